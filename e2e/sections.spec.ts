import { expect } from "@playwright/test";
import { DAYS, test } from "./tallyboard";

test(
  "Overview tells each window's views and how they changed",
  DAYS,
  async ({ page, handle, importProfile }) => {
    await importProfile();
    const views = page.getByRole("article", { name: "Video views" });
    const windows = page.getByRole("radiogroup", { name: "Window" });
    await page.goto(`/overview?profile=@${handle}&window=28`);
    await expect(page.getByText("17 Feb – 16 Mar 2026")).toBeVisible();
    await expect(views).toContainText("28.0K");
    await expect(views).toContainText("25%");
    await expect(page.getByRole("figure", { name: "Video views by day" })).toBeVisible();

    await windows.getByText("7 days").click();
    await expect(page).toHaveURL(/window=7/);
    await expect(views).toContainText("7,000");
    await expect(views).toContainText("no change");

    await windows.getByText("60 days").click();
    await expect(page).toHaveURL(/window=60/);
    await expect(views).toContainText("53.6K");
    await expect(views).toContainText("12%");
  },
);

test(
  "a tile drives the chart, and the chart has a table with the same days",
  DAYS,
  async ({ page, handle, importProfile }) => {
    await importProfile();
    await page.goto(`/overview?profile=@${handle}`);
    await page.getByRole("article", { name: "Likes" }).getByRole("link").click();
    const figure = page.getByRole("figure", { name: "Likes by day" });
    await expect(figure).toBeVisible();
    await figure.getByRole("button", { name: "Show as table" }).click();
    await expect(page.getByRole("row", { name: /16 Mar/ })).toContainText("50");
  },
);

test(
  "Content shows a post's detail for seven days and then the documented limit",
  DAYS,
  async ({ page, handle, importProfile }) => {
    await importProfile();
    for (const window of [7, 28, 60]) {
      await page.goto(`/content?profile=@${handle}&window=${window}`);
      await expect(page.getByRole("row", { name: /Croissant lamination/ })).toContainText("Current until");
    }
    const older = page.getByRole("row", { name: /Sourdough score/ });
    await expect(older).toContainText("Documented for 7 days, not captured");
    await expect(page.getByRole("row", { name: /What "4 a.m." looks like/ })).toContainText("1,000");
  },
);

test(
  "Followers tells growth, hours, countries and gender in each window",
  DAYS,
  async ({ page, handle, importProfile }) => {
    await importProfile({ followers: 1_000 });
    for (const [window, net] of [
      [7, "+14"],
      [28, "+56"],
      [60, "+120"],
    ] as const) {
      await page.goto(`/followers?profile=@${handle}&window=${window}`);
      await expect(page.getByRole("article", { name: "Followers", exact: true })).toContainText("1,000");
      await expect(page.getByRole("main")).toContainText(net);
    }
    await expect(page.getByRole("main")).toContainText("Greece");
    await expect(page.getByRole("main")).toContainText("19:00");
  },
);

test("Followers stays closed at 99 and opens at 100", DAYS, async ({ page, handle, importProfile }) => {
  await importProfile({ followers: 99 });
  await page.goto(`/followers?profile=@${handle}`);
  await expect(page.getByRole("heading", { name: "99 of 100 followers" })).toBeVisible();
  await expect(page.getByRole("figure")).toHaveCount(0);

  await importProfile({ handle: `${handle}.more`, followers: 100 });
  await page.goto(`/followers?profile=@${handle}.more`);
  await expect(page.getByRole("article", { name: "Followers", exact: true })).toContainText("100");
});

test("Coverage says which days are known", DAYS, async ({ page, handle, importProfile }) => {
  await importProfile();
  await page.goto(`/coverage?profile=@${handle}`);
  await expect(page.getByRole("heading", { name: "Coverage" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("120");
});

test("Settings keep what people say about a profile", async ({ page, handle, importProfile }) => {
  await importProfile();
  await page.goto(`/settings?profile=@${handle}`);
  await page.getByLabel("Name", { exact: true }).fill("Northwind Bakes");
  await page.getByLabel("Business category").selectOption("Food & Beverage");
  await page.getByLabel("Time zone").selectOption("Europe/Athens");
  const profile = page.getByRole("region", { name: `Profile @${handle}` });
  await profile.getByRole("button", { name: "Save" }).click();
  await expect(profile.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Business category")).toHaveValue("Food & Beverage");
  await expect(page.getByLabel("Time zone")).toHaveValue("Europe/Athens");
});

test(
  "what no export holds is typed in, shown with its day, and never taken for zero",
  DAYS,
  async ({ page, handle, importProfile }) => {
    await importProfile();
    await page.goto(`/followers?profile=@${handle}`);
    await page.getByRole("button", { name: "Enter top sounds" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Read on").fill("2026-03-16");
    await dialog.getByLabel("Sound 1", { exact: true }).fill("Baker’s waltz");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText("Baker’s waltz")).toBeVisible();

    await page.goto(`/content?profile=@${handle}`);
    const post = page.getByRole("row", { name: /Croissant lamination/ });
    await post.getByRole("button", { name: /Enter detail/ }).click();
    await dialog.getByLabel("Average watch time").fill("ten");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByRole("alert")).toContainText("Write the average watch time in seconds");
    await dialog.getByLabel("Average watch time").fill("7.4");
    await dialog.getByLabel("Percent from traffic source 1").fill("81%");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(post).toContainText("Watched 7.4 s on average");
  },
);
