import { type Day, dayAt, daysBetween, parseDay } from "@/lib/domain/day";
import { parsePercent, parseWatchTime } from "@/lib/domain/written-figure";

/** The fields of a posted form: the values of each name, in order. */
export type PostedFields = { readonly all: (name: string) => readonly string[] };

/** The top videos or sounds of a form as `storeTopItems` takes them; rows without any text are left out. */
export function readTopItemsForm({ all }: PostedFields): object {
  const items = rowsOf(all, "items").map(({ first, second }) => ({
    label: first,
    url: second === "" ? null : second,
  }));
  return { kind: one(all, "kind"), readOn: one(all, "readOn"), items };
}

/** The detail of a post of a form as `storePostDetail` takes it; a source or location without a percentage is left out. */
export function readPostDetailForm({ all }: PostedFields): object {
  const shares = (name: string) =>
    rowsOf(all, name)
      .filter(({ second }) => second !== "")
      .map(({ first, second }) => ({ label: first, share: readPercent(second) }));
  const watchedFull = one(all, "watchedFull");
  const seconds = one(all, "averageWatchSeconds");
  return {
    capturedOn: one(all, "capturedOn"),
    averageWatchSeconds: seconds === "" ? null : readSeconds(seconds),
    watchedFull: watchedFull === "" ? null : readPercent(watchedFull),
    trafficSources: shares("trafficSources"),
    viewerLocations: shares("viewerLocations"),
  };
}

/** A percentage as a ratio; the text itself when it is none, for the schema to refuse. */
export function readPercent(text: string): number | string {
  const millionths = parsePercent(text);
  return millionths === null ? text : millionths / 1_000_000;
}

/** A watch time in seconds; the text itself when it is none, for the schema to refuse. */
export function readSeconds(text: string): number | string {
  const millis = parseWatchTime(text);
  return millis === null ? text : millis / 1000;
}

/** The day that the person's browser says it is; the server's UTC day where that cannot be true anywhere on earth. */
export function readToday({ all }: PostedFields, now: Date): Day {
  const utc = dayAt(now.getTime());
  const told = parseDay(one(all, "today"));
  return told !== null && Math.abs(daysBetween(utc, told)) <= 1 ? told : utc;
}

function one(all: PostedFields["all"], name: string): string {
  return (all(name)[0] ?? "").trim();
}

function rowsOf(all: PostedFields["all"], name: string) {
  const seconds = all(`${name}.second`);
  return all(`${name}.first`)
    .map((first, index) => ({ first: first.trim(), second: (seconds[index] ?? "").trim() }))
    .filter(({ first, second }) => first !== "" || second !== "");
}
