import type { Command } from "commander";
import type { Day } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { Note } from "@/lib/domain/note";
import { formatNoteDays } from "@/lib/domain/note-days";
import { listAllNotes, removeNote, saveNote } from "@/lib/entries/notes";
import { toDayArgument, toHandleArgument } from "./arguments";
import { mustStore, onProfile } from "./on-profile";
import { onOneLine, print, printJson } from "./print";

type Options = { readonly profile: Handle; readonly json?: boolean };
type AddOptions = Options & {
  readonly from: Day;
  readonly to?: Day;
  readonly text: string;
  readonly shared?: boolean;
};

/** Notes about days of a profile: what happened, in the person's own words. */
export function addNoteCommands(program: Command): void {
  const note = program.command("note").description("write notes about days of a profile");
  note
    .command("add")
    .description("write a note about a day or a range of days")
    .requiredOption("--profile <handle>", "whose days", toHandleArgument)
    .requiredOption("--from <day>", "the first day, as YYYY-MM-DD", toDayArgument)
    .option("--to <day>", "the last day; else the first one alone", toDayArgument)
    .requiredOption("--text <words>", "what happened")
    .option("--shared", "links that show notes show this one")
    .option("--json", "print one JSON document")
    .action(async ({ profile, from, to, text, shared = false, json }: AddOptions) => {
      const input = { id: null, firstDay: from, lastDay: to ?? "", text, shared };
      const stored = await onProfile(profile, (found, author) => saveNote(found, input, author));
      printNote(mustStore(stored).note, json);
    });
  note
    .command("list")
    .description("list the notes of a profile in the order of their days")
    .requiredOption("--profile <handle>", "whose notes", toHandleArgument)
    .option("--json", "print one JSON document")
    .action(async ({ profile, json }: Options) => {
      const notes = await onProfile(profile, listAllNotes);
      if (json) printJson({ notes });
      else for (const each of notes) print(toText(each));
    });
  note
    .command("remove")
    .description("remove a note for good")
    .argument("<note-id>")
    .requiredOption("--profile <handle>", "whose note", toHandleArgument)
    .option("--json", "print one JSON document")
    .action(async (id: string, { profile, json }: Options) => {
      const stored = await onProfile(profile, (found, author) => removeNote(found, id, author));
      printNote(mustStore(stored).note, json);
    });
}

function printNote(note: Note, json: boolean | undefined): void {
  if (json) printJson(note);
  else print(toText(note));
}

function toText(note: Note): string {
  const seen = note.shared ? "visible to clients" : "private";
  return `${note.id} · ${formatNoteDays(note)} · ${seen} · ${onOneLine(note.text)}`;
}
