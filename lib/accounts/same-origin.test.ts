import { expect, test } from "vitest";
import { isLoopbackHost, isSameOrigin } from "./same-origin";

const LOCAL = { origin: "http://localhost:3000", host: "localhost:3000", "sec-fetch-site": "same-origin" };

function same(change: Record<string, string | null>, baseUrl: string | null = null): boolean {
  const entries = Object.entries({ ...LOCAL, ...change }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return isSameOrigin(new Headers(entries), baseUrl);
}

test("SEC-W3: our own page on this machine may write", () => {
  expect(same({})).toBe(true);
  expect(same({ "sec-fetch-site": null })).toBe(true);
});

test.each([
  ["another site", { origin: "https://evil.example" }],
  ["another port of this machine", { origin: "http://localhost:4000" }],
  ["a sandboxed frame", { origin: "null" }],
  ["no origin at all", { origin: null }],
  ["a page that the browser calls cross-site", { "sec-fetch-site": "cross-site" }],
  ["a page of a sister domain", { "sec-fetch-site": "same-site" }],
  ["an address typed by hand", { "sec-fetch-site": "none" }],
  ["a made-up forwarded host", { origin: "https://evil.example", "x-forwarded-host": "evil.example" }],
  [
    "a name that was rebound to this machine",
    { origin: "http://evil.example:3000", host: "evil.example:3000" },
  ],
])("%s may not", (_, change) => {
  expect(same(change)).toBe(false);
});

test("with a configured https address only that address counts", () => {
  const behindProxy = { host: "127.0.0.1:3000", origin: "https://tally.example" };
  expect(same(behindProxy, "https://tally.example")).toBe(true);
  expect(same({ ...behindProxy, origin: "http://tally.example" }, "https://tally.example")).toBe(false);
  expect(same({}, "https://tally.example")).toBe(false);
});

test("with a plain http address on the local network, this machine still counts", () => {
  expect(same({}, "http://192.168.1.5:3000")).toBe(true);
  const network = { host: "192.168.1.5:3000", origin: "http://192.168.1.5:3000" };
  expect(same(network, "http://192.168.1.5:3000")).toBe(true);
  expect(same(network)).toBe(false);
});

test("knows this machine's names", () => {
  for (const host of [
    "localhost",
    "LOCALHOST:3000",
    "127.0.0.1:3000",
    "127.1.2.3",
    "[::1]:3000",
    "tally.localhost",
  ])
    expect(isLoopbackHost(host), host).toBe(true);
  for (const host of [
    "localhost.evil.example",
    "192.168.1.5:3000",
    "127.0.0.1.evil.example",
    "evil-localhost",
    "",
  ])
    expect(isLoopbackHost(host), host).toBe(false);
});
