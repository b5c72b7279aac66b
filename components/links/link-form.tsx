"use client";

import { useActionState, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox, Field, Input, Select } from "@/components/ui/field";
import { LocalTime } from "@/components/ui/local-time";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { sendKept } from "@/components/ui/send-kept";
import type { WindowDays } from "@/lib/domain/report";
import { SECTION_TITLES } from "@/lib/domain/section-titles";
import { WINDOW_CHOICES } from "@/lib/domain/window";
import { LinkExtras } from "./link-extras";
import type { CreateLinkAction, CreateLinkState } from "./link-states";
import { ShownOnce } from "./shown-once";
import { MANY_PROFILES, ONE_PROFILE, ShowsField } from "./shows-field";

export type LinkFormProps = {
  readonly action: CreateLinkAction;
  /** Handles that a link can be made for, the chosen one first. */
  readonly profiles: readonly string[];
  readonly window: WindowDays;
  /** Given where a link may show many profiles: the tags there are, and whether that was asked for. */
  readonly portfolio?: { readonly tags: readonly string[]; readonly asked: boolean };
};

const EXPIRIES = [
  { value: "1", label: "after 1 day" },
  { value: "7", label: "after 7 days" },
  { value: "30", label: "after 30 days" },
  { value: "90", label: "after 90 days" },
  { value: "never", label: "when I revoke it" },
] as const;

/** Chooses what a new link shows and until when; then shows its address, once, and can make another. */
export function LinkForm(props: LinkFormProps) {
  const [made, setMade] = useState(0);
  return <OneLink key={made} {...props} onAnother={() => setMade(made + 1)} />;
}

function OneLink({
  action,
  profiles,
  window,
  portfolio,
  onAnother,
}: LinkFormProps & { readonly onAnother: () => void }) {
  const [state, send, sending] = useActionState<CreateLinkState, FormData>(action, { kind: "idle" });
  if (state.kind === "created") return <Created state={state} onAnother={onAnother} />;
  return (
    <form action={send} onSubmit={sendKept(send)} className="group/link flex flex-col gap-4">
      {state.kind === "refused" ? (
        <Notice tone="danger" role="alert">
          {state.problem}
        </Notice>
      ) : null}
      <ShowsField profiles={profiles} portfolio={portfolio} />
      <SectionsField />
      <div className="flex flex-col items-start gap-1">
        <p className="text-sm font-semibold">Opens with</p>
        <Segmented
          label="Opens with"
          name="window"
          value={String(window) as "7" | "28" | "60"}
          options={WINDOW_CHOICES}
        />
      </div>
      <ExpiryField />
      <TitleField />
      <LinkExtras />
      <div>
        <Button type="submit" look="primary" disabled={sending}>
          Create link
        </Button>
      </div>
    </form>
  );
}

type CreatedProps = {
  readonly state: Extract<CreateLinkState, { kind: "created" }>;
  readonly onAnother: () => void;
};

function Created({ state, onAnother }: CreatedProps) {
  return (
    <div className="flex flex-col gap-3">
      <p>
        <bdi className="font-semibold">{state.title}</bdi> can now be opened by anybody with this address
        {state.expiresAt === null ? (
          " until you revoke it."
        ) : (
          <>
            {" until "}
            <LocalTime iso={state.expiresAt} />.
          </>
        )}
      </p>
      <ShownOnce address={state.address} qrCode={state.qrCode} label="Address of the new link" />
      <div>
        <Button size="small" onClick={onAnother}>
          Make another link
        </Button>
      </div>
    </div>
  );
}

function SectionsField() {
  return (
    <fieldset>
      <legend className="text-sm font-semibold">
        <span className={ONE_PROFILE}>Sections</span>
        <span className={MANY_PROFILES}>Each row opens</span>
      </legend>
      <div className="flex flex-wrap gap-x-5">
        {Object.entries(SECTION_TITLES).map(([name, label]) => (
          <Checkbox key={name} name={name} label={label} defaultChecked />
        ))}
      </div>
      <p className={`text-sm text-muted text-pretty ${MANY_PROFILES}`}>
        With none of them readers see the rows alone.
      </p>
    </fieldset>
  );
}

function ExpiryField() {
  const id = useId();
  const [expires, setExpires] = useState("30");
  return (
    <div className="flex flex-col gap-1">
      <Field id={id} label="Ends">
        <Select id={id} name="expires" value={expires} onChange={(event) => setExpires(event.target.value)}>
          {EXPIRIES.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      {expires === "never" ? (
        <Checkbox
          name="neverConfirmed"
          label="It shall never end by itself"
          hint="Addresses get forwarded. One that ends is safer."
        />
      ) : null}
    </div>
  );
}

function TitleField() {
  const id = useId();
  return (
    <Field
      id={id}
      label="Title"
      hint="Shown at the top of the shared page. Empty: the name of the profile, or Portfolio."
    >
      <Input id={id} name="title" maxLength={120} autoComplete="off" aria-describedby={`${id}-hint`} />
    </Field>
  );
}
