import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { addDays } from "@/lib/domain/day";
import { DETAIL_COLUMNS } from "@/lib/domain/detail-cells";
import { HANDLE, type House, LINK_FORM, openHouse, SECRETS } from "./fixtures/stranger-house";
import {
  type Action,
  type Answer,
  ask,
  builtActions,
  builtRoutes,
  type Caller,
  callAction,
  signInAs,
} from "./fixtures/stranger-requests";
import { EXPORTED_ON, postId } from "./fixtures/studio-exports";
import { OWNER } from "./tallyboard";

const METHODS = ["GET", "POST", "PUT", "DELETE"] as const;
type Kind = "anonymous" | "token" | "outsider" | "client" | "viewer" | "editor";
/** `former`: with the cookie of a session that was ended; like anonymous everywhere. */
type Who = Kind | "former";
const WHO: readonly Who[] = ["anonymous", "token", "outsider", "client", "viewer", "editor", "former"];

/** What each caller gets for GET, POST, PUT and DELETE; 307 leads to the sign-in page. */
type Statuses = readonly [number, number, number, number];
type Expected = Readonly<Record<Kind, Statuses>>;

const all = (statuses: Statuses): Expected => ({
  anonymous: statuses,
  token: statuses,
  outsider: statuses,
  client: statuses,
  viewer: statuses,
  editor: statuses,
});

/** A page draws itself for every method, and changes nothing by it. */
const BOARD_PAGE: Expected = {
  anonymous: [307, 307, 307, 307],
  token: [307, 307, 307, 307],
  outsider: [200, 200, 200, 200],
  client: [200, 200, 200, 200],
  viewer: [200, 200, 200, 200],
  editor: [200, 200, 200, 200],
};

/** A page about something of the workspace that this client and the outsider must not see. */
const HIDDEN_PAGE: Expected = {
  ...BOARD_PAGE,
  outsider: [404, 404, 404, 404],
  client: [404, 404, 404, 404],
};

/**
 * Per method 401 without a session where the method exists; what is another workspace's, or another profile's to a client, is as if it did
 * not exist. Editors are let through where viewers get 403, to find that nothing of that id is there.
 */
const api = (anonymous: Statuses, outsider: Statuses, viewer: Statuses, change: Partial<Expected> = {}) => ({
  anonymous,
  token: anonymous,
  outsider,
  client: viewer.map((status) => (status === 200 ? 404 : status)) as unknown as Statuses,
  viewer,
  editor: viewer.map((status, index) => (status === 403 ? outsider[index] : status)) as unknown as Statuses,
  ...change,
});

/** Every address of the production build has a line here; one that has none fails the test. */
const EXPECTED: Readonly<Record<string, Expected>> = {
  "/": all([307, 307, 307, 307]),
  "/overview": BOARD_PAGE,
  "/content": BOARD_PAGE,
  "/content/[postId]": { ...HIDDEN_PAGE, viewer: [404, 404, 404, 404], editor: [404, 404, 404, 404] },
  "/content/details": BOARD_PAGE,
  "/campaigns": BOARD_PAGE,
  "/campaigns/[id]": { ...HIDDEN_PAGE, viewer: [404, 404, 404, 404], editor: [404, 404, 404, 404] },
  "/campaigns/[id]/download": api([401, 405, 405, 405], [404, 405, 405, 405], [404, 405, 405, 405]),
  "/followers": BOARD_PAGE,
  "/followers/top": BOARD_PAGE,
  "/imports": BOARD_PAGE,
  // Editors ask for what is not there, unless they only look.
  "/imports/[importId]": { ...HIDDEN_PAGE, editor: [200, 404, 404, 404] },
  "/coverage": BOARD_PAGE,
  "/profiles": BOARD_PAGE,
  "/links": BOARD_PAGE,
  "/links/messages": BOARD_PAGE,
  "/settings": BOARD_PAGE,
  "/settings/account": BOARD_PAGE,
  "/settings/account/confirm": api([405, 401, 405, 405], [405, 400, 405, 405], [405, 400, 405, 405]),
  "/settings/account/off": api([405, 401, 405, 405], [405, 400, 405, 405], [405, 400, 405, 405]),
  "/settings/audit": BOARD_PAGE,
  "/settings/audit/[file]": api([401, 405, 405, 405], [200, 405, 405, 405], [404, 405, 405, 405]),
  "/settings/leave": BOARD_PAGE,
  "/settings/people": BOARD_PAGE,
  "/settings/sharing": BOARD_PAGE,
  "/source": BOARD_PAGE,
  "/download/[section]/[file]": api([401, 405, 405, 405], [404, 405, 405, 405], [200, 405, 405, 405]),
  // Each gets the list of what they may see.
  "/download/portfolio.csv": api([401, 405, 405, 405], [200, 405, 405, 405], [200, 405, 405, 405], {
    client: [200, 405, 405, 405],
  }),
  "/download/coverage.csv": api([401, 405, 405, 405], [404, 405, 405, 405], [200, 405, 405, 405]),
  "/download/post/[postId]/[file]": api([401, 405, 405, 405], [404, 405, 405, 405], [200, 405, 405, 405]),
  "/download/report.html": api([401, 405, 405, 405], [404, 405, 405, 405], [200, 405, 405, 405]),
  "/settings/password": api([405, 401, 405, 405], [405, 400, 405, 405], [405, 400, 405, 405]),
  "/sign-in": {
    ...all([200, 200, 200, 200]),
    outsider: [307, 307, 307, 307],
    client: [307, 307, 307, 307],
    viewer: [307, 307, 307, 307],
    editor: [307, 307, 307, 307],
  },
  "/sign-in/submit": all([405, 400, 405, 405]),
  "/sign-in/code": all([307, 307, 307, 307]),
  "/sign-in/code/submit": all([405, 400, 405, 405]),
  "/join/[token]": all([404, 404, 404, 404]),
  "/join/submit": all([405, 400, 405, 405]),
  "/join/renew": all([405, 400, 405, 405]),
  // The same whatever was asked for.
  "/join/sent": all([200, 200, 200, 200]),
  "/claim": all([404, 404, 404, 404]),
  "/claim/submit": all([405, 400, 405, 405]),
  "/sign-out": all([405, 303, 405, 405]),
  "/api/imports": api([405, 401, 405, 405], [405, 400, 405, 405], [405, 403, 405, 405]),
  "/api/imports/[id]": api([405, 405, 405, 401], [405, 405, 405, 204], [405, 405, 405, 403]),
  "/api/imports/[id]/commit": api([405, 401, 405, 405], [405, 404, 405, 405], [405, 403, 405, 405]),
  "/api/imports/[id]/preview": api([401, 401, 405, 405], [404, 404, 405, 405], [403, 403, 405, 405]),
  "/api/imports/[id]/progress": api([401, 405, 405, 405], [404, 405, 405, 405], [403, 405, 405, 405]),
  "/api/imports/[id]/cancel": api([405, 401, 405, 405], [405, 404, 405, 405], [405, 403, 405, 405]),
  "/api/imports/[id]/original": api([401, 405, 405, 405], [404, 405, 405, 405], [200, 405, 405, 405]),
  "/api/imports/[id]/refused": api([401, 405, 405, 405], [404, 405, 405, 405], [200, 405, 405, 405]),
  "/api/imports/[id]/sample": api([405, 401, 405, 405], [405, 404, 405, 405], [405, 403, 405, 405]),
  "/api/sample": api([405, 401, 405, 405], [405, 400, 405, 405], [405, 403, 405, 405]),
  "/api/links/unlock": all([405, 404, 405, 405]),
  "/api/mappings/[id]": api([401, 405, 405, 405], [404, 405, 405, 405], [404, 405, 405, 405]),
  "/api/imports/[id]/undo": api([405, 401, 405, 405], [405, 404, 405, 405], [405, 403, 405, 405]),
  "/api/imports/[id]/redo": api([405, 401, 405, 405], [405, 404, 405, 405], [405, 403, 405, 405]),
  "/api/workspace/export": api([405, 401, 405, 405], [405, 400, 405, 405], [405, 403, 405, 405], {
    editor: [405, 403, 405, 405],
  }),
  "/api/templates/[name]": api([401, 405, 405, 405], [404, 405, 405, 405], [200, 405, 405, 405]),
  "/s/[token]/download/[section]/[file]": all([404, 405, 405, 405]),
  "/s/[token]/download/post/[postId]/[file]": all([404, 405, 405, 405]),
  "/s/[token]/download/portfolio.csv": all([404, 405, 405, 405]),
  "/s/[token]/download/report.html": all([404, 405, 405, 405]),
  "/s/[token]/logo": all([404, 405, 405, 405]),
  // The neutral picture, whoever asks for whatever.
  "/s/[token]/card.png": all([200, 405, 405, 405]),
  "/s/[token]/[[...path]]": all([404, 405, 405, 405]),
  "/healthz": all([200, 405, 405, 405]),
  "/readyz": all([200, 405, 405, 405]),
  "/icon.svg": all([200, 405, 405, 405]),
  "/_not-found": all([404, 404, 404, 404]),
  // Next's own page for what it could not draw.
  "/_global-error": all([500, 405, 405, 405]),
};

/** What our own file of columns says. */
const COLUMNS = JSON.stringify({
  kind: "tallyboard/column-mapping",
  version: 1,
  rows: "daily",
  dates: "year-month-day",
  numbers: "none",
  columns: [
    { heading: "Day", is: { kind: "day" } },
    { heading: "Plays", is: { kind: "measure", measure: "videoViews" } },
  ],
});

/** The fields with which the owner succeeds, and what the owner's answer holds then; a server action without a line fails. */
const ACTIONS: Readonly<
  Record<
    string,
    {
      readonly fields: (linkId: string, personId: string) => Readonly<Record<string, string>>;
      readonly done: RegExp;
      /** The weakest role that may; an owner where none is named. `anybody`: about one's own account. */
      readonly by?: "editor" | "anybody";
      /** Names nothing of anybody's: whoever owns another workspace does it there, and only there. */
      readonly ofOnesOwn?: true;
    }
  >
> = {
  createLinkAction: { fields: () => LINK_FORM, done: /"kind":"created"/ },
  changeLinkAction: { fields: (id) => ({ id, change: "pause" }), done: /"kind":"changed"/ },
  switchLinksAction: {
    fields: () => ({ switch: "open-profile", profile: HANDLE }),
    done: /"kind":"changed"/,
  },
  inviteAction: {
    fields: () => ({ email: "sam@northwind.example", role: "client", profiles: HANDLE }),
    done: /"kind":"invited"/,
  },
  changePersonAction: {
    fields: (_, id) => ({ id, change: "role", role: "client", profiles: HANDLE }),
    done: /"kind":"stored"/,
  },
  endSessionsAction: {
    fields: () => ({ session: "nothing" }),
    // Nobody has such a session: everybody gets as far as being told so.
    done: /signed out already/,
    by: "anybody",
  },
  workspaceAction: {
    fields: () => ({ change: "switch", workspace: "nothing" }),
    // Nobody belongs to it: everybody gets as far as being told so.
    done: /You do not belong to that workspace/,
    by: "anybody",
  },
  factorAction: {
    fields: () => ({ password: "not the password" }),
    done: /This is not your password/,
    by: "anybody",
  },
  keepOriginalsAction: { fields: () => ({ kept: "forever" }), done: /"kind":"stored"/, ofOnesOwn: true },
  leaveAction: {
    fields: () => ({ step: "ask", kind: "profile", profile: HANDLE }),
    done: /"kind":"sent"/,
  },
  messageAction: {
    fields: () => ({
      change: "create",
      profile: HANDLE,
      recipients: "mia@client.example",
      cadence: "weekly",
      weekday: "1",
      monthDay: "1",
      hour: "8",
      timeZone: "Europe/Berlin",
      window: "7",
      overview: "on",
    }),
    done: /"kind":"scheduled"/,
  },
  saveBranding: {
    fields: () => ({ name: "Northwind", color: "#0a7f5c", embedOrigins: "" }),
    done: /"kind":"stored"/,
    ofOnesOwn: true,
  },
  saveProfile: {
    fields: () => ({ profile: HANDLE, name: "Mine now", category: "", timeZone: "" }),
    done: /"kind":"stored"/,
    by: "editor",
  },
  saveTopItems: {
    fields: () => ({
      profile: HANDLE,
      kind: "video",
      readOn: "2026-03-16",
      "items.first": "Rye",
      "items.second": "",
    }),
    done: /"kind":"stored"/,
    by: "editor",
  },
  addColumns: { fields: () => ({ profile: HANDLE, file: COLUMNS }), done: /"kind":"stored"/, by: "editor" },
  forgetColumns: {
    fields: () => ({ profile: HANDLE, header: "0".repeat(64) }),
    // There are none of this header: the owner gets as far as being told so.
    done: /These columns are not remembered any more/,
    by: "editor",
  },
  keepCampaign: {
    fields: () => ({ profile: HANDLE, name: "Mine now", hashtags: "#rye", firstDay: "", lastDay: "" }),
    done: /"kind":"stored"/,
    by: "editor",
  },
  dropCampaign: {
    fields: () => ({ profile: HANDLE, id: "nothing" }),
    // There is no such campaign: the owner gets as far as being told so.
    done: /This campaign is no longer here/,
    by: "editor",
  },
  keepGoal: {
    fields: () => ({
      profile: HANDLE,
      metric: "videoViews",
      target: "50000",
      firstDay: "2026-03-17",
      lastDay: "2026-04-13",
    }),
    done: /"kind":"stored"/,
    by: "editor",
  },
  dropGoal: {
    fields: () => ({ profile: HANDLE, id: "nothing" }),
    // There is no such goal: the owner gets as far as being told so.
    done: /This goal is no longer here/,
    by: "editor",
  },
  keepNote: {
    fields: () => ({ profile: HANDLE, firstDay: "2026-03-16", lastDay: "", text: "Mine now" }),
    done: /"kind":"stored"/,
    by: "editor",
  },
  dropNote: {
    fields: () => ({ profile: HANDLE, id: "nothing" }),
    // There is no such note: the owner gets as far as being told so.
    done: /This note is no longer here/,
    by: "editor",
  },
  savePostDetail: {
    fields: () => ({ profile: HANDLE, postId: "1", capturedOn: "2026-03-16", averageWatchSeconds: "7" }),
    // The made-up post does not exist: the owner gets as far as being told so.
    done: /No export of this profile holds this post/,
    by: "editor",
  },
  savePostDetails: {
    fields: () => ({
      profile: HANDLE,
      rows: JSON.stringify([
        { postId: "1", cells: cellsOf({ capturedOn: "2026-03-16", averageWatchSeconds: "7" }) },
      ]),
    }),
    done: /No export of this profile holds this post/,
    by: "editor",
  },
  saveTopLists: {
    fields: () => ({
      profile: HANDLE,
      lists: JSON.stringify([{ kind: "sound", readOn: "2026-03-16", rows: [{ label: "Oven", url: "" }] }]),
    }),
    done: /"kind":"stored"/,
    by: "editor",
  },
};

/** Cells of a table of entries, the rest of them empty. */
function cellsOf(filled: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(DETAIL_COLUMNS.map((column) => [column, filled[column] ?? ""]));
}

/** Paths, libraries and tables of the server. */
const INSIDES = /Prisma|SQLITE|node_modules|\/(app|lib)\/[\w()[\]/-]+\.[jt]sx?|\bat \S+ \(|stack"/;

let house: House;
let callers: Readonly<Record<Who, Caller>>;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  house = await openHouse();
});
test.beforeEach(async () => {
  const { url, token, people } = house;
  callers = {
    anonymous: {},
    token: { cookie: `tallyboard=${token}; token=${token}`, authorization: `Bearer ${token}` },
    outsider: await signInAs(url, people.outsider, OWNER.password),
    client: await signInAs(url, people.client, OWNER.password),
    editor: await signInAs(url, people.editor, OWNER.password),
    viewer: await signInAs(url, people.viewer, OWNER.password),
    former: await signInAs(url, people.viewer, OWNER.password),
  };
  await ask(`${url}/sign-out`, callers.former, { method: "POST" });
});
test.afterAll(() => house.close());

test("SEC-T1 SEC-T2 SEC-W3: every address answers every role as the table says, and nothing changes", async () => {
  // Two thousand requests.
  test.setTimeout(300_000);
  const before = await house.everything();
  const routes = builtRoutes();
  expect(routes.filter((route) => EXPECTED[route] === undefined)).toEqual([]);
  expect(Object.keys(EXPECTED).filter((route) => !routes.includes(route))).toEqual([]);
  const wrong: string[] = [];
  // Signing out comes last: it ends the session that the other requests need.
  for (const route of [...routes].sort((a, b) => Number(a === "/sign-out") - Number(b === "/sign-out")))
    wrong.push(...(await Promise.all(WHO.map((who) => tryRoute(route, who)))).flat());
  expect(wrong).toEqual([]);
  expect(await house.everything()).toEqual(before);
});

async function tryRoute(route: string, who: Who): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const [index, method] of METHODS.entries()) {
    // Editors are let through to what changes things: there they ask for what is not there.
    const id = who === "editor" && method !== "GET" ? "0".repeat(19) : house.importId;
    const url = `${house.url}${toPath(route, id)}`;
    const answer = await askPatiently(url, callers[who], { method, ...bodyFor(route, method, who) });
    const expected = EXPECTED[route]?.[who === "former" ? "anonymous" : who][index];
    const faults = [...(answer.status === expected ? [] : ["is not expected"]), ...faultsOf(answer)];
    if (who !== "viewer" && who !== "editor") faults.push(...secretsOf(answer));
    wrong.push(...faults.map((fault) => `${who}: ${method} ${route} → ${answer.status} ${fault}`));
  }
  return wrong;
}

/** All callers of the matrix share an address, and together ask for more links that do not exist than one may guess in a minute. */
async function askPatiently(...asked: Parameters<typeof ask>): Promise<Answer> {
  for (let tries = 0; ; tries += 1) {
    const answer = await ask(...asked);
    if (answer.status !== 429 || tries === 20) return answer;
    await sleep(1_500);
  }
}

function secretsOf({ body }: Answer): readonly string[] {
  const secret = SECRETS.exec(body);
  return secret === null ? [] : [`tells ${secret[0]}`];
}

function toPath(route: string, id: string): string {
  return route
    .replace(/\[(importId|id)\]/, id)
    .replace("/audit/[file]", "/audit/audit.csv")
    .replace("[name]", `post-details?profile=@${HANDLE}`)
    .replace("[token]", `${house.token.slice(0, -4)}AAAA`)
    .replace("[[...path]]", "overview")
    .replace(/^\/download\/(report\.html|coverage\.csv)$/, `/download/$1?profile=@${HANDLE}`)
    .replace("[postId]/[file]", `${postId(HANDLE, addDays(EXPORTED_ON, -6))}/curve.csv?profile=@${HANDLE}`)
    .replace("[section]/[file]", `overview/likes.csv?profile=@${HANDLE}`);
}

/** What is refused for who sends it, and not for being empty, where the two are told apart; everything else is empty. */
function bodyFor(route: string, method: string, who: Who) {
  if (method !== "POST") return {};
  if (route === "/settings/password")
    return { body: new URLSearchParams({ current: "not the password", password: "a new long password" }) };
  if (route === "/api/workspace/export" && who !== "outsider")
    return { body: new URLSearchParams({ take: "everything" }) };
  if (route.endsWith("/sample")) return { body: JSON.stringify({ sha256: "0".repeat(64) }) };
  if (route !== "/api/imports" || (who !== "viewer" && who !== "client")) return {};
  return { headers: { "x-file-name": "Overview.csv", "x-file-size": "1" }, body: "x" };
}

/** What no answer may have, whoever asked for whatever. */
function faultsOf({ status, location, headers, body }: Answer): readonly string[] {
  const faults: string[] = [];
  if (status === 307 && !/^\/(sign-in|overview)\b/.test(location ?? "")) faults.push(`leads to ${location}`);
  for (const name of ["x-powered-by", "access-control-allow-origin", "server"])
    if (headers.has(name)) faults.push(`has ${name}`);
  if (headers.get("x-content-type-options") !== "nosniff") faults.push("may be sniffed");
  const inside = INSIDES.exec(body);
  if (inside) faults.push(`tells ${inside[0]}`);
  return faults;
}

test("SEC-T1 SEC-S9 F127: every server action refuses every role that must not, and does it for every role that may", async () => {
  test.setTimeout(180_000);
  const actions = builtActions();
  expect(actions.map(({ name }) => name).sort()).toEqual(Object.keys(ACTIONS).sort());
  const before = await house.everything();
  for (const action of actions) {
    const { done = /^/, ofOnesOwn = false, by } = ACTIONS[action.name] ?? {};
    const isFor = (who: Who) =>
      (who === "editor" && by === "editor") ||
      (who === "outsider" && ofOnesOwn) ||
      (by === "anybody" && isSignedIn(who));
    for (const who of WHO.filter((each) => !isFor(each))) await expectRefusal(who, action);
    const foreign = { action, fields: fieldsOf(action), origin: "https://evil.example" };
    const forged = await callAction(house.url, house.owner, foreign);
    expect([forged.status >= 400, done.test(forged.body)], action.name).toEqual([true, false]);
  }
  expect(await house.everything()).toEqual(before);
  for (const action of actions) {
    const { done = /^/, by } = ACTIONS[action.name] ?? {};
    if (by !== undefined)
      expect((await house.act(callers.editor, action, fieldsOf(action))).body, action.name).toMatch(done);
    if (by === "anybody")
      expect((await house.act(callers.client, action, fieldsOf(action))).body, action.name).toMatch(done);
    expect((await house.act(house.owner, action, fieldsOf(action))).body, action.name).toMatch(done);
  }
});

const isSignedIn = (who: Who) => who !== "anonymous" && who !== "token" && who !== "former";

function fieldsOf(action: Action): Readonly<Record<string, string>> {
  return ACTIONS[action.name]?.fields(house.linkId, house.personId) ?? {};
}

async function expectRefusal(who: Who, action: Action): Promise<void> {
  const answer = await house.act(callers[who], action, fieldsOf(action));
  const said = `${who}: ${action.name} → ${answer.status} ${answer.body.slice(0, 200)}`;
  expect(answer.body, said).not.toMatch(ACTIONS[action.name]?.done ?? /^/);
  if (isSignedIn(who)) expect(answer.body, said).toMatch(/"kind":"refused"/);
  else expect(answer.headers.get("x-action-redirect"), said).toMatch(/^\/sign-in/);
  expect(faultsOf(answer), said).toEqual([]);
}

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
