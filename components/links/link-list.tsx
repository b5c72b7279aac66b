"use client";

import { useActionState, useEffect, useRef } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import { Notice } from "@/components/ui/notice";
import { formatDayWithYear, formatQuantity } from "@/lib/domain/format";
import { SECTION_TITLES } from "@/lib/domain/section-titles";
import { AskedChangeButton, AskedChangeInPage } from "./asked-change";
import { LinkMore } from "./link-more";
import type { Asked, ChangeLinkAction, LinkRow, LinkRowState } from "./link-states";
import { ShownOnce } from "./shown-once";

type LinkListProps = {
  readonly links: readonly LinkRow[];
  readonly action: ChangeLinkAction;
  /** Whether the reader may change links at all. */
  readonly mayChange: boolean;
  /** The question that the address asks, if any. */
  readonly asked: Asked | null;
};

/** Every link there is: what it shows, how it stands, how often it was opened, and what can be done about it. */
export function LinkList({ links, action, mayChange, asked }: LinkListProps) {
  return (
    <ul className="flex flex-col">
      {links.map((link) => (
        <li key={link.id} className="border-t border-line py-3.5 first:border-t-0 first:pt-1 last:pb-1">
          <Line
            link={link}
            action={action}
            mayChange={mayChange}
            asked={asked?.id === link.id ? asked : null}
          />
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

type LineProps = Omit<LinkListProps, "links"> & { readonly link: LinkRow };

function Line({ link, action, mayChange, asked }: LineProps) {
  const [state, send, sending] = useActionState<LinkRowState, FormData>(action, { kind: "idle" });
  const heading = useRef<HTMLHeadingElement>(null);
  const isRevoked = link.state === "revoked";
  useEffect(() => {
    // The button that had the focus is gone.
    if (state.kind === "changed" && isRevoked) heading.current?.focus();
  }, [state, isRevoked]);
  const { tone, label } = STATES[link.state];
  return (
    <article aria-label={link.title} className="flex flex-col gap-2.5" aria-busy={sending}>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-72">
          <h3 ref={heading} tabIndex={-1} className="flex flex-wrap items-center gap-2 font-semibold">
            <bdi className="min-w-0 break-words">{link.title}</bdi>
            <Badge tone={tone}>{label}</Badge>
          </h3>
          <Facts link={link} />
        </div>
        {mayChange && !isRevoked ? <Changes link={link} send={send} sending={sending} /> : null}
      </div>
      {mayChange && !isRevoked ? <LinkMore link={link} send={send} sending={sending} /> : null}
      {asked !== null && mayChange && !isRevoked && state.kind === "idle" ? (
        <AskedChangeInPage id={link.id} title={link.title} change={asked.change} send={send} />
      ) : null}
      {state.kind === "refused" ? (
        <Notice tone="danger" role="alert">
          {state.problem}
        </Notice>
      ) : null}
      {state.kind === "rotated" && !isRevoked ? (
        <ShownOnce
          address={state.address}
          qrCode={state.qrCode}
          label={`New address of ${link.title}; the old one is dead`}
        />
      ) : null}
    </article>
  );
}

function Facts({ link }: { readonly link: LinkRow }) {
  return (
    <p className="text-sm text-muted text-pretty">
      <bdi>{link.handle === null ? `Portfolio: ${link.portfolio}` : `@${link.handle}`}</bdi> ·{" "}
      {saySections(link)} · opens with {link.window} days
      {link.windowFixed ? " only" : ""}
      {link.asOf === null ? "" : `, as of ${formatDayWithYear(link.asOf)}`}
      {link.hasPassword ? " · asks for a password" : ""}
      {link.pinnedAt === null ? null : (
        <>
          {" · pinned "}
          <LocalTime iso={link.pinnedAt} />
        </>
      )}
      <br />
      <Opened link={link} />
      <Ends link={link} />
      {" · made "}
      <LocalTime iso={link.createdAt} /> by <bdi>{link.createdBy}</bdi>
    </p>
  );
}

/** Openings of pages, not of people: nobody is told apart from anybody else. */
function Opened({ link: { opens, recentOpens, lastOpenedAt } }: { readonly link: LinkRow }) {
  if (opens === 0 || lastOpenedAt === null) return <>Not opened yet</>;
  return (
    <>
      Opened {formatQuantity(opens, "time", "times")}, {recentOpens} of them in the last 7 days, last{" "}
      <LocalTime iso={lastOpenedAt} />
    </>
  );
}

function Ends({ link: { state, expiresAt } }: { readonly link: LinkRow }) {
  if (state === "revoked") return null;
  if (expiresAt === null) return <> · ends when revoked</>;
  return (
    <>
      {state === "expired" ? " · ended " : " · ends "}
      <LocalTime iso={expiresAt} />
    </>
  );
}

function saySections({ handle, sections }: LinkRow): string {
  const names = sections.map((name) => SECTION_TITLES[name]).join(", ");
  if (handle !== null) return names;
  return names === "" ? "rows only" : `each row opens ${names}`;
}

type ChangesProps = {
  readonly link: LinkRow;
  readonly send: (form: FormData) => void;
  readonly sending: boolean;
};

function Changes({ link, send, sending }: ChangesProps) {
  const { id, title, state } = link;
  const isPaused = state === "paused";
  const asked = { id, title, send };
  return (
    <div className="flex flex-wrap gap-2">
      {state === "expired" ? null : (
        <>
          <form action={send}>
            <input type="hidden" name="id" value={id} />
            <Button
              type="submit"
              name="change"
              value={isPaused ? "resume" : "pause"}
              size="small"
              // Not disabled, which would take the focus away.
              aria-disabled={sending}
              aria-description={title}
            >
              {isPaused ? "Resume" : "Pause"}
            </Button>
          </form>
          <AskedChangeButton {...asked} change="rotate" />
        </>
      )}
      <AskedChangeButton {...asked} change="revoke" />
    </div>
  );
}
