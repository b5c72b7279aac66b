import { type Browser, expect, type Page } from "@playwright/test";
import { toDay } from "@/lib/domain/day";
import { formatDayWithYear } from "@/lib/domain/format";
import { studioCsv as csv } from "@/lib/sample/studio-csv";
import { findBarriers } from "./fixtures/axe";
import { measureSidewaysScroll } from "./fixtures/pages";
import { importOverHttp, signInAs } from "./fixtures/stranger-requests";
import { csvFile, type DroppedFile } from "./fixtures/studio-exports";
import type { Installation } from "./installation";
import { DAYS, OWNER, test } from "./tallyboard";

type Loaf = { readonly number: number; readonly title: string; readonly views: number };

/** Ids say the second of their upload in the upper 32 bits: noon of the day of publishing. */
const PUBLISHED = toDay("2026-03-01");
const NOON = BigInt(Date.parse("2026-03-01T12:00:00Z") / 1_000);

function idOf(handle: string, number: number): string {
  const salt = [...handle].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, number);
  return String((NOON << 32n) | BigInt(salt));
}

/** Posts of 1 March as the export of another day lists them. */
function contentOn(handle: string, exportedOn: string, loaves: readonly Loaf[]): DroppedFile {
  const header = ["Time", "Video title", "Video link", "Post time"];
  const totals = ["Total likes", "Total comments", "Total shares", "Total views"];
  const rows = loaves.map(({ number, title, views }) => [
    formatDayWithYear(toDay(exportedOn)).replace(
      /(\d+) (\w+) (\d+)/,
      (_, day, month) => `${MONTHS[month] ?? month} ${day}`,
    ),
    title,
    `https://www.tiktok.com/@${handle}/video/${idOf(handle, number)}`,
    `March ${Number(PUBLISHED.slice(-2))}`,
    views / 10,
    views / 100,
    views / 50,
    views,
  ]);
  return csvFile(`Content ${exportedOn}.csv`, csv([...header, ...totals], rows));
}

const MONTHS: Readonly<Record<string, string>> = { Mar: "March" };

const others = (views: readonly number[]): readonly Loaf[] =>
  views.map((each, index) => ({ number: index + 2, title: `Loaf ${index + 2}`, views: each }));
const rye = (views: number): Loaf => ({ number: 1, title: "Rye, three days #baking", views });

/** Day 3, day 8 and day 28 of six posts: at day 3 the others have 100 … 500 views. */
const THREE_EXPORTS: readonly [string, readonly Loaf[]][] = [
  ["2026-03-04", [rye(900), ...others([100, 200, 300, 400, 500])]],
  ["2026-03-09", [rye(4_000), ...others([200, 400, 600, 800, 1_000])]],
  ["2026-03-29", [rye(5_200), ...others([300, 600, 900, 1_200, 1_500])]],
];

/** Imports as the page does, without looking at it. */
async function send({ url }: Installation, files: readonly DroppedFile[]): Promise<void> {
  await importOverHttp(url, await signInAs(url, OWNER.email, OWNER.password), files);
}

test(
  "a post opens from the list to its growth over every export, its age and its files",
  DAYS,
  async ({ page, handle, installation }) => {
    await send(
      installation,
      THREE_EXPORTS.map(([day, loaves]) => contentOn(handle, day, loaves)),
    );
    await page.goto(`/content?profile=@${handle}&window=60`);
    await page
      .getByRole("row", { name: /Rye, three days/ })
      .getByRole("link", { name: /Rye/ })
      .click();

    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Rye, three days #baking");
    await expect(page.getByText("published Sunday, 1 March 2026")).toBeVisible();
    const tiktok = page.getByRole("link", { name: "Open on TikTok" });
    await expect(tiktok).toHaveAttribute("href", new RegExp(`@${handle}/video/`));
    await expect(tiktok).toHaveAttribute("rel", /noopener/);
    const growth = page.getByRole("region", { name: "Growth" });
    await expect(growth).toContainText(
      "Lifetime totals as of 29 Mar, from 3 exports. 1,200 views gained since 9 Mar.",
    );
    await expect(growth.locator("circle")).toHaveCount(4 + 2);

    await growth.getByRole("button", { name: "Show as table" }).click();
    const twin = page.getByRole("dialog", { name: "Views by day of export as a table" });
    await expect(twin.getByRole("row", { name: /29 Mar 2026/ })).toContainText("day 28");
    await expect(twin.getByRole("row", { name: /9 Mar 2026/ }).last()).toContainText("3,100");
    await page.keyboard.press("Escape");

    const ages = page.getByRole("region", { name: "Beside the median post" });
    await expect(ages.getByRole("row", { name: /^1 day / })).toContainText("first export on day 3");
    await expect(ages.getByRole("row", { name: /^3 days/ })).toContainText("3.0× the median");
    await expect(ages.getByRole("row", { name: /^3 days/ })).toContainText("5 posts, each read on that day");
    await expect(ages.getByRole("row", { name: /^7 days/ })).toContainText("between day 3 and day 8");
    await expect(ages.getByRole("row", { name: /^7 days/ })).toContainText("at least 50% above");
    await expect(ages.getByRole("row", { name: /^28 days/ })).toContainText("5.8× the median");

    await expect(page.getByRole("region", { name: /^Traffic source/ })).toContainText("ended on 7 Mar 2026");
    const sources = page.getByRole("region", { name: "Where these numbers come from" });
    await expect(sources.getByRole("row", { name: /4 Mar 2026/ })).toContainText("900");
    await sources.getByRole("link", { name: "Content 2026-03-29.csv" }).click();
    await expect(page.getByRole("heading", { name: "Import", level: 1 })).toBeVisible();
    await page.goBack();
    await page.getByRole("link", { name: "Content", exact: true }).first().click();
    await expect(page).toHaveURL(/\/content\?.*window=60/);
  },
);

test("with one export a post says what is missing and draws nothing that it does not know", async ({
  page,
  handle,
  installation,
}) => {
  await send(installation, [contentOn(handle, "2026-03-05", [rye(900)])]);
  await page.goto(`/content/${idOf(handle, 1)}?profile=@${handle}`);
  const growth = page.getByRole("region", { name: "Growth" });
  await expect(growth).toContainText("from the one export that holds this post");
  await expect(growth.locator("path[vector-effect]")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Beside the median post" })).toContainText(
    "0 of the 5 posts needed are known at this age",
  );
  await expect(page.getByRole("region", { name: /^Traffic source/ })).toContainText(
    "nothing was captured yet",
  );
  await page.getByRole("button", { name: /Enter detail/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Read on").fill("2026-03-05");
  await dialog.getByLabel("Average watch time").fill("7.4");
  await dialog.getByLabel("Percent from traffic source 1").fill("81%");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("region", { name: "Captured on 5 Mar" })).toContainText("7.4 s");
  expect((await page.goto(`/content/1?profile=@${handle}`))?.status()).toBe(404);
});

test("a link opens the posts that its Content lists, without a file, and no other", async ({
  page,
  browser,
  baseURL,
  handle,
  installation,
}) => {
  await send(
    installation,
    THREE_EXPORTS.map(([day, loaves]) => contentOn(handle, day, loaves)),
  );
  await send(installation, [contentOn(`${handle}.x`, "2026-03-29", [rye(800)])]);
  const visit = await openAsStranger(browser, baseURL ?? "");
  const address = await share(page, handle);
  await visit.goto(`${address}/content?window=60`);
  await visit.getByRole("row", { name: /Rye/ }).getByRole("link", { name: /Rye/ }).click();
  await expect(visit.getByRole("heading", { level: 1 })).toHaveText("Rye, three days #baking");
  await expect(visit.getByRole("region", { name: "Beside the median post" })).toContainText(
    "3.0× the median",
  );
  await expect(visit.getByText(/\.csv/)).toHaveCount(0);
  await expect(visit.getByRole("button", { name: /detail/ })).toHaveCount(0);
  await visit.getByRole("main").getByRole("link", { name: "Content" }).click();
  await expect(visit.getByRole("heading", { name: "Content", level: 1 })).toBeVisible();
  for (const path of [
    `content/${idOf(`${handle}.x`, 1)}`,
    "content/1",
    "profiles",
    `overview/${idOf(handle, 1)}`,
  ])
    expect((await visit.goto(`${address}/${path}`))?.status(), path).toBe(404);
  await visit.context().close();
});

async function openAsStranger(browser: Browser, baseURL: string): Promise<Page> {
  return (await browser.newContext({ storageState: { cookies: [], origins: [] }, baseURL })).newPage();
}

async function share(page: Page, handle: string): Promise<string> {
  await page.goto(`/content?profile=@${handle}`);
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Create link" }).click();
  return dialog.getByLabel("Address of the new link").inputValue();
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test(`a post's page has no serious barrier in ${colorScheme} and fits every width`, async ({
      page,
      handle,
      installation,
    }) => {
      await send(
        installation,
        THREE_EXPORTS.map(([day, loaves]) => contentOn(handle, day, loaves)),
      );
      for (const width of [320, 390, 1440, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`/content/${idOf(handle, 1)}?profile=@${handle}`);
        await page.getByRole("heading", { level: 1 }).waitFor();
        expect.soft(await findBarriers(page), `at ${width}`).toEqual([]);
        const overflow = await measureSidewaysScroll(page);
        expect.soft(overflow, `scrolls sideways at ${width}`).toBeLessThanOrEqual(0);
      }
    });
  });
}
