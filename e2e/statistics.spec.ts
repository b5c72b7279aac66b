import { expect } from "@playwright/test";
import { test } from "./tallyboard";

test("the chart tells unusual days and levels, to eyes, to keys and in its table", async ({
  page,
  handle,
  importProfile,
}) => {
  await importProfile();
  await page.goto(`/overview?profile=@${handle}&window=60`);
  const figure = page.getByRole("figure", { name: "Video views by day" });
  await expect(page.getByText("The level was about 800 a day until 16 Feb, 1,000 since.")).toBeVisible();
  await expect(figure.getByText("unusual day", { exact: true })).toBeVisible();

  const chart = figure.getByRole("application");
  await chart.focus();
  await expect(figure.locator("[data-living=true]")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(figure.getByRole("status")).toContainText("Video views 800");
  for (let day = 0; day < 59; day += 1) await page.keyboard.press("ArrowRight");
  await expect(figure.getByRole("status")).toContainText(
    "Monday, 16 March 2026: Video views 1,000 provisional. outside the usual of a Monday: 800",
  );

  await figure.getByRole("button", { name: "Show as table" }).click();
  await expect(page.getByRole("row", { name: /16 March/ })).toContainText("outside");
});

test("a goal has its pace, and no link shows goals or the days to come", async ({
  page,
  browser,
  baseURL,
  handle,
  importProfile,
}) => {
  await importProfile();
  await page.goto(`/overview?profile=@${handle}`);
  await expect(page.getByRole("heading", { name: "The next 28 days" })).toBeVisible();
  await page.getByRole("button", { name: "Set a goal" }).click();
  const dialog = page.getByRole("dialog", { name: "Set a goal" });
  await dialog.getByLabel("Target").fill("42,000");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  const goals = page.getByRole("region", { name: "Goals" });
  await expect(goals).toContainText("Begins on 17 Mar. Needs 1,500 a day for 28 days; usual 1,000.");
  await goals.getByRole("button", { name: /^Remove the goal Video views 42,000/ }).click();
  await page.getByRole("button", { name: "Remove the goal", exact: true }).click();
  await expect(goals).toContainText("None yet.");

  await page.goto(`/links?profile=@${handle}`);
  await page.getByRole("button", { name: "Create link" }).click();
  const shared = new URL(await page.getByLabel("Address of the new link").inputValue()).pathname;
  const stranger = await browser.newContext({
    storageState: { cookies: [], origins: [] },
    baseURL: baseURL ?? "",
  });
  const html = await (await stranger.request.get(shared)).text();
  expect(html).toContain("Video views by day");
  expect(html).not.toMatch(/The next 28 days|Goals|Set a goal/);
  await stranger.close();
});
