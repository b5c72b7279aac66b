import { expect, type Page } from "@playwright/test";
import { csvFile } from "./fixtures/studio-exports";
import { dropFiles, test } from "./tallyboard";

/** What another tool exports every month; every day of it fits two orders. */
function monthly(month: "03" | "04", handle: string, days = 12) {
  const rows = Array.from({ length: days }, (_, index) => {
    const day = String(index + 1).padStart(2, "0");
    return `${day}/${month}/2026,"1,${String(200 + index)}",${30 + index},made by ${handle}`;
  });
  return csvFile(`Report ${month}.csv`, ["Date,Plays,Likes,Note", ...rows].join("\n"));
}

async function importAll(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText(/in the ledger\./)).toBeVisible();
}

test("a table of another tool is settled by example, imported, and not asked about again", async ({
  page,
  handle,
}) => {
  await dropFiles(page, [monthly("03", handle)]);
  const card = page.getByRole("article", { name: "Report 03.csv" });
  await expect(card).toContainText("Needs an answer");
  await card.getByRole("button", { name: "Choose what the columns mean" }).click();

  const screen = card.getByRole("region", { name: "What do the columns of Report 03.csv mean?" });
  await expect(screen.getByRole("heading")).toBeFocused();
  await expect(screen.getByLabel("Meaning of column “Plays”")).toHaveValue("measure videoViews");
  await expect(screen.getByLabel("Meaning of column “Note”")).toHaveValue("ignored");
  await screen.getByRole("button", { name: "Use these columns" }).click();
  await expect(screen.getByText("Choose which day the dates mean.")).toBeVisible();

  await screen.getByLabel("“01/03/2026” is Sunday, 1 March 2026 (day, month, year)").check();
  await screen.getByRole("button", { name: "Use these columns" }).click();
  await expect(screen.getByText("Choose which number is meant.")).toBeVisible();
  await screen.getByLabel("“1,200” is 1,200").check();
  await expect(screen.getByText("12 rows looked at: every cell that was checked is readable.")).toBeVisible();
  await screen.getByRole("button", { name: "Use these columns" }).click();
  await expect(screen.getByText("Say whose figures these are")).toBeVisible();
  await screen.getByLabel("Whose figures are these?").fill(`@${handle}`);
  await screen.getByRole("button", { name: "Use these columns" }).click();

  await expect(card).toContainText("Read as you chose.");
  await expect(card).toContainText("Ready");
  await expect(card).toContainText("1 Mar – 12 Mar 2026");
  await expect(card).toContainText("12 new");
  await importAll(page);
  await page.getByRole("link", { name: "See the Overview" }).click();
  // 1,200 + 1,201 + … + 1,211; the window of 28 days holds all twelve.
  await expect(page.getByRole("article", { name: "Video views" })).toContainText("14.5K");

  await dropFiles(page, [monthly("04", handle)]);
  const next = page.getByRole("article", { name: "Report 04.csv" });
  await expect(next).toContainText(/Read as you settled on \d+ \w+ \d{4}\./);
  await expect(next).toContainText(`@${handle}`);
  await expect(next).toContainText("1 Apr – 12 Apr 2026");
  await expect(next).toContainText("12 new");
  await importAll(page);
});

test("what is remembered is listed in the settings, saved as a file, forgotten and added again", async ({
  page,
  handle,
}) => {
  const file = csvFile(`${handle}.csv`, `Day,Views of ${handle}\n2026-03-24,120\n2026-03-25,130\n`);
  await dropFiles(page, [file]);
  await page.getByRole("button", { name: "Choose what the columns mean" }).click();
  const screen = page.getByRole("region", { name: /What do the columns of/ });
  await expect(screen.getByLabel(`Meaning of column “Views of ${handle}”`)).toHaveValue("ignored");
  await screen.getByRole("button", { name: "Perhaps video views?" }).click();
  await expect(screen).toContainText("All 2 cells readable");
  await screen.getByLabel("Whose figures are these?").fill(`@${handle}`);
  await screen.getByLabel("Remember for this kind of file").selectOption("Yes, for every profile");
  await screen.getByRole("button", { name: "Use these columns" }).click();
  await importAll(page);

  await page.goto(`/settings?profile=@${handle}`);
  const row = page.getByRole("listitem").filter({ hasText: `Views of ${handle} is Video views` });
  await expect(row).toContainText("For every profile");
  const download = page.waitForEvent("download");
  await row.getByRole("link", { name: /Save as file/ }).click();
  const saved = await (await download).path();
  await row.getByRole("button", { name: /Forget/ }).click();
  await expect(row).toHaveCount(0);

  await page.getByText("Add from a file").click();
  await page.getByLabel("File of columns").setInputFiles(saved);
  await page.getByLabel("Whose tables are read so?").fill(`@${handle}`);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("These columns are remembered.")).toBeVisible();
  await expect(row).toContainText(`For @${handle}`);
});
