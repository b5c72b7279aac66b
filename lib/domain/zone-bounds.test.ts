import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayAt } from "./day";
import { boundZone, findUploadSeconds, formatOffset, formatZoneBounds, type PostedDay } from "./zone-bounds";
import { evaluateZone, formatZone } from "./zone-check";

const MARCH = Date.parse("2026-03-01T00:00:00Z") / 1000;
const DAY = 86_400;

/** A post whose day is `daysLater` days after the local day of its upload. */
function posted(uploadedAtSeconds: number, offsetMinutes: number, daysLater = 0): PostedDay {
  const local = (uploadedAtSeconds + offsetMinutes * 60 + daysLater * DAY) * 1000;
  return { uploadedAtSeconds, publishedOn: dayAt(local) };
}

/** Uploads at these hours of UTC, one a day, by a computer at that offset. */
function uploads(
  offsetMinutes: number,
  hours: readonly number[],
  scheduled: readonly number[] = [],
): PostedDay[] {
  return hours.map((hour, index) =>
    posted(MARCH + index * DAY + hour * 3600, offsetMinutes, scheduled.includes(index) ? 1 : 0),
  );
}

const EVERY_HALF_HOUR = Array.from({ length: 48 }, (_, index) => index / 2);

const offset = fc.integer({ min: -48, max: 56 }).map((steps) => steps * 15);
const upload = fc.integer({ min: MARCH, max: MARCH + 300 * DAY });

describe("the zone of the exporting computer", () => {
  it("is always inside its bounds, whatever the uploads, with one scheduled post among them", () => {
    const sample = fc.record({
      truth: offset,
      times: fc.array(upload, { minLength: 1, maxLength: 30 }),
      wait: fc.nat(9),
    });
    fc.assert(
      fc.property(sample, ({ truth, times, wait }) => {
        const bounds = boundZone(times.map((time, index) => posted(time, truth, index === 0 ? wait : 0)));
        expect(bounds).not.toBeNull();
        if (bounds === null) return;
        expect(bounds.from ?? truth).toBeLessThanOrEqual(truth);
        expect(bounds.to).toBeGreaterThanOrEqual(truth);
        expect(bounds.to).toBeLessThanOrEqual(14 * 60);
        expect(bounds.from ?? -720).toBeGreaterThanOrEqual(-12 * 60);
        expect(bounds.changesWithSeason).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it("keeps both ends of a zone whose clocks change", () => {
    const sample = fc.record({
      winter: offset.filter((minutes) => minutes <= 13 * 60),
      times: fc.array(fc.tuple(upload, fc.boolean()), { minLength: 1, maxLength: 60 }),
    });
    fc.assert(
      fc.property(sample, ({ winter, times }) => {
        const bounds = boundZone(times.map(([time, summer]) => posted(time, winter + (summer ? 60 : 0))));
        expect(bounds).not.toBeNull();
        if (bounds === null) return;
        expect(bounds.from ?? winter).toBeLessThanOrEqual(winter + 60);
        expect(bounds.to).toBeGreaterThanOrEqual(winter);
      }),
      { numRuns: 1_000 },
    );
  });

  it("gains nothing and loses nothing by the order of the posts, and more posts never move its eastern end out", () => {
    const times = fc.array(upload, { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(offset, times, (truth, all) => {
        const posts = all.map((time) => posted(time, truth));
        expect(boundZone(posts.toReversed())).toEqual(boundZone(posts));
        const fewer = boundZone(posts.slice(1));
        expect(boundZone(posts)?.to).toBeLessThanOrEqual(fewer?.to ?? 840);
      }),
      { numRuns: 500 },
    );
  });

  it("is narrow when posts were uploaded at every hour", () => {
    expect(boundZone(uploads(120, EVERY_HALF_HOUR))).toEqual({
      from: 60,
      to: 150,
      posts: 48,
      scheduled: 0,
      changesWithSeason: false,
    });
  });

  it("tells certainly scheduled posts apart and is not moved by them", () => {
    const plain = boundZone(uploads(120, EVERY_HALF_HOUR));
    const bounds = boundZone([...uploads(120, EVERY_HALF_HOUR), posted(MARCH + 3600, 120, 3)]);
    expect(bounds).toEqual({ ...plain, posts: 49, scheduled: 1 });
  });

  it("is bounded on one side only by a single post, and not at all by none", () => {
    expect(boundZone([posted(MARCH + 12 * 3600, 0)])).toMatchObject({ from: null, to: 720 });
    expect(boundZone([])).toBeNull();
  });

  it("names no western end that excludes no clock of the world", () => {
    expect(boundZone(uploads(0, [12, 12, 12]))).toMatchObject({ from: null, to: 720 });
  });

  it("is nowhere when a post's day ends before its upload on every clock", () => {
    expect(boundZone([posted(MARCH, 0, -3)])).toBeNull();
  });

  it("reads the upload from a post's id", () => {
    expect(findUploadSeconds(String((BigInt(MARCH) << 32n) | 77n))).toBe(MARCH);
    expect(findUploadSeconds("7.6E+18")).toBeNull();
    expect(findUploadSeconds("8001")).toBeNull();
  });
});

describe("the profile's zone", () => {
  const pretoria = uploads(120, EVERY_HALF_HOUR);

  it("fits when the posts agree with it, summer time included", () => {
    const july = Date.parse("2026-07-01T00:00:00Z") / 1000;
    const summer = EVERY_HALF_HOUR.map((hour, index) => posted(july + index * DAY + hour * 3600, 180));
    expect(evaluateZone("Europe/Athens", [...uploads(120, [1, 8, 14, 20, 21.5]), ...summer]).check).toEqual({
      zone: "Europe/Athens",
      verdict: "fits",
      against: 0,
    });
  });

  it("is impossible when posts would precede their uploads", () => {
    const report = evaluateZone("Asia/Ho_Chi_Minh", pretoria);
    expect(report.check).toEqual({ zone: "Asia/Ho_Chi_Minh", verdict: "impossible", against: 9 });
    expect(formatZone(report)).toBe(
      "Asia/Ho Chi Minh cannot be right: 9 of 48 posts would have been published before they were uploaded. The days and upload times of 48 posts put the exporting computer between UTC+1 and UTC+2:30. Choose the zone of the computer that exports, or leave it unsaid.",
    );
  });

  it("is unlikely when too many posts would have been scheduled", () => {
    const report = evaluateZone("America/Los_Angeles", pretoria);
    expect(report.check?.verdict).toBe("unlikely");
    expect(formatZone(report)).toMatch(
      /^America\/Los Angeles is probably wrong: \d+ of 48 posts would have been uploaded on one day/,
    );
  });

  it("is only bounded while nobody has said it, and unjudged when this computer does not know it", () => {
    expect(evaluateZone(null, pretoria).check).toBeNull();
    expect(evaluateZone("Moon/Tranquility", pretoria).check).toBeNull();
    expect(evaluateZone("Europe/Athens", [])).toEqual({ zone: "Europe/Athens", bounds: null, check: null });
    expect(formatZone(evaluateZone("Europe/Athens", []))).toBeNull();
    expect(formatZone(evaluateZone("Africa/Johannesburg", pretoria))).toMatch(/Africa\/Johannesburg fits\.$/);
  });
});

describe("an offset", () => {
  it.each([
    [0, "UTC"],
    [120, "UTC+2"],
    [-210, "UTC\u22123:30"],
    [345, "UTC+5:45"],
  ])("of %s minutes is written %s", (minutes, text) => {
    expect(formatOffset(minutes)).toBe(text);
  });

  it("is told as one place, a stretch or an end", () => {
    const bounds = { posts: 2, scheduled: 0, changesWithSeason: false };
    expect(formatZoneBounds({ ...bounds, from: 420, to: 420 })).toBe("at UTC+7");
    expect(formatZoneBounds({ ...bounds, from: 120, to: 180 })).toBe("between UTC+2 and UTC+3");
    expect(formatZoneBounds({ ...bounds, from: null, to: 180 })).toBe("at UTC+3 or further west");
    expect(formatZoneBounds({ ...bounds, from: 120, to: 180, changesWithSeason: true })).toBe(
      "between UTC+2 and UTC+3, with clocks that change in summer",
    );
  });
});
