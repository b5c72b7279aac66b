"use client";

import { Field, Input } from "@/components/ui/field";
import type { Handle } from "@/lib/domain/handle";
import type { ContentPost, NamedShare } from "@/lib/domain/report";
import { type EntryAction, EntryDialog } from "./entry-dialog";
import { type FormState, problemOf } from "./form-state";
import { localToday } from "./local-today";
import { RowFields } from "./row-fields";

/** As TikTok's screen names them. */
const TRAFFIC_SOURCES = ["For You", "Personal profile", "Search", "Following", "Sound", "Direct message"];
const MOST_ROWS = 20;

type EnterPostDetailProps = {
  readonly post: Pick<ContentPost, "postId" | "title" | "publishedOn" | "detail">;
  readonly profile: Handle;
  readonly action: EntryAction;
};

/** TikTok shows a post's detail for seven days and exports it never, so a person types or pastes it in time. */
export function EnterPostDetail({ post, profile, action }: EnterPostDetailProps) {
  const { entry, lastDay } = post.detail;
  const today = localToday();
  const verb = entry === null ? "Enter detail" : "Update detail";
  return (
    <EntryDialog
      trigger={verb}
      triggerName={`${verb} of ${post.title || "the post without a caption"}`}
      title="What TikTok shows of this post"
      hint={post.title}
      action={action}
    >
      {(state) => (
        <>
          <input type="hidden" name="profile" value={profile} />
          <input type="hidden" name="postId" value={post.postId} />
          <Figures state={state} post={post} capturedOn={[today, lastDay].sort()[0] ?? today} />
          <RowFields
            name="trafficSources"
            legend="Traffic sources"
            hint="In percent. A list pasted into the first field fills the rows."
            first={{ label: "Traffic source", placeholder: "For You" }}
            second={{ label: "Percent from traffic source", placeholder: "81%", narrow: true }}
            initial={toRows(entry?.trafficSources ?? [], TRAFFIC_SOURCES)}
            most={MOST_ROWS}
          />
          <RowFields
            name="viewerLocations"
            legend="Viewers’ locations"
            hint="Country and percent, as TikTok lists them."
            first={{ label: "Location", placeholder: "Greece" }}
            second={{ label: "Percent from location", placeholder: "40%", narrow: true }}
            initial={toRows(entry?.viewerLocations ?? [], ["", "", ""])}
            most={MOST_ROWS}
          />
        </>
      )}
    </EntryDialog>
  );
}

type FiguresProps = Pick<EnterPostDetailProps, "post"> & {
  readonly state: FormState;
  readonly capturedOn: string;
};

function Figures({ state, post: { publishedOn, detail }, capturedOn }: FiguresProps) {
  const { entry, lastDay } = detail;
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <Field id="capturedOn" label="Read on" {...problemOf(state, "capturedOn")}>
        <Input
          id="capturedOn"
          name="capturedOn"
          type="date"
          required
          min={publishedOn}
          max={lastDay}
          defaultValue={capturedOn}
          aria-describedby="capturedOn-problem"
        />
      </Field>
      <Field id="averageWatchSeconds" label="Average watch time" {...problemOf(state, "averageWatchSeconds")}>
        <Input
          id="averageWatchSeconds"
          name="averageWatchSeconds"
          inputMode="decimal"
          placeholder="7.4 s"
          defaultValue={entry?.averageWatchSeconds ?? ""}
          aria-describedby="averageWatchSeconds-problem"
        />
      </Field>
      <Field id="watchedFull" label="Watched to the end" {...problemOf(state, "watchedFull")}>
        <Input
          id="watchedFull"
          name="watchedFull"
          inputMode="decimal"
          placeholder="12%"
          defaultValue={entry?.watchedFull === null || entry === null ? "" : toPercent(entry.watchedFull)}
          aria-describedby="watchedFull-problem"
        />
      </Field>
    </div>
  );
}

function toRows(shares: readonly NamedShare[], labels: readonly string[]) {
  return shares.length > 0
    ? shares.map(({ label, share }) => ({ first: label, second: toPercent(share) }))
    : labels.map((label) => ({ first: label, second: "" }));
}

function toPercent(share: number): string {
  return `${Number((share * 100).toFixed(4))}%`;
}
