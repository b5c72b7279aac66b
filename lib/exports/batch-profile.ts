import type { KnownProfile } from "@/lib/domain/evidence";
import type { Handle } from "@/lib/domain/handle";
import { type Problem, problem } from "@/lib/domain/problem";
import type { Piece } from "./piece";
import { handleOf } from "./split-profiles";

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
    // A profile given for the drop is for files that do not say whose they are.
    if (found.profile !== null) return piece.split === undefined ? checkGiven(found.profile, given) : found;
    if (given !== null) return known(given, "given");
    return profileOfOthers(piece, pieces, own);
  });
}

function known(handle: Handle, source: KnownProfile["source"]): ProfileFinding {
  return { ok: true, profile: { handle, source } };
}

function ownProfile({ outcome, settling, zipName }: Piece, given: Handle | null): ProfileFinding {
  if (settling !== null && settling.profile !== null) return { ok: true, profile: settling.profile };
  const handles = outcome.ok ? [...new Set(outcome.file.rows.flatMap((row) => handleOf(row) ?? []))] : [];
  const [handle] = handles;
  if (handle === undefined)
    return zipName.handle === null ? { ok: true, profile: null } : known(zipName.handle, "archive-name");
  if (handles.length === 1) return known(handle, "video-links");
  return oneOfSeveral(handles, zipName.handle, given);
}

function oneOfSeveral(
  handles: readonly Handle[],
  ofArchive: Handle | null,
  given: Handle | null,
): ProfileFinding {
  const named = ofArchive ?? given;
  if (named !== null && handles.includes(named))
    return known(named, ofArchive === null ? "given" : "archive-name");
  const params = { handles: listHandles(handles) };
  return { ok: false, problem: problem("batch/mixed-handles", { severity: "refused", params }) };
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
        return piece.split === undefined && isMeant(piece) && found?.ok === true && found.profile !== null
          ? [found.profile.handle]
          : [];
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
