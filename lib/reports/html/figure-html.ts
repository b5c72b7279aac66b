import { type ChartModel, toChartModel } from "@/lib/charts/chart-model";
import { drawDays } from "@/lib/charts/svg/day-svg";
import { toInlineSvg } from "@/lib/charts/svg/inline";
import type { Canvas, Drawing } from "@/lib/charts/svg/picture";
import { drawSpark } from "@/lib/charts/svg/spark-svg";
import { formatChange, formatExact, formatMetric, formatSigned } from "@/lib/domain/format";
import type { DailyMetric } from "@/lib/domain/formula";
import { toFormulaFacts } from "@/lib/domain/formula-facts";
import { METRICS } from "@/lib/domain/metric";
import type { Note } from "@/lib/domain/note";
import type { DayMarks } from "@/lib/domain/overview-marks";
import type { Comparison, Figure, SeriesPoint } from "@/lib/domain/report";
import { formatPreviousLine, formatShortPeriod, formatSummary } from "@/lib/domain/summary";
import { type Html, html, NOTHING, trusted } from "./markup";

/** Numbers and days as `locale` writes them; what the periods are compared with. */
export type Manner = { readonly locale: string; readonly compare: Comparison };

const SPARK = { width: 150, height: 28 } as const;
/** For a card of half the page, of the whole page, and for a phone. */
export const HALF: Canvas = { width: 520, margin: 0, plot: 190, hasNoteWords: false };
export const WHOLE: Canvas = { width: 1046, margin: 0, plot: 230, hasNoteWords: false };
const PHONE: Canvas = { width: 330, margin: 0, plot: 170, hasNoteWords: false };

/** A figure that a program reads to the last digit and a person as on the screen; an unknown one has no number. `name` is null within a series. */
export function toNumber(name: string | null, value: number | null, text: string): Html {
  const named = name === null ? NOTHING : html` data-figure="${name}"`;
  return value === null
    ? html`<span class="muted" title="unknown"${named}>–</span>`
    : html`<data value="${value}"${named}>${text}</data>`;
}

/** Value, change and shape of a metric, as the tile of the page has it. */
export function tileHtml(
  name: string,
  figure: Figure,
  { locale, compare, net = null }: Manner & { readonly net?: Figure | null },
): Html {
  const { metric, value, series, coverage, change } = figure;
  const gained = net === null || net.value === null ? null : net.value;
  const text = metric === "netFollowers" ? formatSigned(value, locale) : formatMetric(metric, value, locale);
  const period = formatShortPeriod(compare, coverage.days);
  const spark = drawSpark(
    series.map((point) => point.value),
    SPARK,
  );
  return html`<div class="tile"><h3 class="muted small">${METRICS[metric].label}</h3>
<p class="value">${toNumber(`${name}.value`, value, text)}</p>
<p class="small">${gained === null ? changeHtml(figure, locale) : netHtml(gained, locale)}</p>
<p class="small muted">${gained !== null ? `in ${coverage.days} days` : change.kind === "none" ? period : `vs ${period}`}</p>
${trusted(toInlineSvg(spark, { id: `${name}-spark`, width: SPARK.width, label: null, className: "spark" }))}</div>`;
}

/** Followers tell what was gained and lost, because a percentage of a total hides it. */
function netHtml(net: number, locale: string): Html {
  const direction = net === 0 ? "muted" : net > 0 ? "up" : "down";
  return html`<span class="${direction}">${formatSigned(net, locale)} net</span>`;
}

/** Direction as a sign and a word, the absolute beside a percentage, and on how many days. */
function changeHtml({ value, change, coverage }: Figure, locale: string): Html {
  if (value === null) return html`<span class="muted">unknown in these days</span>`;
  if (change.kind === "none") return html`<span class="muted">no comparison</span>`;
  const { direction, text, absolute } = formatChange(change, locale);
  const partly = change.matchedDays < coverage.days ? ` on ${change.matchedDays} days` : "";
  return html`<span class="${direction}">${text}</span> <span class="muted">${absolute}${partly}</span>`;
}

/** Every figure of a section to the last digit: now, before, how it changed and on how many days that rests. */
export function figuresTable(
  section: string,
  figures: Readonly<Record<string, Figure>>,
  { locale }: Manner,
): Html {
  const rows = Object.entries(figures).map(([key, figure]) => {
    const { metric, value, matchedValue, previous, change, coverage } = figure;
    const name = `${section}.${key}`;
    const cell = (part: string, number: number | null) =>
      html`<td>${toNumber(`${name}.${part}`, number, formatExact(metric, number, locale))}</td>`;
    return html`<tr><th scope="row">${METRICS[metric].label}</th>${cell("value", value)}<td>${coverage.known} of ${coverage.days}</td>${cell("matchedValue", matchedValue)}${cell("previous", previous)}<td>${change.matchedDays} of ${coverage.days}</td><td>${toNumber(`${name}.change`, change.value, formatChange(change, locale).text)}</td></tr>`;
  });
  return html`<section class="card wide"><h3>Every figure</h3>
<p class="hint">Periods are compared day by day, only on days that are known in both; then the figure of those days stands beside the earlier one.</p>
<div class="scroll"><table><caption>Every figure</caption><thead><tr><th scope="col">Figure</th><th scope="col">In these days</th><th scope="col">Days known</th><th scope="col">On compared days</th><th scope="col">Earlier</th><th scope="col">Days compared</th><th scope="col">Change</th></tr></thead>
<tbody>${rows}</tbody></table></div></section>`;
}

type ChartCard = {
  /** Unique in the document. */
  readonly name: string;
  readonly metric: DailyMetric;
  readonly series: readonly SeriesPoint[];
  /** null where nothing is compared: then there is a sentence of its own. */
  readonly figure: Figure | null;
  readonly summary?: string;
  readonly posts?: readonly { readonly publishedOn: SeriesPoint["day"]; readonly title: string }[];
  /** Flags above the days; their words stand elsewhere. */
  readonly notes?: readonly Note[];
  readonly marks?: DayMarks;
  readonly shape?: "line" | "bars";
  readonly whole?: boolean;
};

/** A metric by day: sentence, chart, how it is computed, and every day as a table. */
export function chartCard(card: ChartCard, { locale, compare }: Manner): Html {
  const { name, metric, series, figure, posts = [], notes = [], marks, shape = "line", whole = false } = card;
  const previousSeries = shape === "bars" ? [] : (figure?.previousSeries ?? []);
  const model = toChartModel({ metric, series, previousSeries, posts, notes, marks }, locale);
  const summary = card.summary ?? (figure === null ? "" : formatSummary(figure, compare, locale));
  const options = { shape, previousLine: formatPreviousLine(compare, series.length) };
  const label = `${METRICS[metric].label} by day. ${summary}`;
  const facts = toFormulaFacts(
    { metric, series, compared: figure === null ? null : { figure, compare } },
    locale,
  );
  return html`<section class="card${whole ? " wide" : ""}"><h3>${METRICS[metric].label}</h3><p class="hint">${summary}</p>
${drawnTwice({ name, label, canvas: whole ? WHOLE : HALF }, (canvas) => drawDays(model, options, canvas))}
<details><summary>How is this computed</summary><p>${METRICS[metric].formula}</p>${factsHtml(facts)}</details>
<details><summary>Every day as a table</summary>${dayTable(model, { metric, series, previousSeries, locale })}</details></section>`;
}

type DayTable = Pick<ChartCard, "metric" | "series"> & {
  readonly previousSeries: readonly SeriesPoint[];
  readonly locale: string;
};

/** Every day of a chart, with what it is compared with and what is usual for its weekday where the chart has that. */
function dayTable(model: ChartModel, { metric, series, previousSeries, locale }: DayTable): Html {
  const { label } = METRICS[metric];
  const isCompared = previousSeries.length > 0;
  const isBanded = model.days.some(({ usual }) => usual !== null);
  const exact = (value: number | null) => toNumber(null, value, formatExact(metric, value, locale));
  const rows = model.days.map((day, position) => {
    const head = `${day.dayText}${day.provisional && day.value !== null ? " (provisional)" : ""}`;
    const then = html`<td>${day.previousDayText ?? ""}</td><td>${exact(day.previous)}</td>`;
    const mark = day.unusualText === null ? NOTHING : html` <b>◇ outside</b>`;
    const usual = html`<td>${day.usual?.text ?? "–"}${mark}</td>`;
    return html`<tr><th scope="row">${head}</th><td>${exact(series[position]?.value ?? null)}</td>${isCompared ? then : NOTHING}${isBanded ? usual : NOTHING}</tr>`;
  });
  const then = html`<th scope="col">Compared with</th><th scope="col">${label} then</th>`;
  const usual = html`<th scope="col">Usual for the weekday</th>`;
  return html`<div class="scroll"><table><caption>${label} by day</caption><thead><tr><th scope="col">Day</th><th scope="col">${label}</th>${isCompared ? then : NOTHING}${isBanded ? usual : NOTHING}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

type Drawn = { readonly name: string; readonly label: string; readonly canvas?: Canvas };

/** A drawing for a wide page and for paper, and the same for a phone, whose letters would be too small otherwise. */
export function drawnTwice({ name, label, canvas = HALF }: Drawn, draw: (canvas: Canvas) => Drawing): Html {
  const svg = (className: "wide" | "narrow", on: Canvas) =>
    trusted(toInlineSvg(draw(on), { id: `${name}-${className}`, width: on.width, label, className }));
  return html`<figure>${svg("wide", canvas)}${svg("narrow", PHONE)}</figure>`;
}

export function factsHtml(facts: readonly { readonly name: string; readonly text: string }[]): Html {
  return html`<dl class="facts">${facts.map(({ name, text }) => html`<dt>${name}</dt><dd>${text}</dd>`)}</dl>`;
}
