import { drawHours } from "@/lib/charts/svg/hours-svg";
import { drawShares } from "@/lib/charts/svg/shares-svg";
import { drawViewers } from "@/lib/charts/svg/viewers-svg";
import { sayActiveTimes, sayHoursZone } from "@/lib/domain/active-times";
import {
  formatCountry,
  formatDay,
  formatDayWithYear,
  formatHour,
  formatPercent,
  formatPoints,
  formatWeekday,
  formatWhole,
} from "@/lib/domain/format";
import { METRICS } from "@/lib/domain/metric";
import type {
  AudienceChange,
  AudienceShares,
  FollowersReport,
  HeatOfDays,
  TopItems,
} from "@/lib/domain/report";
import { sayNewShare, toViewersDays } from "@/lib/domain/viewers-day";
import { bestTimeHtml } from "./best-time-html";
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
  const { figures, netByDay, heat, heatEver, worked, audienceChange } = open;
  const { locale } = manner;
  const isMore = heatEver !== undefined && heatEver.days?.from !== heat.days?.from;
  return html`<div class="tiles">${(["followers", "netFollowers", "followerGrowth"] as const).map((metric) => tileHtml(`growth.${metric}`, figures[metric], manner))}</div>
<div class="cards">${chartCard({ name: "followers-followers", metric: "followers", series: figures.followers.series, figure: figures.followers }, manner)}
${chartCard({ name: "followers-netFollowers", metric: "netFollowers", series: netByDay, figure: figures.netFollowers, shape: "bars" }, manner)}
${heatHtml("heat", "When followers are active", heat, locale)}
${isMore ? heatHtml("heat-ever", "When followers are active, all hours kept", heatEver, locale) : NOTHING}
${worked === undefined ? NOTHING : bestTimeHtml(heatEver ?? heat, worked, locale)}
${sharesHtml({ name: "countries", title: "Top countries", audience: open.territories, change: audienceChange?.territory ?? null }, locale)}
${sharesHtml({ name: "gender", title: "Gender", audience: open.gender, change: audienceChange?.gender ?? null }, locale)}
${rankingHtml("Top videos", open.topVideos, locale)}
${rankingHtml("Top sounds", open.topSounds, locale)}
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

function heatHtml(name: string, title: string, heat: HeatOfDays, locale: string): Html {
  const { cells, zone } = heat;
  const measured = cells.filter(({ mean }) => mean !== null).length;
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
        return html`<td>${toNumber(`${name}.${weekday}.${hour}`, mean, text)}</td>`;
      })}</tr>`,
  );
  return html`<section class="card wide"><h3>${title}</h3><p class="hint">${hint}</p>
${drawnTwice({ name, label: `${title}. ${hint}`, canvas: WHOLE }, (canvas) => drawHours(cells, canvas))}
<details><summary>How is this computed</summary><p>${METRICS.activeFollowers.formula} Hours never measured are hatched and never counted as 0.</p></details>
<details><summary>Every hour as a table</summary><div class="scroll"><table><caption>Mean followers online by weekday and hour</caption><thead><tr><th scope="col">Hour</th>${WEEKDAYS.map((weekday) => html`<th scope="col">${formatWeekday(weekday, locale, "short")}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div></details></section>`;
}

type Audience = {
  readonly name: string;
  readonly title: string;
  readonly audience: AudienceShares | null;
  /** Against the export before; null without one. */
  readonly change: AudienceChange | null;
};

function sharesHtml({ name, title, audience, change }: Audience, locale: string): Html {
  if (audience === null || audience.shares.length === 0)
    return html`<section class="card"><h3>${title}</h3><p class="hint">Not known of these days.</p></section>`;
  const { shares, readOn } = audience;
  const label = shares
    .map((share) => `${formatCountry(share.label, locale)} ${formatPercent(share.share, locale)}`)
    .join(", ");
  const rows = shares.map((share) => {
    const points = change?.points.find((each) => each.label === share.label)?.points ?? null;
    const moved = points === null ? "–" : points === 0 ? "no change" : formatPoints(points, locale);
    const cell =
      change === null ? NOTHING : html`<td>${toNumber(`${name}.${share.label}.change`, points, moved)}</td>`;
    return html`<tr><th scope="row">${formatCountry(share.label, locale)}</th><td>${toNumber(`${name}.${share.label}`, share.share, formatPercent(share.share, locale))}</td>${cell}</tr>`;
  });
  const against =
    change === null
      ? ""
      : ` The table tells the points against the export of ${formatDay(change.before, locale)}.`;
  return html`<section class="card"><h3>${title}</h3><p class="hint">Share of all followers, as exported on ${formatDay(readOn, locale)}.${against}</p>
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

function viewersHtml(all: Open["viewers"], manner: Manner): Html {
  const { viewers, medianViewers } = all;
  if (!viewers.some(({ value }) => value !== null)) return newViewersHtml(all, manner.locale);
  const median = formatWhole(medianViewers === null ? null : Math.round(medianViewers), manner.locale);
  const summary = `${median} people on the median day. People are counted once a day, so days are never added up.`;
  return html`${chartCard(
    { name: "followers-viewers", metric: "viewers", series: viewers, figure: null, summary, whole: true },
    manner,
  )}${newViewersHtml(all, manner.locale)}`;
}

function newViewersHtml(viewers: Open["viewers"], locale: string): Html {
  const days = toViewersDays(viewers);
  if (!days.some(({ first }) => first !== null)) return NOTHING;
  const title = "New and returning viewers";
  const said = sayNewShare(viewers, locale);
  const rows = days.map(({ day, first, again }) => {
    const cells = Object.entries({ new: first, returning: again }).map(
      ([name, people]) =>
        html`<td>${toNumber(`viewers.${day}.${name}`, people, formatWhole(people, locale))}</td>`,
    );
    return html`<tr><th scope="row">${formatDayWithYear(day, locale)}</th>${cells}</tr>`;
  });
  return html`<section class="card wide"><h3>${title}</h3><p class="hint">${said}</p>
${drawnTwice({ name: "new-viewers", label: `${title}. ${said}`, canvas: WHOLE }, (canvas) => drawViewers(days, canvas))}
<details><summary>Every day as a table</summary><div class="scroll"><table><caption>${title} by day</caption><thead><tr><th scope="col">Day</th><th scope="col">New</th><th scope="col">Returning</th></tr></thead><tbody>${rows}</tbody></table></div></details></section>`;
}
