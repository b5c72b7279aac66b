type WhatStaysProps = {
  /** Names of copies in the data folder that hold what is there now. */
  readonly copies: readonly string[];
  readonly isPostgresql: boolean;
};

/** What no deletion reaches, said before it. */
export function WhatStays({ copies, isPostgresql }: WhatStaysProps) {
  return (
    <div className="max-w-[70ch] text-sm text-pretty">
      <p>
        Deleted here is deleted: no undo, no waste basket. The automatic backups so far go with it, and a new
        one is made. What is elsewhere stays there:
      </p>
      <ul className="mt-1 list-disc pl-5 text-muted">
        <li>
          tables, charts and archives that somebody downloaded, and pages that somebody printed or saved
        </li>
        <li>reports that were sent, in the inboxes of those who got them</li>
        <li>
          backups that you made
          {copies.length === 0 ? null : (
            <>
              , and copies that Tallyboard made beside its data before an update or a restore:{" "}
              <span className="break-all">{copies.join(", ")}</span>. Delete them, too, once you need them no
              longer
            </>
          )}
        </li>
        {isPostgresql ? (
          <li>
            the write-ahead log of PostgreSQL and its archives, until the server has written as much again;
            replicas follow at once
          </li>
        ) : null}
      </ul>
    </div>
  );
}
