import { expect, type Page } from "@playwright/test";
import { csvFile } from "./fixtures/studio-exports";
import { DAYS, dropFiles, test } from "./tallyboard";

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

/** Made-up ids whose upper half is noon of the day of upload. */
function videoUrl(handle: string, day: string): string {
  const id = (BigInt(Date.parse(`${day}T12:00:00Z`) / 1000) << 32n) + 77_120_481n;
  return `https://www.tiktok.com/@${handle}/video/${id}`;
}

test(
  "a table of posts is mapped, imported, seen on Content and undone",
  DAYS,
  async ({ page, handle, importProfile }) => {
    await importProfile();
    const rows = [
      `"Rye, salt & time",${videoUrl(handle, "2026-03-02")},2026-03-02,4100,120`,
      `What crumb means,${videoUrl(handle, "2026-03-09")},2026-03-09,,31`,
      `Broken link,https://www.tiktok.com/@${handle}/video/7.6E+18,2026-03-10,50,1`,
    ];
    await dropFiles(page, [
      csvFile("Posts.csv", [`Caption,Video URL,Posted,Plays,Likes`, ...rows, ""].join("\n")),
    ]);
    const card = page.getByRole("article", { name: "Posts.csv" });
    await card.getByRole("button", { name: "Choose what the columns mean" }).click();
    const screen = card.getByRole("region", { name: "What do the columns of Posts.csv mean?" });
    await expect(screen.getByLabel("one post")).toBeChecked();
    await screen.getByLabel("Meaning of column “Caption”").selectOption({ value: "title" });
    await screen.getByLabel("Meaning of column “Posted”").selectOption({ value: "published" });
    await expect(screen.getByLabel("Meaning of column “Plays”")).toHaveValue("total views");
    await expect(screen.getByText("3 rows looked at: at least 1 row would be refused.")).toBeVisible();
    await screen.getByRole("button", { name: "Use these columns" }).click();
    await expect(card).toContainText("2 new");
    await expect(card).toContainText("1 refused");
    await importAll(page);

    await page.goto(`/content?profile=@${handle}&window=60`);
    const rye = page.getByRole("row").filter({ hasText: "Rye, salt & time" });
    await expect(rye).toContainText("4,100");
    await expect(rye).toContainText("120");
    await expect(page.getByRole("row").filter({ hasText: "What crumb means" })).toContainText("31");

    await page.goto(`/imports?profile=@${handle}`);
    const row = page
      .getByRole("listitem")
      .filter({ hasText: "Posts.csv" })
      .filter({ hasText: `@${handle}` });
    await row.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "Undo this import" }).click();
    await expect(row).toContainText("Undone");
    await page.goto(`/content?profile=@${handle}&window=60`);
    await expect(page.getByText("Rye, salt & time")).toHaveCount(0);
  },
);

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
