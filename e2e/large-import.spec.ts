import { expect } from "@playwright/test";
import { csvFile } from "./fixtures/studio-exports";
import { test } from "./tallyboard";

const PROFILES = 150;
const DAYS = 800;
const FIRST_DAY = Date.parse("2023-01-01T00:00:00Z");
const DAY_MS = 86_400_000;
/** An import makes way for everything else on a busy machine. */
const PATIENTLY = { timeout: 120_000 };

/** Our own table with the days of many profiles. */
function largeTable(handle: string): string {
  const lines = ["profile,day,video_views,likes,shares"];
  for (let profile = 0; profile < PROFILES; profile += 1)
    for (let day = 0; day < DAYS; day += 1) {
      const date = new Date(FIRST_DAY + day * DAY_MS).toISOString().slice(0, 10);
      const views = 1_000 + ((profile * 7_919 + day * 104_729) % 90_000);
      lines.push(`${handle}.${profile},${date},${views},${views >> 4},${views >> 7}`);
    }
  return lines.join("\r\n");
}

test("a large import says how far it is, pages answer meanwhile, and Cancel leaves nothing of it", async ({
  page,
  handle,
}) => {
  test.setTimeout(400_000);
  await page.goto("/imports");
  await page.getByLabel("Export files").setInputFiles([csvFile("Shops.csv", largeTable(handle))]);
  const reading = page.getByRole("progressbar", { name: "Reading what they say" });
  await expect(reading).toBeVisible();
  await expect(page.getByText(/of 120,000 rows compared|MB read, [\d,]+ rows/)).toBeVisible(PATIENTLY);
  const importButton = page.getByRole("button", { name: "Import", exact: true });
  await expect(importButton).toBeEnabled(PATIENTLY);

  await importButton.click();
  const bar = page.getByRole("progressbar", { name: "Importing" });
  await expect(page.getByText(/[\d,]+ of 120,000 rows stored/)).toBeVisible(PATIENTLY);
  expect(Number(await bar.getAttribute("value"))).toBeGreaterThanOrEqual(0.5);
  const other = await page.request.get("/overview");
  expect(other.status()).toBe(200);
  await page.getByRole("button", { name: "Cancel" }).click();

  await expect(page.getByText("The import was stopped. Nothing was imported.")).toBeVisible(PATIENTLY);
  await expect(bar).toBeHidden();
  await expect(importButton).toBeEnabled();
  await page.getByRole("button", { name: "Discard" }).click();
  await page.reload();
  await expect(page.getByText("Shops.csv")).toHaveCount(0);
});
