import { Download } from "lucide-react";
import { Menu } from "@/components/ui/menu";
import type { Address } from "@/lib/domain/address";
import { DOWNLOADS, toDownloadHref, type Wanted } from "@/lib/domain/download";
import type { Section } from "@/lib/domain/report";
import { PictureButton } from "./picture-button";

/** A table or chart, by its name in the address of a download. */
type Taken = {
  [S in Section]: { readonly section: S; readonly name: keyof (typeof DOWNLOADS)[S] };
}[Section];

type DownloadMenuProps = {
  readonly file: Taken;
  /** Of the card, for people who do not see which one it is. */
  readonly title: string;
  /** The page that shows it: a shared page has downloads of its own. */
  readonly path: string;
  readonly address: Address;
  /** A second table that has no card of its own, with the words for it. */
  readonly also?: { readonly file: Taken; readonly label: string };
};

const ROW = "block w-full rounded-lg px-2.5 py-1.5 text-left text-sm text-ink hover:bg-sunken";

/** Takes what a card shows away, as a table and as a picture. */
export function DownloadMenu({ file, title, path, address, also }: DownloadMenuProps) {
  return (
    <Menu
      label={<Download aria-hidden className="size-4" />}
      name={`Download: ${title}`}
      align="end"
      chevron={false}
      className="no-print text-base font-normal tracking-normal"
      triggerClassName="grid size-7 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink"
    >
      <ul>
        <Rows file={file} table="Table" chart="Chart" path={path} address={address} />
        {also === undefined ? null : (
          <Rows file={also.file} table={also.label} chart={also.label} path={path} address={address} />
        )}
      </ul>
    </Menu>
  );
}

type RowsProps = Pick<DownloadMenuProps, "file" | "path" | "address"> & {
  readonly table: string;
  readonly chart: string;
};

function Rows({ file, table, chart, path, address }: RowsProps) {
  const formats: readonly string[] =
    (DOWNLOADS[file.section] as Record<string, readonly string[]>)[file.name] ?? [];
  const hrefOf = (format: "csv" | "svg") => toDownloadHref(path, { ...file, format } as Wanted, address);
  return (
    <>
      <li>
        <a href={hrefOf("csv")} download className={ROW}>
          {table} as CSV
        </a>
      </li>
      {formats.includes("svg") ? (
        <>
          <li>
            <a href={hrefOf("svg")} download className={ROW}>
              {chart} as SVG
            </a>
          </li>
          <li>
            <PictureButton href={hrefOf("svg")} className={ROW} name={chart} />
          </li>
        </>
      ) : null}
    </>
  );
}
