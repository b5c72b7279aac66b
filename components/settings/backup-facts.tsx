import { LocalTime } from "@/components/ui/local-time";
import { BACKUPS_KEPT } from "@/lib/domain/kept-backups";

type BackupFactsProps = {
  readonly isOn: boolean;
  readonly isPostgresql: boolean;
  /** ISO; null: there is none yet. */
  readonly newest: string | null;
};

/** Whether the installation backs itself up, when it last did, and what that is not. */
export function BackupFacts({ isOn, isPostgresql, newest }: BackupFactsProps) {
  if (!isOn)
    return (
      <p className="max-w-[70ch] text-sm text-pretty">
        Automatic backups are switched off (<code>TALLYBOARD_BACKUPS=off</code>). Whoever runs this
        installation has to make them: <code>npx tallyboard backup FILE</code>, while it runs.
      </p>
    );
  return (
    <div className="flex max-w-[70ch] flex-col gap-2 text-sm text-pretty">
      <p>
        {newest === null ? (
          "The first one is made within minutes of a start."
        ) : (
          <>
            The newest is of <LocalTime iso={newest} />.
          </>
        )}{" "}
        Kept are those of the last {BACKUPS_KEPT.days} days and of {BACKUPS_KEPT.weeks} weeks before. Each was
        read back and checked.
      </p>
      <p className="text-muted">
        They lie beside the data unless the operator chose another folder with <code>TALLYBOARD_BACKUPS</code>
        . A broken disk takes both along: keep a copy elsewhere, too.
        {isPostgresql
          ? " They hold every table as lines of JSON, which is slow for a large database: there, switch them off and let pg_dump do it, which is the operator’s to set up."
          : null}
      </p>
    </div>
  );
}
