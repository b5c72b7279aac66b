import type { ReactNode } from "react";
import { Card, CardHeading } from "@/components/ui/card";
import type { FollowersReport } from "@/lib/domain/report";
import { EntrySources } from "./entry-sources";
import { PostTitle } from "./post-title";

type TopItemsCardProps = {
  readonly id: string;
  readonly title: string;
  readonly items: NonNullable<FollowersReport["open"]>["topVideos"];
  readonly action?: ReactNode;
  readonly shared: boolean;
};

/** A ranking that somebody read off TikTok's screen, because no export holds it. */
export function TopItemsCard({ id, title, items, action, shared }: TopItemsCardProps) {
  return (
    <Card aria-labelledby={`${id}-title`} className="keep-together">
      <CardHeading
        id={`${id}-title`}
        title={title}
        hint={
          items ? <EntrySources readOn={items.readOn} sources={[items.source]} shared={shared} /> : undefined
        }
        actions={action}
      />
      {items === null ? (
        <p className="text-sm text-muted text-pretty">
          {shared
            ? "Not known for this profile yet."
            : "No export holds this. Type in what TikTok’s own Followers page shows, and it stays here with its date."}
        </p>
      ) : (
        <ol>
          {items.items.map(({ rank, label, url }) => (
            <li key={rank} className="flex gap-3 border-t border-line py-2 text-sm first:border-0">
              <span className="w-5 shrink-0 text-right text-muted">{rank}</span>
              <span className="min-w-0">
                <PostTitle title={label} url={url ?? ""} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
