import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/board/page-header";
import { DeleteForm } from "@/components/leaving/delete-form";
import { WhatStays } from "@/components/leaving/what-stays";
import { LinkSwitches } from "@/components/links/link-switches";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card, CardHeading } from "@/components/ui/card";
import type { Query } from "@/lib/domain/address";
import { listCopies } from "@/lib/leaving/copies";
import { mayLeave } from "@/lib/leaving/may-leave";
import { getLinkSwitches } from "@/lib/links/manage-links";
import { switchLinksAction } from "../../links/actions";
import { type Board, readBoard } from "../../read-board";
import { leaveAction } from "./actions";

export const metadata: Metadata = { title: "Leave or go quiet" };

export default async function LeavePage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const board = await readBoard(searchParams);
  const isOwner = mayLeave(board.scope, "workspace");
  return (
    <>
      <PageHeader title="Leave or go quiet">
        <p className="mt-1.5 max-w-[70ch] text-muted text-pretty">
          From the gentle to the final. Each way says what it does before it does it.
        </p>
      </PageHeader>
      <div className="flex flex-col gap-3">
        {isOwner ? <QuietCard board={board} /> : null}
        {isOwner ? <DownloadCard /> : null}
        <DeleteCard board={board} isOwner={isOwner} />
      </div>
    </>
  );
}

async function QuietCard({ board: { scope, profile } }: { readonly board: Board }) {
  const switches = await getLinkSwitches(scope, profile);
  return (
    <Card aria-labelledby="quiet">
      <CardHeading
        id="quiet"
        title="Go quiet"
        hint="Often this is enough. Nothing is lost, and each can be turned back."
      />
      <div className="flex max-w-xl flex-col gap-3">
        <LinkSwitches
          allPaused={switches.allPaused}
          profile={profile && { handle: profile.handle, isPrivate: switches.isPrivate }}
          action={switchLinksAction}
        />
        <GentleWay text="Close single links, or give them an end." href="/links" to="All links" />
        <GentleWay
          text="Let people go who need to see nothing any more."
          href="/settings/people"
          to="People"
        />
      </div>
    </Card>
  );
}

type GentleWayProps = { readonly text: string; readonly href: string; readonly to: string };

function GentleWay({ text, href, to }: GentleWayProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="min-w-0 flex-1 basis-48 text-sm text-muted text-pretty">{text}</p>
      <ButtonLink size="small" href={href}>
        {to}
      </ButtonLink>
    </div>
  );
}

function DownloadCard() {
  return (
    <Card aria-labelledby="download">
      <CardHeading
        id="download"
        title="Download everything"
        hint="One ZIP: the files that were imported byte for byte, and every table as CSV and as JSON, with checksums."
      />
      <p className="mb-3 max-w-[70ch] text-sm text-muted text-pretty">
        A new installation takes it in whole with <code>npx tallyboard restore-workspace FILE</code>: the same
        figures to the last digit, and links go on working. It holds nobody’s password. Keep it as you would
        keep the installation.
      </p>
      <form action="/api/workspace/export" method="post">
        <input type="hidden" name="take" value="everything" />
        <Button type="submit" look="primary">
          Download everything
        </Button>
      </form>
    </Card>
  );
}

type DeleteCardProps = { readonly board: Board; readonly isOwner: boolean };

async function DeleteCard({ board: { profiles }, isOwner }: DeleteCardProps) {
  const { copies, isPostgresql } = await listCopies();
  const handles = profiles.map(({ handle }) => handle);
  return (
    <Card aria-labelledby="delete">
      <CardHeading id="delete" title="Delete for good" />
      <WhatStays copies={isOwner ? copies : []} isPostgresql={isPostgresql} />
      <div className="mt-4 flex flex-col gap-5">
        {isOwner && handles.length > 0 ? (
          <Part
            title="A profile"
            text="Its imports, figures, posts, notes, links and messages. Other profiles stay as they are."
          >
            <DeleteForm kind="profile" profiles={handles} action={leaveAction} />
          </Part>
        ) : null}
        {isOwner ? (
          <Part
            title="This workspace"
            text="Everything in it, every profile and every link, and the accounts of people who belong to no other."
          >
            <DeleteForm kind="workspace" profiles={[]} action={leaveAction} />
          </Part>
        ) : null}
        <Part
          title="Your account"
          text="You are signed out everywhere. What you imported and wrote stays, without your name."
        >
          <DeleteForm kind="account" profiles={[]} action={leaveAction} />
        </Part>
      </div>
    </Card>
  );
}

type PartProps = { readonly title: string; readonly text: string; readonly children: ReactNode };

function Part({ title, text, children }: PartProps) {
  return (
    <section className="border-t border-line pt-4">
      <h3 className="font-semibold">{title}</h3>
      <p className="mb-2 text-sm text-muted text-pretty">{text}</p>
      {children}
    </section>
  );
}
