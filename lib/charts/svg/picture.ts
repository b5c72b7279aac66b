/** The light colours of app/globals.css, written out: a picture that leaves the page takes no style sheet along. No two are alike. */
export const COLOURS = {
  card: "#ffffff",
  ink: "#1b1a17",
  muted: "#69655d",
  line: "#e8e4dc",
  field: "#8d877b",
  accent: "#0f766e",
  previous: "#938c7f",
  down: "#a8471f",
  gap: "#e6dfd1",
  sunken: "#f5f2ec",
  heat: ["#e9f1ee", "#cfe8e3", "#9fd2c9", "#5fb3a7", "#23897f", "#0b5d56"],
} as const;

/** The dark values of the same, for what follows its reader's theme. */
export const DARK_COLOURS = {
  card: "#1d1c1a",
  ink: "#f1efe9",
  muted: "#aaa599",
  line: "#302e2a",
  field: "#7a756a",
  accent: "#4fd1bf",
  previous: "#7f796d",
  down: "#f0966b",
  gap: "#3b3731",
  sunken: "#191816",
  heat: ["#1e2b29", "#17393a", "#1a5450", "#23776f", "#34a497", "#6fe3d3"],
} as const satisfies Readonly<Record<keyof typeof COLOURS, string | readonly string[]>>;

/** Of every picture that stands alone, in pixels. */
const WIDTH = 960;
const MARGIN = 24;

/** What a drawing is drawn on, in pixels. */
export type Canvas = {
  readonly width: number;
  /** At the left and at the right. */
  readonly margin: number;
  /** Height of a day chart between its highest and its lowest value. */
  readonly plot: number;
  /** false where the words of notes stand beside the drawing. */
  readonly hasNoteWords: boolean;
};

export const PICTURE: Canvas = { width: WIDTH, margin: MARGIN, plot: 300, hasNoteWords: true };
/** Below this a drawing is for a phone and leaves out every second label. */
export const NARROW_BELOW = 420;

/** What stands around a drawing, so that it speaks for itself. */
export type Caption = {
  readonly title: string;
  /** What it shows, in a sentence or three. */
  readonly summary: string;
  /** Whose, which days, how much of them is known, from where. */
  readonly source: string;
};

export type Drawing = { readonly height: number; readonly body: string };

const TITLE_SIZE = 20;
const TEXT_SIZE = 13;
const LINE_HEIGHT = 19;
/** Of the summary and of the source, at 13 pixels on 912; a letter is 6.4 wide on average. */
const LETTERS_PER_LINE = 138;

/** A whole SVG file: title, sentence, drawing, source. Colours and type are in it, so that it looks the same wherever it is opened. */
export function toSvgFile({ title, summary, source }: Caption, { height, body }: Drawing): string {
  const above = wrap(summary);
  const below = wrap(source);
  const top = MARGIN + TITLE_SIZE + 6 + above.length * LINE_HEIGHT + 14;
  const total = top + height + 12 + below.length * LINE_HEIGHT + MARGIN - 6;
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${total}" viewBox="0 0 ${WIDTH} ${total}" role="img" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif">`,
    `<title>${escapeXml(title)}</title><desc>${escapeXml(`${summary} ${source}`)}</desc>`,
    `<rect width="${WIDTH}" height="${total}" fill="${COLOURS.card}"/>`,
    text({ x: MARGIN, y: MARGIN + TITLE_SIZE - 4, size: TITLE_SIZE, weight: 650 }, title),
    ...above.map((line, index) =>
      text(
        { x: MARGIN, y: MARGIN + TITLE_SIZE + 6 + (index + 1) * LINE_HEIGHT - 4, fill: COLOURS.muted },
        line,
      ),
    ),
    `<g transform="translate(0 ${top})">${body}</g>`,
    ...below.map((line, index) =>
      text(
        { x: MARGIN, y: top + height + 12 + (index + 1) * LINE_HEIGHT - 4, size: 12, fill: COLOURS.muted },
        line,
      ),
    ),
    `</svg>\n`,
  ].join("\n");
}

type TextStyle = {
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly weight?: number;
  readonly fill?: string;
  readonly anchor?: "start" | "middle" | "end";
};

export function text(
  { x, y, size = TEXT_SIZE, weight = 400, fill = COLOURS.ink, anchor = "start" }: TextStyle,
  content: string,
): string {
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escapeXml(content)}</text>`;
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Signs that XML 1.0 does not have are left out: a caption may hold anything. */
export function escapeXml(content: string): string {
  return content
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function wrap(content: string): string[] {
  const lines: string[] = [];
  for (const word of content.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LETTERS_PER_LINE)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
