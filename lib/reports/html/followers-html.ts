import { drawHours } from "@/lib/charts/svg/hours-svg";
import { drawShares } from "@/lib/charts/svg/shares-svg";
import { sayActiveTimes, sayHoursZone } from "@/lib/domain/active-times";
import {
  formatCountry,
  formatDay,
  formatHour,
  formatPercent,
  formatWeekday,
  formatWhole,
} from "@/lib/domain/format";
import { METRICS } from "@/lib/domain/metric";
import type { AudienceShares, FollowersReport, TopItems } from "@/lib/domain/report";
import { chartCard, drawnTwice, figuresTable, type Manner, tileHtml, toNumber, WHOLE } from "./figure-html";
import { type Html, html, NOTHING } from "./markup";
import { postTitle } from "./posts-html";

type Open = NonNullable<FollowersReport["open"]>;

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Growth, activity and audience from the threshold on; below it the count and what is missing to it. */
export function followersHtml(report: FollowersReport, manner: Manner): Html {
  const { open } = report;
  if (open === null) return closedHtml(report.threshold, manner.locale);
  const { figures, netByDay, heat } = open;
  return html`<div class="tiles">${(["followers", "netFollowers", "followerGrowth"] as const).map((metric) => tileHtml(`growth.${metric}`, figures[metric], manner))}</div>
<div class="cards">${chartCard({ name: "followers-followers", metric: "followers", series: figures.followers.series, figure: figures.followers }, manner)}
${chartCard({ name: "followers-netFollowers", metric: "netFollowers", series: netByDay, figure: figures.netFollowers, shape: "bars" }, manner)}
${heatHtml(heat, manner.locale)}
${sharesHtml("countries", "Top countries", open.territories, manner.locale)}
${sharesHtml("gender", "Gender", open.gender, manner.locale)}
${rankingHtml("Top videos", open.topVideos, manner.locale)}
${rankingHtml("Top sounds", open.topSounds, manner.locale)}
${viewersHtml(open.viewers, manner)}
${figuresTable("followers", figures, manner)}</div>`;
}

function closedHtml({ needed, have }: FollowersReport["threshold"], locale: string): Html {
  const heading =
    have === null
      ? "The number of followers is unknown"
      : `${formatWhole(have, locale)} of ${needed} followers`;
  const text =
    have === null
      ? "None of the exports holds a follower total."
      : `${formatWhole(needed - have, locale)} to go. Below that TikTok’s files hold no audience, and nothing is made up.`;
  return html`<div class="cards"><section class="card wide"><h3>${heading}</h3><p class="hint">This section opens at ${needed} followers, as TikTok documents it. ${text}</p></section></div>`;
}

function heatHtml(heat: Open["heat"], locale: string): Html {
  const { cells, zone } = heat;
  const measured = cells.filter(({ mean }) => mean !== null).length;
  const title = "When followers are active";
  if (measured === 0)
    return html`<section class="card wide"><h3>${title}</h3><p class="hint">No hours are known of these days.</p></section>`;
  const hint = `${sayActiveTimes(heat, locale)} ${sayHoursZone(zone)} ${measured} of 168 hours measured.`;
  const at = (weekday: number, hour: number) =>
    cells.find((cell) => cell.weekday === weekday && cell.hour === hour)?.mean ?? null;
  const rows = HOURS.map(
    (hour) =>
      html`<tr><th scope="row">${formatHour(hour)}</th>${WEEKDAYS.map((weekday) => {
        const mean = at(weekday, hour);
        const text = formatWhole(mean === null ? null : Math.round(mean), locale);
        return html`<td>${toNumber(`heat.${weekday}.${hour}`, mean, text)}</td>`;
      })}</tr>`,
  );
  return html`<section class="card wide"><h3>${title}</h3><p class="hint">${hint}</p>
${drawnTwice({ name: "heat", label: `${title}. ${hint}`, canvas: WHOLE }, (canvas) => drawHours(cells, canvas))}
<details><summary>How is this computed</summary><p>${METRICS.activeFollowers.formula} Hours never measured are hatched and never counted as 0.</p></details>
<details><summary>Every hour as a table</summary><div class="scroll"><table><caption>Mean followers online by weekday and hour</caption><thead><tr><th scope="col">Hour</th>${WEEKDAYS.map((weekday) => html`<th scope="col">${formatWeekday(weekday, locale, "short")}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div></details></section>`;
}

function sharesHtml(name: string, title: string, audience: AudienceShares | null, locale: string): Html {
  if (audience === null || audience.shares.length === 0)
    return html`<section class="card"><h3>${title}</h3><p class="hint">Not known of these days.</p></section>`;
  const { shares, readOn } = audience;
  const label = shares
    .map((share) => `${formatCountry(share.label, locale)} ${formatPercent(share.share, locale)}`)
    .join(", ");
  const rows = shares.map(
    (share) =>
      html`<tr><th scope="row">${formatCountry(share.label, locale)}</th><td>${toNumber(`${name}.${share.label}`, share.share, formatPercent(share.share, locale))}</td></tr>`,
  );
  return html`<section class="card"><h3>${title}</h3><p class="hint">Share of all followers, as exported on ${formatDay(readOn, locale)}.</p>
${drawnTwice({ name, label: `${title}: ${label}` }, (canvas) => drawShares(shares, canvas))}
<details><summary>As a table</summary><table><caption>${title}</caption><tbody>${rows}</tbody></table></details></section>`;
}

function rankingHtml(title: string, top: TopItems | null, locale: string): Html {
  if (top === null) return NOTHING;
  const items = top.items.map(
    ({ rank, label, url }) =>
      html`<li class="item"><span class="rank">${rank}</span> ${postTitle(label, url)}</li>`,
  );
  return html`<section class="card"><h3>${title}</h3><p class="hint">As TikTok showed it on ${formatDay(top.readOn, locale)}.</p><ol>${items}</ol></section>`;
}

function viewersHtml({ viewers, medianViewers }: Open["viewers"], manner: Manner): Html {
  if (!viewers.some(({ value }) => value !== null)) return NOTHING;
  const median = formatWhole(medianViewers === null ? null : Math.round(medianViewers), manner.locale);
  const summary = `${median} people on the median day. People are counted once a day, so days are never added up.`;
  return chartCard(
    { name: "followers-viewers", metric: "viewers", series: viewers, figure: null, summary, whole: true },
    manner,
  );
}
