import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, test as base, expect, type Page } from "@playwright/test";
import { importOverHttp } from "./fixtures/stranger-requests";
import { type DroppedFile, EXPORTED_ON, type MadeUpProfile, studioZips } from "./fixtures/studio-exports";
import { type Installation, type Owner, startInstallation } from "./installation";

/** What shows or takes days: it runs on both sides of the date line. */
export const DAYS = { tag: "@days" };

export const OWNER: Owner = { email: "anna@northwind.example", password: "slow croissants at four" };

type WorkerHouse = {
  /** One installation for all tests of a worker, with an owner; each test brings a profile of its own. */
  readonly installation: Installation;
  /** Where the browser state of the signed-in owner is kept. */
  readonly signedInState: string;
};

type House = {
  /** A handle that no other test has. */
  readonly handle: string;
  /** Drops files, looks at the preview and imports them. */
  readonly importFiles: (files: readonly DroppedFile[]) => Promise<void>;
  /** Four ZIPs of a made-up profile, imported as the page does it, without the page. */
  readonly importProfile: (profile?: Partial<MadeUpProfile>) => Promise<MadeUpProfile>;
};

let profiles = 0;

export const test = base.extend<House, WorkerHouse>({
  installation: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed.
    async ({}, use) => {
      const installation = await startInstallation(OWNER);
      await use(installation);
      await installation.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  signedInState: [
    async ({ installation, browser }, use) => {
      const folder = mkdtempSync(join(tmpdir(), "tallyboard-state-"));
      const path = join(folder, "state.json");
      await signIn(browser, installation.url, path);
      await use(path);
      rmSync(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
  baseURL: ({ installation }, use) => use(installation.url),
  storageState: ({ signedInState }, use) => use(signedInState),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed.
  handle: async ({}, use) => {
    profiles += 1;
    await use(`northwind.bakes${profiles}`);
  },
  importFiles: ({ page }, use) => use((files) => importFiles(page, files)),
  importProfile: ({ context, installation, handle }, use) =>
    use(async (given) => {
      const profile = { handle, exportedOn: EXPORTED_ON, followers: 1_000, ...given };
      const cookies = await context.cookies(installation.url);
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
      await importOverHttp(installation.url, { cookie }, studioZips(profile));
      return profile;
    }),
});

async function signIn(browser: Browser, url: string, path: string): Promise<void> {
  const page = await browser.newPage({ baseURL: url, storageState: { cookies: [], origins: [] } });
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((to) => to.pathname === "/overview");
  await page.context().storageState({ path });
  await page.close();
}

export async function dropFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  await page.goto("/imports");
  await page.getByLabel("Export files").setInputFiles([...files]);
  await expect(page.getByRole("region", { name: "Preview" })).toHaveAttribute("aria-busy", "false");
}

async function importFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  await dropFiles(page, files);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText(/in the ledger\./)).toBeVisible();
}
