import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { test } from "./tallyboard";

test("everything is downloaded, and a profile deleted for good with the code of the console", async ({
  page,
  handle,
  importProfile,
  installation,
}) => {
  await importProfile();
  await page.goto(`/settings/leave?profile=@${handle}`);
  await expect(page.getByRole("button", { name: "Pause all links" })).toBeVisible();
  const arrived = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download everything" }).click();
  const file = await arrived;
  expect(file.suggestedFilename()).toMatch(/^tallyboard-workspace-\d{4}-\d\d-\d\d\.zip$/);
  expect(readFileSync(await file.path()).includes("manifest.json")).toBe(true);

  const form = page.getByRole("region", { name: "Delete for good" }).locator("form").first();
  await form.getByLabel("Profile to delete").selectOption(handle);
  await form.getByRole("button", { name: "Send me a code" }).click();
  await form.getByLabel("Code").fill("2222-2222");
  await form.getByRole("button", { name: "Delete for good" }).click();
  await expect(form.getByRole("alert")).toContainText("This is not the code");
  const code = [...installation.said().matchAll(/deletion .*: (\w{4}-\w{4})/g)].at(-1)?.[1] ?? "";
  await form.getByLabel("Code").fill(code.toLowerCase());
  await form.getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByText("The profile is gone for good.")).toBeVisible();
  await page.goto(`/overview?profile=@${handle}`);
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await expect(page.getByRole("article", { name: "Video views" })).toHaveCount(0);
});

test("a shared page bears its owner's name, and stands in frames only where the owner says", async ({
  page,
  browser,
  baseURL,
  handle,
  importProfile,
}) => {
  await importProfile();
  await page.goto("/settings/sharing");
  await page.getByLabel("Name").fill("Northwind Bakery");
  await page.getByLabel("A colour of our own").check();
  await page.getByLabel("Sites that may show").fill("https://www.northwind.example");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();

  await page.goto(`/links?profile=@${handle}`);
  const form = page.getByRole("region", { name: "New link" });
  await form.getByRole("button", { name: "Create link" }).click();
  const address = await form.getByLabel("Address of the new link").inputValue();
  await form.getByText("QR code", { exact: true }).click();
  await expect(form.getByRole("img", { name: "QR code of the address" })).toBeVisible();

  const stranger = await browser.newContext({
    storageState: { cookies: [], origins: [] },
    baseURL: baseURL ?? "",
  });
  const visit = await stranger.newPage();
  await visit.goto(address);
  await expect(visit.getByRole("banner")).toContainText("Northwind Bakery");
  await expect(visit.getByRole("contentinfo")).toContainText("Northwind Bakery");
  const framesOf = async (url: string, destination: string) => {
    const answer = await fetch(url, { headers: { "sec-fetch-dest": destination } });
    return /frame-ancestors ([^;]+)/.exec(answer.headers.get("content-security-policy") ?? "")?.[1];
  };
  expect(await framesOf(address, "iframe")).toBe("https://www.northwind.example");
  expect(await framesOf(`${address.slice(0, -4)}AAAA`, "iframe")).toBe("'none'");
  expect(await framesOf(`${baseURL}/overview`, "iframe")).toBe("'none'");
  await stranger.close();

  await page.goto("/settings/sharing");
  await page.getByLabel("Name").fill("");
  await page.getByLabel("Sites that may show").fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  expect(await framesOf(address, "iframe")).toBe("'none'");
});
