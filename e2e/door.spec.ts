import { test as base, expect } from "@playwright/test";
import { startInstallation } from "./installation";
import { DAYS, OWNER, test } from "./tallyboard";

const STRANGER = { cookies: [], origins: [] };

base(
  "the first owner claims the installation with the code on the console, and then the door is closed",
  DAYS,
  async ({ browser }) => {
    const installation = await startInstallation(null);
    try {
      const page = await browser.newPage({ baseURL: installation.url });
      const findCode = () => /([0-9A-Z]{5}-){3}[0-9A-Z]{5}/.exec(installation.said())?.[0] ?? "";
      await expect.poll(findCode).not.toBe("");
      await page.goto("/");
      await expect(page.getByRole("heading", { name: "Claim this installation" })).toBeVisible();

      await page.getByLabel("One-time code").fill("AAAAA-AAAAA-AAAAA-AAAAA");
      await page.getByLabel("E-mail").fill(OWNER.email);
      await page.getByLabel("Password").fill(OWNER.password);
      await page.getByLabel("Workspace name").fill("Northwind Bakes");
      await page.getByRole("button", { name: "Claim" }).click();
      await expect(page.getByText(/code/i).first()).toBeVisible();
      await page.getByLabel("One-time code").fill(findCode());
      await page.getByRole("button", { name: "Claim" }).click();
      await expect(page.getByRole("heading", { name: "Four steps to your first figures" })).toBeVisible();

      const stranger = await browser.newPage({ baseURL: installation.url });
      expect((await stranger.goto("/claim"))?.status()).toBe(404);
    } finally {
      await installation.stop();
    }
  },
);

test.describe("without a session", () => {
  test.use({ storageState: STRANGER });

  test("SEC-A8: every page leads to the sign-in page and back, and every endpoint refuses", async ({
    page,
    request,
  }) => {
    for (const path of [
      "/overview",
      "/content",
      "/followers",
      "/imports",
      "/coverage",
      "/links",
      "/settings",
    ]) {
      await page.goto(path);
      await expect(page).toHaveURL(/\/sign-in/);
    }
    expect((await request.get("/api/imports/x/original")).status()).toBe(401);
    expect((await request.post("/api/imports", { data: "x" })).status()).toBe(403);
    expect((await request.get("/healthz")).status()).toBe(200);
  });

  test("a wrong password is refused without saying which part was wrong", async ({ page }) => {
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill("nobody@northwind.example");
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText(/e-mail.*password/i).first()).toBeVisible();
    await expect(page).toHaveURL(/\/sign-in/);
  });
});
