import { toChartNotes } from "@/lib/charts/chart-flags";
import { TILE_METRICS } from "@/lib/domain/address";
import { sayMoved, toClaimText } from "@/lib/domain/claim-text";
import { evaluateMedianEngagement, evaluatePooledEngagement } from "@/lib/domain/engagement";
import { formatPercent } from "@/lib/domain/format";
import { findMarks, formatOverviewSummary } from "@/lib/domain/overview-marks";
import type { Claim, OverviewReport } from "@/lib/domain/report";
import { formatTotalsRead } from "@/lib/domain/totals-read";
import { type Ahead, aheadHtml } from "./ahead-html";
import { chartCard, figuresTable, type Manner, tileHtml, toNumber } from "./figure-html";
import { type Html, html, NOTHING } from "./markup";
import { postsTable, postTitle } from "./posts-html";

/** Overview with the chart of each tile, because nothing in a file can be chosen. `ahead` null: neither goals nor an outlook. */
export function overviewHtml(report: OverviewReport, manner: Manner, ahead: Ahead | null): Html {
  const { figures, posts, moved, notes } = report;
  const charts = TILE_METRICS.map((metric) =>
    chartCard(
      {
        name: `overview-${metric}`,
        metric,
        series: figures[metric].series,
        figure: figures[metric],
        posts,
        marks: findMarks(report, metric),
        summary: formatOverviewSummary(report, metric, manner.locale),
        notes: metric === "videoViews" ? notes : [],
        whole: metric === "videoViews",
      },
      manner,
    ),
  );
  return html`<div class="tiles">${TILE_METRICS.map((metric) =>
    tileHtml(`tile.${metric}`, figures[metric], {
      ...manner,
      net: metric === "followers" ? figures.netFollowers : null,
    }),
  )}</div>
<div class="cards">${charts.slice(0, 1)}${notesHtml(report)}
<section class="card"><h3>What moved views</h3><p class="hint">${sayMoved(moved, figures.videoViews, manner.locale)}</p>${movedHtml(moved, manner.locale)}</section>
${ratesHtml(report, manner.locale)}
${ahead === null ? NOTHING : aheadHtml(ahead, report, manner)}
${charts.slice(1)}
${figuresTable("overview", figures, manner)}
<section class="card wide"><h3>Posts in this period</h3><p class="hint">${sayRead(posts)}</p>
${posts.length === 0 ? html`` : postsTable(posts, { section: "overview-posts", caption: "Posts in this period", locale: manner.locale })}</section></div>`;
}

/** Engagement of the days, and of the posts published in them since: two kinds that are never mixed. */
function ratesHtml({ figures, posts }: OverviewReport, locale: string): Html {
  const rates = [
    { name: "rate.days", label: "Engagement of these days", value: figures.engagementRate.value },
    {
      name: "rate.pooled",
      label: "Posts’ engagement, of these days, since published",
      value: evaluatePooledEngagement(posts),
    },
    { name: "rate.median", label: "Median post, of these days", value: evaluateMedianEngagement(posts) },
  ];
  return html`<section class="card"><h3>Rates</h3><p class="hint">(likes + comments + shares) ÷ views. What happened in these days, and what the posts published in them have had since, are two things.</p><dl class="facts">${rates.map(({ name, label, value }) => html`<dt>${label}</dt><dd>${toNumber(name, value, formatPercent(value, locale))}</dd>`)}</dl></section>`;
}

/** The words of the flags on the chart above, by their numbers. */
function notesHtml({ figures, notes }: OverviewReport): Html {
  const { flags } = toChartNotes(
    figures.videoViews.series.map(({ day }) => day),
    notes,
  );
  if (flags.length === 0) return NOTHING;
  const items = flags.flatMap((flag, index) =>
    flag.notes.map(
      ({ daysText, text }) =>
        html`<li class="item"><span class="rank">${index + 1}</span> <span class="muted">${daysText}</span> <bdi>${text}</bdi></li>`,
    ),
  );
  return html`<section class="card wide"><h3>Notes</h3><ol>${items}</ol></section>`;
}

function movedHtml(claims: readonly Claim[], locale: string): Html {
  if (claims.length === 0)
    return html`<p class="muted small">Nothing that the exports can show. Two Content exports around the same days tell what each post gained between them.</p>`;
  const items = claims.map((claim) => {
    const { heading, upTo, small } = toClaimText(claim, locale);
    const title = claim.kind === "post" ? postTitle(claim.title, claim.url) : html`${heading}`;
    return html`<div class="item"><div class="head"><b>${title}</b><span>${upTo}</span></div><span class="muted small">${small}</span></div>`;
  });
  return html`${items}`;
}

/** When the totals of these posts were read, or that there are none. */
function sayRead(posts: OverviewReport["posts"]): string {
  const newest = posts
    .map(({ readOn }) => readOn)
    .toSorted()
    .at(-1);
  if (newest === undefined) return "No content export holds a post that was published in these days.";
  return `${formatTotalsRead(posts, newest)} The list holds the posts that the exports contained.`;
}
