import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { findBarriers } from "./fixtures/axe";
import { test } from "./tallyboard";

async function readDownload(page: Page, menu: string, item: string): Promise<string> {
  await page.getByLabel(menu, { exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: item, exact: true }).click(),
  ]);
  return readFileSync(await download.path(), "utf8");
}

test("the table of posts follows a search at once, a hashtag and columns by the address, and so does its file", async ({
  page,
  browser,
  baseURL,
  signedInState,
  handle,
  importProfile,
}) => {
  await importProfile();
  const path = `/content?profile=@${handle}&window=28`;
  await page.goto(path);
  const posts = page.getByRole("region", { name: "Posts", exact: true });
  const rows = posts.getByRole("rowheader");
  await expect(rows).toHaveCount(3);
  const search = posts.getByLabel("Search captions");
  // As soon as the page answers to typing: before that the form would ask for a new page.
  await expect(async () => {
    await search.fill("sour");
    await expect(rows).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  await expect(posts.getByRole("status")).toHaveText("1 of 3 posts");
  await expect(page).toHaveURL(/search=sour/);
  expect(await readDownload(page, "Download: Posts", "Table as CSV")).not.toContain("Croissant");
  await search.fill("");
  await expect(rows).toHaveCount(3);
  await expect(page).not.toHaveURL(/search/);

  await page
    .getByRole("region", { name: "Hashtags" })
    .getByRole("link", { name: "#baking", exact: true })
    .click();
  await expect(rows).toHaveCount(1);
  await expect(page).toHaveURL(/hashtag=baking/);
  await posts.getByText("Columns", { exact: true }).click();
  await posts.getByLabel("Likes").uncheck();
  await expect(posts.getByRole("columnheader", { name: "Likes" })).toHaveCount(0);
  await expect(page).toHaveURL(/columns=published%2Cviews%2Ccomments/);

  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: signedInState,
    baseURL: baseURL ?? "",
  });
  const text = await plain.newPage();
  await text.goto(path);
  await text.getByLabel("Search captions").fill("#baking");
  await text.getByRole("button", { name: "Search", exact: true }).click();
  await expect(text.getByRole("region", { name: "Posts", exact: true }).getByRole("rowheader")).toHaveCount(
    1,
  );
  await plain.close();
});

test("a hashtag becomes a campaign with its posts, its totals and its part of everything", async ({
  page,
  handle,
  importProfile,
}) => {
  await importProfile();
  await page.goto(`/content?profile=@${handle}&window=28`);
  await page.getByRole("link", { name: "Make a campaign of #baking" }).click();
  const form = page.getByRole("dialog", { name: "New campaign" });
  await expect(form.getByLabel("Hashtags")).toHaveValue("#baking");
  await form.getByLabel("Name").fill("Early bakers");
  await form.getByLabel("First day").fill("2026-02-20");
  await form.getByRole("button", { name: "Save" }).click();
  const row = page.getByRole("row", { name: /Early bakers/ });
  await expect(row).toContainText("1,000");
  await row.getByRole("link", { name: "Early bakers" }).click();
  await expect(page.getByRole("heading", { name: "Early bakers" })).toBeVisible();
  await expect(page.getByText("20 Feb – 17 Mar 2026")).toBeVisible();
  // Its 1,000 views of the 7,000 of all posts.
  await expect(page.getByText("14%", { exact: true })).toBeVisible();
  await expect(page.getByText("too few posts for an interval")).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  const totals = await readDownload(page, "Download: Campaign", "Totals as CSV");
  expect(totals).toContain('"Early bakers","#baking","2026-02-20","2026-03-17"');
  await page.getByRole("navigation", { name: "Days" }).getByRole("link", { name: "7 days" }).click();
  await expect(page.getByText("No post of these days holds its hashtags")).toBeVisible();
  await page.getByRole("button", { name: "Remove the campaign" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove the campaign" }).click();
  await expect(page.getByRole("heading", { name: "No campaign yet" })).toBeVisible();
});
