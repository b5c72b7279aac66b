"use client";

import { useActionState } from "react";
import { DoorForm } from "@/components/door/door-form";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { BackupCodes } from "./backup-codes";
import type { FactorAction } from "./second-factor-states";

type SecondFactorProps = {
  readonly isOn: boolean;
  /** Makes a secret where there is none, and new backup codes where there is. */
  readonly action: FactorAction;
};

/** Turning the second factor on and off. */
export function SecondFactor({ isOn, action }: SecondFactorProps) {
  const [state, send, isPending] = useActionState(action, { kind: "fresh" });
  if (state.kind === "enrolled" && !isOn) {
    return <Enrolment qrCode={state.qrCode} secret={state.key} backupCodes={state.backupCodes} />;
  }
  return (
    <div className="flex max-w-xl flex-col gap-4">
      {state.kind === "renewed" ? <BackupCodes codes={state.backupCodes} /> : null}
      <form action={send} className="flex flex-col gap-4">
        <PasswordField
          id={isOn ? "codes-password" : "factor-password"}
          problem={state.kind === "refused" ? state.problem : null}
        />
        <Button
          type="submit"
          look={isOn ? "secondary" : "primary"}
          disabled={isPending}
          className="self-start"
        >
          {isOn ? "Make new backup codes" : "Turn it on"}
        </Button>
      </form>
      {isOn ? (
        <details className="border-t border-line pt-3">
          <summary className="inline-flex min-h-7 cursor-pointer items-center text-sm font-semibold text-accent-strong underline-offset-2 hover:underline">
            Turn it off
          </summary>
          <div className="mt-3">
            <DoorForm action="/settings/account/off" submit="Turn off" problem={null} wide={false}>
              <PasswordField id="off-password" problem={null} />
            </DoorForm>
          </div>
        </details>
      ) : null}
    </div>
  );
}

function PasswordField({ id, problem }: { readonly id: string; readonly problem: string | null }) {
  return (
    <Field id={id} label="Your password" problem={problem}>
      <Input
        id={id}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        maxLength={1024}
        aria-describedby={`${id}-problem`}
      />
    </Field>
  );
}

type EnrolmentProps = {
  readonly qrCode: string;
  readonly secret: string;
  readonly backupCodes: readonly string[];
};

/** Three steps on one page: the app, the codes for when it is lost, and the proof that it works. */
function Enrolment({ qrCode, secret, backupCodes }: EnrolmentProps) {
  return (
    <ol className="flex max-w-xl flex-col gap-5">
      <li className="flex flex-col gap-2">
        <h3 className="font-semibold">1. Scan this with your authenticator app</h3>
        {/* biome-ignore lint/performance/noImgElement: it is in the page already; nothing is fetched. */}
        <img
          src={`data:image/svg+xml,${encodeURIComponent(qrCode)}`}
          alt="QR code of the key below"
          className="size-48 rounded-lg border border-line"
        />
        <p className="text-sm text-muted">
          Or type this key into it:{" "}
          <code className="font-mono text-ink wrap-anywhere select-all">{inFours(secret)}</code>
        </p>
      </li>
      <li className="flex flex-col gap-2">
        <h3 className="font-semibold">2. Keep these codes where you will find them without your phone</h3>
        <BackupCodes codes={backupCodes} />
      </li>
      <li className="flex flex-col gap-2">
        <h3 className="font-semibold">3. Type what the app shows now</h3>
        <DoorForm action="/settings/account/confirm" submit="Turn on" problem={null} wide={false}>
          <Field id="code" label="Code of six digits">
            <Input
              id="code"
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              maxLength={20}
              className="max-w-40 font-mono tracking-widest"
            />
          </Field>
        </DoorForm>
        <Notice>Until then nothing has changed: your password alone signs in.</Notice>
      </li>
    </ol>
  );
}

function inFours(key: string): string {
  return key.match(/.{1,4}/g)?.join(" ") ?? key;
}
