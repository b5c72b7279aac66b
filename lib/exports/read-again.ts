import type { DayRange } from "@/lib/domain/day";
import type { ExportDay, KnownProfile } from "@/lib/domain/evidence";
import type { Mapping } from "@/lib/domain/mapping";
import { type Problem, problem } from "@/lib/domain/problem";
import type { TextEncoding } from "@/lib/domain/text-encoding";
import { openUpload, type Piece } from "./piece";
import { readPlaced } from "./read-batch";
import type { ReadExport } from "./read-export";
import { partOf } from "./split-profiles";
import { findTablePart } from "./tables/place-table";

/** What was settled about a file when it was imported, by the files around it or by a person. */
export type SettledFacts = {
  readonly name: string;
  readonly sha256: string;
  readonly profile: KnownProfile;
  readonly exportedOn: ExportDay;
  /** As labelled, with the year that was found then; null without days. */
  readonly labels: DayRange | null;
  /** As a person or the dates of the file told it then; null: the bytes tell. */
  readonly encoding: TextEncoding | null;
  /** How a table was read that is not TikTok's; null for all other files. */
  readonly mapping: Mapping | null;
};

export type ReadAgain =
  | { readonly ok: true; readonly file: ReadExport }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the kept bytes of one import as they were read then: nothing is guessed anew, whatever day it is today. */
export async function readAgain(bytes: Uint8Array, facts: SettledFacts): Promise<ReadAgain> {
  const { name, sha256, profile, exportedOn, labels, encoding, mapping } = facts;
  const upload = { name: innerName(name), bytes, modifiedOn: null };
  const pieces = await openUpload(upload, {
    encodings: encoding === null ? {} : { [sha256]: encoding },
    mappings: mapping === null ? {} : { [sha256]: mapping },
    // Days after the last one were refused then, whatever day it is now.
    latest: labels?.to ?? exportedOn.day,
    only: profile.handle,
  });
  const piece = pieces.find((each) => each.sha256 === sha256);
  if (!piece) return { ok: false, problems: [problem("file/unreadable", { severity: "refused" })] };
  if (piece.table !== null) return readPartAgain(piece, facts);
  if (!piece.outcome.ok) return { ok: false, problems: piece.outcome.problems };
  const table = { kind: "table", piece, file: partOf(piece.outcome.file, profile.handle), profile } as const;
  const read = readPlaced(table, { exportedOn, archiveRange: labels });
  return read.kind === "read"
    ? { ok: true, file: { ...read, name } }
    : { ok: false, problems: read.problems };
}

function readPartAgain(piece: Piece, facts: SettledFacts): ReadAgain {
  const part = findTablePart(piece, facts);
  if (part !== null) return { ok: true, file: { ...part, name: facts.name } };
  const problems = piece.table?.ok === false ? piece.table.problems : [];
  const unreadable = problem("file/unreadable", { severity: "refused" });
  return { ok: false, problems: problems.length === 0 ? [unreadable] : problems };
}

/** The kept bytes of `Outer.zip/Overview.csv` are the CSV's. */
function innerName(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}
