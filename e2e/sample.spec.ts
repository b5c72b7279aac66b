import { expect, type Page } from "@playwright/test";
import { findBarriers } from "./fixtures/axe";
import { type Installation, startInstallation } from "./installation";
import { OWNER, test } from "./tallyboard";

async function signIn(page: Page, { url }: Installation): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((to) => to.pathname === "/overview");
}

test("a made-up profile is offered, labelled, walked through and removed whole", async ({ browser }) => {
  const installation = await startInstallation(OWNER);
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] }, locale: "de-DE" });
  const page = await context.newPage();
  await signIn(page, installation);
  await page.getByRole("button", { name: "Look around with a made-up profile" }).click();

  const label = page.getByRole("complementary", { name: "Made-up profile" });
  const tour = page.getByRole("region", { name: "Six figures of 28 days" });
  await expect(tour).toBeFocused({ timeout: 60_000 });
  await expect(label).toContainText("made up");
  // What a browser in Germany asks for: 9.000 and not 9,000, with English words around it.
  await expect(page.getByRole("article", { name: "Followers", exact: true })).toContainText("9.000");
  expect(await findBarriers(page)).toEqual([]);

  for (const title of [
    "What is unknown stays unknown",
    "Every post, and how it grew",
    "When followers are online",
  ]) {
    await page.getByRole("link", { name: "Next", exact: true }).click();
    await expect(page.getByRole("region", { name: title })).toBeFocused();
    await expect(label).toBeVisible();
  }
  await expect(page.getByRole("table", { name: "Median views by the time of publishing" })).toBeVisible();
  await expect(page.getByText(/Highest median:/)).toContainText("Thursday 18:00–24:00");
  const hours = page.getByRole("radiogroup", { name: "Hours of" });
  await hours.getByText("All kept").click();
  await expect(page.getByRole("figure", { name: /all hours kept/ })).toContainText(
    "168 of 168 hours measured",
  );
  await expect(page.getByRole("region", { name: "Top countries" })).toContainText(
    /points against the export of/,
  );
  await page.keyboard.press("Escape");

  await label.getByRole("button", { name: "Remove the sample" }).click();
  await expect(page.getByRole("heading", { name: "Drop in your first exports" })).toBeVisible();
  await expect(label).toHaveCount(0);
  await context.close();
  await installation.stop();
});

test("keys press what stands on the page, never while typing, and can be switched off", async ({
  page,
  handle,
  importProfile,
}) => {
  await importProfile();
  await page.goto(`/overview?profile=@${handle}`);
  await page.keyboard.press("w");
  await expect(page).toHaveURL(/window=60/);
  await page.keyboard.press("c");
  await expect(page.getByLabel("Compare with")).toBeFocused();
  // The list of choices has the focus: what is typed there is meant for it.
  await page.keyboard.press("2");
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  await page.getByRole("main").focus();
  await page.keyboard.press("2");
  await expect(page.getByRole("heading", { name: "Content", level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/window=60/);
  await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: "Search captions" });
  await expect(search).toBeFocused();
  await page.keyboard.type("1?");
  await expect(search).toHaveValue("1?");

  await page.getByRole("main").focus();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await expect(sheet.getByRole("button", { name: "Close keys" })).toBeFocused();
  expect(await findBarriers(page)).toEqual([]);
  await sheet.getByLabel("Use these keys in this browser").uncheck();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await page.keyboard.press("3");
  await page.keyboard.press("?");
  await expect(sheet).toBeHidden();
  await expect(page.getByRole("heading", { name: "Content", level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "Keys", exact: true }).click();
  await expect(sheet).toBeVisible();
});
