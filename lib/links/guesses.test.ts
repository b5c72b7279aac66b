import { expect, test } from "vitest";
import { countGuess, mayGuess } from "./guesses";

const NOON = Date.parse("2026-03-17T12:00:00.000Z");

function guess(client: string, times: number, now = NOON): void {
  for (let made = 0; made < times; made += 1) countGuess(client, now);
}

test("SEC-S8 G149: sixty unknown links are answered, the next is one too many, for this address alone", () => {
  guess("192.0.2.1", 59);
  expect(mayGuess("192.0.2.1", NOON)).toBe(true);
  guess("192.0.2.1", 1);
  expect(mayGuess("192.0.2.1", NOON)).toBe(false);
  expect(mayGuess("192.0.2.2", NOON)).toBe(true);
});

test("one more is answered with every second, and after a minute all of them", () => {
  guess("192.0.2.3", 200);
  expect(mayGuess("192.0.2.3", NOON + 999)).toBe(false);
  expect(mayGuess("192.0.2.3", NOON + 1_000)).toBe(true);
  guess("192.0.2.3", 59, NOON + 60_000);
  expect(mayGuess("192.0.2.3", NOON + 60_000)).toBe(true);
});

test("a clock that is set back locks nobody out", () => {
  guess("192.0.2.4", 60);
  expect(mayGuess("192.0.2.4", NOON - 1)).toBe(true);
});

test("an address is forgotten a minute after its last guess, and ten thousand are remembered at most", () => {
  const remembered = () =>
    (globalThis as { [key: symbol]: Map<string, unknown> | undefined })[Symbol.for("tallyboard.guesses")];
  guess("192.0.2.5", 1, NOON + 100_000);
  guess("192.0.2.6", 1, NOON + 160_000);
  expect([...(remembered()?.keys() ?? [])]).toEqual(["192.0.2.6"]);
  for (let made = 0; made < 10_050; made += 1) countGuess(`2001:db8:0:${made}::/64`, NOON + 160_000);
  expect(remembered()?.size).toBe(10_000);
});
