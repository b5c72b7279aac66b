import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkNodeVersion } from "./node-version.js";
import { packagesAreInstalled } from "./packages.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tallyboard-packages-"));
  mkdirSync(join(root, "node_modules"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, packages: object): void {
  writeFileSync(join(root, path), JSON.stringify({ packages }));
}

describe("a start on whatever the last one left", () => {
  it("installs on a fresh clone", () => {
    write("package-lock.json", { "node_modules/next": { version: "16.4.6" } });
    expect(packagesAreInstalled(root)).toBe(false);
  });

  it("installs again when the lock file names another version", () => {
    write("package-lock.json", { "node_modules/next": { version: "16.4.7" } });
    write("node_modules/.package-lock.json", { "node_modules/next": { version: "16.4.6" } });
    expect(packagesAreInstalled(root)).toBe(false);
  });

  it("does not miss packages that are meant for another system", () => {
    write("package-lock.json", {
      "": { version: "0.1.0" },
      "node_modules/next": { version: "16.4.6" },
      "node_modules/@next/swc-darwin-arm64": { version: "16.4.6", optional: true },
    });
    write("node_modules/.package-lock.json", { "node_modules/next": { version: "16.4.6" } });
    expect(packagesAreInstalled(root)).toBe(true);
  });

  it("finds the packages of every system in the lock file", () => {
    type Locked = { readonly optionalDependencies?: Readonly<Record<string, string>> };
    const lock: { packages: Readonly<Record<string, Locked>> } = JSON.parse(
      readFileSync(new URL("../../../package-lock.json", import.meta.url), "utf8"),
    );
    const paths = Object.keys(lock.packages);
    const missing = Object.values(lock.packages)
      .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
      .filter((name) => !paths.some((path) => path.endsWith(`node_modules/${name}`)));
    // npm leaves out what it cannot fetch when it writes the file, and then refuses to install from it.
    expect(missing).toEqual([]);
  });

  it("says which Node it needs", () => {
    expect(() => checkNodeVersion("20.18.3")).toThrow("needs Node 20.19 or newer; this is Node 20.18.3");
    expect(() => checkNodeVersion("18.20.0")).toThrow("Node 20.19");
    expect(() => checkNodeVersion("20.19.0")).not.toThrow();
    expect(() => checkNodeVersion("22.1.0")).not.toThrow();
  });
});
