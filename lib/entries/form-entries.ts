import { type Day, dayAt, daysBetween, parseDay } from "@/lib/domain/day";

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

/** "81%", "5,4" or "5.4 %" as a ratio; the text itself when it is no percentage, for the schema to refuse. */
export function readPercent(text: string): number | string {
  const found = /^(\d{1,3}(?:[.,]\d{1,4})?)\s*%?$/.exec(text.trim());
  // Through millionths, so that 5.4 % is 0.054 and not 0.054000000000000006.
  return found?.[1] === undefined
    ? text
    : Math.round(Number(found[1].replace(",", ".")) * 10_000) / 1_000_000;
}

/** "7.4", "7,4 s" or "0:07" as seconds; the text itself when it is no duration, for the schema to refuse. */
export function readSeconds(text: string): number | string {
  const plain = text.trim();
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(plain);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const found = /^(\d{1,4}(?:[.,]\d{1,3})?)\s*s?$/.exec(plain);
  return found?.[1] === undefined ? text : Number(found[1].replace(",", "."));
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
