import fc from "fast-check";
import { expect, test } from "vitest";
import { toInternalPath } from "./next-path";

test("keeps a page of this installation with its query", () => {
  expect(toInternalPath("/content?profile=@northwind.bakes&window=28")).toBe(
    "/content?profile=@northwind.bakes&window=28",
  );
});

test.each([
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https:evil.example",
  "https://evil.example/overview",
  "javascript:alert(1)",
  "/\t/evil.example",
  "/\n/evil.example",
  " //evil.example",
  "/.//evil.example",
  "/x/..//evil.example",
  "overview",
  "",
  null,
  undefined,
  "/sign-in?next=/sign-in",
  "/api/imports",
  "/_next/data",
])("sends %j to the overview", (text) => {
  expect(toInternalPath(text)).toBe("/overview");
});

test("F141: whatever is given, the result stays on this site", () => {
  const nasty = fc.string({
    unit: fc.constantFrom("/", "\\", ".", ":", "@", "?", "#", "a", "evil.example", "%2f", "\t", "https"),
  });
  fc.assert(
    fc.property(fc.oneof(nasty, fc.webUrl(), fc.string()), (text) => {
      const url = new URL(toInternalPath(text), "https://tally.example");
      expect(url.origin).toBe("https://tally.example");
    }),
    { numRuns: 2_000 },
  );
});
