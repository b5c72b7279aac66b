"use client";

import { useActionState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import { Notice } from "@/components/ui/notice";
import { formatQuantity } from "@/lib/domain/format";
import type { ChangeLinkAction, LinkRow, LinkRowState } from "./link-states";
import { ShownOnce } from "./shown-once";

type LinkListProps = {
  readonly links: readonly LinkRow[];
  readonly action: ChangeLinkAction;
  /** Whether the reader may change links at all. */
  readonly mayChange: boolean;
};

/** Every link there is: what it shows, how it stands, how often it was opened, and what can be done about it. */
export function LinkList({ links, action, mayChange }: LinkListProps) {
  return (
    <ul className="flex flex-col">
      {links.map((link) => (
        <li key={link.id} className="border-t border-line py-3.5 first:border-t-0 first:pt-1 last:pb-1">
          <Line link={link} action={action} mayChange={mayChange} />
        </li>
      ))}
    </ul>
  );
}

const STATES = {
  live: { tone: "good", label: "Live" },
  paused: { tone: "warn", label: "Paused" },
  held: { tone: "warn", label: "Held back" },
  expired: { tone: "neutral", label: "Ended" },
  revoked: { tone: "danger", label: "Revoked" },
} as const;

const SECTION_NAMES = { overview: "Overview", content: "Content", followers: "Followers" } as const;

type LineProps = Omit<LinkListProps, "links"> & { readonly link: LinkRow };

function Line({ link, action, mayChange }: LineProps) {
  const [state, send, sending] = useActionState<LinkRowState, FormData>(action, { kind: "idle" });
  const { tone, label } = STATES[link.state];
  return (
    <article aria-label={link.title} className="flex flex-col gap-2.5" aria-busy={sending}>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-72">
          <h3 className="flex flex-wrap items-center gap-2 font-semibold">
            <bdi className="min-w-0 break-words">{link.title}</bdi>
            <Badge tone={tone}>{label}</Badge>
          </h3>
          <Facts link={link} />
        </div>
        {mayChange && link.state !== "revoked" ? (
          <form action={send} className="flex flex-wrap gap-2">
            <input type="hidden" name="id" value={link.id} />
            <Changes state={link.state} title={link.title} sending={sending} />
          </form>
        ) : null}
      </div>
      {state.kind === "refused" ? (
        <Notice tone="danger" role="alert">
          {state.problem}
        </Notice>
      ) : null}
      {state.kind === "rotated" && link.state !== "revoked" ? (
        <ShownOnce address={state.address} label={`New address of ${link.title}; the old one is dead`} />
      ) : null}
    </article>
  );
}

function Facts({ link }: { readonly link: LinkRow }) {
  return (
    <p className="text-sm text-muted text-pretty">
      <bdi>@{link.handle}</bdi> · {link.sections.map((name) => SECTION_NAMES[name]).join(", ")} · opens with{" "}
      {link.window} days
      <br />
      {link.opens === 0 || link.lastOpenedAt === null ? (
        "Not opened yet"
      ) : (
        <>
          Opened {formatQuantity(link.opens, "time", "times")}, last <LocalTime iso={link.lastOpenedAt} />
        </>
      )}
      {link.state === "revoked" ? null : (
        <>
          {" · "}
          {link.expiresAt === null ? (
            "ends when revoked"
          ) : (
            <>
              {link.state === "expired" ? "ended " : "ends "}
              <LocalTime iso={link.expiresAt} />
            </>
          )}
        </>
      )}
      {" · made "}
      <LocalTime iso={link.createdAt} /> by <bdi>{link.createdBy}</bdi>
    </p>
  );
}

type ChangesProps = {
  readonly state: LinkRow["state"];
  readonly title: string;
  readonly sending: boolean;
};

function Changes({ state, title, sending }: ChangesProps) {
  const pauses =
    state === "paused" ? { change: "resume", label: "Resume" } : { change: "pause", label: "Pause" };
  const changes = [
    ...(state === "expired" ? [] : [pauses, { change: "rotate", label: "Rotate" }]),
    { change: "revoke", label: "Revoke" },
  ];
  return changes.map(({ change, label }) => (
    <Button
      key={change}
      type="submit"
      name="change"
      value={change}
      size="small"
      look={change === "revoke" ? "danger" : "secondary"}
      disabled={sending}
      aria-description={title}
    >
      {label}
    </Button>
  ));
}
