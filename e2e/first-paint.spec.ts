import type { BrowserContext, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { readShifts, watchShifts } from "./fixtures/layout-shifts";
import { startSlowAnswer } from "./fixtures/slow-answer";
import { test } from "./tallyboard";

/** What of a page must be drawn before any script: how many drawings that have something in them, at least. */
type Drawn = { readonly path: string; readonly drawings: number; readonly living: number };

const WIDTHS = [390, 1440] as const;

/** Drawings in the page's main part that hold a mark of data: a line, a bar, a dot or a square. */
const DRAWINGS = `[...document.querySelectorAll("main svg")].filter((svg) =>
  !svg.parentElement.closest("svg") && !svg.closest("button, a, summary, label") &&
  [...svg.querySelectorAll("path[d], rect, circle")].some((mark) => mark.getBoundingClientRect().width > 0)).length`;

/**
 * For each chart, how far in pixels the settled line of Recharts is from the server's, corner by corner; NaN where one has other corners.
 * A text, because a compiled function would take helpers along that the page does not have.
 */
const MEASURE_APART = `[...document.querySelectorAll("[data-living=true]")].map((chart) => {
  const corners = (path) => [...path.getAttribute("d").matchAll(/(-?[\\d.]+)[ ,](-?[\\d.]+)/g)].map(([, x, y]) =>
    new DOMPoint(Number(x), Number(y)).matrixTransform(path.getScreenCTM()));
  const first = corners(chart.querySelector("path.stroke-accent"));
  const second = corners(chart.querySelector(".recharts-line-curve[stroke='var(--accent)']"));
  if (first.length === 0 || first.length !== second.length) return NaN;
  return Math.max(...first.map(({ x, y }, index) => Math.hypot(x - second[index].x, y - second[index].y)));
})`;

test("every chart is in the first paint, and Recharts takes over in the same place without a jump", async ({
  page,
  browser,
  baseURL,
  signedInState,
  handle,
  importProfile,
}) => {
  test.slow();
  await importProfile();
  const of = `?profile=@${handle}`;
  await page.goto(`/content${of}`);
  const post = await page.locator("tbody th a").first().getAttribute("href");
  const shared = await makeLink(page, of);
  const pages: readonly Drawn[] = [
    { path: `/overview${of}`, drawings: 7, living: 1 },
    { path: post ?? "/no-post", drawings: 1, living: 0 },
    { path: `/followers${of}`, drawings: 6, living: 2 },
    { path: "/profiles", drawings: 1, living: 0 },
    { path: shared, drawings: 7, living: 1 },
    { path: `${shared}/followers`, drawings: 6, living: 2 },
  ];
  const state = { storageState: signedInState, baseURL: baseURL ?? "" };
  const still = await browser.newContext({ ...state, javaScriptEnabled: false });
  const moving = await browser.newContext(state);
  for (const width of WIDTHS)
    for (const drawn of pages) {
      const at = `${drawn.path} at ${width}`;
      // What is in the answer of the server does not depend on the width.
      if (width === 390)
        expect(
          await countDrawings(still, drawn.path, width),
          `drawings without script on ${at}`,
        ).toBeGreaterThanOrEqual(drawn.drawings);
      const { shifted, apart } = await comeAlive(moving, drawn, width);
      expect(shifted, `layout shifts of ${at}`).toEqual([]);
      expect(apart.length, `charts alive on ${at}`).toBeGreaterThanOrEqual(drawn.living);
      expect(Math.max(0, ...apart), `pixels between the two drawings of ${at}`).toBeLessThan(0.5);
    }
  await still.close();
  await moving.close();
});

test("a page that arrives in pieces is drawn whole: nothing makes room for what comes later", async ({
  browser,
  baseURL,
  signedInState,
  handle,
  importProfile,
}) => {
  await importProfile();
  const slow = await startSlowAnswer(baseURL ?? "");
  const context = await browser.newContext({ storageState: signedInState, baseURL: slow.url });
  for (const width of WIDTHS)
    for (const path of ["overview", "followers"]) {
      const drawn = { path: `/${path}?profile=@${handle}`, drawings: 0, living: 1 };
      const { shifted } = await comeAlive(context, drawn, width);
      expect(shifted, `layout shifts of ${path} at ${width}`).toEqual([]);
    }
  await context.close();
  slow.stop();
});

async function makeLink(page: Page, query: string): Promise<string> {
  await page.goto(`/overview${query}`);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Create link" }).click();
  return new URL(await dialog.getByLabel("Address of the new link").inputValue()).pathname;
}

async function countDrawings(context: BrowserContext, path: string, width: number): Promise<number> {
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 900 });
  await page.goto(path);
  const count = await page.evaluate<number>(DRAWINGS);
  await page.close();
  return count;
}

/** Loads a page with script until its charts have come alive: how much it moved, and how far each line is from its first drawing. */
async function comeAlive(context: BrowserContext, { path, living }: Drawn, width: number) {
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 900 });
  await watchShifts(page);
  await page.goto(path);
  for (let index = 0; index < living; index++) {
    await page.locator("[data-living]").nth(index).scrollIntoViewIfNeeded();
    await expect(page.locator("[data-living]").nth(index)).toHaveAttribute("data-living", "true");
  }
  await page.waitForLoadState("networkidle");
  const apart = await page.evaluate<readonly number[]>(MEASURE_APART);
  const shifted = await readShifts(page);
  await page.close();
  return { shifted, apart };
}
