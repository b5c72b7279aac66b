import { Check } from "lucide-react";
import Link from "next/link";
import { SampleBadge } from "@/components/sample/sample-badge";
import { classNames } from "@/components/ui/class-names";
import { Menu } from "@/components/ui/menu";
import { LinkPending } from "@/components/ui/pending-bar";
import { type Address, toHref } from "@/lib/domain/address";
import type { Handle } from "@/lib/domain/handle";
import { parsePortfolioAddress, toPortfolioHref } from "@/lib/domain/portfolio-address";

type ProfileChoice = { readonly handle: Handle; readonly name: string | null };

type ProfilePickerProps = {
  readonly path: string;
  readonly address: Address;
  readonly current: Handle;
  readonly profiles: readonly ProfileChoice[];
};

/** Every profile of the workspace as a link to the same page. With one profile it is only its name. */
export function ProfilePicker({ path, address, current, profiles }: ProfilePickerProps) {
  if (profiles.length < 2) {
    return (
      <span className="inline-flex min-h-9 max-w-full items-center truncate rounded-control border border-line bg-card px-3 font-semibold">
        <bdi>@{current}</bdi>
      </span>
    );
  }
  return (
    <Menu name={`Profile @${current}`} label={<bdi className="truncate">@{current}</bdi>}>
      <ul className="max-h-[60vh] overflow-y-auto">
        {profiles.map(({ handle, name }) => (
          <li key={handle}>
            <Link
              prefetch={false}
              href={toHref(path, address, { profile: handle, asOf: null, search: "" })}
              aria-current={handle === current ? "true" : undefined}
              className="flex items-center gap-2 rounded-lg px-2.5 py-1.5 hover:bg-sunken"
            >
              <span className="min-w-0 flex-1">
                <bdi className={classNames("block truncate", handle === current && "font-semibold")}>
                  @{handle}
                </bdi>
                {name ? <bdi className="block truncate text-sm text-muted">{name}</bdi> : null}
              </span>
              <SampleBadge handle={handle} />
              <LinkPending />
              {handle === current ? <Check aria-hidden className="size-4 text-accent" /> : null}
            </Link>
          </li>
        ))}
      </ul>
      <Link
        prefetch={false}
        href={toPortfolioHref({
          ...parsePortfolioAddress({}),
          window: address.window,
          compare: address.compare,
        })}
        className="mt-1 flex items-center gap-2 border-t border-line px-2.5 pt-2.5 pb-1.5 font-semibold text-accent-strong hover:underline"
      >
        All profiles
        <LinkPending />
      </Link>
    </Menu>
  );
}
