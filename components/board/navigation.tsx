"use client";

import {
  CalendarDays,
  ChartLine,
  Ellipsis,
  Import,
  Link2,
  Megaphone,
  Settings,
  SquarePlay,
  Users,
} from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Menu } from "@/components/ui/menu";
import { LinkPending } from "@/components/ui/pending-bar";
import { DEFAULT_ADDRESS, parseAddress, toHref } from "@/lib/domain/address";

type Destination = { readonly path: string; readonly label: string; readonly Icon: typeof Users };

const SECTIONS: readonly Destination[] = [
  { path: "/overview", label: "Overview", Icon: ChartLine },
  { path: "/content", label: "Content", Icon: SquarePlay },
  { path: "/followers", label: "Followers", Icon: Users },
];
const CAMPAIGNS: Destination = { path: "/campaigns", label: "Campaigns", Icon: Megaphone };
const FILES: readonly Destination[] = [
  { path: "/imports", label: "Imports", Icon: Import },
  { path: "/coverage", label: "Coverage", Icon: CalendarDays },
];
const LINKS: readonly Destination[] = [{ path: "/links", label: "Links", Icon: Link2 }];
const SETTINGS: Destination = { path: "/settings", label: "Settings", Icon: Settings };
const IN_BAR: readonly Destination[] = [...SECTIONS, ...FILES.slice(0, 1)];
const IN_MORE: readonly Destination[] = [CAMPAIGNS, ...FILES.slice(1), ...LINKS, SETTINGS];

/** Links keep the profile, the window and the comparison; sorting and searching stay behind. */
function useDestinations() {
  const pathname = usePathname();
  const query = Object.fromEntries(useSearchParams());
  const { profile, window, asOf, compare } = parseAddress(query);
  return {
    href: (path: string) => toHref(path, { ...DEFAULT_ADDRESS, profile, window, asOf, compare }),
    isHere: (path: string) => pathname === path || pathname.startsWith(`${path}/`),
  };
}

function Group({ title, items }: { readonly title?: string; readonly items: readonly Destination[] }) {
  const { href, isHere } = useDestinations();
  return (
    <div>
      {title ? (
        <p className="px-2.5 pt-4 pb-1 text-[0.6875rem] tracking-[0.08em] text-muted uppercase">{title}</p>
      ) : null}
      <ul className="flex flex-col gap-0.5">
        {items.map(({ path, label, Icon }) => (
          <li key={path}>
            <Link
              prefetch={false}
              href={href(path)}
              aria-current={isHere(path) ? "page" : undefined}
              className={classNames(
                "flex items-center gap-2.5 rounded-lg px-2.5 py-[7px]",
                isHere(path)
                  ? "bg-accent-soft font-semibold text-ink"
                  : "text-muted hover:bg-sunken hover:text-ink",
              )}
            >
              <Icon aria-hidden className="size-[17px] shrink-0" strokeWidth={1.9} />
              {label}
              <LinkPending />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The column at the side, from tablet width on. */
export function SideNavigation({ foot }: { readonly foot: ReactNode }) {
  return (
    <nav aria-label="Main" className="flex flex-1 flex-col">
      <Group items={[...SECTIONS, CAMPAIGNS]} />
      <Group title="Data" items={FILES} />
      <Group title="Share" items={LINKS} />
      <div className="min-h-6 flex-1" />
      <Group items={[SETTINGS]} />
      {foot}
    </nav>
  );
}

/** The bar at the bottom of a phone: within reach of a thumb. */
export function BottomNavigation({ foot }: { readonly foot: ReactNode }) {
  const { href, isHere } = useDestinations();
  const moreHere = IN_MORE.some(({ path }) => isHere(path));
  return (
    <nav
      aria-label="Main"
      className="no-print fixed inset-x-0 bottom-0 z-20 grid grid-cols-5 border-t border-line bg-card pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {IN_BAR.map(({ path, label, Icon }) => (
        <Link
          prefetch={false}
          key={path}
          href={href(path)}
          aria-current={isHere(path) ? "page" : undefined}
          className={classNames(TAB, isHere(path) ? TAB_HERE : "text-muted")}
        >
          <Icon aria-hidden className="size-5" strokeWidth={1.9} />
          {label}
          <LinkPending />
        </Link>
      ))}
      <Menu
        label={
          <>
            <Ellipsis aria-hidden className="size-5" strokeWidth={1.9} />
            More
          </>
        }
        align="end"
        side="above"
        chevron={false}
        triggerClassName={classNames(TAB, moreHere ? TAB_HERE : "text-muted")}
      >
        <Group items={IN_MORE} />
        {foot}
      </Menu>
    </nav>
  );
}

const TAB = "flex min-h-14 flex-col items-center justify-center gap-0.5 text-[0.6875rem] -outline-offset-2";
const TAB_HERE = "font-semibold text-accent-strong";
