import { type Problem, problem } from "@/lib/domain/problem";

/** What a file that is no Studio export may be: by its name, its first letters and the headings found in it. */
export type Clues = {
  readonly name: string;
  readonly start: string;
  readonly headings: readonly string[];
};

type Neighbour = {
  readonly fits: (clues: Clues) => boolean;
  readonly problem: Problem;
};

const refusal = (code: Problem["code"], network?: string) =>
  problem(code, { severity: "refused", params: network === undefined ? {} : { network } });

const has = (clues: Clues, ...headings: readonly string[]) =>
  headings.every((heading) => clues.headings.includes(heading));

const countOf = (clues: Clues, headings: readonly string[]) =>
  headings.filter((heading) => clues.headings.includes(heading)).length;

/** Headings of Business Suite in English [R] and Swedish [P]; two of them are enough, columns vary with the account. */
const BUSINESS_SUITE = [
  "Reached audience",
  "Engaged audience",
  "Net growth",
  "New followers",
  "Lost followers",
  "Total followers",
  "Add to Favorites",
  "Video views",
  "Phone number clicks",
  "Videovisningar",
  "Målgrupp som nåtts",
  "Profilvisningar",
  "Nettotillväxt",
  "Lägg till i Favoriter",
  "Videolänk",
];

/** The files a marketer drops in as well, in the order in which they are told apart. */
const NEIGHBOURS: readonly Neighbour[] = [
  {
    fits: ({ name, start }) =>
      /(^|\/)user_data[^/]*\.json$/i.test(name) ||
      /^\s*\{[\s\S]*"(Profile And Settings|Direct Messages?|Your Activity|Activity)"/.test(start) ||
      /(^|\/)TikTok_Data_/i.test(name),
    problem: refusal("file/personal-data"),
  },
  {
    fits: (clues) => has(clues, "Cost") && countOf(clues, ADS) > 0,
    problem: refusal("file/tiktok-ads"),
  },
  {
    fits: (clues) => /^"?sep=/.test(clues.start) && clues.start.includes('"Primary"'),
    problem: refusal("file/other-network", "Meta (Facebook or Instagram)"),
  },
  {
    fits: (clues) => has(clues, "Permalink", "Publish time") || has(clues, "Date", "Primary"),
    problem: refusal("file/other-network", "Meta (Facebook or Instagram)"),
  },
  {
    fits: (clues) =>
      /(^|\/)(Table data|Chart data|Totals)\.csv$/.test(clues.name) ||
      has(clues, "Video publish time") ||
      has(clues, "Watch time (hours)"),
    problem: refusal("file/other-network", "YouTube Studio"),
  },
  {
    fits: (clues) => has(clues, "Impressions", "Engagements") || has(clues, "Post text", "Post id"),
    problem: refusal("file/other-network", "X"),
  },
  {
    fits: (clues) => countOf(clues, BUSINESS_SUITE) >= 2,
    problem: refusal("file/business-suite"),
  },
];

const ADS = [
  "Campaign name",
  "Ad group name",
  "Ad name",
  "Impressions",
  "Impression",
  "Clicks",
  "Clicks (all)",
  "CPC",
  "CPM",
  "CTR",
];

/** The sentence for a file whose maker is known but which is no Studio export; null when nobody knows it. */
export function findNeighbour(clues: Clues): Problem | null {
  return NEIGHBOURS.find(({ fits }) => fits(clues))?.problem ?? null;
}
