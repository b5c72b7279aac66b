import { expect, type Page } from "@playwright/test";
import { findBarriers } from "./fixtures/axe";
import { measureSidewaysScroll } from "./fixtures/pages";
import { ask, importOverHttp, signInAs } from "./fixtures/stranger-requests";
import { EXPORTED_ON, studioZips } from "./fixtures/studio-exports";
import type { Installation } from "./installation";
import { OWNER, test } from "./tallyboard";

/** Imports a made-up profile as the page does, without looking at it; returns the id of its Overview. */
async function send({ url }: Installation, handle: string, followers: number): Promise<string> {
  const owner = await signInAs(url, OWNER.email, OWNER.password);
  return importOverHttp(url, owner, studioZips({ handle, exportedOn: EXPORTED_ON, followers }));
}

/** The handles in the order of the rows. */
function handlesOf(page: Page) {
  return page.getByRole("table", { name: "Profiles" }).getByRole("rowheader");
}

test("every profile stands in a row with its own figures, sorted and found by address", async ({
  page,
  handle,
  installation,
}) => {
  await send(installation, handle, 1_000);
  await send(installation, `${handle}.more`, 5_000);
  await page.goto(`/overview?profile=@${handle}&window=7`);
  await page.getByLabel(`Profile @${handle}`).click();
  await page.getByRole("link", { name: "All profiles" }).click();
  await expect(page.getByRole("heading", { name: "All profiles", level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/\/profiles\?window=7$/);

  await page.getByRole("searchbox", { name: "Search profiles" }).fill(handle);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/search=/);
  const row = page.getByRole("row", { name: new RegExp(`@${handle}(?!\\.more)`) });
  await expect(row).toContainText("7,000");
  await expect(row).toContainText("+14");
  await expect(row).toContainText("of 1,000");
  await expect(row).toContainText("16 Mar");
  await page.getByRole("radio", { name: "28 days" }).check();
  await expect(row).toContainText("28.0K");
  await expect(row).toContainText("25%");
  await expect(row).toContainText("every day known");

  await page.getByRole("link", { name: "Profile", exact: true }).click();
  await expect(page.getByRole("columnheader", { name: "Profile" })).toHaveAttribute("aria-sort", "ascending");
  await expect(handlesOf(page).locator("bdi")).toHaveText([`@${handle}`, `@${handle}.more`]);
  await page.getByRole("link", { name: "Profile", exact: true }).click();
  await expect(handlesOf(page).locator("bdi")).toHaveText([`@${handle}.more`, `@${handle}`]);
  await expect(page).toHaveURL(/sort=handle&order=desc/);
  await expect(page.getByRole("columnheader", { name: "Profile" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await page.getByRole("link", { name: `@${handle}.more`, exact: true }).click();
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  await expect(page.getByRole("article", { name: "Followers" })).toContainText("5,000");
});

test("what is not known of a profile is said, and never 0", async ({ page, handle, installation }) => {
  const overview = await send(installation, handle, 1_000);
  const { url } = installation;
  const undo = `${url}/api/imports/${overview}/undo`;
  const owner = await signInAs(url, OWNER.email, OWNER.password);
  expect((await ask(undo, owner, { method: "POST" })).status).toBe(200);
  await page.goto(`/profiles?search=${handle}`);
  const row = page.getByRole("row", { name: new RegExp(`@${handle}(?!\\.more)`) });
  await expect(row).toContainText("no day known");
  await expect(row.getByText("not known")).toHaveCount(5);
  await expect(row).toContainText("+56");
});

test("search, order and window work as forms and links without script", async ({
  browser,
  baseURL,
  signedInState,
  handle,
  installation,
}) => {
  await send(installation, handle, 1_000);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: signedInState,
    baseURL: baseURL ?? "",
  });
  const page = await context.newPage();
  await page.goto("/profiles?window=7&search=zzz");
  await expect(page.getByText("No profile matches")).toBeVisible();
  await page.getByRole("link", { name: /Show all/ }).click();
  await page.getByRole("link", { name: "Likes" }).click();
  await expect(page).toHaveURL(/\/profiles\?window=7&sort=likes$/);
  await page.getByRole("radio", { name: "60 days" }).check();
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/\/profiles\?sort=likes&window=60$/);
  await page.getByRole("searchbox", { name: "Search profiles" }).fill(handle);
  await page.getByLabel("Compared with").selectOption("Same weekdays");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/window=60.*sort=likes.*search=.*compare=weekdays/);
  await expect(handlesOf(page).first()).toContainText(`@${handle}`);
  await expect(page.getByText("compared with the 60 days that began 63 days earlier")).toBeVisible();
  await context.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test(`the portfolio has no serious barrier in ${colorScheme} and fits every width`, async ({
      page,
      handle,
      installation,
    }) => {
      await send(installation, handle, 1_000);
      await send(installation, `${handle}.more`, 64);
      for (const width of [320, 390, 1440, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto("/profiles");
        await page.getByRole("heading", { level: 1 }).waitFor();
        expect.soft(await findBarriers(page), `at ${width}`).toEqual([]);
        const overflow = await measureSidewaysScroll(page);
        expect.soft(overflow, `scrolls sideways at ${width}`).toBeLessThanOrEqual(0);
      }
    });
  });
}
