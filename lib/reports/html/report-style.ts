import { COLOURS, DARK_COLOURS } from "@/lib/charts/svg/picture";

/** Those of app/globals.css that no drawing needs. */
const PAGE = {
  light: { page: "#fbfaf8", up: "#0f766e", soft: "#d7efeb", warn: "#7d5700", "warn-soft": "#fdf3d8" },
  dark: { page: "#151513", up: "#4fd1bf", soft: "#123b37", warn: "#f2c14e", "warn-soft": "#3a2f12" },
} as const;

/** The style sheet of a report: light, dark by the reader's own setting, and light again on paper. */
export const REPORT_STYLE: string = [
  `:root{color-scheme:light dark;${declare({ ...COLOURS, ...PAGE.light })}}`,
  `@media screen and (prefers-color-scheme:dark){:root{${declare({ ...DARK_COLOURS, ...PAGE.dark })}}}`,
  `*{box-sizing:border-box}`,
  `html{background:var(--page);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums;text-size-adjust:100%}`,
  `body{max-width:1120px;margin:0 auto;padding:24px 28px 48px}`,
  `h1,h2,h3,p,dl,dd,ol,figure{margin:0}ol{padding:0;list-style:none}`,
  `h1{font-size:26px;line-height:1.2;letter-spacing:-.02em}`,
  `h2{margin:36px 0 12px;font-size:20px;letter-spacing:-.02em}`,
  `h3{font-size:16px}h3.small{font-size:13px;font-weight:400}`,
  `a{color:inherit;text-decoration-color:var(--field);text-underline-offset:2px}a:hover{color:var(--accent)}`,
  `:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}`,
  `.muted{color:var(--muted)}.small{font-size:13px}.strong{font-weight:650}.up{color:var(--up);font-weight:600}.down{color:var(--down);font-weight:600}`,
  `header{padding-bottom:16px;border-bottom:1px solid var(--line)}`,
  `header .line{margin-top:6px;color:var(--muted)}header .message{max-width:70ch;margin-top:14px;white-space:pre-line}`,
  `.brand{display:flex;align-items:center;gap:8px;margin-bottom:14px;font-weight:650}`,
  `.badge{display:inline-block;padding:1px 9px;border-radius:99px;background:var(--warn-soft);color:var(--warn);font-size:13px;font-weight:600}`,
  `nav{margin-top:14px}nav a{display:inline-block;margin-right:6px;padding:5px 13px;border-radius:8px;background:var(--soft);color:var(--ink);font-weight:600;text-decoration:none}`,
  `.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:10px;margin-bottom:12px}`,
  `.card,.tile{min-width:0;border:1px solid var(--line);border-radius:12px;background:var(--card)}`,
  `.tile{padding:11px 14px}.tile .value{font-size:25px;font-weight:650;line-height:1.25;letter-spacing:-.03em}.tile svg{display:block;width:100%;max-width:190px;height:auto;margin-top:4px}`,
  `.cards{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:12px}.card{padding:15px 18px 16px}.wide{grid-column:1/-1}`,
  `.card>p.hint{margin:2px 0 12px;color:var(--muted);font-size:13.5px;text-wrap:pretty}`,
  `.card svg{display:block;width:100%;height:auto;overflow:visible;font-family:inherit}svg.narrow{display:none}`,
  `.scroll{overflow-x:auto}table{width:100%;border-collapse:collapse;font-size:14px}caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}`,
  `th,td{padding:8px;border-bottom:1px solid var(--line);text-align:right;vertical-align:top;white-space:nowrap}th{font-weight:400}thead th{color:var(--muted);font-size:13px;vertical-align:bottom}th:first-child,td.text,th.text{text-align:left}tbody tr:last-child>*{border-bottom:0}tbody th{min-width:11em;white-space:normal}td.text{min-width:12em;white-space:normal}`,
  `details{margin-top:10px;font-size:13.5px}summary{width:fit-content;cursor:pointer;color:var(--accent);font-weight:600}details[open]>summary{margin-bottom:8px}`,
  `dl.facts{display:grid;grid-template-columns:8.5em 1fr;gap:4px 12px;margin-top:8px}dl.facts dt{color:var(--muted)}`,
  `.item{padding:9px 0;border-top:1px solid var(--line);font-size:14px}.item .head{display:flex;justify-content:space-between;gap:12px}.rank{display:inline-block;width:1.8em;color:var(--muted)}bdi{overflow-wrap:anywhere}`,
  `footer{margin-top:32px;padding-top:14px;border-top:1px solid var(--line);color:var(--muted);font-size:13px}footer p+p{margin-top:4px}`,
  `@media (max-width:760px){.cards{grid-template-columns:minmax(0,1fr)}}`,
  `@media screen and (max-width:560px){body{padding:16px 14px 40px}.tiles{grid-template-columns:1fr 1fr}.card{padding:13px 14px}svg.wide{display:none}svg.narrow{display:block}.card svg.narrow{display:block}.card svg.wide{display:none}dl.facts{grid-template-columns:1fr}dl.facts dd{margin-bottom:6px}}`,
  `@media print{@page{margin:14mm}html{background:#fff;font-size:10pt;print-color-adjust:exact}body{max-width:none;padding:0}nav,details{display:none}.card,.tile,tr{break-inside:avoid}h2,h3{break-after:avoid}.scroll{overflow:visible}td{white-space:normal}a{text-decoration:none}table{font-size:9pt}.tiles{grid-template-columns:repeat(6,1fr)}.tile .value{font-size:16pt}.tile{padding:8px 10px}}`,
].join("\n");

function declare(colours: Readonly<Record<string, string | readonly string[]>>): string {
  return Object.entries(colours)
    .flatMap(([name, value]) =>
      typeof value === "string"
        ? [`--${name}:${value}`]
        : value.map((step, index) => `--${name}-${index}:${step}`),
    )
    .join(";");
}
