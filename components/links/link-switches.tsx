"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { LinkSwitch, SwitchLinksAction } from "./link-states";

type LinkSwitchesProps = {
  readonly allPaused: boolean;
  /** The chosen profile; null when there is none. */
  readonly profile: { readonly handle: string; readonly isPrivate: boolean } | null;
  readonly action: SwitchLinksAction;
};

/** The two switches above all links: everything at once, and one profile. Both can be turned back, and the links are as they were. */
export function LinkSwitches({ allPaused, profile, action }: LinkSwitchesProps) {
  const [state, send, sending] = useActionState(action, { kind: "idle" });
  return (
    <form action={send} className="flex flex-col gap-3">
      <Switch
        text={
          allPaused
            ? "All links are paused: each answers as if it did not exist."
            : "Every link at once, those of the command line too."
        }
        value={allPaused ? "open-all" : "pause-all"}
        label={allPaused ? "Open all again" : "Pause all links"}
        sending={sending}
      />
      {profile === null ? null : (
        <>
          <input type="hidden" name="profile" value={profile.handle} />
          <Switch
            text={
              profile.isPrivate
                ? `@${profile.handle} is private: no link shows it.`
                : `No link shows @${profile.handle} while it is private.`
            }
            value={profile.isPrivate ? "open-profile" : "make-private"}
            label={profile.isPrivate ? "Show it through links again" : "Make it private"}
            sending={sending}
          />
        </>
      )}
      <div aria-live="assertive">
        {state.kind === "refused" ? <Notice tone="danger">{state.problem}</Notice> : null}
      </div>
    </form>
  );
}

type SwitchProps = {
  readonly text: string;
  readonly value: LinkSwitch;
  readonly label: string;
  readonly sending: boolean;
};

function Switch({ text, value, label, sending }: SwitchProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="min-w-0 flex-1 basis-48 text-sm text-muted text-pretty">
        <bdi>{text}</bdi>
      </p>
      <Button type="submit" name="switch" value={value} size="small" aria-disabled={sending}>
        {label}
      </Button>
    </div>
  );
}
