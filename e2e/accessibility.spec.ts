import { type BrowserContext, expect, type Page } from "@playwright/test";
import { findBarriers } from "./fixtures/axe";
import { listPages, measureSidewaysScroll } from "./fixtures/pages";
import { EXPORTED_ON, studioZips } from "./fixtures/studio-exports";
import { startInstallation } from "./installation";
import { dropFiles, test } from "./tallyboard";

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 320, height: 640 };
const NOBODY = { cookies: [], origins: [] };

/** Opens each page on a wide screen and on the narrowest phone: no barrier, and nothing to scroll sideways. */
async function expectNoBarriers(
  page: Page,
  paths: readonly string[],
  sizes: readonly (typeof WIDE)[] = [WIDE, NARROW],
): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    for (const size of sizes) {
      await page.setViewportSize(size);
      expect.soft(await findBarriers(page), `${path} at ${size.width}`).toEqual([]);
    }
    const overflow = await measureSidewaysScroll(page);
    expect.soft(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
  }
}

/** Makes a link to all sections and returns its path. */
async function shareAll(page: Page, handle: string): Promise<string> {
  await page.goto(`/links?profile=@${handle}`);
  await page.getByRole("button", { name: "Create link" }).click();
  return new URL(await page.getByLabel("Address of the new link").inputValue()).pathname;
}

/** Colours are the same on both sizes, and what stands where is the same in both themes. */
const SIZE_OF = { light: [WIDE], dark: [NARROW] } as const;

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test(`no page has a barrier in ${colorScheme}, on a wide screen or the narrowest phone`, async ({
      page,
      browser,
      baseURL,
      handle,
      importProfile,
    }) => {
      test.setTimeout(180_000);
      await importProfile();
      const profile = `profile=@${handle}`;
      await expectNoBarriers(
        page,
        [
          ...["overview", "content", "followers"].map((path) => `/${path}?${profile}`),
          // Days of which nothing is known.
          `/overview?${profile}&asOf=2020-01-01`,
          "/overview?profile=@nobody.here",
        ],
        SIZE_OF[colorScheme],
      );
      const shared = await shareAll(page, handle);
      const stranger = await browser.newContext({
        storageState: NOBODY,
        baseURL: baseURL ?? "",
        colorScheme,
      });
      await expectNoBarriers(
        await stranger.newPage(),
        [
          ...["", "/content", "/followers"].map((section) => `${shared}${section}`),
          "/s/nothing",
          "/sign-in",
          "/sign-in?problem=wrong",
          "/join/nothing",
        ],
        SIZE_OF[colorScheme],
      );
      await stranger.close();
    });

    test(`no other page behind sign-in has a barrier in ${colorScheme}`, async ({
      page,
      handle,
      importProfile,
    }) => {
      test.setTimeout(180_000);
      await importProfile();
      const [, , , ...others] = await listPages(page, handle);
      await expectNoBarriers(page, others, SIZE_OF[colorScheme]);
    });

    test(`a drop and a closed section have no barrier in ${colorScheme}`, async ({
      page,
      handle,
      importProfile,
    }) => {
      await dropFiles(page, studioZips({ handle, exportedOn: EXPORTED_ON, followers: 64 }));
      expect(await findBarriers(page)).toEqual([]);
      await page.setViewportSize(NARROW);
      expect(await findBarriers(page)).toEqual([]);
      await importProfile({ followers: 64 });
      await expectNoBarriers(page, [`/followers?profile=@${handle}`]);
    });
  });
}

test("an installation that nobody owns has no barrier", async ({ browser }) => {
  const unclaimed = await startInstallation(null);
  const contexts: BrowserContext[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({ storageState: NOBODY, baseURL: unclaimed.url, colorScheme });
    contexts.push(context);
    await expectNoBarriers(await context.newPage(), ["/claim", "/claim?problem=code"]);
  }
  for (const context of contexts) await context.close();
  await unclaimed.stop();
});

test("files can be chosen, looked at and imported with the keyboard alone", async ({ page, handle }) => {
  await page.goto("/imports");
  const input = page.getByLabel("Export files");
  await input.focus();
  await expect(input).toBeFocused();
  await input.setInputFiles([...studioZips({ handle, exportedOn: EXPORTED_ON, followers: 150 })]);
  const button = page.getByRole("button", { name: "Import", exact: true });
  await expect(button).toBeEnabled();
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "See the Overview" })).toBeVisible();
});
