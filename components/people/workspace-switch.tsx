"use client";

import { useActionState, useId } from "react";
import { Button } from "@/components/ui/button";
import { Field, Input, Select } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { PersonAction } from "./people-states";

type WorkspaceChoice = {
  readonly workspaceId: string;
  readonly name: string;
  readonly isHere: boolean;
};

type SwitchProps = { readonly workspaces: readonly WorkspaceChoice[]; readonly action: PersonAction };

/** Goes on in another workspace of one's own. A button sends it, because choosing alone must not take anybody away from a page. */
export function WorkspaceSwitch({ workspaces, action }: SwitchProps) {
  const [state, send, sending] = useActionState(action, { kind: "fresh" });
  const here = workspaces.find(({ isHere }) => isHere)?.workspaceId;
  return (
    <form action={send} className="flex flex-col gap-1">
      <div className="flex items-center gap-1.5">
        <Select
          key={here}
          name="workspace"
          aria-label="Workspace"
          defaultValue={here}
          className="min-w-0 flex-1 text-sm"
        >
          {workspaces.map(({ workspaceId, name }) => (
            <option key={workspaceId} value={workspaceId}>
              {name}
            </option>
          ))}
        </Select>
        <Button type="submit" name="change" value="switch" size="small" disabled={sending}>
          Switch
        </Button>
      </div>
      {state.kind === "refused" ? (
        <p role="alert" className="text-sm font-semibold text-danger">
          {state.problem}
        </p>
      ) : null}
    </form>
  );
}

/** Makes a further workspace and goes there. */
export function NewWorkspace({ action }: { readonly action: PersonAction }) {
  const id = useId();
  const [state, send, sending] = useActionState(action, { kind: "fresh" });
  return (
    <form action={send} className="flex flex-col gap-3">
      <Field id={id} label="New workspace" hint="Profiles, links and people of its own; you own it.">
        <Input
          id={id}
          name="name"
          required
          maxLength={80}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
        />
      </Field>
      {state.kind === "refused" ? (
        <Notice tone="danger" role="alert">
          {state.problem}
        </Notice>
      ) : null}
      <div>
        <Button type="submit" name="change" value="create" disabled={sending}>
          Make workspace
        </Button>
      </div>
    </form>
  );
}
