import type { Browser } from "playwright";
import { openBrowser } from "./browser";
import { atMost, formatKilobytes, formatMillis, type Measurement, medianOf } from "./measurement";
import { loadPage, type PageLoad } from "./page-load";
import { inScratchFolder } from "./scratch-folder";
import { type SharedBoard, startSharedBoard } from "./shared-board";

const ROUNDS = 7;
const SCRIPT_GOAL_BYTES = 300_000;

/** Where a page shows what it is for. */
const TRIVIAL_PAGE = { seen: "form button", alive: null } as const;
/** The server's own picture of the lines is seen first; Recharts then takes its place. */
const SHARED_PAGE = { seen: "[data-living] svg path", alive: '[data-living="true"]' } as const;

type Round = { readonly shared: PageLoad; readonly trivial: PageLoad };

/**
 * What a stranger's browser loads for a shared Overview and how soon it shows the chart, against the sign-in page of the same production
 * build: cold caches, a browser profile of its own for every load. Without an installed browser it is left out.
 */
export async function measureSharedPage(): Promise<readonly Measurement[]> {
  const browser = await openBrowser();
  if (browser === null) return [];
  try {
    return await inScratchFolder(async (folder) => {
      const board = await startSharedBoard(folder);
      try {
        return toMeasurements(await loadInTurns(browser, board));
      } finally {
        await board.stop();
      }
    });
  } finally {
    await browser.close();
  }
}

/** The first round warms the server up and is left out. */
async function loadInTurns(browser: Browser, board: SharedBoard): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const trivial = await loadPage(browser, { url: `${board.address}/sign-in`, ...TRIVIAL_PAGE });
    const shared = await loadPage(browser, { url: board.sharedUrl, ...SHARED_PAGE });
    if (round > 0) rounds.push({ shared, trivial });
  }
  return rounds;
}

function toMeasurements(rounds: readonly Round[]): readonly Measurement[] {
  const shared = (of: (load: PageLoad) => number) => medianOf(rounds.map((round) => of(round.shared)));
  const trivial = (of: (load: PageLoad) => number) => medianOf(rounds.map((round) => of(round.trivial)));
  const times = (name: string, of: (load: PageLoad) => number): Measurement => ({
    name,
    value: formatMillis(shared(of)),
    control: formatMillis(trivial((load) => load.seenMs)),
    ratio: medianOf(rounds.map((round) => of(round.shared) / round.trivial.seenMs)),
    goal: null,
  });
  const script = shared((load) => load.scriptBytes);
  const trivialScript = trivial((load) => load.scriptBytes);
  const whole = shared((load) => load.allBytes);
  const trivialWhole = trivial((load) => load.allBytes);
  return [
    {
      name: "script of the shared page, against sign-in",
      value: formatKilobytes(script),
      control: formatKilobytes(trivialScript),
      ratio: script / trivialScript,
      goal: { ...atMost(script, SCRIPT_GOAL_BYTES), text: `≤ ${formatKilobytes(SCRIPT_GOAL_BYTES)}` },
    },
    {
      name: "  everything transferred",
      value: formatKilobytes(whole),
      control: formatKilobytes(trivialWhole),
      ratio: whole / trivialWhole,
      goal: null,
    },
    times("time to the chart, against sign-in's form", (load) => load.seenMs),
    times("  time to the chart that answers", (load) => load.aliveMs),
  ];
}
