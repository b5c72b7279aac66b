import type { Metadata } from "next";
import { PageHeader } from "@/components/board/page-header";
import { type AuditChoices, AuditFilter } from "@/components/people/audit-filter";
import { AuditTable } from "@/components/people/audit-table";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { AUDIT_GROUPS, GROUP_WORDS, listActors, readAudit } from "@/lib/accounts/audit";
import { requireSession } from "@/lib/accounts/session";
import type { Query } from "@/lib/domain/address";
import { OnlyOwners } from "../only-owners";
import { readQuestion, toQuery } from "./read-question";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditPage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const { owner } = await requireSession();
  if (owner === null) return <OnlyOwners title="Audit log" />;
  const question = readQuestion(await searchParams);
  const [{ lines, next }, actors] = await Promise.all([readAudit(owner, question), listActors(owner)]);
  const choices: AuditChoices = {
    kinds: AUDIT_GROUPS.map((group) => ({ value: group, label: GROUP_WORDS[group] })),
    people: actors.map(({ id, name }) => ({ value: id, label: name })),
  };
  return (
    <>
      <PageHeader
        title="Audit log"
        actions={
          <>
            <Download file="audit.csv" label="CSV" query={toQuery(question)} />
            <Download file="audit.json" label="JSON" query={toQuery(question)} />
          </>
        }
      >
        <p className="mt-1.5 max-w-[70ch] text-muted text-pretty">
          What was done, when and by whom. Nothing in it can be changed, and it holds no password and no
          address of a link.
        </p>
      </PageHeader>
      <Card>
        <AuditFilter choices={choices} kind={question.group} who={question.actor} />
        {lines.length === 0 ? (
          <EmptyState title="Nothing of this kind" level={2}>
            Choose another kind or everybody to see more.
          </EmptyState>
        ) : (
          <AuditTable
            lines={lines.map(({ id, at, what, detail, who, group }) => ({
              id,
              at: at.toISOString(),
              what,
              detail,
              who,
              kind: GROUP_WORDS[group],
            }))}
          />
        )}
        <nav aria-label="Pages of the log" className="mt-3 flex flex-wrap gap-2 empty:hidden">
          {question.before === null ? null : (
            <ButtonLink size="small" href={`/settings/audit${toQuery(question)}`}>
              Newest
            </ButtonLink>
          )}
          {next === null ? null : (
            <ButtonLink size="small" href={`/settings/audit${toQuery(question, next)}`}>
              Older
            </ButtonLink>
          )}
        </nav>
      </Card>
    </>
  );
}

type DownloadProps = { readonly file: string; readonly label: string; readonly query: string };

function Download({ file, label, query }: DownloadProps) {
  return (
    <a
      href={`/settings/audit/${file}${query}`}
      download
      className="inline-flex min-h-9 items-center rounded-control border border-line bg-card px-3.5 text-sm font-semibold hover:bg-sunken"
    >
      <span className="sr-only">Download as </span>
      {label}
    </a>
  );
}
