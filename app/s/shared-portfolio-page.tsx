import { PageHeader } from "@/components/board/page-header";
import { Portfolio, PortfolioLine } from "@/components/board/portfolio";
import { PortfolioWindow } from "@/components/board/portfolio-window";
import type { SharedBrand } from "@/components/links/brand-sign";
import { SharedFrame } from "@/components/links/shared-frame";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Query } from "@/lib/domain/address";
import { getBranding } from "@/lib/links/branding";
import type { OpenedLink, OpenedPortfolio } from "@/lib/links/open-link";
import { countOpenAfterwards } from "./count-open";
import { toStanding } from "./shared-address";
import { readSharedPortfolio, toSharedPlace, toSharedRequest } from "./shared-portfolio";

type Props = {
  readonly link: OpenedPortfolio;
  readonly token: string;
  readonly query: Query;
};

/** The profiles of a portfolio link, a row each, as behind sign-in but for what only the house may see. */
export async function SharedPortfolio({ link, token, query }: Props) {
  await countOpenAfterwards(link);
  const root = `/s/${token}`;
  const request = toSharedRequest(link, query);
  const report = await readSharedPortfolio(link, request);
  const { windowFixed, message } = link.stored;
  return (
    <SharedFrame
      title={link.title}
      handle={null}
      sections={[]}
      current={null}
      standing={toFooter(link)}
      brand={await toBrand(link.scope, root)}
    >
      {message === null ? null : <SharedMessage text={message} />}
      <PageHeader
        title="Profiles"
        actions={windowFixed ? null : <PortfolioWindow request={request} path={root} />}
      >
        <PortfolioLine report={report} request={request} standing={toStanding(link)} />
      </PageHeader>
      {report.profiles === 0 ? (
        <Card>
          <EmptyState title="No profile is shown at the moment" level={2}>
            Whoever sent you this link decides which profiles stand here.
          </EmptyState>
        </Card>
      ) : (
        <Portfolio report={report} request={request} place={toSharedPlace(link, root)} />
      )}
    </SharedFrame>
  );
}

export async function toBrand(
  scope: OpenedLink["scope"] | OpenedPortfolio["scope"],
  root: string,
): Promise<SharedBrand> {
  const { name, color, ink, hasLogo } = await getBranding(scope);
  return { name, color, ink, logo: hasLogo ? `${root}/logo` : null };
}

/** Which of the footers says how new the figures are. */
export function toFooter({ stored }: Pick<OpenedLink, "stored">): "pinned" | "as-of" | "live" {
  if (stored.pinnedAt !== null) return "pinned";
  return stored.asOf !== null ? "as-of" : "live";
}

/** What the owner says about the figures. */
export function SharedMessage({ text }: { readonly text: string }) {
  return (
    <p className="mb-4 max-w-[70ch] whitespace-pre-line text-pretty">
      <bdi>{text}</bdi>
    </p>
  );
}
