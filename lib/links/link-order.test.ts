import { expect, test } from "vitest";
import { findOrigin } from "./link-address";
import { parseLinkForm } from "./link-order";

const FORM = { profile: "northwind.bakes", overview: "on", window: "28", expires: "30" };

test("reads a whole form", () => {
  expect(parseLinkForm({ ...FORM, title: "For Contoso", followers: "on" })).toEqual({
    ok: true,
    shows: "northwind.bakes",
    isPinned: false,
    order: {
      title: "For Contoso",
      sections: ["overview", "followers"],
      window: 28,
      expiresInDays: 30,
      password: null,
      asOf: null,
      message: null,
      windowFixed: false,
      downloads: true,
      notesShown: false,
      headlineShown: false,
      locale: null,
    },
  });
});

test.each([
  ["*", { kind: "all" }],
  ["#retail", { kind: "tag", tag: "retail" }],
  ["+", { kind: "chosen", handles: ["a.rye", "b.oat"] }],
])("reads %s as a portfolio, of which no section has to be open", (profile, shows) => {
  const form = { ...FORM, profile, overview: undefined, chosen: ["a.rye", "b.oat"] };
  expect(parseLinkForm(form)).toMatchObject({ ok: true, shows, order: { sections: [] } });
});

test.each([
  ["a portfolio of nobody", { ...FORM, profile: "+" }, /at least one profile/],
  ["no section", { ...FORM, overview: undefined }, /at least one section/],
  ["no end without a confirmation", { ...FORM, expires: "never" }, /Confirm/],
  ["an end that is no choice", { ...FORM, expires: "3650" }, /not complete/],
  ["a password that anybody would try", { ...FORM, password: "password" }, /first that anybody/],
  ["an end of the figures that is no day", { ...FORM, figures: "as-of", asOf: "2026-02-30" }, /last day/],
  ["a language that is no choice", { ...FORM, locale: "constructor" }, /languages in the list/],
  ["a window that is no choice", { ...FORM, window: "365" }, /not complete/],
  ["a workspace of one's own choosing", { ...FORM, workspaceId: "other" }, /not complete/],
  ["a role of one's own choosing", { ...FORM, role: "owner" }, /not complete/],
  ["a file instead of text", { ...FORM, title: new Blob(["x"]) }, /not complete/],
])("refuses %s", (_, form, problem) => {
  expect(parseLinkForm(form)).toEqual({ ok: false, problem: expect.stringMatching(problem) });
});

test("reads what is closed at first", () => {
  const extras = { password: "three loaves", message: "Hello", windowFixed: "on", noDownloads: "on" };
  expect(parseLinkForm({ ...FORM, ...extras, figures: "pinned", asOf: "" })).toMatchObject({
    isPinned: true,
    order: { password: "three loaves", message: "Hello", windowFixed: true, downloads: false, asOf: null },
  });
  expect(parseLinkForm({ ...FORM, headline: "on", locale: "de-DE" })).toMatchObject({
    order: { headlineShown: true, locale: "de-DE" },
  });
  const asOf = { figures: "as-of", asOf: "2026-03-24" };
  expect(parseLinkForm({ ...FORM, ...asOf })).toMatchObject({
    isPinned: false,
    order: { asOf: "2026-03-24" },
  });
  expect(parseLinkForm({ ...FORM, asOf: "2026-03-24" })).toMatchObject({ order: { asOf: null } });
});

test("never is possible when confirmed", () => {
  const form = parseLinkForm({ ...FORM, expires: "never", neverConfirmed: "on" });
  expect(form).toMatchObject({ ok: true, order: { expiresInDays: null } });
});

test("an address is under the configured origin, else under the host that was asked", () => {
  expect(findOrigin({ baseUrl: "https://tally.example", host: "127.0.0.1:3000", port: 3000 })).toBe(
    "https://tally.example",
  );
  expect(findOrigin({ baseUrl: null, host: "localhost:3106", port: 3000 })).toBe("http://localhost:3106");
  expect(findOrigin({ baseUrl: null, host: null, port: 3000 })).toBe("http://localhost:3000");
  expect(findOrigin({ baseUrl: null, host: "x y", port: 3000 })).toBe("http://localhost:3000");
});
