import { Download } from "lucide-react";
import { Menu } from "@/components/ui/menu";
import { PictureButton } from "./picture-button";

type FileMenuProps = {
  readonly name: string;
  readonly files: readonly { readonly href: string; readonly label: string }[];
  /** Where a drawing is that can be had as PNG, too; absent without one. */
  readonly picture?: string;
};

const ROW = "block w-full rounded-lg px-2.5 py-1.5 text-left text-sm text-ink hover:bg-sunken";

/** Files to take away, each by its own address. */
export function FileMenu({ name, files, picture }: FileMenuProps) {
  return (
    <Menu
      label={<Download aria-hidden className="size-4" />}
      name={name}
      align="end"
      chevron={false}
      className="no-print text-base font-normal tracking-normal"
      triggerClassName="grid size-7 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink"
    >
      <ul>
        {files.map(({ href, label }) => (
          <li key={href}>
            <a href={href} download className={ROW}>
              {label}
            </a>
          </li>
        ))}
        {picture === undefined ? null : (
          <li>
            <PictureButton href={picture} className={ROW} />
          </li>
        )}
      </ul>
    </Menu>
  );
}
