import { Download } from "lucide-react";
import Link from "next/link";
import { Card, CardHeading } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDay, formatQuantity } from "@/lib/domain/format";
import { METRICS } from "@/lib/domain/metric";
import { PORTFOLIO_METRICS, type PortfolioReport, type PortfolioRequest } from "@/lib/domain/portfolio";
import { OWN_PLACE, type PortfolioPlace, toPortfolioHref } from "@/lib/domain/portfolio-address";
import { formatPeriod } from "@/lib/domain/summary";
import { Note, NoteFacts } from "./note";
import { PortfolioFilter, PortfolioPages } from "./portfolio-controls";
import { PortfolioTable } from "./portfolio-table";

type PortfolioProps = {
  readonly report: PortfolioReport;
  readonly request: PortfolioRequest;
  readonly place?: PortfolioPlace;
};

/** Profiles side by side, the unusual ones first: all of the workspace, or those of a shared page. */
export function Portfolio({ report, request, place = OWN_PLACE }: PortfolioProps) {
  return (
    <Card aria-labelledby="profiles-title">
      <CardHeading
        id="profiles-title"
        title={
          request.search.trim() === "" && request.tag === null
            ? formatQuantity(report.profiles, "profile", "profiles")
            : `${report.matching} of ${formatQuantity(report.profiles, "profile", "profiles")}`
        }
        hint="A figure is unusual when its change lies outside the profile’s own usual swing. A change rests on the days named below that of the views, unless another number stands with it. What is not known stands last, whatever the order."
        actions={
          <>
            {place.shared ? null : <FiguresNote />}
            <UnusualFirst request={request} path={place.path} />
            {place.downloadPath === null ? null : (
              <a
                href={toPortfolioHref(request, {}, place.downloadPath)}
                download
                aria-label="All of these profiles as CSV"
                title="All of these profiles as CSV"
                className="no-print grid size-8 place-items-center rounded-control border border-line text-muted hover:bg-sunken hover:text-ink"
              >
                <Download aria-hidden className="size-4" />
              </a>
            )}
          </>
        }
      />
      <div className="no-print mb-2 border-t border-line pt-3">
        <PortfolioFilter request={request} tags={report.tags} place={place} />
      </div>
      {report.rows.length === 0 ? (
        <EmptyState title="No profile matches" level={3}>
          <Link
            prefetch={false}
            href={toPortfolioHref(request, { search: "", tag: null }, place.path)}
            className="font-semibold text-accent underline"
          >
            Show all {report.profiles} profiles
          </Link>
        </EmptyState>
      ) : (
        <>
          <PortfolioTable rows={report.rows} request={request} place={place} newestDay={report.newestDay} />
          <p className="no-print mt-2 text-sm text-muted xl:hidden">
            {place.downloadPath === null
              ? "A wider screen tells more of each profile."
              : "A wider screen, or the CSV, tells more of each profile."}
          </p>
          {place.shared && report.page.of === 1 ? null : (
            <PortfolioPages page={report.page} matching={report.matching} request={request} place={place} />
          )}
        </>
      )}
    </Card>
  );
}

function FiguresNote() {
  return (
    <Note id="portfolio-formula" label="The figures of each profile">
      <p>
        As on the Overview of each profile, over the days to its own newest day and compared on the days that
        are known in both periods. Days missing and files stand there, one press on the handle away.
      </p>
      <NoteFacts
        facts={PORTFOLIO_METRICS.map((metric) => ({
          name: METRICS[metric].label,
          text: METRICS[metric].formula,
        }))}
      />
    </Note>
  );
}

/** Which days the figures are of; `standing` in place of the newest data where they stand still. */
export function PortfolioLine({
  report,
  request,
  standing = null,
}: Omit<PortfolioProps, "place"> & { readonly standing?: string | null }) {
  const newest = report.newestDay === null ? null : `newest data ${formatDay(report.newestDay)}`;
  const said = standing ?? newest;
  return (
    <p className="mt-1.5 text-muted max-sm:text-sm">
      The {request.window} days to each profile’s newest day, compared with{" "}
      {formatPeriod(request.compare, request.window)}
      {said === null ? null : ` · ${said}`}
    </p>
  );
}

function UnusualFirst({ request, path }: { readonly request: PortfolioRequest; readonly path: string }) {
  const here = request.sort === "unusual" && !request.ascending;
  return (
    <Link
      prefetch={false}
      href={toPortfolioHref(request, { sort: "unusual", ascending: false }, path)}
      scroll={false}
      aria-current={here ? "true" : undefined}
      className={classNames(
        "inline-flex min-h-8 items-center rounded-control border px-3 text-sm font-semibold",
        here ? "border-accent bg-accent-soft" : "border-line hover:bg-sunken",
      )}
    >
      Unusual first
    </Link>
  );
}
