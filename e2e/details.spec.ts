import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { type Day, toDay } from "@/lib/domain/day";
import type { MadeUpProfile } from "./fixtures/studio-exports";
import { test as base, DAYS } from "./tallyboard";

type House = {
  /** Posts of six, seven and twenty days before the reader's own today: TikTok shows the detail of the first one still. */
  readonly importNewest: (profile?: Partial<MadeUpProfile>) => Promise<Day>;
};

const test = base.extend<House>({
  importNewest: ({ timezoneId, importProfile }, use) =>
    use(async (given) => {
      const today = toDay(new Date().toLocaleDateString("sv-SE", { timeZone: timezoneId }));
      await importProfile({ ...given, exportedOn: today });
      return today;
    }),
});

const SHOWN = /Croissant lamination/;

/** As a spreadsheet puts a block on the clipboard. */
async function paste(cell: Locator, rows: readonly (readonly string[])[]): Promise<void> {
  const text = rows.map((row) => row.join("\t")).join("\r\n");
  await cell.evaluate((input, pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    input.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** A press on a page that is not alive yet does nothing. */
async function openTable(page: Page, handle: string): Promise<void> {
  await page.goto(`/content/details?profile=@${handle}`);
  await expect(page.getByText("Nothing to save yet.")).toBeVisible();
}

const cell = (page: Page, column: string, post: RegExp) =>
  page.getByRole("row", { name: post }).getByLabel(new RegExp(`^${column}, `));

test(
  "a block of cells is pasted, corrected, saved at once and stands on Content",
  DAYS,
  async ({ page, handle, importNewest }) => {
    await importNewest();
    await page.goto(`/content?profile=@${handle}`);
    await page.getByRole("link", { name: "Enter details of several posts" }).click();
    await expect(page.getByRole("heading", { name: "Enter details of several posts" })).toBeVisible();

    await paste(cell(page, "Average watch time", SHOWN), [
      ["7,4 s", "12%", "81", "DE 40"],
      ["6.1", "", "", ""],
      ["5", "101", "", ""],
    ]);
    await expect(page.getByText("Pasted into 12 cells.")).toBeVisible();
    await expect(page.getByText("● Not saved yet")).toHaveCount(3);
    await expect(cell(page, "From personal profile", SHOWN)).toHaveAttribute("aria-invalid", "true");
    await expect(cell(page, "From personal profile", SHOWN)).toHaveAccessibleDescription(/0 to 100/);
    await page.getByRole("button", { name: "Save all" }).click();
    await expect(cell(page, "From personal profile", SHOWN)).toBeFocused();

    await cell(page, "From personal profile", SHOWN).fill("2");
    await cell(page, "Viewers’ locations", SHOWN).fill("DE 40; US 12.5");
    await cell(page, "Average watch time", /Sourdough/).fill("");
    await cell(page, "Average watch time", /4 a\.m\./).fill("");
    await cell(page, "Watched to the end", /4 a\.m\./).fill("");
    await expect(page.getByText("● Not saved yet")).toHaveCount(1);
    await page.getByRole("button", { name: "Save all" }).click();
    await expect(page.getByText("Saved. It stands on")).toBeVisible();
    await expect(page.getByText("● Not saved yet")).toHaveCount(0);
    await expect(cell(page, "Average watch time", SHOWN)).toHaveValue("7.4");

    await page.getByRole("link", { name: "Content", exact: true }).last().click();
    await page.getByRole("button", { name: "Watched 7.4 s on average" }).click();
    const detail = page.getByRole("dialog", { name: "Detail of the post" });
    await expect(detail).toContainText("Entered by hand by ");
    await expect(detail).toContainText("United States");
  },
);

test("keys move between cells, and Escape takes back what was typed", async ({
  page,
  handle,
  importNewest,
}) => {
  await importNewest();
  await openTable(page, handle);
  const watch = cell(page, "Average watch time", SHOWN);
  await watch.fill("7.4");
  await page.keyboard.press("ArrowRight");
  await expect(cell(page, "Watched to the end", SHOWN)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(cell(page, "Watched to the end", /Sourdough/)).toBeFocused();
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("ArrowLeft");
  await expect(watch).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(watch).toHaveValue("");
  await expect(page.getByText("Nothing to save yet.")).toBeVisible();
});

test(
  "an older post says that its day is missing, and discarding takes everything back",
  DAYS,
  async ({ page, handle, importNewest }) => {
    const today = await importNewest();
    await openTable(page, handle);
    const older = cell(page, "Average watch time", /Sourdough/);
    await older.fill("6");
    await expect(page.getByText("Enter the day on which you read the figures.")).toBeVisible();
    await cell(page, "Read on", /Sourdough/).fill(today);
    await expect(page.getByText(/TikTok shows this detail for 7 days, which ended on/)).toBeVisible();
    await page.getByRole("button", { name: "Discard changes" }).click();
    await expect(older).toHaveValue("");
    await expect(page.getByText("Nothing to save yet.")).toBeVisible();
  },
);

test("a template is downloaded, filled in, imported and undone", async ({
  page,
  handle,
  importNewest,
  importFiles,
}) => {
  await importNewest();
  await page.goto(`/content/details?profile=@${handle}`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download this table as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${handle} post-details.csv`);
  const csv = await readFile(await download.path(), "utf8");
  const lines = csv.split("\r\n");
  const row = lines.findIndex((line) => SHOWN.test(line));
  expect(row).toBeGreaterThan(0);
  const filled = (lines[row] ?? "").replace(/,,,,,,,,,,$/, ",8.5,20,,,,,,,,");
  expect(filled).not.toBe(lines[row]);
  const text = lines.with(row, filled).join("\r\n");
  await importFiles([{ name: "filled.csv", mimeType: "text/csv", buffer: Buffer.from(text) }]);

  await page.goto(`/content?profile=@${handle}`);
  await page.getByRole("button", { name: "Watched 8.5 s on average" }).click();
  const detail = page.getByRole("dialog", { name: "Detail of the post" });
  await expect(detail).toContainText(`filled.csv, line ${row + 1}`);
  await detail.getByRole("link", { name: "filled.csv" }).click();
  await page.getByRole("button", { name: "Undo" }).first().click();
  const confirm = page.getByRole("dialog").getByRole("button", { name: /Undo/ });
  if (await confirm.isVisible()) await confirm.click();
  await expect(page.getByText(/Undone/).first()).toBeVisible();
  await page.goto(`/content?profile=@${handle}`);
  await expect(page.getByRole("button", { name: /on average/ })).toHaveCount(0);
});

test("both rankings are pasted and saved at once", async ({ page, handle, importNewest }) => {
  await importNewest({ followers: 1_000 });
  await page.goto(`/followers?profile=@${handle}`);
  await page.getByRole("link", { name: "Enter both lists" }).first().click();
  await paste(page.getByLabel("Name, video 1", { exact: true }), [
    ["Slow croissants", "https://www.tiktok.com/@contoso.bikes/video/7635634090514965057"],
    ["Rye in 24 hours"],
  ]);
  await page.getByLabel("Name, sound 1", { exact: true }).fill("Baker’s waltz");
  await page.getByRole("button", { name: "Save all" }).click();
  await expect(page.getByText("Saved. It stands on")).toBeVisible();
  await page.goto(`/followers?profile=@${handle}`);
  await expect(page.getByRole("region", { name: "Top videos" })).toContainText("Rye in 24 hours");
  await expect(page.getByRole("region", { name: "Top sounds" })).toContainText("Entered by hand by ");
});
