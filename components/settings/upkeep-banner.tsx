import { LocalTime } from "@/components/ui/local-time";
import { Notice } from "@/components/ui/notice";
import type { UpkeepTrouble } from "@/lib/domain/upkeep-trouble";

/** On every page of an owner while the stored data is less safe than it should be: what is the matter, and what to do. */
export function UpkeepBanner({ trouble }: { readonly trouble: UpkeepTrouble }) {
  return (
    <aside aria-label="Safety of the data" className="no-print mb-4">
      <Trouble trouble={trouble} />
    </aside>
  );
}

function Trouble({ trouble }: { readonly trouble: UpkeepTrouble }) {
  switch (trouble.kind) {
    case "damaged":
      return (
        <Notice tone="danger" title="The database file is damaged">
          What can be read is shown, and nothing is written: imports and changes are refused until a backup is
          restored. Stop the server, run <code>npx tallyboard restore FILE</code> with the newest backup and
          start it again. What was there is kept beside it. SQLite says: {trouble.fault}
        </Notice>
      );
    case "backup-failed":
      return (
        <Notice tone="warn" title="The automatic backup failed">
          {trouble.problem} It is tried again within the hour. <Newest at={trouble.newest} /> Until it works,
          run <code>npx tallyboard backup FILE</code> with a file on another disk.
        </Notice>
      );
    case "backup-old":
      return (
        <Notice tone="warn" title="The newest backup is older than a day">
          <Newest at={trouble.newest} /> After a start the next one is made within minutes. If this stays
          here, look at the console of the server, or run <code>npx tallyboard backup FILE</code>.
        </Notice>
      );
  }
}

function Newest({ at }: { readonly at: string | null }) {
  if (at === null) return <>There is none yet.</>;
  return (
    <>
      The newest is of <LocalTime iso={at} />.
    </>
  );
}
