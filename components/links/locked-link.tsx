import { Brand } from "@/components/board/brand";
import { DoorForm } from "@/components/door/door-form";
import { Card } from "@/components/ui/card";
import { Field, Input } from "@/components/ui/field";
import type { Section } from "@/lib/domain/report";

type LockedLinkProps = {
  readonly token: string;
  /** Where the reader wanted to go; null: the first section. */
  readonly section: Section | null;
  /** What was wrong before, when the form was sent without script. */
  readonly problem: string | null;
};

/** Asks for the password of a link and tells nothing else of it. */
export function LockedLink({ token, section, problem }: LockedLinkProps) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[26rem] flex-col justify-center gap-6 px-4 py-10">
      <Brand />
      <Card className="p-6 sm:px-7">
        <h1 className="text-title font-bold tracking-[-0.02em]">Shared dashboard</h1>
        <p className="mt-1.5 mb-5 text-muted text-pretty">
          Whoever shared this has set a password. Ask them for it; it is not the one of your own account.
        </p>
        <DoorForm action="/api/links/unlock" submit="Open" problem={problem}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="section" value={section ?? ""} />
          <Field id="password" label="Password">
            <Input
              id="password"
              name="password"
              type="password"
              autoComplete="off"
              required
              maxLength={1024}
            />
          </Field>
        </DoorForm>
      </Card>
    </main>
  );
}
