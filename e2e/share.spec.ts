import { expect } from "@playwright/test";
import { DAYS, test } from "./tallyboard";

test(
  "a stranger opens a link, reads the chosen sections and nothing else, until it is revoked",
  DAYS,
  async ({ page, browser, baseURL, handle, importProfile }) => {
    await importProfile();
    await page.goto(`/overview?profile=@${handle}`);
    await page.getByRole("button", { name: "Share", exact: true }).click();
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
    const revoke = link.getByRole("button", { name: "Revoke" });
    await revoke.click();
    await page.keyboard.press("Escape");
    await expect(revoke).toBeFocused();
    expect((await visit.goto(address))?.status()).toBe(200);
    await revoke.click();
    const question = page.getByRole("dialog", { name: /^Revoke “/ });
    await expect(question).toContainText("nothing brings it back");
    await question.getByRole("button", { name: "Revoke" }).press("Enter");
    await expect(link).toContainText("Revoked");
    await expect(link.getByRole("heading")).toBeFocused();
    expect((await visit.goto(address))?.status()).toBe(404);
    await stranger.close();
  },
);

test("a link is rotated and revoked only after a question, and without script, too", async ({
  browser,
  baseURL,
  signedInState,
  handle,
  page,
  importProfile,
}) => {
  await importProfile();
  await page.goto(`/links?profile=@${handle}`);
  await page.getByRole("button", { name: "Create link" }).click();
  const first = await page.getByLabel("Address of the new link").inputValue();
  const link = page.getByRole("article").filter({ hasText: `@${handle}` });
  await link.getByRole("button", { name: "Rotate" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Rotate" }).click();
  const second = await link.getByLabel(/^New address/).inputValue();
  expect((await page.request.get(first)).status()).toBe(404);
  expect((await page.request.get(second)).status()).toBe(200);

  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: signedInState,
    baseURL: baseURL ?? "",
  });
  const text = await plain.newPage();
  await text.goto("/links");
  const line = text.getByRole("article").filter({ hasText: `@${handle}` });
  await line.getByRole("button", { name: "Revoke" }).click();
  const question = line.getByRole("region", { name: /^Revoke “/ });
  await expect(question).toContainText("nothing brings it back");
  expect((await page.request.get(second)).status()).toBe(200);
  await question.getByRole("button", { name: "Revoke" }).click();
  await expect(line).toContainText("Revoked");
  expect((await page.request.get(second)).status()).toBe(404);
  await plain.close();
});
