import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");

/** What else is read with zod, and written by nobody who could add a field of their own. */
const NO_FORMS: Readonly<Record<string, string>> = {
  "app/api/imports/route.ts": "headers, of which a browser sends more",
  "lib/accounts/second-factor.ts": "answers of the library that keeps accounts",
  "lib/accounts/sign-in.ts": "an answer of the same",
  "lib/env.ts": "the environment, which holds more than is ours",
  "lib/imports/uploads.ts": "files that the server wrote beside uploads",
};

test("SEC-T6: whatever a browser fills in is refused with a field that was not asked for", () => {
  const files = ["app", "lib"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path}`),
  );
  const sources = files.filter((path) => /\.tsx?$/.test(path) && !/\.test\.|\/generated\//.test(path));
  const using = (schema: RegExp) =>
    sources.filter((path) => schema.test(readFileSync(join(ROOT, path), "utf8")));
  expect(using(/\bz\.strictObject\(/).length).toBeGreaterThan(25);
  expect(using(/\bz\.(object|looseObject)\(|\.(passthrough|loose|catchall)\(/).sort()).toEqual(
    Object.keys(NO_FORMS).sort(),
  );
});
