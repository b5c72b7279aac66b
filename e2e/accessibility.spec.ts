import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { EXPORTED_ON, studioZips } from "./fixtures/studio-exports";
import { dropFiles, test } from "./tallyboard";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PHONE = { width: 390, height: 844 };

/** Serious and critical findings of axe on the page as it is, by rule and element. */
async function findSerious(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const results: AxeResults = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })");
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary}`),
    );
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test(`no page has a serious barrier in ${colorScheme}, on a wide screen or a phone`, async ({
      page,
      handle,
      importProfile,
    }) => {
      await importProfile();
      for (const path of ["overview", "content", "followers", "coverage", "links", "settings", "imports"]) {
        for (const size of [{ width: 1440, height: 900 }, PHONE]) {
          await page.setViewportSize(size);
          await page.goto(`/${path}?profile=@${handle}`);
          await page.getByRole("heading", { level: 1 }).waitFor();
          expect.soft(await findSerious(page), `${path} at ${size.width}`).toEqual([]);
          const overflow = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
          expect.soft(overflow, `${path} scrolls sideways at ${size.width}`).toBeLessThanOrEqual(0);
        }
      }
    });

    test(`the preview of a drop has no serious barrier in ${colorScheme}`, async ({ page, handle }) => {
      await dropFiles(page, studioZips({ handle, exportedOn: EXPORTED_ON, followers: 64 }));
      expect(await findSerious(page)).toEqual([]);
      await page.setViewportSize(PHONE);
      expect(await findSerious(page)).toEqual([]);
    });
  });
}

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
