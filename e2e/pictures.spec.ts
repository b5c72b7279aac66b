import { join } from "node:path";
import { type Browser, test as base, expect, type Page } from "@playwright/test";
import { plainDriver } from "../bench/plain-driver";
import { profileOfHeaders, profileOfOneDay, profileWithGap, wholeProfile } from "./fixtures/state-exports";
import {
  builtActions,
  type Caller,
  callAction,
  importOverHttp,
  signInAs,
} from "./fixtures/stranger-requests";
import { EXPORTED_ON, studioZips } from "./fixtures/studio-exports";
import {
  DARK,
  expectPicture,
  LIGHT,
  type Look,
  lookAs,
  openAlbum,
  PHONE,
  PHONE_DARK,
} from "./fixtures/take-picture";
import { type Installation, startInstallation } from "./installation";
import { OWNER } from "./tallyboard";

const test = base.extend<{ readonly house: Installation }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed.
  house: async ({}, use) => {
    const house = await startInstallation(OWNER);
    await use(house);
    await house.stop();
  },
});

async function expectPage(page: Page, path: string, looks: readonly (readonly [string, Look])[]) {
  for (const [name, look] of looks) {
    await lookAs(page, look);
    await page.goto(path);
    await expectPicture(page, name);
  }
}

test("the three sections look as they were approved", async ({ browser, house }) => {
  test.slow();
  const owner = await signInAs(house.url, OWNER.email, OWNER.password);
  await importOverHttp(house.url, owner, wholeProfile("northwind.bakes"));
  const page = await openAlbum(browser, house.url, owner);
  await expectPage(page, "/overview", [
    ["overview-light", LIGHT],
    ["overview-phone-dark", PHONE_DARK],
  ]);
  await expectPage(page, "/followers", [["followers-dark", DARK]]);
  await expectPage(page, "/followers?window=7", [["followers-phone", PHONE]]);
  await expectPage(page, "/content", [
    ["content-phone-dark", PHONE_DARK],
    ["content-light", LIGHT],
  ]);
  const post = await page.locator("tbody th a").first().getAttribute("href");
  await expectPage(page, post ?? "/no-post", [["post-dark", DARK]]);
  await page.context().close();
});

test("what is unknown, closed, gone or broken looks as it was approved", async ({ browser, house }) => {
  test.slow();
  const owner = await signInAs(house.url, OWNER.email, OWNER.password);
  const page = await openAlbum(browser, house.url, owner);
  await expectPage(page, "/overview", [["first-run-light", LIGHT]]);
  await expectPage(page, "/imports", [["first-imports-phone-dark", PHONE_DARK]]);

  for (const files of profileWithGap("northwind.gap")) await importOverHttp(house.url, owner, files);
  await importOverHttp(house.url, owner, [
    ...profileOfOneDay("northwind.day"),
    ...profileOfHeaders("northwind.headers"),
    ...studioZips({ handle: "northwind.small", exportedOn: EXPORTED_ON, followers: 64 }),
  ]);
  await expectPage(page, "/overview?profile=@northwind.gap", [
    ["gap-and-provisional-light", LIGHT],
    ["gap-and-provisional-phone-dark", PHONE_DARK],
  ]);
  await expectPage(page, "/overview?profile=@northwind.day&window=7", [["one-day-phone", PHONE]]);
  await expectPage(page, "/overview?profile=@northwind.day&asOf=2020-01-01", [["days-unknown-dark", DARK]]);
  await expectPage(page, "/overview?profile=@northwind.headers", [["no-data-light", LIGHT]]);
  await expectPage(page, "/followers?profile=@northwind.headers", [["followers-unknown-phone", PHONE]]);
  await expectPage(page, "/followers?profile=@northwind.small", [
    ["followers-closed-phone-dark", PHONE_DARK],
  ]);
  await expectPage(page, "/profiles", [["profiles-light", LIGHT]]);
  await expectPage(page, "/no-such-page", [["not-found-light", LIGHT]]);
  await expectLoading(page);
  await expectClosedDoors(browser, house.url, await lockALink(house.url, owner));

  rename(house.data, '"ShareLink" RENAME TO "Lost"');
  await expectPage(page, "/links", [["error-phone-dark", PHONE_DARK]]);
  rename(house.data, '"Lost" RENAME TO "ShareLink"');
  await page.context().close();
});

/** Another window that takes its time: the bar at the top of what is still there. */
async function expectLoading(page: Page): Promise<void> {
  await lookAs(page, DARK);
  await page.goto("/followers?profile=@northwind.small");
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/window=7/, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("radiogroup", { name: "Window" }).getByText("7 days").click();
  await expect(page.getByRole("progressbar", { name: "Loading" })).toBeVisible();
  await expectPicture(page, "loading-dark");
  answer();
  await expect(page).toHaveURL(/window=7/);
}

async function lockALink(url: string, owner: Caller): Promise<string> {
  const action = builtActions().find(({ name }) => name === "createLinkAction");
  if (!action) throw new Error("The build cannot create links.");
  const fields = { profile: "northwind.small", overview: "on", window: "28", expires: "30" };
  const made = await callAction(url, owner, { action, fields: { ...fields, password: "slow croissants" } });
  return /\/s\/[\w-]{43}/.exec(made.body)?.[0] ?? "/no-link";
}

/** What somebody without an account meets. */
async function expectClosedDoors(browser: Browser, url: string, locked: string): Promise<void> {
  const page = await openAlbum(browser, url);
  await expectPage(page, locked, [["link-locked-phone-dark", PHONE_DARK]]);
  await expectPage(page, "/s/nothing", [["link-gone-light", LIGHT]]);
  await lookAs(page, PHONE);
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Tallyboard did not answer.")).toBeVisible();
  await expectPicture(page, "offline-phone");
  await page.context().close();
}

/** Takes a table away under a running server, as a broken disk does, or gives it back. */
function rename(data: string, names: string): void {
  const Driver = plainDriver();
  const database = new Driver(join(data, "tallyboard.db"));
  database.exec(`ALTER TABLE ${names}`);
  database.close();
}
