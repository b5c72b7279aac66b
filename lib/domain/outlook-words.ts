import { formatCount, formatPercent, formatQuantity, formatWhole } from "./format";
import { currentLocale } from "./locale";
import { median } from "./median";
import type { Outlook } from "./outlook";

/** What is expected of a day, or why nothing is: "About 7,400 a day, between 5,900 and 9,200 on four days of five." */
export function formatOutlook(outlook: Outlook, locale: string = currentLocale()): string {
  const { refused, known, needed, usual, days } = outlook;
  if (refused === "too-few-days")
    return `An outlook needs ${needed} known days. ${formatQuantity(known, "is", "are")} known so far.`;
  if (refused === "gap")
    return "No outlook: the week before the end of these days is unknown. Export it, and there may be one.";
  if (refused === "not-better")
    return "No outlook: in tests on this profile’s own past, repeating the week before was at least as close.";
  if (refused === "too-wide")
    return "No outlook: these days swing so much that four days of five could only be told within a tenfold range.";
  const of = (end: "low" | "high") => round(median(days.map((day) => day[end])), locale);
  return `About ${round(usual, locale)} a day, between ${of("low")} and ${of("high")} on four days of five.`;
}

/** How the tests went: "In 40 tests on this profile’s own past it was off by 620 a day, repeating the week before by 810." */
export function formatBackTest({ backTest }: Outlook, locale: string = currentLocale()): string {
  if (backTest === null) return "";
  const { origins, error, naiveError, widened, coverage, coverageDays } = backTest;
  const tests = `In ${formatQuantity(origins, "test", "tests")} on this profile’s own past it was off by ${round(error, locale)} a day, repeating the week before by ${round(naiveError, locale)}.`;
  if (coverage === null) return tests;
  const wider = widened >= 1.05 ? `Widened ${formatWhole(widened, locale)} times, its` : "Its";
  return `${tests} ${wider} interval held ${formatPercent(coverage, locale)} of the ${formatCount(coverageDays, locale)} days it was tried on.`;
}

export const OUTLOOK_FORMULA =
  "The level of the last half year, smoothed, with half of its trend and the pattern of its weekdays (theta method, Assimakopoulos and Nikolopoulos 2000). Outliers and provisional days are not learnt from. The same was tried from earlier days on; the interval is as wide as it had to be to hold four of five days that it did not know.";

/** What stands below the formula of an outlook. */
export function toOutlookFacts(outlook: Outlook, locale: string = currentLocale()) {
  const { known, needed, backTest } = outlook;
  return [
    {
      name: "From",
      text: `${formatQuantity(known, "known day", "known days")} of the last 400; ${needed} are needed.`,
    },
    {
      name: "Tested",
      text:
        backTest === null
          ? "Not yet."
          : `${formatBackTest(outlook, locale)} It is shown only while it is closer than repeating the same weekday of the week before.`,
    },
    {
      name: "Says nothing of",
      text: "what you will post. It carries on what was, and does not say why.",
    },
  ];
}

/** Small means keep a decimal, so that 0.4 is not told as 0. */
function round(value: number | null, locale: string): string {
  if (value === null || value >= 10 || value <= -10)
    return formatCount(value === null ? null : Math.round(value), locale);
  return formatCount(Math.round(value * 10) / 10, locale);
}
