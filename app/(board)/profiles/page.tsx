import { Share2 } from "lucide-react";
import type { Metadata } from "next";
import { FirstRun } from "@/components/board/first-run";
import { PageHeader } from "@/components/board/page-header";
import { Portfolio, PortfolioLine } from "@/components/board/portfolio";
import { PortfolioWindow } from "@/components/board/portfolio-window";
import { ButtonLink } from "@/components/ui/button";
import { requireSession } from "@/lib/accounts/session";
import type { Query } from "@/lib/domain/address";
import { parsePortfolioAddress } from "@/lib/domain/portfolio-address";
import { mayShare } from "@/lib/links/link";
import { getPortfolio } from "@/lib/reports/portfolio";
import { mayEnter } from "../entering";

export const metadata: Metadata = { title: "All profiles" };

/** Every profile of the workspace. */
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
      <PageHeader
        title="All profiles"
        actions={
          <>
            <PortfolioWindow request={request} />
            {mayShare(scope) && report.profiles > 1 ? (
              <ButtonLink look="primary" href={`/links?shows=all&window=${request.window}#new-link-title`}>
                <Share2 aria-hidden className="size-4" />
                Share
              </ButtonLink>
            ) : null}
          </>
        }
      >
        <PortfolioLine report={report} request={request} />
      </PageHeader>
      <Portfolio report={report} request={request} />
    </>
  );
}
