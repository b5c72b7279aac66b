import { isProved, type LabelMode, type ShiftReason } from "../domain/evidence";
import { isDated, isProof, shiftOf } from "./label-mode";
import { byKey, type OpenSession, type ShiftDecision, type ShiftSubject } from "./shift-subject";

/** `open`: sessions that nothing in the files themselves decides. */
export type Split = {
  readonly decided: Map<string, ShiftDecision>;
  readonly open: readonly OpenSession[];
};

/** When two files of one session disagree, the earlier kind of proof holds for the others. */
const PROOFS: readonly ShiftReason[] = [
  "difference-pattern",
  "viewers-last-row",
  "last-label",
  "activity-last-day",
];
/** What a person, the file itself or another file of the same proved E decides, before any value is compared. */
export function splitByProof(subjects: readonly ShiftSubject[]): Split {
  const decided = new Map<string, ShiftDecision>();
  const sessions = new Map<string, ShiftSubject[]>();
  for (const subject of [...subjects].sort(byKey)) {
    if (subject.labels === null || !isDated(subject.format)) {
      decided.set(subject.key, { shiftDays: 0, reason: "none", overlap: null });
      continue;
    }
    const { day, source } = subject.exportedOn;
    const id = isProved(source) ? `day ${day}` : `file ${subject.key}`;
    sessions.set(id, [...(sessions.get(id) ?? []), subject]);
  }
  const open: OpenSession[] = [];
  for (const [id, members] of sessions) {
    const mode = findSessionMode(members);
    const rest = members.filter((subject) => {
      const decision = decideAlone(subject, mode);
      if (decision !== null) decided.set(subject.key, decision);
      return decision === null;
    });
    if (rest.length > 0) open.push({ id, subjects: rest });
  }
  return { decided, open };
}

function decideAlone(subject: ShiftSubject, mode: LabelMode | null): ShiftDecision | null {
  const { format, override, ownMode } = subject;
  if (override !== null) return { shiftDays: override, reason: "override", overlap: null };
  if (ownMode !== null && isProof(ownMode)) {
    return { shiftDays: shiftOf(format, ownMode.mode), reason: ownMode.reason, overlap: null };
  }
  return mode === null ? null : { shiftDays: shiftOf(format, mode), reason: "same-export", overlap: null };
}

/** Two proofs of the same kind that disagree prove nothing for the others. */
function findSessionMode(members: readonly ShiftSubject[]): LabelMode | null {
  for (const reason of PROOFS) {
    const modes = new Set(
      members.flatMap(({ ownMode }) =>
        ownMode?.reason === reason && isProof(ownMode) ? [ownMode.mode] : [],
      ),
    );
    const [mode] = modes;
    if (mode !== undefined) return modes.size === 1 ? mode : null;
  }
  return null;
}
