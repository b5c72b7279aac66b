import type { Browser, CDPSession } from "playwright";

export type PageLoad = {
  /** Bytes of JavaScript as they came over the wire, compressed. */
  readonly scriptBytes: number;
  readonly allBytes: number;
  /** Milliseconds from the start of the navigation until it was painted. */
  readonly seenMs: number;
  /** Until it answers to a pointer; equal to `seenMs` where nothing has to come alive. */
  readonly aliveMs: number;
};

export type PageToLoad = {
  readonly url: string;
  /** CSS selector of what the page is for. */
  readonly seen: string;
  /** CSS selector that holds once it answers; null: at once. */
  readonly alive: string | null;
};

/** Loads a page with an empty cache and waits until nothing is loaded any more. */
export async function loadPage(browser: Browser, { url, seen, alive }: PageToLoad): Promise<PageLoad> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-US" });
  try {
    const page = await context.newPage();
    const bytes = countBytes(await context.newCDPSession(page));
    await page.addInitScript(noteTimes({ seen, alive: alive ?? seen }));
    const response = await page.goto(url, { waitUntil: "networkidle" });
    if (response?.status() !== 200) throw new Error(`${url} answered ${response?.status()}.`);
    if (alive !== null) await page.waitForSelector(alive, { state: "attached" });
    await page.waitForLoadState("networkidle");
    const times = await page.evaluate<Noted>("noted");
    if (times.seen === null || times.alive === null) throw new Error(`${url} never showed ${seen}.`);
    return { ...bytes(), seenMs: times.seen, aliveMs: times.alive };
  } finally {
    await context.close();
  }
}

type Noted = { readonly seen: number | null; readonly alive: number | null };

/**
 * Notes in the page when both selectors first hold. A text, because a compiled function would take helpers along that the page does not
 * have. What is there when a frame is about to be painted is seen in it.
 */
function noteTimes(selectors: { readonly seen: string; readonly alive: string }): string {
  return `{
    const wanted = ${JSON.stringify(selectors)};
    globalThis.noted = { seen: null, alive: null };
    const look = () => {
      for (const name of ["seen", "alive"])
        noted[name] ??= document.querySelector(wanted[name]) ? performance.now() : null;
      if (noted.seen === null || noted.alive === null) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }`;
}

/** Adds up what the page receives, from now on. */
function countBytes(session: CDPSession): () => Pick<PageLoad, "scriptBytes" | "allBytes"> {
  const types = new Map<string, string>();
  let scriptBytes = 0;
  let allBytes = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    allBytes += encodedDataLength;
    if (types.get(requestId) === "Script") scriptBytes += encodedDataLength;
  });
  void session.send("Network.enable");
  return () => ({ scriptBytes, allBytes });
}
