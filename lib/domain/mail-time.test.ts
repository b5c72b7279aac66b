import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MailTime, nextMailTime } from "./mail-time";

const monday = (hour: number, timeZone: string): MailTime => ({
  cadence: "weekly",
  dayNumber: 1,
  hour,
  timeZone,
});
const next = (time: MailTime, after: string) => nextMailTime(time, new Date(after)).toISOString();

describe("the time of a message", () => {
  it("is Monday at eight on the wall, in summer and in winter", () => {
    const time = monday(8, "Europe/Berlin");
    expect(next(time, "2026-03-18T12:00:00Z")).toBe("2026-03-23T07:00:00.000Z");
    expect(next(time, "2026-03-23T07:00:00Z")).toBe("2026-03-30T06:00:00.000Z");
    expect(next(time, "2026-10-19T06:00:00Z")).toBe("2026-10-26T07:00:00.000Z");
  });

  it("is the owner's Monday, whatever day it is in Greenwich", () => {
    expect(next(monday(7, "Pacific/Auckland"), "2026-06-10T00:00:00Z")).toBe("2026-06-14T19:00:00.000Z");
    expect(next(monday(20, "America/Los_Angeles"), "2026-06-10T00:00:00Z")).toBe("2026-06-16T03:00:00.000Z");
    expect(next(monday(20, "America/Los_Angeles"), "2026-06-16T02:59:59Z")).toBe("2026-06-16T03:00:00.000Z");
    expect(next(monday(0, "Asia/Kathmandu"), "2026-06-10T00:00:00Z")).toBe("2026-06-14T18:15:00.000Z");
  });

  it("comes once where the clock leaves the hour out, and once where it shows it twice", () => {
    const sunday = { cadence: "weekly", dayNumber: 7, hour: 2, timeZone: "Europe/Berlin" } as const;
    expect(next(sunday, "2026-03-28T12:00:00Z")).toBe("2026-03-29T01:00:00.000Z");
    expect(next(sunday, "2026-03-29T01:00:00Z")).toBe("2026-04-05T00:00:00.000Z");
    expect(next(sunday, "2026-10-24T12:00:00Z")).toBe("2026-10-25T00:00:00.000Z");
    expect(next(sunday, "2026-10-25T00:00:00Z")).toBe("2026-11-01T01:00:00.000Z");
    // Lord Howe moves by half an hour.
    const howe = { cadence: "weekly", dayNumber: 7, hour: 2, timeZone: "Australia/Lord_Howe" } as const;
    expect(next(howe, "2026-10-03T00:00:00Z")).toBe("2026-10-03T15:30:00.000Z");
  });

  it("is a day that every month has", () => {
    const time = { cadence: "monthly", dayNumber: 28, hour: 9, timeZone: "UTC" } as const;
    expect(next(time, "2026-01-28T09:00:00Z")).toBe("2026-02-28T09:00:00.000Z");
    expect(next({ ...time, dayNumber: 1 }, "2026-12-01T09:00:00Z")).toBe("2027-01-01T09:00:00.000Z");
  });

  it("always goes on, by about a week or a month", () => {
    const zones = [
      "UTC",
      "Europe/Berlin",
      "America/St_Johns",
      "Pacific/Apia",
      "Africa/Casablanca",
      "Pacific/Chatham",
    ];
    const time = fc.oneof(
      fc.record({ cadence: fc.constant("weekly" as const), dayNumber: fc.integer({ min: 1, max: 7 }) }),
      fc.record({ cadence: fc.constant("monthly" as const), dayNumber: fc.integer({ min: 1, max: 28 }) }),
    );
    const at = fc.record({ hour: fc.integer({ min: 0, max: 23 }), timeZone: fc.constantFrom(...zones) });
    const after = fc.integer({ min: Date.parse("2024-01-01"), max: Date.parse("2030-01-01") });
    fc.assert(
      fc.property(time, at, after, (when, where, ms) => {
        const first = nextMailTime({ ...when, ...where }, new Date(ms));
        const second = nextMailTime({ ...when, ...where }, first);
        expect(first.getTime()).toBeGreaterThan(ms);
        const days = (second.getTime() - first.getTime()) / 86_400_000;
        const [least, most] = when.cadence === "weekly" ? [6.9, 7.1] : [27.9, 31.1];
        expect(days).toBeGreaterThan(least);
        expect(days).toBeLessThan(most);
      }),
      { numRuns: 300 },
    );
  });
});
