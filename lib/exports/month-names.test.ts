import { describe, expect, it } from "vitest";
import { parseDateLabel, parseDateLabels } from "./date-label";
import { LABEL_LOCALES } from "./month-names";

const MS_PER_DAY = 86_400_000;
const LEAP_YEAR = Array.from({ length: 366 }, (_, index) => Date.UTC(2024, 0, 1) + index * MS_PER_DAY);
const DAYS = LEAP_YEAR.map((ms) => {
  const date = new Date(ms);
  return { month: date.getUTCMonth() + 1, day: date.getUTCDate() };
});

describe("every day of a leap year as Intl prints it", () => {
  it.each(LABEL_LOCALES)("is read in %s", (locale) => {
    const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, {
      month: "long",
      day: "numeric",
      timeZone: "UTC",
    });
    const labels = LEAP_YEAR.map((ms) => format.format(ms));
    expect(parseDateLabels(labels, "daily")).toEqual({ kind: "read", days: DAYS });
    for (const spelled of [
      labels.map((label) => label.normalize("NFD")),
      labels.map((label) => label.replaceAll(" ", "\u00a0")),
      labels.map((label) => label.toLocaleUpperCase(locale)),
    ]) {
      expect(parseDateLabels(spelled, "daily")).toEqual({ kind: "read", days: DAYS });
    }
    for (const [index, label] of labels.entries()) {
      const alone = parseDateLabel(label);
      if (alone !== null) expect(alone).toEqual(DAYS[index]);
    }
  });
});
