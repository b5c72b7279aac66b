import type { Metadata } from "next";
import { FirstRun } from "@/components/board/first-run";
import { PageHeader } from "@/components/board/page-header";
import { LinkForm } from "@/components/links/link-form";
import { LinkList } from "@/components/links/link-list";
import { type LinkRow, parseAsked } from "@/components/links/link-states";
import { LinkSwitches } from "@/components/links/link-switches";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeading } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { listPeople } from "@/lib/accounts/people";
import type { Query } from "@/lib/domain/address";
import { addDays, dayAt } from "@/lib/domain/day";
import { formatPortfolio, type Link, mayShare } from "@/lib/links/link";
import { getLinkSwitches, listLinks, listRecentOpens, type OpenDay } from "@/lib/links/manage-links";
import { listTagNames } from "@/lib/reports/portfolio";
import { mayEnter } from "../entering";
import { readBoard } from "../read-board";
import { changeLinkAction, createLinkAction, switchLinksAction } from "./actions";

export const metadata: Metadata = { title: "Links" };

export default async function LinksPage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const { scope, editor, profile, profiles, address } = await readBoard(searchParams);
  const query = await searchParams;
  const now = new Date();
  const [links, people, switches, recent, tags] = await Promise.all([
    listLinks(scope, now),
    listPeople(scope),
    getLinkSwitches(scope, profile),
    listRecentOpens(scope, now),
    listTagNames(scope),
  ]);
  const mayChange = mayShare(scope);
  const handles = profiles.map(({ handle }) => handle);
  const chosenFirst =
    profile === null ? handles : [profile.handle, ...handles.filter((handle) => handle !== profile.handle)];
  return (
    <>
      <PageHeader
        title="Links"
        actions={
          mayChange ? (
            <>
              <ButtonLink size="small" href="/links/messages">
                Send regularly
              </ButtonLink>
              <ButtonLink size="small" href="/settings/sharing">
                How shared pages look
              </ButtonLink>
            </>
          ) : null
        }
      >
        <p className="mt-1.5 text-muted text-pretty">
          Read-only pages for people without an account. Revoked means gone on the next request.
        </p>
      </PageHeader>
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_340px]">
        <Card aria-labelledby="links-title">
          <CardHeading id="links-title" title="All links" />
          {links.length === 0 ? (
            <EmptyState title="No links yet" level={3}>
              Make one here, or press Share on any section.
            </EmptyState>
          ) : (
            <LinkList
              links={links.map((link) => toRow(link, people, { opens: recent.get(link.id) ?? [], now }))}
              action={changeLinkAction}
              mayChange={mayChange}
              asked={parseAsked(query)}
            />
          )}
        </Card>
        {handles.length === 0 ? <FirstRun sample={mayEnter({ editor })} /> : null}
        {mayChange && handles.length > 0 ? (
          <div className="flex flex-col gap-3 max-lg:contents">
            <Card aria-labelledby="new-link-title" className="max-lg:order-first">
              <CardHeading id="new-link-title" title="New link" />
              <LinkForm
                action={createLinkAction}
                profiles={chosenFirst}
                window={address.window}
                portfolio={{ tags, asked: query["shows"] === "all" }}
              />
            </Card>
            <Card aria-labelledby="switches-title">
              <CardHeading
                id="switches-title"
                title="Hold back"
                hint="Nothing is lost: the links are as they were afterwards."
              />
              <LinkSwitches
                allPaused={switches.allPaused}
                profile={profile && { handle: profile.handle, isPrivate: switches.isPrivate }}
                action={switchLinksAction}
              />
            </Card>
          </div>
        ) : null}
      </div>
    </>
  );
}

function toRow(
  link: Link,
  people: ReadonlyMap<string, string>,
  { opens, now }: { readonly opens: readonly OpenDay[]; readonly now: Date },
): LinkRow {
  const week = addDays(dayAt(now.getTime()), -6);
  return {
    ...link,
    portfolio: link.portfolio && formatPortfolio(link.portfolio),
    openDays: opens,
    recentOpens: opens.reduce((sum, { day, opens: count }) => (day < week ? sum : sum + count), 0),
    createdBy:
      link.createdBy === "operator"
        ? "the command line"
        : (people.get(link.createdBy) ?? "somebody who left"),
    pinnedAt: link.pinnedAt?.toISOString() ?? null,
    createdAt: link.createdAt.toISOString(),
    expiresAt: link.expiresAt?.toISOString() ?? null,
    lastOpenedAt: link.lastOpenedAt?.toISOString() ?? null,
  };
}
