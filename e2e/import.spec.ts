import { expect } from "@playwright/test";
import { studioCsv as csv } from "@/lib/sample/studio-csv";
import { contentCsv, csvFile, EXPORTED_ON, overviewZip, studioZips } from "./fixtures/studio-exports";
import { DAYS, dropFiles, test } from "./tallyboard";

test(
  "four ZIPs dropped at once are recognised, previewed and imported with one press",
  DAYS,
  async ({ page, handle }) => {
    await dropFiles(page, studioZips({ handle, exportedOn: EXPORTED_ON, followers: 1_000 }));

    const overview = page.getByRole("article", { name: "Overview.csv" });
    await expect(overview).toContainText("TikTok Studio, Overview");
    await expect(overview).toContainText(`@${handle}`);
    await expect(overview).toContainText("17 Nov 2025 – 16 Mar 2026");
    await expect(overview).toContainText("120 new");
    const content = page.getByRole("article", { name: "Content.csv" });
    await expect(content).toContainText("17 Mar 2026");
    await expect(content).toContainText("read from the video links");
    await expect(page.getByRole("article")).toHaveCount(7);

    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByRole("link", { name: "See the Overview" }).click();
    await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
    await expect(page.getByRole("article", { name: "Video views" })).toContainText("28.0K");
  },
);

test("the same file again changes nothing and says so", async ({ page, handle, importProfile }) => {
  const profile = await importProfile();
  await dropFiles(page, [overviewZip(profile)]);
  await expect(page.getByRole("article", { name: "Overview.csv" })).toContainText("Imported before");
  await expect(page.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
  await page.goto(`/overview?profile=@${handle}`);
  await expect(page.getByRole("article", { name: "Video views" })).toContainText("28.0K");
});

test(
  "a file that does not say whose it is asks, and goes on with the answer",
  DAYS,
  async ({ page, handle, importProfile }) => {
    await importProfile();
    // A week later TikTok counts two of the days anew.
    const rows = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17].map((day) => [
      `March ${day}`,
      day === 15 || day === 16 ? 1_010 : 1_000,
      100,
      50,
      10,
      20,
    ]);
    const text = csv(["Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares"], rows);
    await dropFiles(page, [csvFile("Overview.csv", text)]);
    await expect(page.getByRole("article", { name: "Overview.csv" })).toContainText("Needs an answer");
    await page.getByRole("button", { name: "17 Mar 2026" }).click();
    await page.getByLabel("Whose exports are these?").fill(`@${handle}`);
    await page.getByRole("button", { name: "Use" }).first().click();
    const card = page.getByRole("article", { name: "Overview.csv" });
    await expect(card).toContainText(`@${handle}`);
    await expect(card).toContainText("18 Mar 2026guessed: the day after its last day");
    await card.getByLabel("The day of the download is a guess. You know it?").fill("2026-03-18");
    await card.getByRole("button", { name: "Use" }).click();
    await expect(card).toContainText("18 Mar 2026as you said");
    await expect(card).toContainText("2 values were restated by TikTok");
  },
);

test("a table that nobody knows asks what its columns mean, and the rest can go on without it", async ({
  page,
  handle,
}) => {
  const stray = csvFile("Daily views.csv", csv(["Day", "Reach"], [["Monday", 3]]));
  const content = csvFile("Content.csv", contentCsv({ handle, exportedOn: EXPORTED_ON }));
  await dropFiles(page, [content, stray]);
  const unknown = page.getByRole("article", { name: "Daily views.csv" });
  await expect(unknown).toContainText("Needs an answer");
  await expect(unknown).toContainText("Reach");
  const button = page.getByRole("button", { name: "Import", exact: true });
  await expect(button).toBeDisabled();
  await page.getByLabel("Leave out 1 file that cannot be imported").check();
  await button.click();
  await expect(page.getByText("1 file is in the ledger.")).toBeVisible();
});

test(
  "an import is undone with its figures, and stays in the history",
  DAYS,
  async ({ page, handle, importProfile }) => {
    await importProfile();
    await page.goto("/imports");
    const row = page
      .getByRole("listitem")
      .filter({ hasText: "Overview.csv" })
      .filter({ hasText: `@${handle}` });
    await row.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "Undo this import" }).click();
    await expect(row).toContainText("Undone");
    await expect(row.getByRole("button", { name: "Undo" })).toHaveCount(0);
    const download = page.waitForEvent("download");
    await row.getByRole("link", { name: /^Download/ }).click();
    expect((await download).suggestedFilename()).toContain("Overview.csv");
    await page.goto(`/overview?profile=@${handle}`);
    const views = page.getByRole("article", { name: "Video views" });
    await expect(views).toContainText("unknown in these days");
    await expect(views.getByRole("paragraph").first()).toHaveText(/^–?unknown$/);
  },
);

test("an undone import is redone with its figures", async ({ page, handle, importProfile }) => {
  await importProfile();
  await page.goto("/imports");
  const rows = page
    .getByRole("listitem")
    .filter({ hasText: "Overview.csv" })
    .filter({ hasText: `@${handle}` });
  await rows.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo this import" }).click();
  await rows.getByRole("button", { name: "Redo" }).click();
  await expect(rows).toHaveCount(2);
  await expect(rows.getByRole("button", { name: "Undo" })).toHaveCount(1);
  await expect(rows.getByRole("button", { name: "Redo" })).toHaveCount(0);
  await page.goto(`/overview?profile=@${handle}`);
  await expect(page.getByRole("article", { name: "Video views" })).toContainText("28.0K");
});

test("nothing is stored before Import, and a drop can be discarded", async ({ page, handle }) => {
  await dropFiles(page, studioZips({ handle, exportedOn: EXPORTED_ON, followers: 1_000 }));
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByRole("region", { name: "Preview" })).toHaveCount(0);
  await page.goto(`/overview?profile=@${handle}`);
  await expect(page.getByRole("article", { name: "Video views" })).toHaveCount(0);
  await expect(page.getByText(/No such profile here|Drop in your first exports/)).toBeVisible();
});
