import type { Day } from "@/lib/domain/day";
import type { DateNotation } from "@/lib/domain/mapping";
import type { ProblemCode } from "@/lib/domain/problem";
import { numberOfDay } from "./column-store";
import { parseNotedDay } from "./notation";
import { toOwnText } from "./own-text";

/** TikTok began in 2016. */
const FIRST_DAY = "2016-01-01";
const DAYS_REMEMBERED = 50_000;

/** Reads the day of a cell as days since 1970, or says why not; the same texts come again and again. */
export function createRowDays(dates: DateNotation, latest: Day): (text: string) => number | ProblemCode {
  const known = new Map<string, number>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const read = parseNotedDay(text, dates);
    if (!read.ok) return read.code;
    if (read.value < FIRST_DAY || read.value > latest) return "cell/day-out-of-reach";
    const number = numberOfDay(read.value);
    if (known.size < DAYS_REMEMBERED) known.set(toOwnText(text), number);
    return number;
  };
}
