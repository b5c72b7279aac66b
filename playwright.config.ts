import { defineConfig, devices } from "@playwright/test";
import { findInstalledChromium } from "./lib/cli/launch/test-services.js";

const executablePath = findInstalledChromium();
const isRoot = process.getuid?.() === 0;

/**
 * What shows or takes days is tested on both sides of the date line: a day is a label and must not move with the reader. The rest
 * knows no days and runs in one zone.
 */
const ZONES = [
  { timezoneId: "America/Los_Angeles", grep: /./ },
  { timezoneId: "Pacific/Auckland", grep: /@days/ },
] as const;

export default defineConfig({
  testDir: "e2e",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: {
    timeout: 15_000,
    toHaveScreenshot: { pathTemplate: "{testDir}/pictures/states/{arg}{ext}", animations: "disabled" },
  },
  reporter: [["list"]],
  // Builds what is stale; each worker then starts a server of its own, so that no test sees another's profiles.
  globalSetup: "./e2e/global-setup.ts",
  projects: ZONES.map(({ timezoneId, grep }) => ({
    name: timezoneId,
    grep,
    use: {
      ...devices["Desktop Chrome"],
      timezoneId,
      locale: "en-GB",
      screenshot: "only-on-failure",
      // What hangs is named by its line, long before the whole test is out of time.
      actionTimeout: 30_000,
      navigationTimeout: 30_000,
      launchOptions: {
        ...(executablePath === null ? {} : { executablePath }),
        args: [
          // Letters in pictures do not depend on how a machine smooths them.
          "--font-render-hinting=none",
          "--disable-lcd-text",
          // Nothing here is drawn by a graphics card, nor by a program that plays one: a tenth of the processor.
          "--disable-gpu",
          "--disable-software-rasterizer",
          // Chromium's own sandbox does not start for root, as in most containers.
          ...(isRoot ? ["--no-sandbox"] : []),
        ],
      },
    },
  })),
});
