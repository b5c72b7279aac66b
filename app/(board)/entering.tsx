import { Notice } from "@/components/ui/notice";
import type { Board } from "./read-board";

/** Whether forms that enter things are shown to this person at all. */
export function mayEnter({ editor }: Pick<Board, "editor">): boolean {
  return editor !== null;
}

/** What a page that is a form says to somebody who may only look. */
export function OnlyLooking() {
  return (
    <Notice title="You may look at everything here, not import or enter anything.">
      Ask the workspace’s owner to let you.
    </Notice>
  );
}
