import type { KnownProfile } from "@/lib/domain/evidence";
import type { Handle } from "@/lib/domain/handle";
import { type Problem, problem } from "@/lib/domain/problem";
import { isForPeople } from "./dated-file";
import type { RawRow } from "./format";
import type { Piece } from "./piece";

export type ProfileFinding =
  | { readonly ok: true; readonly profile: KnownProfile | null }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Whose export each piece is, in the order of `pieces`: by its video links, its ZIP name, what was given, or the one handle that
 * the rest of the batch names. A piece that says otherwise than what was given needs an answer.
 */
export function findProfiles(pieces: readonly Piece[], given: Handle | null): readonly ProfileFinding[] {
  const own = pieces.map((piece) => ownProfile(piece, given));
  return pieces.map((piece, index) => {
    const found = own[index] ?? { ok: true, profile: null };
    if (!found.ok) return found;
    if (found.profile !== null) return checkGiven(found.profile, given);
    if (given !== null) return known(given, "given");
    return profileOfOthers(piece, pieces, own);
  });
}

function known(handle: Handle, source: KnownProfile["source"]): ProfileFinding {
  return { ok: true, profile: { handle, source } };
}

function ownProfile({ outcome, settling, zipName }: Piece, given: Handle | null): ProfileFinding {
  if (settling !== null && settling.profile !== null) return { ok: true, profile: settling.profile };
  const handles = outcome.ok ? [...new Set(outcome.file.rows.flatMap(handleOf))] : [];
  const [handle] = handles;
  if (handle === undefined)
    return zipName.handle === null ? { ok: true, profile: null } : known(zipName.handle, "archive-name");
  if (handles.length === 1) return known(handle, "video-links");
  return oneOfSeveral(handles, { outcome, zipName, given });
}

function oneOfSeveral(
  handles: readonly Handle[],
  { outcome, zipName, given }: Pick<Piece, "outcome" | "zipName"> & { readonly given: Handle | null },
): ProfileFinding {
  const named = zipName.handle ?? given;
  if (named !== null && handles.includes(named) && !isFilledIn(outcome))
    return known(named, zipName.handle === null ? "given" : "archive-name");
  const code = isFilledIn(outcome) ? "file/several-profiles" : "batch/mixed-handles";
  const params = { handles: listHandles(handles) };
  return { ok: false, problem: problem(code, { severity: "refused", params }) };
}

/** Every row of a table that people fill in is meant as it stands: none may be taken for another profile's. */
function isFilledIn(outcome: Piece["outcome"]): boolean {
  return outcome.ok && isForPeople(outcome.file);
}

/** The profile that a row names by itself. */
function handleOf(row: RawRow): readonly Handle[] {
  if (row.kind === "posts") return [row.link.handle];
  if (row.kind !== "details" && row.kind !== "tops") return [];
  const handle = row.profile ?? (row.kind === "details" ? (row.post?.handle ?? null) : null);
  return handle === null ? [] : [handle];
}

function checkGiven(profile: KnownProfile, given: Handle | null): ProfileFinding {
  // What was given for one file counts more than what was given for all.
  if (given === null || given === profile.handle || profile.source === "given") return { ok: true, profile };
  const params = { found: `@${profile.handle}`, profile: `@${given}` };
  return { ok: false, problem: problem("batch/other-profile", { severity: "refused", params }) };
}

/** The handle named in the same ZIP or folder, else the only one in the batch; null when the batch names none. */
function profileOfOthers(
  { container }: Piece,
  pieces: readonly Piece[],
  own: readonly ProfileFinding[],
): ProfileFinding {
  const handlesOf = (isMeant: (piece: Piece) => boolean) =>
    new Set(
      pieces.flatMap((piece, index) => {
        const found = own[index];
        return isMeant(piece) && found?.ok === true && found.profile !== null ? [found.profile.handle] : [];
      }),
    );
  const everywhere = handlesOf(() => true);
  const beside = container === null ? new Set<Handle>() : handlesOf((piece) => piece.container === container);
  const [handle] = beside.size === 1 ? beside : everywhere;
  if (handle === undefined) return { ok: true, profile: null };
  if (beside.size === 1 || everywhere.size === 1) return known(handle, "batch");
  const params = { handles: listHandles([...everywhere]) };
  return { ok: false, problem: problem("batch/profile-unknown", { severity: "refused", params }) };
}

function listHandles(handles: readonly Handle[]): string {
  return handles.map((handle) => `@${handle}`).join(", ");
}
