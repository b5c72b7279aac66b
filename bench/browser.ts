import { type Browser, chromium } from "playwright";
import { findInstalledChromium } from "../lib/cli/launch/test-services.js";

/** An installed Chromium without a window; null, with a sentence on the console, when there is none. */
export async function openBrowser(): Promise<Browser | null> {
  const executablePath = findInstalledChromium();
  if (executablePath === null) {
    console.log(
      "The shared page is left out: no Chromium or Chrome was found. Name one in PLAYWRIGHT_CHROMIUM.",
    );
    return null;
  }
  // Chromium's sandbox does not work for root.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath, args });
}
