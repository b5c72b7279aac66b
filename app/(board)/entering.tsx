import { Notice } from "@/components/ui/notice";
import type { NotesShown } from "@/lib/domain/note";
import type { Board } from "./read-board";

/** Whether forms that enter things are shown to this person at all. */
export function mayEnter({ editor }: Pick<Board, "editor">): boolean {
  return editor !== null;
}

/** Clients see the notes that were written for them, everybody else of the workspace all. */
export function toNotesSeen({ scope }: Pick<Board, "scope">): NotesShown {
  return scope.role === "client" ? "shared" : "all";
}

/** What a page that is a form says to somebody who may only look. */
export function OnlyLooking() {
  return (
    <Notice title="You may look at everything here, not import or enter anything.">
      Ask the workspace’s owner to let you.
    </Notice>
  );
}
