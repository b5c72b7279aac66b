import { expect, type Page } from "@playwright/test";
import { appCode } from "@/lib/accounts/testing/app-code";
import { startInstallation } from "./installation";
import { OWNER, test } from "./tallyboard";

const SAM = { email: "sam@northwind.example", password: "slow rye at seven" };
const NOBODY = { cookies: [], origins: [] };

test("an invited person joins with a link that works once, and is out as soon as the owner says so", async ({
  page,
  browser,
}) => {
  await page.goto("/settings");
  await page.getByRole("link", { name: "People", exact: true }).click();
  await page.getByLabel("E-mail").fill(SAM.email);
  await page.locator("#role-invite").selectOption("editor");
  await page.getByRole("button", { name: "Make invitation" }).click();
  const address = await page.getByLabel(/^For sam@northwind\.example/).inputValue();
  expect(address).toMatch(/\/join\/[\w-]{43}$/);

  const context = await browser.newContext({ storageState: NOBODY });
  const sam = await context.newPage();
  await sam.goto(address);
  await sam.getByLabel("Your name").fill("Sam");
  await sam.getByLabel("Password").fill(SAM.password);
  await sam.getByRole("button", { name: "Join" }).click();
  await expect(sam).toHaveURL(/\/(overview|imports)/);
  expect((await sam.goto(address))?.status()).toBe(404);
  await sam.goto("/settings/people");
  await expect(sam.getByText("This page is for owners of the workspace.")).toBeVisible();

  await page.reload();
  const row = page.getByRole("article", { name: SAM.email });
  await expect(row.getByText("Editor", { exact: true })).toBeVisible();
  await row.locator("summary").click();
  await row.getByRole("button", { name: "Remove from workspace" }).click();
  await expect(row).toHaveCount(0);
  await sam.goto("/overview");
  await expect(sam).toHaveURL(/\/sign-in/);
  await page.goto("/settings/audit?kind=people");
  await expect(page.getByRole("row", { name: /Removed/ })).toContainText(SAM.email);
  await context.close();
});

async function signInForAccount(page: Page): Promise<void> {
  await page.goto("/settings/account");
  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** In an installation of its own: the other tests sign in as the same owner, without a code. */
test("a second factor is asked at the next sign-in, and an ended browser is out", async ({ browser }) => {
  const { url, stop } = await startInstallation(OWNER);
  const newContext = () => browser.newContext({ baseURL: url, storageState: NOBODY });
  const [own, context] = [await newContext(), await newContext()];
  const page = await own.newPage();
  await signInForAccount(page);
  await page.getByLabel("Your password").fill(OWNER.password);
  await page.getByRole("button", { name: "Turn it on" }).click();
  const key = ((await page.locator("code").textContent()) ?? "").replaceAll(" ", "");
  await expect(page.getByRole("img", { name: "QR code of the key below" })).toBeVisible();
  await page.getByLabel("Code of six digits").fill(appCode(key));
  await page.getByRole("button", { name: "Turn on", exact: true }).click();
  await expect(page.getByText("The second factor is on.")).toBeVisible();

  const other = await context.newPage();
  await signInForAccount(other);
  await expect(other.getByRole("heading", { name: "Enter your code" })).toBeVisible();
  await other.getByLabel("Code", { exact: true }).fill("000000");
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other.getByText("This is not a code that works now.")).toBeVisible();
  // The code of now turned it on; the next one is taken as well, for clocks that go ahead.
  await other.getByLabel("Code", { exact: true }).fill(appCode(key, new Date(Date.now() + 30_000)));
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other.getByRole("heading", { name: "Signing in" })).toBeVisible();

  await page.reload();
  await page.getByRole("button", { name: "Sign out all others" }).click();
  await expect(page.getByRole("button", { name: "Sign out all others" })).toHaveCount(0);
  await other.goto("/overview");
  await expect(other).toHaveURL(/\/sign-in/);
  await Promise.all([own.close(), context.close()]);
  await stop();
});
