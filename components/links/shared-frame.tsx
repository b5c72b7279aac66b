import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { SampleBadge } from "@/components/sample/sample-badge";
import { classNames } from "@/components/ui/class-names";
import { currentLocale } from "@/lib/domain/locale";
import type { Section } from "@/lib/domain/report";
import { BrandSign, type SharedBrand } from "./brand-sign";

type SharedFrameProps = {
  readonly title: string;
  /** Whose figures these are; null: of many profiles. */
  readonly handle: string | null;
  /** From one profile back to all of the link; null: there is nothing else. */
  readonly backHref?: string | null;
  readonly sections: readonly { readonly name: Section; readonly title: string; readonly href: string }[];
  /** null: none of them. */
  readonly current: Section | null;
  /** `live`: with the newest data; `as-of`: up to a day; `pinned`: as it was kept. */
  readonly standing: "live" | "as-of" | "pinned";
  readonly brand: SharedBrand;
  readonly children: ReactNode;
};

const FOOTERS = {
  live: "Read-only, and always with the newest data that was imported.",
  "as-of": "Read-only, and always up to the same day; what is known of these days may still be corrected.",
  pinned: "Read-only, and kept as it was: later imports change nothing here.",
} as const;

/** Around a shared dashboard: whose it is and its sections. Nothing leads to a page behind sign-in. */
export function SharedFrame(props: SharedFrameProps) {
  const { title, handle, backHref = null, sections, current, standing, brand, children } = props;
  return (
    <div
      data-locale={currentLocale()}
      className="mx-auto w-full max-w-[1240px] px-4 pt-4 pb-12 sm:px-7 xl:max-w-[1400px]"
    >
      <a
        href="#main"
        className="skip-link rounded-control bg-accent px-4 py-2 font-semibold text-accent-ink shadow-pop"
      >
        Skip to content
      </a>
      {brand.color === null ? null : (
        <div
          aria-hidden
          style={{ backgroundColor: brand.color }}
          className="-mx-4 -mt-4 mb-4 h-1.5 sm:-mx-7 [print-color-adjust:exact] print:mx-0 print:mt-0"
        />
      )}
      <header className="mb-5 flex flex-wrap items-center gap-x-6 gap-y-3 border-b border-line pb-3.5">
        <div className="flex min-w-0 items-center gap-3">
          <BrandSign brand={brand} />
          <div className="min-w-0">
            <p className="line-clamp-3 leading-tight font-semibold text-balance wrap-anywhere">
              <bdi>{title}</bdi>
            </p>
            <p className="text-sm text-muted wrap-anywhere">
              {brand.name === null ? "Shared dashboard" : <bdi>{brand.name}</bdi>}
              {handle === null || title === `@${handle}` ? null : (
                <>
                  {" · "}
                  <bdi>@{handle}</bdi>
                </>
              )}
            </p>
          </div>
        </div>
        {handle === null ? null : <SampleBadge handle={handle} />}
        {backHref === null ? null : (
          <Link
            href={backHref}
            prefetch={false}
            className="no-print inline-flex min-h-9 items-center gap-1 rounded-control border border-line bg-card px-3 font-semibold hover:bg-sunken"
          >
            <ChevronLeft aria-hidden className="size-4" /> Profiles
          </Link>
        )}
        {sections.length > 1 ? <SectionLinks sections={sections} current={current} /> : null}
      </header>
      <main id="main" tabIndex={-1} className="outline-none">
        {children}
      </main>
      <footer className="mt-8 border-t border-line pt-3.5 text-sm text-muted">
        {brand.name === null ? null : (
          <p className="mb-1.5 flex items-center gap-2.5 font-semibold text-ink">
            <BrandSign brand={brand} />
            <bdi className="min-w-0 wrap-anywhere">{brand.name}</bdi>
          </p>
        )}
        {FOOTERS[standing]} A dash stands for what is not known; it is never a zero.
      </footer>
    </div>
  );
}

function SectionLinks({ sections, current }: Pick<SharedFrameProps, "sections" | "current">) {
  return (
    <nav aria-label="Sections" className="no-print sm:ml-auto">
      <ul className="flex flex-wrap gap-1">
        {sections.map(({ name, title, href }) => (
          <li key={name}>
            <Link
              href={href}
              prefetch={false}
              aria-current={name === current ? "page" : undefined}
              className={classNames(
                "inline-flex min-h-9 items-center rounded-lg px-3",
                name === current
                  ? "bg-accent-soft font-semibold text-ink"
                  : "text-muted hover:bg-sunken hover:text-ink",
              )}
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
