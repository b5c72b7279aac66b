import { expect, test } from "vitest";
import { findPasswordProblem, hashPassword, verifyPassword } from "./password";

const MAIL = "mia@northwind.example";

test("SEC-A1: a hash says how it was made, and two of the same password differ", async () => {
  const [first, second] = await Promise.all([
    hashPassword("four quiet ovens"),
    hashPassword("four quiet ovens"),
  ]);
  expect(first).toMatch(/^scrypt\$131072\$8\$1\$[\w-]{22}\$[\w-]{86}$/);
  expect(second).not.toBe(first);
  expect(await verifyPassword({ hash: first, password: "four quiet ovens" })).toBe(true);
  expect(await verifyPassword({ hash: first, password: "four quiet oven" })).toBe(false);
});

test.each(["", "plain", "scrypt$131072$8$1", "argon2id$x$y$z$a$b"])(
  "%j is no hash and fits no password",
  async (hash) => {
    expect(await verifyPassword({ hash, password: "four quiet ovens" })).toBe(false);
  },
);

test("SEC-A1: a single guess costs whoever makes it at least a twentieth of a second of a processor", async () => {
  const hash = await hashPassword("four quiet ovens");
  const before = process.cpuUsage();
  await verifyPassword({ hash, password: "four loud ovens" });
  const { user, system } = process.cpuUsage(before);
  // In microseconds; how long that takes on the clock is up to the machine.
  expect(user + system).toBeGreaterThan(50_000);
});

test("SEC-A1: many hashes at once leave the process free for others", async () => {
  const delays: number[] = [];
  let last = performance.now();
  const probe = setInterval(() => {
    const now = performance.now();
    delays.push(now - last - 5);
    last = now;
  }, 5);
  await Promise.all(Array.from({ length: 8 }, (_, index) => hashPassword(`password number ${index}`)));
  clearInterval(probe);
  delays.sort((a, b) => a - b);
  expect(delays.length).toBeGreaterThan(20);
  expect(delays[Math.floor(delays.length / 2)]).toBeLessThan(50);
});

test("SEC-A2: a new password has 8 to 128 characters, counted as people count them", () => {
  expect(findPasswordProblem("1234567", MAIL)).toMatch(/at least 8/);
  expect(findPasswordProblem("🥐🥖🥨🥯🧇🥞🍞", MAIL)).toMatch(/at least 8/);
  expect(findPasswordProblem("🥐🥖🥨🥯🧇🥞🍞🍰", MAIL)).toBeNull();
  expect(findPasswordProblem("e\u0301a\u0301o\u0301x".repeat(32), MAIL)).toBeNull();
  expect(findPasswordProblem("ab ".repeat(43), MAIL)).toMatch(/at most 128/);
});

test.each(["password", "Password1", "QWERTYUIOP", "aaaaaaaaaa", "abababababab", MAIL])(
  "refuses %s, which comes first",
  (password) => {
    expect(findPasswordProblem(password, MAIL)).not.toBeNull();
  },
);
