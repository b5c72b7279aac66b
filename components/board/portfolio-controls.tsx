import { ChevronLeft, ChevronRight, Search } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Input, Select } from "@/components/ui/field";
import { formatWhole } from "@/lib/domain/format";
import type { PortfolioReport, PortfolioRequest } from "@/lib/domain/portfolio";
import { type PortfolioPlace, toPortfolioHref, toPortfolioParameters } from "@/lib/domain/portfolio-address";
import type { Comparison } from "@/lib/domain/report";

const COMPARISONS: Readonly<Record<Comparison, string>> = {
  previous: "Previous period",
  weekdays: "Same weekdays",
  year: "Year before",
};
const IN_FORM: ReadonlySet<string> = new Set(["search", "compare", "tag", "page"]);

/** Words to look for and what the windows are compared with, as one form that asks for the page again. */
export function PortfolioFilter({
  request,
  tags,
  place,
}: Pick<PortfolioReport, "tags"> & {
  readonly request: PortfolioRequest;
  readonly place: PortfolioPlace;
}) {
  return (
    <search className="block max-w-2xl">
      <form action={place.path} method="get" className="flex min-w-0 flex-wrap items-center gap-2">
        {toPortfolioParameters(request)
          .filter(([name]) => !IN_FORM.has(name))
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        <Input
          type="search"
          name="search"
          aria-label="Search profiles"
          placeholder="Handle or name"
          defaultValue={request.search}
          maxLength={100}
          className="w-auto! min-w-0 flex-1 basis-36"
        />
        {tags.length === 0 && request.tag === null ? null : (
          <Select name="tag" aria-label="Tag" defaultValue={request.tag ?? ""} className="w-auto!">
            <option value="">All tags</option>
            {request.tag !== null && tags.every(({ tag }) => tag !== request.tag) ? (
              <option value={request.tag}>{request.tag} (0)</option>
            ) : null}
            {tags.map(({ tag, profiles }) => (
              <option key={tag} value={tag}>
                {tag} ({profiles})
              </option>
            ))}
          </Select>
        )}
        {place.compares ? (
          <Select
            name="compare"
            aria-label="Compared with"
            defaultValue={request.compare}
            className="w-auto!"
          >
            {Object.entries(COMPARISONS).map(([compare, label]) => (
              <option key={compare} value={compare}>
                {label}
              </option>
            ))}
          </Select>
        ) : null}
        <Button type="submit" className="px-3">
          <Search aria-hidden className="size-4" />
          Apply
        </Button>
      </form>
    </search>
  );
}

type PagesProps = Pick<PortfolioReport, "page" | "matching"> & {
  readonly request: PortfolioRequest;
  readonly place: PortfolioPlace;
};

/** Which profiles of how many these are, and the way to the others. */
export function PortfolioPages({ page, matching, request, place }: PagesProps) {
  const first = (page.number - 1) * page.size + 1;
  const last = Math.min(page.number * page.size, matching);
  return (
    <nav
      aria-label="Pages"
      className="mt-3 flex flex-wrap items-center gap-2 border-t border-line pt-3 text-sm"
    >
      <p className="mr-auto text-muted">
        {formatWhole(first)}–{formatWhole(last)} of {formatWhole(matching)}
      </p>
      <PageLink request={request} place={place} number={page.number - 1} of={page.of}>
        <ChevronLeft aria-hidden className="size-4" /> Previous
      </PageLink>
      <span className="text-muted">
        Page {formatWhole(page.number)} of {formatWhole(page.of)}
      </span>
      <PageLink request={request} place={place} number={page.number + 1} of={page.of}>
        Next <ChevronRight aria-hidden className="size-4" />
      </PageLink>
    </nav>
  );
}

type PageLinkProps = {
  readonly request: PortfolioRequest;
  readonly place: PortfolioPlace;
  readonly number: number;
  readonly of: number;
  readonly children: React.ReactNode;
};

const PAGE_LINK =
  "no-print inline-flex min-h-8 items-center gap-1 rounded-control border border-line px-2.5 font-semibold";

function PageLink({ request, place, number, of, children }: PageLinkProps) {
  if (number < 1 || number > of) {
    return <span className={classNames(PAGE_LINK, "text-muted")}>{children}</span>;
  }
  return (
    <Link
      prefetch={false}
      href={toPortfolioHref(request, { page: number }, place.path)}
      className={classNames(PAGE_LINK, "bg-card hover:bg-sunken")}
    >
      {children}
    </Link>
  );
}
