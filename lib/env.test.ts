import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { EnvironmentError, readEnvironment, readSecret } from "./env";

const folder = mkdtempSync(join(tmpdir(), "tallyboard-env-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("readEnvironment", () => {
  it("needs nothing", () => {
    expect(readEnvironment({})).toEqual({
      databaseUrl: `file:${resolve("data/tallyboard.db")}`,
      dataFolder: resolve("data"),
      port: 3000,
      baseUrl: null,
      trustedProxies: [],
      owner: null,
      mail: null,
      backupFolder: resolve("data/backups"),
    });
    expect(readEnvironment({ TALLYBOARD_BACKUPS: "off" }).backupFolder).toBeNull();
  });

  it("takes an empty variable, and the / that Vite leaves in BASE_URL, for unset", () => {
    expect(readEnvironment({ DATABASE_URL: "", BASE_URL: "/" })).toEqual(readEnvironment({}));
  });

  it("takes what is given", () => {
    const given = {
      DATABASE_URL: "postgresql://board@db.example/board",
      TALLYBOARD_DATA: "/srv/board",
      PORT: "8080",
      BASE_URL: "https://board.example.com/",
      TRUSTED_PROXIES: "10.0.0.0/8, ::1",
      TALLYBOARD_OWNER_EMAIL: "ada@example.com",
      TALLYBOARD_OWNER_PASSWORD: "a long enough one",
      TALLYBOARD_BACKUPS: "/mnt/copies",
    };
    expect(readEnvironment(given)).toEqual({
      databaseUrl: "postgresql://board@db.example/board",
      mail: null,
      backupFolder: "/mnt/copies",
      dataFolder: "/srv/board",
      port: 8080,
      baseUrl: "https://board.example.com",
      trustedProxies: ["10.0.0.0/8", "::1"],
      owner: { email: "ada@example.com", password: "a long enough one" },
    });
  });

  it.each([
    [
      { DATABASE_URL: "mysql://x" },
      "The environment variable DATABASE_URL must start with file: (SQLite) or postgresql:// (PostgreSQL).",
    ],
    [
      { TRUSTED_PROXIES: "my proxy" },
      "The environment variable TRUSTED_PROXIES must be IP addresses or ranges with commas between them, such as 10.0.0.0/8.",
    ],
    [{ PORT: "http" }, "The environment variable PORT must be a number."],
    [{ PORT: "70000" }, "The environment variable PORT must be at most 65535."],
    [
      { BASE_URL: "board.example.com" },
      "The environment variable BASE_URL must be an address such as https://board.example.com.",
    ],
    [
      { TALLYBOARD_OWNER_EMAIL: "ada@example.com" },
      "Set TALLYBOARD_OWNER_EMAIL and TALLYBOARD_OWNER_PASSWORD together, or neither.",
    ],
  ])("says in one sentence what is wrong with %o", (given, sentence) => {
    expect(() => readEnvironment(given)).toThrow(new EnvironmentError(sentence));
  });
});

describe("readSecret", () => {
  it("SEC-K1: makes a secret once, for its owner's eyes only", () => {
    const secret = readSecret(folder);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(readSecret(folder)).toBe(secret);
    expect(statSync(join(folder, "secret")).mode & 0o777).toBe(0o600);
  });

  it("SEC-K1: refuses a short one", () => {
    writeFileSync(join(folder, "secret"), "hunter2");
    expect(() => readSecret(folder)).toThrow("holds less than 32 bytes");
  });
});
