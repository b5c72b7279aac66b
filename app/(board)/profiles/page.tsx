import type { Metadata } from "next";
import { FirstRun } from "@/components/board/first-run";
import { PageHeader } from "@/components/board/page-header";
import { Portfolio, PortfolioLine } from "@/components/board/portfolio";
import { PortfolioWindow } from "@/components/board/portfolio-window";
import { requireSession } from "@/lib/accounts/session";
import type { Query } from "@/lib/domain/address";
import { parsePortfolioAddress } from "@/lib/domain/portfolio-address";
import { getPortfolio } from "@/lib/reports/portfolio";
import { mayEnter } from "../entering";

export const metadata: Metadata = { title: "All profiles" };

/** Every profile of the workspace. A share link never leads here: it is one profile's. */
export default async function ProfilesPage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const { scope, editor } = await requireSession();
  const request = parsePortfolioAddress(await searchParams);
  const report = await getPortfolio(scope, request);
  if (report.profiles === 0) {
    return (
      <>
        <PageHeader title="All profiles" />
        <FirstRun sample={mayEnter({ editor })} />
      </>
    );
  }
  return (
    <>
      <PageHeader title="All profiles" actions={<PortfolioWindow request={request} />}>
        <PortfolioLine report={report} request={request} />
      </PageHeader>
      <Portfolio report={report} request={request} />
    </>
  );
}
