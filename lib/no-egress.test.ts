import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");

/** Ways of reaching another machine, in a browser or on the server. */
const CALLS =
  /\bfetch\(\s*([^\s,)]+)|sendBeacon|new WebSocket|new EventSource|XMLHttpRequest\(|from "(?:node:)?(?:https?|http2|net|tls|dns|dgram)"|from "(?:undici|axios|got|nodemailer)"/g;

/** What each of them reaches; everything else fails the test. */
const KNOWN: Readonly<Record<string, string>> = {
  "components/board/picture-button.tsx": "the picture of this page, from this installation",
  "components/door/door-form.tsx": "the form's own address",
  "components/imports/import-requests.ts": "uploads to this installation",
  "lib/accounts/client-address.ts": "compares addresses, opens nothing",
  "lib/accounts/exchange.ts": "a type",
  "lib/accounts/start-server.ts": "a type",
  "lib/cli/launch/serve.js": "looks whether the port is free",
  "lib/links/kept-pages.ts": "a type",
  "lib/mail/send-message.ts": "the mail server that the operator named",
};

function ourSources(): readonly string[] {
  return ["app", "components", "lib"]
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map(
        (path) => `${folder}/${path}`,
      ),
    )
    .filter((path) => /\.(tsx?|js)$/.test(path))
    .filter((path) => !/\.test\.tsx?$|\/testing\/|^lib\/db\/generated\//.test(path));
}

describe("PRIV-4: nothing leaves", () => {
  const sources = ourSources();
  const reaching = sources.filter((path) => new RegExp(CALLS).test(readFileSync(join(ROOT, path), "utf8")));

  it("but messages, and those only through the operator's own mail server", () => {
    expect(sources.length).toBeGreaterThan(400);
    expect(reaching.sort()).toEqual(Object.keys(KNOWN).sort());
  });

  it("by an address of somebody else's in what browsers load", () => {
    const foreign = sources
      .filter((path) => path.startsWith("components/") || path.startsWith("app/"))
      .filter((path) =>
        /(?:src|action|fetch\()\s*=?\s*\{?["'`]https?:/.test(readFileSync(join(ROOT, path), "utf8")),
      );
    expect(foreign).toEqual([]);
  });
});
