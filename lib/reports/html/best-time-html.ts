import { sayHoursZone } from "@/lib/domain/active-times";
import { formatCount, formatHour, formatQuantity, formatWeekday, formatWhole } from "@/lib/domain/format";
import type { HeatOfDays, WorkedTimes } from "@/lib/domain/report";
import { DAY_PARTS } from "@/lib/domain/worked-times";
import {
  formatDayPart,
  listBusiestHours,
  sayWorked,
  toWorkedFacts,
  WORKED_FORMULA,
} from "@/lib/domain/worked-words";
import { factsHtml, toNumber } from "./figure-html";
import { type Html, html, NOTHING } from "./markup";

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** When followers are online, and when posts that did well were published, side by side and never mixed. */
export function bestTimeHtml(heat: HeatOfDays, worked: WorkedTimes, locale: string): Html {
  const words = sayWorked(worked, locale);
  const hasTable = worked.slots.some(({ medianViews }) => medianViews !== null);
  return html`<section class="card"><h3>Best time to post: online</h3>${onlineHtml(heat, locale)}</section>
<section class="card"><h3>Best time to post: what worked</h3><p class="hint">${words.before}<b>${words.best}</b>${words.after} Neither is a cause.</p>
${hasTable ? workedHtml(worked, locale) : NOTHING}
<details><summary>How is this computed</summary><p>${WORKED_FORMULA}</p>${factsHtml(toWorkedFacts(worked, locale))}</details></section>`;
}

function onlineHtml(heat: HeatOfDays, locale: string): Html {
  const hours = listBusiestHours(heat);
  if (hours.length === 0)
    return html`<p class="hint">${heat.days === null ? "No hour was measured yet." : "Every hour that was measured is alike."}</p>`;
  const items = hours.map(
    ({ weekday, hour, mean }) =>
      html`<li class="item"><div class="head"><span>${formatWeekday(weekday, locale)} ${formatHour(hour)}</span><b>${formatWhole(Math.round(mean), locale)}</b></div></li>`,
  );
  return html`<p class="hint">Hours with the most followers online, over all that were kept. ${sayHoursZone(heat.zone)}</p><ol>${items}</ol>`;
}

function workedHtml({ slots, zone }: WorkedTimes, locale: string): Html {
  const parts = zone === null ? [] : DAY_PARTS.map((_, part) => part);
  const cell = (weekday: number | null, part: number | null) => {
    const slot = slots.find((each) => each.weekday === weekday && each.part === part);
    if (slot === undefined || slot.posts === 0) return html`<td class="muted">–</td>`;
    const { medianViews, posts } = slot;
    if (medianViews === null) return html`<td class="muted">${formatQuantity(posts, "post", "posts")}</td>`;
    const name = `worked.${weekday ?? "any"}.${part ?? "any"}`;
    return html`<td>${toNumber(name, medianViews, formatCount(medianViews, locale))} <span class="muted small">·${posts}</span></td>`;
  };
  const row = (weekday: number | null, name: string) =>
    html`<tr><th scope="row">${name}</th>${parts.map((part) => cell(weekday, part))}${cell(weekday, null)}</tr>`;
  return html`<div class="scroll"><table class="tight"><caption>Median views by the time of publishing</caption><thead><tr><th scope="col">Published</th>${parts.map((part) => html`<th scope="col">${formatDayPart(part)}</th>`)}<th scope="col">Any time</th></tr></thead><tbody>${WEEKDAYS.map((weekday) => row(weekday, formatWeekday(weekday, locale)))}${row(null, "Any day")}</tbody></table></div>
<p class="muted small">Median views, with the number of posts.</p>`;
}
