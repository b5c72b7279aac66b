import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { join } from "@/lib/accounts/invitations";
import { headersWith } from "@/lib/accounts/testing/seed-person";
import { asOperator } from "@/lib/imports/operator";
import { dayAfter, overviewFile } from "@/lib/imports/testing/made-up-exports";
import { main } from "./main";

const folder = mkdtempSync(joinPath(tmpdir(), "tallyboard-cli-people-"));
beforeAll(async () => {
  vi.stubEnv("TALLYBOARD_DATA", joinPath(folder, "data"));
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("BASE_URL", "https://figures.northwind.example");
  const overview = joinPath(folder, "Overview.csv");
  const days = Array.from({ length: 3 }, () => [100, 5, 4, 3, 2]);
  writeFileSync(overview, overviewFile({ from: dayAfter(0), days, mode: "A" }).bytes);
  for (const handle of ["@a.rye", "@b.oat"])
    await run("import", "--profile", handle, "--exported-on", dayAfter(10), overview);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: readonly string[]) {
  let [stdout, stderr] = ["", ""];
  const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  const told = [vi.spyOn(console, "error"), vi.spyOn(process.stderr, "write")].map((spy) =>
    spy.mockImplementation((text: unknown) => {
      stderr += `${text}\n`;
      return true;
    }),
  );
  try {
    return { code: await main(args), stdout, stderr };
  } finally {
    for (const spy of [out, ...told]) spy.mockRestore();
  }
}

async function json(...args: readonly string[]) {
  const { code, stdout, stderr } = await run(...args, "--json");
  expect([code, stderr], args.join(" ")).toEqual([0, ""]);
  return JSON.parse(stdout);
}

/** Uses the invitation of an address that a command printed. */
function accept(url: string): Promise<unknown> {
  const token = url.split("/").at(-1) ?? "";
  const form = { token, name: "Sam", password: "slow rye at seven" };
  return asOperator(() => join(form, headersWith([])));
}

it("invites, lists, changes and removes people, with what scripts can rely on", async () => {
  const invited = await json("people", "invite", "Sam@Northwind.example", "--role", "owner");
  expect(invited).toMatchObject({ email: "sam@northwind.example", role: "owner" });
  expect(invited.url).toMatch(/^https:\/\/figures\.northwind\.example\/join\/[\w-]{43}$/);
  expect(await accept(invited.url)).toEqual({ kind: "joined", email: "sam@northwind.example" });
  const first = await run(
    "people",
    "invite",
    "mia@northwind.example",
    "--role",
    "client",
    "--profile",
    "@a.rye",
  );
  const second = await run(
    "people",
    "invite",
    "mia@northwind.example",
    "--role",
    "client",
    "--profile",
    "@b.oat",
  );
  expect([first.code, second.code]).toEqual([0, 0]);

  const { people, invitations } = await json("people", "list");
  expect(people).toMatchObject([{ email: "sam@northwind.example", role: "owner", profiles: [] }]);
  expect(invitations).toMatchObject([
    { email: "mia@northwind.example", role: "client", profiles: ["b.oat"] },
  ]);
  expect(JSON.stringify([people, invitations])).not.toMatch(/hash|token|password/i);
  expect(await accept(first.stdout.trim())).toEqual({ kind: "closed" });
  expect(await accept(second.stdout.trim())).toMatchObject({ kind: "joined" });

  expect(await json("people", "role", "mia@northwind.example", "client", "--profile", "@a.rye")).toEqual({
    ...{ email: "mia@northwind.example", role: "client", profiles: ["@a.rye"] },
  });
  expect((await run("people", "list")).stdout).toContain("mia@northwind.example · client: @a.rye");
  expect(await run("people", "role", "mia@northwind.example", "editor")).toMatchObject({
    code: 0,
    stderr: "",
  });
  expect(await json("people", "reset-second-factor", "mia@northwind.example")).toEqual({
    ...{ email: "mia@northwind.example", done: "reset-second-factor" },
  });
  expect(await json("people", "remove", "mia@northwind.example")).toMatchObject({ done: "remove" });
  expect((await json("people", "list")).people).toHaveLength(1);
});

it("refuses with 2 what cannot be, and ends with 64 for what is no command, changing nothing", async () => {
  const before = await json("people", "list");
  for (const args of [
    ["invite", "sam"],
    ["invite", "eve@northwind.example", "--role", "king"],
    ["invite", "eve@northwind.example", "--role", "client"],
    ["invite", "eve@northwind.example", "--role", "client", "--profile", "@nobody"],
    ["role", "nobody@northwind.example", "viewer"],
    ["role", "sam@northwind.example", "king"],
    ["role", "sam@northwind.example", "client"],
    // The last owner stays one.
    ["role", "sam@northwind.example", "viewer"],
    ["remove", "sam@northwind.example"],
    ["remove", "nobody@northwind.example"],
    ["reset-second-factor", "nobody@northwind.example"],
  ]) {
    const { code, stdout, stderr } = await run("people", ...args);
    expect([code, stdout, stderr.trim().split("\n").length], args.join(" ")).toEqual([2, "", 1]);
  }
  for (const args of [["invite"], ["role", "sam@northwind.example"], ["promote", "sam@northwind.example"]])
    expect((await run("people", ...args)).code, args.join(" ")).toBe(64);
  expect(await json("people", "list")).toEqual(before);
});

it("works in another workspace where it is told to, and shares many profiles of the one that it is in", async () => {
  const { id, name } = await json("workspace", "add", "Contoso");
  expect((await json("workspace", "list")).workspaces.at(-1)).toEqual({ id, name });
  const elsewhere = await json(
    "people",
    "invite",
    "eve@contoso.example",
    "--role",
    "owner",
    "--workspace",
    name,
  );
  await accept(elsewhere.url);
  expect((await json("people", "list", "--workspace", id)).people).toMatchObject([
    { email: "eve@contoso.example" },
  ]);
  expect((await json("people", "list")).people).toMatchObject([{ email: "sam@northwind.example" }]);
  expect(await run("people", "list", "--workspace", "Fabrikam")).toMatchObject({
    ...{ code: 2, stdout: "", stderr: expect.stringContaining("no such workspace") },
  });

  const made = await json("share", "create", "--portfolio", "@a.rye,@b.oat", "--pinned", "--locale", "de-DE");
  expect(made).toMatchObject({
    ...{
      portfolio: { kind: "chosen", handles: ["a.rye", "b.oat"] },
      profile: null,
      sections: [],
      locale: "de-DE",
    },
  });
  expect(await json("share", "unpin", made.id)).toMatchObject({ pinnedAt: null });
  expect((await json("share", "pin", made.id)).pinnedAt).not.toBeNull();
  expect((await json("share", "list", "--workspace", name)).links).toEqual([]);
  expect((await run("share", "create", "--portfolio", "all", "--profile", "@a.rye")).code).toBe(64);
  expect((await run("share", "create", "--portfolio", "@nobody")).code).toBe(2);
  expect(await json("share", "revoke", made.id)).toMatchObject({ state: "revoked" });
});
