import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { test } from "./tallyboard";

/** Makes a link on the page's dialog and returns its address. */
async function make(page: Page, handle: string, fill: (dialog: Locator) => Promise<void>): Promise<string> {
  await page.goto(`/overview?profile=@${handle}`);
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Password, fixed figures and more").click();
  await fill(dialog);
  await dialog.getByRole("button", { name: "Create link" }).click();
  return dialog.getByLabel("Address of the new link").inputValue();
}

/** The tags of a page's head by name, as a chat's program reads them; those that hold the address itself without it. */
async function tagsOf(stranger: APIRequestContext, url: string): Promise<Readonly<Record<string, string>>> {
  const answer = await stranger.get(url, { headers: { "user-agent": "WhatsApp/2.23" } });
  const [head = ""] = (await answer.text()).split("</head>");
  const tags = [...head.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)"/g)];
  return Object.fromEntries(
    tags.map(([, name = "", content = ""]) => [name, content.replace(new URL(url).pathname, "/s/TOKEN")]),
  );
}

async function cardOf(stranger: APIRequestContext, url: string): Promise<Buffer> {
  const answer = await stranger.get(`${url}/card.png`);
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "image/png"]);
  expect(answer.headers()["x-robots-tag"]).toContain("noindex");
  return answer.body();
}

test("a chat sees the title of a link, its figure only where that is allowed, and the same nothing of every link that opens nothing", async ({
  page,
  playwright,
  handle,
  importProfile,
}) => {
  await importProfile();
  const plain = await make(page, handle, async () => {});
  const told = await make(page, handle, (dialog) =>
    dialog.getByLabel("Tell the headline figure in previews").check(),
  );
  const locked = await make(page, handle, (dialog) =>
    dialog.getByLabel("Password").fill("three warm loaves"),
  );
  const { origin } = new URL(plain);
  const unknown = `${origin}/s/${"A".repeat(43)}`;
  const stranger = await playwright.request.newContext({ storageState: { cookies: [], origins: [] } });

  const tags = await tagsOf(stranger, plain);
  expect(tags["og:title"]).toBe(`@${handle}`);
  expect(tags["og:image"]).toBe(`${origin}/s/TOKEN/card.png`);
  expect(tags["twitter:image"]).toBe(tags["og:image"]);
  expect(tags["twitter:card"]).toBe("summary_large_image");
  expect(tags["robots"]).toMatch(/noindex/);
  expect(JSON.stringify(tags)).not.toContain("28.0K");
  expect((await tagsOf(stranger, told))["og:description"]).toMatch(
    /^Video views 28\.0K .*17 Feb – 16 Mar 2026\.$/,
  );

  const card = await cardOf(stranger, plain);
  expect([card.readUInt32BE(16), card.readUInt32BE(20)]).toEqual([1200, 630]);
  expect((await cardOf(stranger, told)).equals(card)).toBe(false);

  const nothing = await tagsOf(stranger, unknown);
  const neutral = await cardOf(stranger, unknown);
  expect(nothing["og:title"]).toBe("Shared dashboard");
  expect(neutral.equals(card)).toBe(false);
  expect(await tagsOf(stranger, locked)).toEqual(nothing);
  expect((await cardOf(stranger, locked)).equals(neutral)).toBe(true);

  await page.goto("/links");
  const pause = page
    .getByRole("article")
    .filter({ hasText: `@${handle}` })
    .getByRole("button", { name: "Pause", exact: true });
  for (const left of [2, 1, 0]) {
    await pause.first().click();
    await expect(pause).toHaveCount(left);
  }
  expect(await tagsOf(stranger, plain)).toEqual(nothing);
  expect((await cardOf(stranger, plain)).equals(neutral)).toBe(true);
  await stranger.dispose();
});
