import { expect, test } from "@playwright/test";
import { ACTIONS } from "./fixtures/stranger-actions";
import { type House, openHouse } from "./fixtures/stranger-house";
import {
  type Callers,
  expectRefusals,
  fieldsOf,
  signInEverybody,
  tryRoutes,
} from "./fixtures/stranger-matrix";
import { ask, builtActions, builtRoutes, callAction } from "./fixtures/stranger-requests";
import { EXPECTED, STRANGERS, WHO } from "./fixtures/stranger-table";
import { startInstallation } from "./installation";
import { OWNER } from "./tallyboard";

let house: House;
let callers: Callers;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  house = await openHouse();
});
test.beforeEach(async () => {
  callers = await signInEverybody(house);
});
test.afterAll(() => house.close());

test("SEC-T1 SEC-T2 SEC-W3: every address answers every role as the table says, and nothing changes", async () => {
  // Two thousand requests.
  test.setTimeout(300_000);
  const before = await house.everything();
  const routes = builtRoutes();
  expect(routes.filter((route) => EXPECTED[route] === undefined)).toEqual([]);
  expect(Object.keys(EXPECTED).filter((route) => !routes.includes(route))).toEqual([]);
  expect(await tryRoutes({ house, url: house.url, callers }, WHO, EXPECTED)).toEqual([]);
  expect(await house.everything()).toEqual(before);
});

test("SEC-T3: strangers get the same where proxy.ts is taken out of the build, and change nothing", async () => {
  test.setTimeout(300_000);
  const { url, end } = await startInstallation(null, { data: house.data, withoutProxy: true });
  try {
    const before = await house.everything();
    // A program that draws a preview is not counted as an opening.
    const headers = { accept: "text/html", "user-agent": "Slackbot" };
    const page = await ask(`${url}/sign-in`, {}, { headers });
    expect([page.status, page.headers.get("content-security-policy")]).toEqual([200, null]);
    expect((await ask(`${url}/s/${house.token}`, {}, { headers })).body).toContain("28.0K");
    // It tells nothing but GET from HEAD apart, and /api never passes it.
    const door = { house, url, callers, methods: ["GET"] } as const;
    expect(await tryRoutes(door, STRANGERS, EXPECTED)).toEqual([]);
    for (const action of builtActions()) await expectRefusals(door, STRANGERS, action);
    expect(await house.everything()).toEqual(before);
  } finally {
    await end();
  }
});

test("SEC-T1 SEC-S9 F127: every server action refuses every role that must not, and does it for every role that may", async () => {
  test.setTimeout(180_000);
  const actions = builtActions();
  expect(actions.map(({ name }) => name).sort()).toEqual(Object.keys(ACTIONS).sort());
  const before = await house.everything();
  for (const action of actions) {
    await expectRefusals({ house, url: house.url, callers }, WHO, action);
    const { done = /^/ } = ACTIONS[action.name] ?? {};
    const foreign = { action, fields: fieldsOf(house, action), origin: "https://evil.example" };
    const forged = await callAction(house.url, house.owner, foreign);
    expect([forged.status >= 400, done.test(forged.body)], action.name).toEqual([true, false]);
  }
  expect(await house.everything()).toEqual(before);
  for (const action of actions) {
    const { done = /^/, by } = ACTIONS[action.name] ?? {};
    if (by !== undefined)
      expect((await house.act(callers.editor, action, fieldsOf(house, action))).body, action.name).toMatch(
        done,
      );
    if (by === "anybody")
      expect((await house.act(callers.client, action, fieldsOf(house, action))).body, action.name).toMatch(
        done,
      );
    expect((await house.act(house.owner, action, fieldsOf(house, action))).body, action.name).toMatch(done);
  }
});

test("pages for owners tell nobody else who belongs to the workspace", async () => {
  for (const who of ["editor", "viewer", "client"] as const)
    for (const path of ["/settings/people", "/settings/audit"]) {
      const { status, body } = await ask(`${house.url}${path}`, callers[who]);
      expect([status, body.includes("for owners of the workspace")], `${who} ${path}`).toEqual([200, true]);
      for (const email of [OWNER.email, house.people.outsider])
        expect(body, `${who} ${path}`).not.toContain(email);
    }
});

test("a page elsewhere that borrows the owner's cookie changes nothing", async () => {
  const before = await house.everything();
  for (const path of [
    `/api/imports/${house.importId}/undo`,
    `/api/imports/${house.importId}/redo`,
    `/api/imports/${house.importId}/commit`,
    `/api/imports/${house.importId}/cancel`,
    "/api/imports",
    "/settings/password",
    "/settings/account/confirm",
    "/settings/account/off",
    "/sign-in/code/submit",
    "/join/submit",
    "/join/renew",
    "/sign-out",
  ]) {
    const headers = { origin: "https://evil.example" };
    const answer = await ask(`${house.url}${path}`, house.owner, { method: "POST", headers });
    expect(answer.status, path).toBe(403);
  }
  expect(await house.everything()).toEqual(before);
});
