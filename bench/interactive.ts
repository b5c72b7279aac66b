import type { Browser, BrowserContextOptions } from "playwright";
import { openBrowser } from "./browser";
import { atMost, formatMillis, type Measurement, medianOf } from "./measurement";
import { inScratchFolder } from "./scratch-folder";
import { type SharedBoard, signInAsOwner, startSharedBoard } from "./shared-board";
import { ensureTrivialBuild, TRIVIAL_PATH } from "./trivial-build";

const ROUNDS = 9;
const GOAL = 1.3;
const VIEW: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, locale: "en-US" };

type Page = {
  readonly url: string;
  /** CSS selector of the chart that takes the key. */
  readonly chart: string;
  readonly cookie: string | null;
};

/** Milliseconds from the start of the navigation: until an arrow key in the chart was answered with the reading of a day. */
type Round = { readonly trivial: number; readonly overview: number; readonly shared: number };

const OWN_CHART = '[data-living="true"] svg.recharts-surface';

/**
 * How soon the chart of Overview and of a shared page answers to a key, against a page of the same build that holds nothing but a chart by
 * Recharts: cold caches, in turns. The key is pressed in every frame until the reading of a day is there.
 */
export async function measureInteractive(): Promise<readonly Measurement[]> {
  const root = await ensureTrivialBuild();
  const browser = await openBrowser();
  if (browser === null) return [];
  try {
    return await inScratchFolder(async (folder) => {
      const board = await startSharedBoard(folder, root);
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
  const cookie = await signInAsOwner(board.address);
  const at = (path: string, chart: string) => ({ url: `${board.address}${path}`, chart, cookie });
  const rounds: Round[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const trivial = await timeToAnswer(browser, at(TRIVIAL_PATH, "svg.recharts-surface"));
    const overview = await timeToAnswer(browser, at("/overview", OWN_CHART));
    const shared = await timeToAnswer(browser, { url: board.sharedUrl, chart: OWN_CHART, cookie: null });
    if (round > 0) rounds.push({ trivial, overview, shared });
  }
  return rounds;
}

async function timeToAnswer(browser: Browser, { url, chart, cookie }: Page): Promise<number> {
  const context = await browser.newContext({
    ...VIEW,
    ...(cookie === null ? {} : { extraHTTPHeaders: { cookie } }),
  });
  try {
    const page = await context.newPage();
    await page.addInitScript(pressUntilAnswered(chart));
    const response = await page.goto(url);
    if (response?.status() !== 200) throw new Error(`${url} answered ${response?.status()}.`);
    const answered = await page.waitForFunction("globalThis.answeredAt");
    return Number(await answered.jsonValue());
  } finally {
    await context.close();
  }
}

/** A text, because a compiled function would take helpers along that the page does not have. */
function pressUntilAnswered(chart: string): string {
  return `{
    const isAnswered = () => {
      const reading = document.querySelector(".recharts-tooltip-wrapper");
      return reading !== null && reading.textContent !== "" && getComputedStyle(reading).visibility !== "hidden";
    };
    const press = () => {
      const chart = document.querySelector(${JSON.stringify(chart)});
      if (chart !== null && isAnswered()) {
        globalThis.answeredAt = performance.now();
        return;
      }
      chart?.focus({ preventScroll: true });
      chart?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", code: "ArrowRight", bubbles: true }));
      requestAnimationFrame(press);
    };
    requestAnimationFrame(press);
  }`;
}

function toMeasurements(rounds: readonly Round[]): readonly Measurement[] {
  const trivial = formatMillis(medianOf(rounds.map((round) => round.trivial)));
  return (["overview", "shared"] as const).map((name) => {
    const ratio = medianOf(rounds.map((round) => round[name] / round.trivial));
    return {
      name: `${name === "overview" ? "Overview" : "The shared page"} answers a key, against a trivial page with Recharts`,
      value: formatMillis(medianOf(rounds.map((round) => round[name]))),
      control: trivial,
      ratio,
      goal: atMost(ratio, GOAL),
    };
  });
}
