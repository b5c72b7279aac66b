import { deleteProfileRows } from "@/lib/db/deletion";
import { asOwner, findProfile, listProfiles, updateProfile, type WorkspaceScope } from "@/lib/db/scope";
import { write } from "@/lib/db/writer";
import { addDays, dayAt } from "@/lib/domain/day";
import { SAMPLE_HANDLE } from "@/lib/domain/sample";
import { saveNote } from "@/lib/entries/notes";
import { NO_ANSWERS } from "@/lib/imports/answers";
import { commitFiles } from "@/lib/imports/import-batch";
import { NotAnImporterError, requireImporter } from "@/lib/imports/importer";
import { SAMPLE_ZONE, sampleExports } from "./sample-exports";
import { VIRAL_DAYS_AGO } from "./sample-posts";

/**
 * Makes the sample profile by importing its exports, evening by evening, as a person would have. False: it is there already. Throws when an export
 * of ours is refused, which would be a fault of ours.
 */
export async function addSample(scope: WorkspaceScope, now: Date): Promise<boolean> {
  const editor = requireImporter(scope);
  if ((await findProfile(editor, SAMPLE_HANDLE)) !== null) return false;
  const today = dayAt(now.getTime());
  const answers = { ...NO_ANSWERS, timeZones: { [SAMPLE_HANDLE]: SAMPLE_ZONE } };
  for (const files of sampleExports(today)) {
    const { problems } = await commitFiles(editor, { files, answers, now });
    const [problem] = problems;
    if (problem !== undefined) throw new Error(`An export of the sample was refused: ${problem.message}`);
  }
  const profile = await findProfile(editor, SAMPLE_HANDLE);
  if (profile === null) throw new Error("The sample was imported and is not there.");
  await write(async (tx) => {
    await updateProfile(tx, profile, { name: "Made-up Bakery", category: "Food & Beverage" });
  });
  const viralDay = addDays(today, -1 - VIRAL_DAYS_AGO);
  const note = { id: null, firstDay: viralDay, lastDay: "", text: "The tray video took off", shared: true };
  await saveNote(profile, note, { scope: editor, now, today });
  return true;
}

/** Whether the workspace has the sample, and nothing else; null without it. */
export async function findSample(scope: WorkspaceScope): Promise<{ readonly isOnly: boolean } | null> {
  if ((await findProfile(scope, SAMPLE_HANDLE)) === null) return null;
  return { isOnly: (await listProfiles(scope)).length === 1 };
}

/** Removes the sample with everything in it, which is for owners. False: there is none. */
export async function removeSample(scope: WorkspaceScope, now: Date): Promise<boolean> {
  const owner = asOwner(scope);
  if (owner === null) throw new NotAnImporterError();
  const profile = await findProfile(owner, SAMPLE_HANDLE);
  if (profile === null) return false;
  await deleteProfileRows(profile, { scope, now });
  return true;
}
