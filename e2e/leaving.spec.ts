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
