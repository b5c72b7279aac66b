import { closeDatabase, database, switchDatabase } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import type { EditableProfile } from "@/lib/db/scope";
import { exclusive } from "@/lib/db/writer";
import type { ReportRequest } from "@/lib/domain/report";
import { getOverview } from "@/lib/reports/overview";
import { atMost, formatMillis, type Measurement, medianOf, timed } from "./measurement";
import { type NewDatabase, onEachDatabase } from "./new-database";
import { FEW, MANY, seedMeasuredProfile, seedNeighbours } from "./seeded-profile";

const ROUNDS = 7;
const CALLS_PER_ROUND = 12;
const WARM_UP_CALLS = 3;
const GOAL = 1.3;
const NEIGHBOURS = 100;

const REQUEST: ReportRequest = { window: 28, asOf: null, compare: "previous" };

type Case = { readonly url: string; readonly profile: EditableProfile };
type Cases = { readonly few: Case; readonly many: Case; readonly neighbours: Case };

/** How long Overview takes when a profile, or the database around it, has grown; PostgreSQL only where it is installed. */
export function measureReportTime(): Promise<readonly Measurement[]> {
  return onEachDatabase(measureOn);
}

async function measureOn(label: string, newDatabase: NewDatabase): Promise<readonly Measurement[]> {
  try {
    const cases = {
      few: await prepare(newDatabase, "few", async () => undefined),
      many: await prepare(newDatabase, "many", async () => undefined),
      neighbours: await prepare(newDatabase, "neighbours", () => seedNeighbours(NEIGHBOURS)),
    };
    await assertSameReport(cases);
    return toMeasurements(label, await measureInTurns(cases));
  } finally {
    await closeDatabase();
  }
}

async function prepare(newDatabase: NewDatabase, name: string, further: () => Promise<void>): Promise<Case> {
  const url = await newDatabase(name);
  await switchDatabase(url);
  await migrate();
  const profile = await seedMeasuredProfile(name === "many" ? MANY : FEW);
  await further();
  // What autovacuum does within a minute; without it PostgreSQL plans for an empty table.
  if (database().kind === "postgresql") await exclusive((writer) => writer.$executeRaw`ANALYZE`);
  return { url, profile };
}

/** The other readings must be other ones: they may cost time but change no figure. */
async function assertSameReport({ few, many, neighbours }: Cases): Promise<void> {
  const reports: string[] = [];
  for (const { url, profile } of [few, many, neighbours]) {
    await switchDatabase(url);
    reports.push(JSON.stringify(await getOverview(profile, REQUEST)));
  }
  if (new Set(reports).size !== 1) throw new Error("Other readings changed the measured report.");
}

type Round = { readonly few: number; readonly many: number; readonly neighbours: number };

async function measureInTurns({ few, many, neighbours }: Cases): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({
      few: await measureCase(few),
      many: await measureCase(many),
      neighbours: await measureCase(neighbours),
    });
  }
  return rounds;
}

/** Milliseconds of one report, the median of several on warm connections. */
async function measureCase({ url, profile }: Case): Promise<number> {
  await switchDatabase(url);
  for (let call = 0; call < WARM_UP_CALLS; call += 1) await getOverview(profile, REQUEST);
  const times: number[] = [];
  for (let call = 0; call < CALLS_PER_ROUND; call += 1)
    times.push((await timed(() => getOverview(profile, REQUEST))).ms);
  return medianOf(times);
}

function toMeasurements(label: string, rounds: readonly Round[]): readonly Measurement[] {
  const line = (name: string, msOf: (round: Round) => number): Measurement => {
    const ratio = medianOf(rounds.map((round) => msOf(round) / round.few));
    return {
      name: `Overview on ${label}, ${name}`,
      value: formatMillis(medianOf(rounds.map(msOf))),
      control: formatMillis(medianOf(rounds.map(({ few }) => few))),
      ratio,
      goal: atMost(ratio, GOAL),
    };
  };
  const format = (count: number) => count.toLocaleString("en");
  return [
    line(`${format(MANY)} other readings against ${FEW}`, ({ many }) => many),
    line(`${NEIGHBOURS} other profiles against none`, ({ neighbours }) => neighbours),
  ];
}
