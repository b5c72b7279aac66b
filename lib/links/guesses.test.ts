import { expect, test } from "vitest";
import { takeGuess, takeMaking } from "./guesses";

const NOON = Date.parse("2026-03-17T12:00:00.000Z");

/** How many of so many at the same instant are let through. */
function guess(client: string, times: number, now = NOON): number {
  return Array.from({ length: times }, () => takeGuess(client, now)).filter(Boolean).length;
}

test("SEC-S8 G149: of a thousand unknown links at once sixty are answered, for this address alone", () => {
  expect(guess("192.0.2.1", 1_000)).toBe(60);
  expect(guess("192.0.2.2", 1)).toBe(1);
});

test("SEC-S8: six hundred requests a minute are made for one link, however many ask", () => {
  const made = (link: string, now: number) =>
    Array.from({ length: 1_000 }, () => takeMaking(link, now)).filter(Boolean).length;
  expect(made("a", NOON)).toBe(600);
  expect(made("b", NOON)).toBe(600);
  expect(made("a", NOON + 1_000)).toBe(10);
  expect(guess("192.0.2.7", 1)).toBe(1);
});

test("one more is answered with every second, whoever goes on asking, and after a minute all of them", () => {
  guess("192.0.2.3", 200);
  expect(guess("192.0.2.3", 50, NOON + 999)).toBe(0);
  expect(guess("192.0.2.3", 50, NOON + 1_000)).toBe(1);
  expect(guess("192.0.2.3", 200, NOON + 61_000)).toBe(60);
});

test("a clock that is set back locks nobody out", () => {
  guess("192.0.2.4", 60);
  expect(guess("192.0.2.4", 1, NOON - 1)).toBe(1);
});

test("an address is forgotten a minute after its last guess, and ten thousand are remembered at most", () => {
  const remembered = () =>
    (globalThis as { [key: symbol]: Map<string, unknown> | undefined })[Symbol.for("tallyboard.guesses")];
  guess("192.0.2.5", 1, NOON + 100_000);
  guess("192.0.2.6", 1, NOON + 160_000);
  expect([...(remembered()?.keys() ?? [])]).toEqual(["192.0.2.6"]);
  for (let made = 0; made < 10_050; made += 1) guess(`2001:db8:0:${made}::/64`, 1, NOON + 160_000);
  expect(remembered()?.size).toBe(10_000);
});
