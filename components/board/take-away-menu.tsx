import { Download } from "lucide-react";
import { Menu } from "@/components/ui/menu";
import type { Address } from "@/lib/domain/address";
import { isOwnPath, toOwnReportHref, toReportHref } from "@/lib/domain/download";
import { PrintButton } from "./print-button";

const ROW = "block w-full rounded-lg px-2.5 py-1.5 text-left hover:bg-sunken";

type TakeAwayMenuProps = {
  /** Of the page: a shared page has a file of its own. */
  readonly path: string;
  readonly address: Address;
};

/** Takes the whole of what an address shows along: as one file, or on paper. */
export function TakeAwayMenu({ path, address }: TakeAwayMenuProps) {
  const own = isOwnPath(path);
  return (
    <Menu
      label={<Download aria-hidden className="size-[17px]" />}
      name="Take it away"
      align="end"
      chevron={false}
      className="no-print"
      triggerClassName="grid size-9 place-items-center rounded-control border border-line bg-card hover:bg-sunken"
    >
      <ul>
        <li>
          <a href={toReportHref(path, address)} download className={ROW}>
            <span className="block font-semibold">Report as one HTML file</span>
            <span className="block text-sm text-muted">
              {own
                ? "Made to be sent on: what a link would show. Opens without network, anywhere."
                : "Every chart and table of this period. Opens without network, anywhere."}
            </span>
          </a>
        </li>
        {own ? (
          <li>
            <a href={toOwnReportHref(path, address)} download className={ROW}>
              <span className="block font-semibold">The same for ourselves</span>
              <span className="block text-sm text-muted">With goals, the outlook and private notes.</span>
            </a>
          </li>
        ) : null}
        <li>
          <PrintButton className={ROW} />
        </li>
      </ul>
    </Menu>
  );
}
