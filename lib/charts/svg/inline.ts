import { COLOURS, type Drawing, escapeXml } from "./picture";

type Inline = {
  /** Unique in the document; names the hatching. */
  readonly id: string;
  readonly width: number;
  /** What people who do not see it are told; null where the text around it says the same. */
  readonly label: string | null;
  readonly className: string;
};

const FLAT = Object.entries(COLOURS).flatMap(([name, value]): readonly (readonly [string, string])[] =>
  typeof value === "string"
    ? [[value, name]]
    : value.map((step, index): readonly [string, string] => [step, `${name}-${index}`]),
);
const VARIABLES: ReadonlyMap<string, string> = new Map(FLAT);

/**
 * A drawing as part of a page of HTML: its colours become that page's variables (`--accent`, `--heat-0`), so that it follows light and dark.
 * Texts cannot hold what is replaced, because their quotes are escaped.
 */
export function toInlineSvg({ height, body }: Drawing, { id, width, label, className }: Inline): string {
  const painted = body
    .replace(/(fill|stroke)="(#[0-9a-f]{6})"/g, (whole, attribute: string, colour: string) =>
      VARIABLES.has(colour) ? `${attribute}="var(--${VARIABLES.get(colour)})"` : whole,
    )
    .replaceAll('id="gap"', `id="${id}-gap"`)
    .replaceAll('"url(#gap)"', `"url(#${id}-gap)"`);
  const spoken = label === null ? 'aria-hidden="true"' : `role="img" aria-label="${escapeXml(label)}"`;
  return `<svg class="${className}" viewBox="0 0 ${width} ${height}" ${spoken}>${painted}</svg>`;
}
