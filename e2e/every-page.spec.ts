import { expect, type Page } from "@playwright/test";
import { listPages, measureSidewaysScroll } from "./fixtures/pages";
import { test } from "./tallyboard";

/** 1280 pixels at 200 % zoom, and the narrowest screen that WCAG 1.4.10 asks for. */
const WIDTHS = [640, 320] as const;

/**
 * Marks of pictures that a reader with forced colours cannot see: neither line nor fill reaches 3 to 1 (WCAG 1.4.11). A text, as it runs in
 * the page. Browsers force the colours of text and boxes, and leave those of drawings as they are.
 */
const FAINT_MARKS = `(() => {
  const channels = (color) => (color.match(/[\\d.]+/g) ?? []).slice(0, 3).map((part) => Number(part) / 255);
  const light = (color) => channels(color).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, index) => sum + c * [0.2126, 0.7152, 0.0722][index], 0);
  const ground = (element) => {
    const { backgroundColor } = getComputedStyle(element);
    const isClear = /^rgba.*, 0\\)$/.test(backgroundColor);
    return element.parentElement === null || !isClear ? light(backgroundColor) : ground(element.parentElement);
  };
  const isFaint = (color, paper) => {
    if (color === "none") return true;
    if (!color.startsWith("rgb")) return false;
    const [more, less] = [light(color), paper].sort((a, b) => b - a);
    return (more + 0.05) / (less + 0.05) < 3;
  };
  return [...document.querySelectorAll("main svg :is(path, line, circle, rect)")].filter((mark) => {
    const { width, height } = mark.getBoundingClientRect();
    if (mark.closest("defs, clipPath") || width + height === 0) return false;
    const { stroke, fill } = getComputedStyle(mark);
    // A track is only where a bar may go, and the mark of the product is drawn on a square of its own.
    if (mark.matches("rect[width='100%']")) return false;
    const under = mark.previousElementSibling;
    const paper = ground(mark);
    if (under !== null && under.matches("rect") && !isFaint(getComputedStyle(under).fill, paper)) return false;
    if (stroke === "none" && fill === "none") return false;
    return isFaint(stroke, paper) && isFaint(fill, paper);
  }).map((mark) => mark.outerHTML.slice(0, 120));
})()`;

const MOVING = `document.getAnimations().filter(({ playState, effect }) =>
  playState === "running" && effect.getComputedTiming().activeDuration > 1).length`;

test("every page fits a narrow screen and a zoomed one, stands still, and is there in forced colours", async ({
  page,
  handle,
  importProfile,
}) => {
  test.slow();
  await importProfile();
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  const titles = new Map<string, string>();
  for (const path of await listPages(page, handle)) {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      if (width === WIDTHS[0]) await page.goto(path);
      const over = await measureSidewaysScroll(page);
      expect.soft(over, `${path} scrolls sideways at ${width}`).toBeLessThanOrEqual(0);
    }
    expect.soft(await page.evaluate(MOVING), `${path} moves`).toBe(0);
    expect.soft(await page.evaluate(FAINT_MARKS), `${path} in forced colours`).toEqual([]);
    const title = await page.title();
    expect.soft(titles.get(title), `${path} is titled as another page: ${title}`).toBeUndefined();
    titles.set(title, path);
  }
  await expectChosenIsSeen(page, `/overview?profile=@${handle}`);
});

/** Where one is, what is chosen and what has the focus differ from the rest, though a background cannot say it. */
async function expectChosenIsSeen(page: Page, path: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(path);
  const background = (of: string) =>
    page.evaluate<string>(`getComputedStyle(document.querySelector(${JSON.stringify(of)})).backgroundColor`);
  expect(await background("nav [aria-current=page]")).not.toBe(await background("nav a:not([aria-current])"));
  expect(await background("label:has(input[name=window]:checked)")).not.toBe(
    await background("label:has(input[name=window]:not(:checked))"),
  );
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveCSS("outline-style", "solid");
}
