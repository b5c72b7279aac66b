import { readFileSync } from "node:fs";
import type { Download, Locator, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { toDay } from "@/lib/domain/day";
import { formatDayInFull } from "@/lib/domain/format";
import { DAYS, test } from "./tallyboard";

/** Opens the menu of a card and takes one of its files. */
async function take(page: Page, card: string, file: string): Promise<Download> {
  await page.locator(`summary[aria-label="Download: ${card}"]`).click();
  const waiting = page.waitForEvent("download");
  const menu = page.locator("details[open]");
  await menu.getByText(file, { exact: true }).click();
  return waiting;
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path());
}

/** Rows of a CSV without line breaks in its cells. */
async function rowsOf(download: Download): Promise<readonly (readonly string[])[]> {
  const text = (await bytesOf(download)).toString("utf8").replace(/^\u{feff}/u, "");
  return text
    .trimEnd()
    .split("\r\n")
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) =>
        quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
      ),
    );
}

const cellsOf = async (row: Locator) =>
  (await row.locator("th, td").allInnerTexts()).map((text) => text.trim());

test(
  "a chart's table as CSV has the numbers of the screen, in every comparison",
  DAYS,
  async ({ page, handle, importProfile }) => {
    await importProfile();
    for (const compare of ["previous", "weekdays", "year"]) {
      await page.goto(`/overview?profile=@${handle}&window=60&compare=${compare}`);
      const [headings = [], ...rows] = await rowsOf(await take(page, "Video views", "Table as CSV"));
      expect(headings.slice(0, 5)).toEqual([
        "Day",
        "Video views",
        "State",
        "Compared day",
        "Video views then",
      ]);
      await page.getByRole("button", { name: "Show as table" }).click();
      const shown = page.getByRole("table", { name: "Video views by day" }).locator("tbody tr");
      await expect(shown).toHaveCount(60);
      expect(rows).toHaveLength(60);
      for (const index of [0, 31, 59]) {
        const [day, value, , then] = await cellsOf(shown.nth(index));
        const row = rows[index] ?? [];
        expect(day).toContain(formatDayInFull(toDay(row[0] ?? "")));
        expect(Number(row[1]).toLocaleString("en-GB")).toBe(value);
        expect(row[4] === "" ? "unknown" : Number(row[4]).toLocaleString("en-GB")).toBe(then);
      }
      expect(rows[0]).toContain(handle);
      await page.keyboard.press("Escape");
    }
  },
);

test("every card hands over its table, and the figures those of the tiles", async ({
  page,
  handle,
  importProfile,
}) => {
  await importProfile();
  await page.goto(`/overview?profile=@${handle}`);
  const figures = await rowsOf(await take(page, "Video views", "All figures as CSV"));
  expect(figures.find(([name]) => name === "Video views")?.[1]).toBe("28000");
  const posts = await rowsOf(await take(page, "Posts in this period", "Table as CSV"));
  await expect(page.getByRole("table", { name: "Posts in this period" }).locator("tbody tr")).toHaveCount(
    posts.length - 1,
  );

  await page.goto(`/content?profile=@${handle}&search=sourdough`);
  const found = await rowsOf(await take(page, "Posts", "Table as CSV"));
  const listed = page.getByRole("table", { name: "Posts published in this period" }).locator("tbody tr");
  await expect(listed).toHaveCount(found.length - 1);
  await expect(listed.first()).toContainText(found[1]?.[0] ?? "nothing");

  await page.goto(`/followers?profile=@${handle}`);
  for (const card of [
    "Followers",
    "Net followers",
    "When followers are active",
    "Top countries",
    "Gender",
    "Viewers",
  ]) {
    const rows = await rowsOf(await take(page, card, "Table as CSV"));
    expect(rows.length, card).toBeGreaterThan(1);
    expect(rows[1], card).toContain(handle);
  }
});

test("a chart comes as an SVG that stands alone, and as a PNG of twice its size", async ({
  page,
  handle,
  importProfile,
}) => {
  await importProfile();
  for (const [path, card] of [
    ["overview", "Video views"],
    ["followers", "Net followers"],
    ["followers", "When followers are active"],
    ["followers", "Top countries"],
  ] as const) {
    await page.goto(`/${path}?profile=@${handle}`);
    const drawing = await take(page, card, "Chart as SVG");
    expect(drawing.suggestedFilename()).toMatch(/^northwind.* 2026-02-17 to 2026-03-16\.svg$/);
    const svg = (await bytesOf(drawing)).toString("utf8");
    expect(svg).toContain(`@${handle}`);
    expect(svg).not.toMatch(/var\(--|<script|class=/);
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];

    await page.goto(`/${path}?profile=@${handle}`);
    const picture = await take(page, card, "Chart as PNG");
    expect(picture.suggestedFilename()).toBe(drawing.suggestedFilename().replace(/svg$/, "png"));
    const png = await bytesOf(picture);
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * Number(width), 2 * Number(height)]);
    expect(png.length).toBeGreaterThan(8_000);
  }
});

test("a shared page hands over its own sections and no other", async ({
  page,
  browser,
  handle,
  importProfile,
}) => {
  await importProfile();
  await page.goto(`/content?profile=@${handle}`);
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Content").uncheck();
  await dialog.getByRole("button", { name: "Create link" }).click();
  const url = await dialog.getByLabel("Address of the new link").inputValue();
  const stranger = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const visit = await stranger.newPage();
  await visit.goto(`${url}?window=7&compare=year`);
  const rows = await rowsOf(await take(visit, "Video views", "Table as CSV"));
  expect(rows).toHaveLength(8);
  expect(rows[1]).toContain("the 7 days a year (52 weeks) before");
  const root = new URL(url).pathname;
  const statuses = [];
  for (const file of ["overview/likes.svg", "content/posts.csv", "overview/nothing.csv"])
    statuses.push((await visit.request.get(`${new URL(url).origin}${root}/download/${file}`)).status());
  expect(statuses).toEqual([200, 404, 404]);
  expect((await visit.request.get(`${new URL(url).origin}/download/overview/likes.csv`)).status()).toBe(401);

  await visit.goto(`${url}?window=7`);
  await visit.locator('summary[aria-label="Take it away"]').click();
  const waiting = visit.waitForEvent("download");
  await visit.getByRole("link", { name: "Report as one HTML file" }).click();
  const report = await waiting;
  expect(report.suggestedFilename()).toBe(`${handle} report 2026-03-10 to 2026-03-16.html`);
  const asked: string[] = [];
  visit.on("request", (request) => asked.push(request.url()));
  const path = test.info().outputPath("report.html");
  await report.saveAs(path);
  await visit.goto(`file://${path}`);
  await expect(visit.getByRole("heading", { level: 2 })).toHaveText(["Overview", "Followers"]);
  await expect(visit.getByRole("img", { name: /^Video views by day/ })).toBeVisible();
  await expect(visit.getByRole("main")).not.toContainText("engagement by views");
  expect(asked).toHaveLength(1);
  await stranger.close();
});

test("a link that asks for a password hands nothing over before it, and one that forbids downloads never", async ({
  page,
  browser,
  handle,
  importProfile,
}) => {
  await importProfile();
  const make = async (fill: (dialog: Locator) => Promise<void>) => {
    await page.goto(`/overview?profile=@${handle}`);
    await page.getByRole("button", { name: "Share" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Password, fixed figures and more").click();
    await fill(dialog);
    await dialog.getByRole("button", { name: "Create link" }).click();
    return dialog.getByLabel("Address of the new link").inputValue();
  };
  const stranger = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const visit = await stranger.newPage();
  const statusOf = async (url: string) => {
    const [table, report] = await Promise.all(
      ["overview/likes.csv", "report.html"].map((file) => visit.request.get(`${url}/download/${file}`)),
    );
    expect(report?.status()).toBe(table?.status());
    return table?.status();
  };

  const locked = await make((dialog) => dialog.getByLabel("Password").fill("three warm loaves"));
  expect(await statusOf(locked)).toBe(404);
  await visit.goto(locked);
  await visit.getByLabel("Password").fill("three warm loaves");
  await visit.getByRole("button", { name: "Open" }).click();
  await expect(visit.getByRole("article", { name: "Video views" })).toBeVisible();
  expect(await statusOf(locked)).toBe(200);

  const kept = await make((dialog) => dialog.getByLabel("No downloads").check());
  expect(await statusOf(kept)).toBe(404);
  await visit.goto(kept);
  await expect(visit.getByRole("article", { name: "Video views" })).toBeVisible();
  await expect(visit.locator('summary[aria-label^="Download"]')).toHaveCount(0);
  await stranger.close();
});

test("what a window is compared with is chosen by keyboard, in the address, and said in words", async ({
  page,
  handle,
  importProfile,
}) => {
  await importProfile();
  await page.goto(`/overview?profile=@${handle}&window=60`);
  const views = page.getByRole("article", { name: "Video views" });
  await expect(views).toContainText("vs the 60 days before");
  const choice = page.getByRole("combobox", { name: "Compare with" });
  await choice.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page).toHaveURL(/compare=weekdays/);
  await expect(views).toContainText("vs 9 weeks before");
  await choice.selectOption("Year before");
  await expect(page).toHaveURL(/compare=year/);
  await expect(views).toContainText("nothing to compare with");
  await expect(page.getByRole("main")).toContainText("no day is known in both");
  await views.getByRole("button", { name: "How is this computed" }).click();
  const note = page.getByRole("dialog", { name: "How video views is computed" }).first();
  await expect(note).toContainText("Sum of the known days.");
  await expect(note).toContainText("0 of 60 days are known both now and in");
  await note.getByRole("link", { name: /Where does this come from/ }).click();
  await expect(page).toHaveURL(/\/source\?.*compare=year/);
});

test("without script a comparison is chosen with a button, and tables come by links", async ({
  browser,
  baseURL,
  handle,
  signedInState,
  importProfile,
}) => {
  await importProfile();
  const context = await browser.newContext({ storageState: signedInState, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL}/overview?profile=@${handle}`);
  await page.getByRole("combobox", { name: "Compare with" }).selectOption("year");
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page).toHaveURL(/compare=year/);
  await expect(page.getByRole("main")).toContainText("compared with a year before");
  const rows = await rowsOf(await take(page, "Video views", "Table as CSV"));
  expect(rows[1]).toContain("the 28 days a year (52 weeks) before");
  await context.close();
});

test("printed, a section is its figures on white, without anything to press", async ({
  page,
  handle,
  importProfile,
}) => {
  await importProfile();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const path of ["overview", "content", "followers"]) {
    await page.goto(`/${path}?profile=@${handle}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    for (const role of ["navigation", "button", "combobox", "radiogroup", "searchbox"] as const)
      await expect(page.getByRole(role), `${path}: ${role}`).toHaveCount(0);
    const colours = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll("section, article")].map(
        (element) => getComputedStyle(element).backgroundColor,
      ),
    );
    const [ground, ...parts] = colours;
    expect(ground, path).toBe("rgb(255, 255, 255)");
    // A part of a card has no ground of its own.
    expect(parts.filter((colour) => colour !== ground && colour !== "rgba(0, 0, 0, 0)")).toEqual([]);
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages, path).toBeGreaterThanOrEqual(1);
    expect(pages, path).toBeLessThanOrEqual(4);
  }
});
