import type { Metadata } from "next";
import { PageHeader } from "@/components/board/page-header";
import { ScheduleForm } from "@/components/links/schedule-form";
import { ScheduleList } from "@/components/links/schedule-list";
import type { ScheduleRow } from "@/components/links/schedule-states";
import { Card, CardHeading } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { requireSession } from "@/lib/accounts/session";
import type { Query } from "@/lib/domain/address";
import { formatHour } from "@/lib/domain/format";
import { listTimeZones } from "@/lib/entries/profile-settings";
import { listMailSchedules, type Schedule } from "@/lib/mail/manage-schedules";
import { sendsMail } from "@/lib/mail/send-message";
import { getZoneName } from "@/lib/reports/zone";
import { readBoard } from "../../read-board";
import { messageAction } from "./actions";

export const metadata: Metadata = { title: "Messages" };

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

export default async function MessagesPage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const { owner } = await requireSession();
  const { profile, profiles } = await readBoard(searchParams);
  if (owner === null) return <Notice title="Only an owner sees who gets messages.">Ask one of them.</Notice>;
  const schedules = await listMailSchedules(owner);
  const handles = profiles.map(({ handle }) => handle);
  const chosenFirst = profile === null ? handles : [...new Set([profile.handle, ...handles])];
  return (
    <>
      <PageHeader title="Messages">
        <p className="mt-1.5 text-muted text-pretty">
          The figures by e-mail, week by week or month by month: in words, with a link and the report
          attached.
        </p>
      </PageHeader>
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_400px]">
        <Card aria-labelledby="messages-title">
          <CardHeading id="messages-title" title="All messages" />
          {schedules.length === 0 ? (
            <EmptyState title="None yet" level={3}>
              Whoever gets one needs no account. Each has a link of its own, which you can revoke on Links.
            </EmptyState>
          ) : (
            <ScheduleList schedules={schedules.map(toRow)} action={messageAction} />
          )}
        </Card>
        {handles.length === 0 ? null : (
          <Card aria-labelledby="new-message-title">
            <CardHeading id="new-message-title" title="Send regularly" />
            <ScheduleForm
              action={messageAction}
              profiles={chosenFirst}
              timeZones={listTimeZones()}
              timeZone={profile && (await getZoneName(profile))}
              sendsMail={sendsMail()}
            />
          </Card>
        )}
      </div>
    </>
  );
}

function toRow({ cadence, dayNumber, hour, timeZone, nextDueAt, last, ...schedule }: Schedule): ScheduleRow {
  const day =
    cadence === "weekly" ? `every ${WEEKDAYS[dayNumber - 1]}` : `on day ${dayNumber} of every month`;
  return {
    ...schedule,
    when: `${day} at ${formatHour(hour)}, ${timeZone}`,
    nextDueAt: nextDueAt.toISOString(),
    last: last && { ...last, dueAt: last.dueAt.toISOString() },
  };
}
