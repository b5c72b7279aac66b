import { addDays, type Day, dayAt, weekdayOf } from "./day";

/** When a message is due, by the clock on somebody's wall. */
export type MailTime = {
  readonly cadence: "weekly" | "monthly";
  /** 1 Monday … 7 Sunday, or the day of the month, 1 … 28. */
  readonly dayNumber: number;
  /** 0 … 23, in `timeZone`. */
  readonly hour: number;
  /** IANA name. */
  readonly timeZone: string;
};

const DAY_MS = 24 * 60 * 60 * 1_000;
/** From any day there is a Monday and a 28th within it. */
const LONGEST_WAIT_DAYS = 32;

/** The first instant after `after` at which the message is due. */
export function nextMailTime(time: MailTime, after: Date): Date {
  // A day before: west of Greenwich the date may still be yesterday's.
  const start = addDays(dayAt(after.getTime()), -1);
  for (let ahead = 0; ahead <= LONGEST_WAIT_DAYS + 2; ahead += 1) {
    const day = addDays(start, ahead);
    if (!isItsDay(time, day)) continue;
    const instant = instantOn(day, time);
    if (instant > after) return instant;
  }
  throw new Error(`There is no ${time.cadence} day ${time.dayNumber}.`);
}

function isItsDay({ cadence, dayNumber }: MailTime, day: Day): boolean {
  return cadence === "monthly" ? Number(day.slice(8)) === dayNumber : weekdayOf(day) + 1 === dayNumber;
}

/** An hour that the clock shows twice is the first of the two; one that it leaves out is as much later as the clock jumps. */
function instantOn(day: Day, { hour, timeZone }: MailTime): Date {
  const wanted = Date.parse(`${day}T${String(hour).padStart(2, "0")}:00:00Z`);
  const offsets = [offsetAt(wanted - DAY_MS, timeZone), offsetAt(wanted + DAY_MS, timeZone)];
  const instants = offsets.map((offset) => wanted - offset);
  const right = instants.filter((instant) => instant + offsetAt(instant, timeZone) === wanted);
  return new Date(right.length > 0 ? Math.min(...right) : Math.max(...instants));
}

/** By how much the wall clock is ahead of UTC, in milliseconds. */
function offsetAt(ms: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(ms);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  const wall = `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:${part("second")}Z`;
  return Date.parse(wall) - Math.floor(ms / 1_000) * 1_000;
}
