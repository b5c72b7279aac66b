import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import { test } from "./tallyboard";

/** Makes a link with some of the choices that are closed at first; its address. */
async function shareFrom(
  page: Page,
  handle: string,
  choose: (form: Locator) => Promise<void>,
): Promise<string> {
  await page.goto(`/links?profile=@${handle}`);
  const form = page.getByRole("region", { name: "New link" });
  await form.getByText("Password, fixed figures and more").click();
  await choose(form);
  await form.getByRole("button", { name: "Create link" }).click();
  return form.getByLabel("Address of the new link").inputValue();
}

async function stranger(browser: Browser, baseURL: string | undefined, javaScriptEnabled = true) {
  const storageState = { cookies: [], origins: [] };
  const context = await browser.newContext({ storageState, baseURL: baseURL ?? "", javaScriptEnabled });
  return { context, visit: await context.newPage() };
}

test("a link with a password opens for whoever says it, with script and without, and for nobody else", async ({
  page,
  browser,
  baseURL,
  handle,
  importProfile,
}) => {
  await importProfile();
  const address = await shareFrom(page, handle, async (form) => {
    await form.getByLabel("Password").fill("three loaves");
    await form.getByLabel("Message").fill("The week of the new rye.");
  });
  for (const javaScriptEnabled of [true, false]) {
    const { context, visit } = await stranger(browser, baseURL, javaScriptEnabled);
    await visit.goto(`${address}/overview`);
    await expect(visit.getByRole("heading", { name: "Shared dashboard" })).toBeVisible();
    expect(await visit.content()).not.toContain(handle);
    await visit.getByLabel("Password").fill("three loafs");
    await visit.getByRole("button", { name: "Open" }).click();
    await expect(visit.getByText("This is not the password of the link.")).toBeVisible();
    await visit.getByLabel("Password").fill("three loaves");
    await visit.getByRole("button", { name: "Open" }).click();
    await expect(visit.getByRole("heading", { name: "Overview" })).toBeVisible();
    await expect(visit.getByText("The week of the new rye.")).toBeVisible();
    await visit.getByRole("link", { name: "Content", exact: true }).click();
    await expect(visit.getByRole("heading", { name: "Content" })).toBeVisible();
    await context.close();
  }
  const other = await stranger(browser, baseURL);
  await other.visit.goto(address);
  await expect(other.visit.getByRole("heading", { name: "Shared dashboard" })).toBeVisible();
  await other.context.close();
});

test("a pinned link shows the same figures after an undo, until it is made live", async ({
  page,
  browser,
  baseURL,
  handle,
  importProfile,
}) => {
  await importProfile();
  const address = await shareFrom(page, handle, (form) =>
    form.getByLabel("As they are now, for ever").check(),
  );
  const { context, visit } = await stranger(browser, baseURL);
  const tile = visit.getByRole("article", { name: "Video views" });
  await visit.goto(address);
  await expect(tile).toContainText("28.0K");
  await expect(visit.getByText("kept as they were")).toBeVisible();
  await expect(visit.getByText("later imports change nothing here")).toBeVisible();

  await page.goto("/imports");
  const row = page
    .getByRole("listitem")
    .filter({ hasText: "Overview.csv" })
    .filter({ hasText: `@${handle}` });
  await row.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo this import" }).click();
  await expect(row).toContainText("Undone");
  await page.goto(`/overview?profile=@${handle}`);
  await expect(page.getByRole("article", { name: "Video views" })).toContainText("unknown in these days");
  await visit.reload();
  await expect(tile).toContainText("28.0K");
  await visit.getByRole("radio", { name: "7 days" }).check({ force: true });
  await expect(visit).toHaveURL(/window=7/);
  await expect(tile).not.toContainText("unknown in these days");

  await page.goto("/links");
  const link = page.getByRole("article").filter({ hasText: `@${handle}` });
  await expect(link).toContainText("pinned");
  await link.getByText("More").click();
  await link.getByRole("button", { name: "Show the newest" }).click();
  await expect(link).not.toContainText("pinned");
  await visit.goto(address);
  await expect(tile).toContainText("unknown in these days");
  await context.close();
});

test("one switch holds back all links, and a private profile its own", async ({
  page,
  handle,
  importProfile,
}) => {
  await importProfile();
  const address = await shareFrom(page, handle, async () => undefined);
  const answer = async () => (await page.request.get(address)).status();
  expect(await answer()).toBe(200);
  for (const [close, open] of [
    ["Pause all links", "Open all again"],
    ["Make it private", "Show it through links again"],
  ] as const) {
    await page.getByRole("button", { name: close }).click();
    await expect.poll(answer).toBe(404);
    await expect(page.getByRole("article").filter({ hasText: `@${handle}` })).toContainText("Held back");
    await page.getByRole("button", { name: open }).click();
    await expect.poll(answer).toBe(200);
  }
});
