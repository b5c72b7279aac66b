/** How many days, and how many weeks before those, keep the newest automatic backup of theirs. */
export const BACKUPS_KEPT = { days: 7, weeks: 4 } as const;

const NAME = /^automatic-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z\.(?:db|jsonl\.gz)$/;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** `automatic-20261128T041500Z.db`: when it was begun, in UTC, so that names sort by age. */
export function toBackupName(begunAt: Date, ending: "db" | "jsonl.gz"): string {
  return `automatic-${begunAt.toISOString().replace(/[-:]|\.\d+/g, "")}.${ending}`;
}

/** When a backup of that name was begun, to the second; null for files that are no automatic backups. */
export function parseBackupName(name: string): Date | null {
  const found = NAME.exec(name);
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number);
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}

/**
 * Which of these names may go: all but the newest of each of the last seven days that have one, and the newest of each of the last four weeks
 * (from Monday on, UTC) before those. Names that are no automatic backups are never among them.
 */
export function chooseSpareBackups(names: readonly string[]): readonly string[] {
  const backups = names
    .flatMap((name) => {
      const begunAt = parseBackupName(name);
      return begunAt === null ? [] : [{ name, day: Math.floor(begunAt.getTime() / DAY_MS), at: +begunAt }];
    })
    .sort((a, b) => b.at - a.at);
  const daily = newestOfEach(backups, ({ day }) => day).slice(0, BACKUPS_KEPT.days);
  const oldestDay = daily.at(-1)?.day ?? 0;
  const older = backups.filter(({ day }) => day < oldestDay);
  // Day 0, 1 January 1970, was a Thursday.
  const weekly = newestOfEach(older, ({ day }) => Math.floor((day + 3) / 7)).slice(0, BACKUPS_KEPT.weeks);
  const kept = new Set([...daily, ...weekly].map(({ name }) => name));
  return backups.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
}

function newestOfEach<Backup>(
  newestFirst: readonly Backup[],
  spanOf: (backup: Backup) => number,
): readonly Backup[] {
  const spans = new Map<number, Backup>();
  for (const backup of newestFirst) if (!spans.has(spanOf(backup))) spans.set(spanOf(backup), backup);
  return [...spans.values()];
}
