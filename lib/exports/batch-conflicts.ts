import type { DailyColumns } from "@/lib/domain/daily-columns";
import { type Problem, problem } from "@/lib/domain/problem";
import type { DetailRow, Rows } from "@/lib/domain/reading";
import type { ReadExport, ReadFile } from "./read-export";

/** Compares the files of one batch: the same export twice is said, two that contradict each other are both refused. */
export function compareFiles(files: readonly ReadFile[]): readonly ReadFile[] {
  const contradictions = findContradictions(files);
  return files.map((file, index) => {
    if (file.kind !== "read") return file;
    const contradiction = contradictions.get(index);
    if (contradiction !== undefined) return refuse(file, contradiction);
    const twin = files.slice(0, index).find((other) => other.kind === "read" && isTwin(other, file));
    if (twin === undefined) return file;
    const warning = problem("batch/twin", { severity: "warning", params: { other: twin.name } });
    return { ...file, problems: [...file.problems, warning] };
  });
}

function refuse({ name, sha256, bytes, format }: ReadExport, why: Problem): ReadFile {
  return { kind: "refused", name, sha256, bytes, format, problems: [why] };
}

function isSameExport(a: ReadExport, b: ReadExport): boolean {
  return (
    a.format === b.format && a.profile?.handle === b.profile?.handle && a.exportedOn.day === b.exportedOn.day
  );
}

function isTwin(a: ReadExport, b: ReadExport): boolean {
  return a.sha256 === b.sha256 && isSameExport(a, b);
}

function findContradictions(files: readonly ReadFile[]): ReadonlyMap<number, Problem> {
  const found = new Map<number, Problem>();
  files.forEach((a, first) => {
    files.slice(first + 1).forEach((b, offset) => {
      const second = first + 1 + offset;
      if (a.kind !== "read" || b.kind !== "read" || a.sha256 === b.sha256 || !isSameExport(a, b)) return;
      const what = differenceOf(a.rows, b.rows);
      if (what === null) return;
      found.set(first, contradiction(b, what));
      found.set(second, contradiction(a, what));
    });
  });
  return found;
}

function contradiction(other: ReadExport, what: string): Problem {
  return problem("batch/contradiction", { severity: "refused", params: { other: other.name, what } });
}

type Value = { readonly where: string; readonly value: bigint | string };

/** The first value that the two say differently; unknown contradicts nothing. */
function differenceOf(a: Rows, b: Rows): string | null {
  const said = new Map(valuesOf(a).map(({ where, value }) => [where, value]));
  for (const { where, value } of valuesOf(b)) {
    const other = said.get(where);
    if (other !== undefined && other !== value)
      return `${where} is ${other} in one and ${value} in the other`;
  }
  return null;
}

function valuesOf(rows: Rows): readonly Value[] {
  if (rows.kind === "daily")
    return rows.rows.flatMap(({ labelDay, values }) =>
      known(Object.entries(values).map(([measure, value]) => [`${measure} on ${labelDay}`, value])),
    );
  if (rows.kind === "columns") return columnValues(rows.rows);
  if (rows.kind === "hours")
    return known(rows.rows.map(({ labelDay, hour, value }) => [`${labelDay} at ${hour}:00`, value]));
  if (rows.kind === "shares")
    return known(rows.rows.map(({ label, millionths }) => [`${label} (millionths)`, BigInt(millionths)]));
  if (rows.kind === "details") return rows.rows.flatMap(detailValues);
  if (rows.kind === "tops")
    return rows.rows.map(({ list, readOn, rank, label }) => ({
      where: `place ${rank} of the top ${list}s of ${readOn}`,
      value: `“${label}”`,
    }));
  return rows.rows.flatMap(({ postId, views, likes, comments, shares, saves }) =>
    known(
      Object.entries({ views, likes, comments, shares, saves }).map(([name, value]) => [
        `${name} of post ${postId}`,
        value,
      ]),
    ),
  );
}

function detailValues(row: DetailRow): readonly Value[] {
  const { postId, capturedOn, averageWatchMillis, watchedFull, trafficSources, viewerLocations } = row;
  const of = `of post ${postId} on ${capturedOn}`;
  return [
    ...(averageWatchMillis === null
      ? []
      : [{ where: `average watch time (ms) ${of}`, value: BigInt(averageWatchMillis) }]),
    ...(watchedFull === null
      ? []
      : [{ where: `watched to the end (millionths) ${of}`, value: BigInt(watchedFull) }]),
    ...[...trafficSources, ...viewerLocations].map(({ label, millionths }) => ({
      where: `${label} (millionths) ${of}`,
      value: BigInt(millionths),
    })),
  ];
}

function columnValues({ measures, length, dayAt, valueAt }: DailyColumns): readonly Value[] {
  return measures.flatMap((measure, place) =>
    Array.from({ length }, (_, row) => row).flatMap((row) => {
      const value = valueAt(place, row);
      return value === null ? [] : [{ where: `${measure} on ${dayAt(row)}`, value: BigInt(value) }];
    }),
  );
}

function known(values: readonly (readonly [string, bigint | null])[]): readonly Value[] {
  return values.flatMap(([where, value]) => (value === null ? [] : [{ where, value }]));
}
