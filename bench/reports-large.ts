import { closeDatabase, database, switchDatabase } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { type OwnedProfile, operatorScope, type WorkspaceScope } from "@/lib/db/scope";
import { exclusive } from "@/lib/db/writer";
import { parsePortfolioAddress } from "@/lib/domain/portfolio-address";
import type { ReportRequest } from "@/lib/domain/report";
import { getContent } from "@/lib/reports/content";
import { getFollowers } from "@/lib/reports/followers";
import { getOverview } from "@/lib/reports/overview";
import { getPortfolio } from "@/lib/reports/portfolio";
import { type Growth, readingsOf, seedGrownLedger } from "./grown-ledger";
import { atMost, formatMillis, type Measurement, medianOf, timed } from "./measurement";
import { type NewDatabase, onEachDatabase } from "./new-database";

const LITTLE: Growth = { profiles: 40, exports: 1 };
const MUCH: Growth = { profiles: 400, exports: 10 };
const ROUNDS = 7;
const CALLS_PER_ROUND = 9;
const WARM_UP_CALLS = 3;
const GOAL = 1.3;

const REQUEST: ReportRequest = { window: 28, asOf: null, compare: "previous" };

type Case = { readonly url: string; readonly scope: WorkspaceScope; readonly profile: OwnedProfile };

const REPORTS: Readonly<Record<string, (of: Case) => Promise<unknown>>> = {
  Overview: ({ profile }) => getOverview(profile, REQUEST),
  Content: ({ profile }) => getContent(profile, REQUEST),
  Followers: ({ profile }) => getFollowers(profile, REQUEST),
  Portfolio: ({ scope }) => getPortfolio(scope, parsePortfolioAddress({})),
};

/** How long each report takes in a database of ten million readings, against the same report in one of a hundred thousand. */
export function measureLargeReports(): Promise<readonly Measurement[]> {
  return onEachDatabase(measureOn);
}

async function measureOn(label: string, newDatabase: NewDatabase): Promise<readonly Measurement[]> {
  try {
    const little = await prepare(await newDatabase("little"), LITTLE);
    const much = await prepare(await newDatabase("much"), MUCH);
    const measured: Measurement[] = [];
    for (const [name, getReport] of Object.entries(REPORTS)) {
      if (name !== "Portfolio") await assertSameReport([little, much], getReport);
      const rounds: (readonly [number, number])[] = [];
      for (let round = 0; round < ROUNDS; round += 1)
        rounds.push([await measureCase(little, getReport), await measureCase(much, getReport)]);
      const ratio = medianOf(rounds.map(([control, value]) => value / control));
      const [more, less] = [MUCH, LITTLE].map((growth) => readingsOf(growth).toLocaleString("en"));
      measured.push({
        name: `${name} on ${label}, ${more} readings against ${less}`,
        value: formatMillis(medianOf(rounds.map(([, value]) => value))),
        control: formatMillis(medianOf(rounds.map(([control]) => control))),
        ratio,
        goal: atMost(ratio, GOAL),
      });
    }
    return measured;
  } finally {
    await closeDatabase();
  }
}

async function prepare(url: string, growth: Growth): Promise<Case> {
  await switchDatabase(url);
  await migrate();
  const profile = await seedGrownLedger(growth);
  if (database().kind === "postgresql") await exclusive((writer) => writer.$executeRaw`ANALYZE`);
  return { url, profile, scope: await operatorScope() };
}

/** What is said again and what others say may cost time but changes no figure. */
async function assertSameReport(
  cases: readonly Case[],
  getReport: (of: Case) => Promise<unknown>,
): Promise<void> {
  const reports: string[] = [];
  for (const each of cases) {
    await switchDatabase(each.url);
    reports.push(JSON.stringify(await getReport(each)));
  }
  if (new Set(reports).size !== 1) throw new Error("Other readings changed the measured report.");
}

/** Milliseconds of one report, the median of several on warm connections. */
async function measureCase(of: Case, getReport: (of: Case) => Promise<unknown>): Promise<number> {
  await switchDatabase(of.url);
  for (let call = 0; call < WARM_UP_CALLS; call += 1) await getReport(of);
  const times: number[] = [];
  for (let call = 0; call < CALLS_PER_ROUND; call += 1) times.push((await timed(() => getReport(of))).ms);
  return medianOf(times);
}
