import { drawOutlook } from "@/lib/charts/svg/outlook-svg";
import { formatDayInFull, formatExact, formatMetric, formatRange } from "@/lib/domain/format";
import type { GoalProgress } from "@/lib/domain/goal";
import { formatGoal, GOALS_FORMULA } from "@/lib/domain/goal-words";
import { METRICS } from "@/lib/domain/metric";
import type { Outlook } from "@/lib/domain/outlook";
import { formatBackTest, formatOutlook, OUTLOOK_FORMULA, toOutlookFacts } from "@/lib/domain/outlook-words";
import type { OverviewReport } from "@/lib/domain/report";
import { drawnTwice, factsHtml, HALF, type Manner, toNumber, WHOLE } from "./figure-html";
import { type Html, html, NOTHING } from "./markup";

/** Goals, and what is expected of the days to come. */
export type Ahead = { readonly goals: readonly GoalProgress[]; readonly outlooks: readonly Outlook[] };

const PAST_SHOWN = 28;

/** A card for the goals, and one for each metric that may have an outlook. */
export function aheadHtml({ goals, outlooks }: Ahead, report: OverviewReport, manner: Manner): Html {
  const { locale } = manner;
  return html`${goals.length === 0 ? NOTHING : goalsHtml(goals, locale)}${outlooks.map((outlook) => outlookHtml(outlook, report, manner))}`;
}

function goalsHtml(goals: readonly GoalProgress[], locale: string): Html {
  const items = goals.map((goal) => {
    const { id, metric, value, target, firstDay, lastDay } = goal;
    const has = toNumber(`goal.${id}.value`, value, formatMetric(metric, value, locale));
    const wanted = toNumber(`goal.${id}.target`, target, formatMetric(metric, target, locale));
    return html`<div class="item"><div class="head"><b>${METRICS[metric].label}</b><span>${has} of ${wanted}</span></div>${formatGoal(goal, locale)} <span class="muted small">${formatRange({ from: firstDay, to: lastDay }, locale)}</span></div>`;
  });
  return html`<section class="card wide"><h3>Goals</h3>${items}<details><summary>How is this computed</summary><p>${GOALS_FORMULA}</p></details></section>`;
}

function outlookHtml(outlook: Outlook, { figures }: OverviewReport, { locale }: Manner): Html {
  const { metric, refused, days } = outlook;
  const title = `${METRICS[metric].label} in the next 28 days`;
  const said = formatOutlook(outlook, locale);
  const whole = metric === "videoViews";
  const head = html`<h3>${title}</h3><p class="hint">${said} ${formatBackTest(outlook, locale)}</p>`;
  const card = (content: Html) => html`<section class="card${whole ? " wide" : ""}">${content}</section>`;
  if (refused !== null) return card(head);
  const past = figures[metric].series.slice(-PAST_SHOWN);
  const rows = days.map(({ day, value, low, high }) => {
    const cells = Object.entries({ value, low, high }).map(
      ([name, number]) =>
        html`<td>${toNumber(`outlook.${metric}.${day}.${name}`, number, formatExact(metric, Math.round(number), locale))}</td>`,
    );
    return html`<tr><th scope="row">${formatDayInFull(day, locale)}</th>${cells}</tr>`;
  });
  return card(html`${head}
${drawnTwice({ name: `outlook-${metric}`, label: `${title}. ${said}`, canvas: whole ? WHOLE : HALF }, (canvas) => drawOutlook(outlook, past, canvas))}
<details><summary>How is this computed</summary><p>${OUTLOOK_FORMULA}</p>${factsHtml(toOutlookFacts(outlook, locale))}</details>
<details><summary>Every day as a table</summary><div class="scroll"><table><caption>${title}</caption><thead><tr><th scope="col">Day</th><th scope="col">Expected</th><th scope="col">At least</th><th scope="col">At most</th></tr></thead><tbody>${rows}</tbody></table></div></details>`);
}
