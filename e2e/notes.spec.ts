import { expect } from "@playwright/test";
import { findBarriers } from "./fixtures/axe";
import { DAYS, test } from "./tallyboard";

const PRIVATE = "The baker was ill, keep it to ourselves";
const FOR_CLIENTS = "Bread fair with a stall";

test(
  "notes stand on the chart and in its table, and a link shows those meant for clients only where it shows notes",
  DAYS,
  async ({ page, browser, baseURL, handle, importProfile }) => {
    await importProfile();
    const path = `/overview?profile=@${handle}`;
    await page.goto(path);
    const notes = page.getByRole("region", { name: "Notes", exact: true });
    const add = async (text: string, lastDay: string, isShared: boolean) => {
      await notes.getByRole("button", { name: "Add a note" }).click();
      const dialog = page.getByRole("dialog", { name: "Add a note" });
      await dialog.getByLabel("Note", { exact: true }).fill(text);
      await dialog.getByLabel("First day").fill("2026-03-04");
      await dialog.getByLabel("Last day").fill(lastDay);
      if (isShared) await dialog.getByLabel("Visible to clients").check();
      await dialog.getByRole("button", { name: "Save" }).click();
      await expect(notes.getByText(text)).toBeVisible();
    };
    await add(PRIVATE, "", false);
    await add(FOR_CLIENTS, "2026-03-08", true);

    const chart = page.getByRole("figure", { name: "Video views by day" });
    const flag = chart.getByRole("button", { name: /^2 notes\./ });
    await flag.focus();
    await page.keyboard.press("Enter");
    const words = page.getByRole("dialog", { name: "2 notes" });
    await expect(words).toContainText(PRIVATE);
    await expect(words).toContainText("4 Mar – 8 Mar 2026");
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(flag).toBeFocused();
    await chart.getByRole("button", { name: "Show as table" }).click();
    await expect(page.getByRole("row", { name: /Sunday, 8 March 2026/ })).toContainText(FOR_CLIENTS);
    await page.keyboard.press("Escape");
    const picture = await page.request.get(`/download/overview/videoViews.svg?profile=@${handle}&window=28`);
    expect(await picture.text()).toContain(FOR_CLIENTS);

    const makeLink = async (showsNotes: boolean) => {
      await page.goto(`/links?profile=@${handle}`);
      await page.getByText("Password, fixed figures and more").click();
      if (showsNotes) await page.getByLabel("Show notes").check();
      await page.getByRole("button", { name: "Create link" }).click();
      return page.getByLabel("Address of the new link").inputValue();
    };
    const stranger = await browser.newContext({
      storageState: { cookies: [], origins: [] },
      baseURL: baseURL ?? "",
    });
    const read = async (address: string) => (await stranger.request.get(address)).text();
    const silent = await makeLink(false);
    expect(await read(silent)).toContain("Video views");
    expect(await read(silent)).not.toContain(FOR_CLIENTS);
    const open = await makeLink(true);
    expect(await read(open)).toContain(FOR_CLIENTS);
    for (const address of [silent, open, `${open}/download/overview/videoViews.svg`])
      expect(await read(address), address).not.toContain("keep it to ourselves");
    await stranger.close();

    await page.goto(path);
    await notes.getByRole("button", { name: `Remove the note “${PRIVATE}”` }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove the note" }).click();
    await expect(notes.getByText(PRIVATE)).toHaveCount(0);
    await expect(notes.getByText(FOR_CLIENTS)).toBeVisible();
  },
);
