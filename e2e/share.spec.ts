import { expect } from "@playwright/test";
import { test } from "./tallyboard";

test("a stranger opens a link, reads the chosen sections and nothing else, until it is revoked", async ({
  page,
  browser,
  baseURL,
  handle,
  importProfile,
}) => {
  await importProfile();
  await page.goto(`/overview?profile=@${handle}`);
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Followers").uncheck();
  await dialog.getByRole("button", { name: "Create link" }).click();
  const address = await dialog.getByLabel("Address of the new link").inputValue();
  expect(address).toContain("/s/");

  const stranger = await browser.newContext({
    storageState: { cookies: [], origins: [] },
    baseURL: baseURL ?? "",
  });
  const visit = await stranger.newPage();
  await visit.goto(address);
  await expect(visit.getByRole("article", { name: "Video views" })).toContainText("28.0K");
  const sections = visit.getByRole("navigation", { name: "Sections" });
  await expect(sections.getByRole("link")).toHaveText(["Overview", "Content"]);
  await expect(visit.getByRole("button", { name: "Share" })).toHaveCount(0);
  await sections.getByRole("link", { name: "Content" }).click();
  await expect(visit.getByRole("row", { name: /Croissant lamination/ })).toBeVisible();
  expect((await visit.goto(`${address}/followers`))?.status()).toBe(404);
  await visit.goto("/overview");
  await expect(visit).toHaveURL(/\/sign-in/);

  await page.goto("/links");
  const link = page.getByRole("article").filter({ hasText: `@${handle}` });
  await expect(link).toContainText("Opened");
  await link.getByRole("button", { name: "Revoke" }).click();
  await expect(link).toContainText("Revoked");
  expect((await visit.goto(address))?.status()).toBe(404);
  await stranger.close();
});
