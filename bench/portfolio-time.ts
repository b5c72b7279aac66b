import { closeDatabase, database, switchDatabase } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { type OwnerScope, operatorScope } from "@/lib/db/scope";
import { exclusive } from "@/lib/db/writer";
import { addDays, toDay } from "@/lib/domain/day";
import { PORTFOLIO_SORTS, type PortfolioRequest } from "@/lib/domain/portfolio";
import { parsePortfolioAddress } from "@/lib/domain/portfolio-address";
import { getPortfolio } from "@/lib/reports/portfolio";
import { dailyRows, seedExports, seedProfile } from "@/lib/reports/testing/seed-ledger";
import { atMost, formatMillis, type Measurement, medianOf, timed } from "./measurement";
import { type NewDatabase, onEachDatabase } from "./new-database";
import { seedNeighbours } from "./seeded-profile";

const FEW = 100;
const MANY = 1_000;
/** Enough for the usual swing of 28 days. */
const DAYS = 200;
const ROUNDS = 7;
const CALLS_PER_ROUND = 8;
const IMPORTS_PER_ROUND = 5;
const GOAL = 1.3;

const REQUEST: PortfolioRequest = parsePortfolioAddress({});

/** With few profiles and with many, in milliseconds. */
type Round = readonly [number, number];
type Case = { readonly url: string; readonly scope: OwnerScope };

/** How long one page of the portfolio takes with many profiles around it; PostgreSQL only where it is installed. */
export function measurePortfolioTime(): Promise<readonly Measurement[]> {
  return onEachDatabase(measureOn);
}

async function measureOn(label: string, newDatabase: NewDatabase): Promise<readonly Measurement[]> {
  try {
    const few = await prepare(newDatabase, FEW);
    const many = await prepare(newDatabase, MANY);
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push([await measureCase(few), await measureCase(many)]);
    const firsts: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      firsts.push([await measureFirst(few, round), await measureFirst(many, round)]);
    const name = `Portfolio on ${label}, ${MANY.toLocaleString("en")} profiles against ${FEW}`;
    return [toMeasurement(name, rounds), toMeasurement(`${name}, the first page after an import`, firsts)];
  } finally {
    await closeDatabase();
  }
}

async function prepare(newDatabase: NewDatabase, profiles: number): Promise<Case> {
  const url = await newDatabase(`portfolio_${profiles}`);
  await switchDatabase(url);
  await migrate();
  await seedNeighbours(profiles, DAYS);
  if (database().kind === "postgresql") await exclusive((writer) => writer.$executeRaw`ANALYZE`);
  return { url, scope: await operatorScope() };
}

/** Milliseconds of the first page after somebody imported into one of the profiles, the median of a few imports. */
async function measureFirst({ url, scope }: Case, round: number): Promise<number> {
  await switchDatabase(url);
  await getPortfolio(scope, REQUEST);
  const times: number[] = [];
  for (let call = 0; call < IMPORTS_PER_ROUND; call += 1) {
    const profile = await seedProfile(`northwind.shop${1 + round * IMPORTS_PER_ROUND + call}`);
    const exportedOn = addDays(toDay("2026-03-26"), call);
    const rows = dailyRows(addDays(exportedOn, -1), { videoViews: [100 * (call + 1)] });
    await seedExports(profile, [{ format: "studio/overview", exportedOn, rows }]);
    times.push((await timed(() => getPortfolio(scope, REQUEST))).ms);
  }
  return medianOf(times);
}

function toMeasurement(name: string, rounds: readonly Round[]): Measurement {
  const ratio = medianOf(rounds.map(([control, value]) => value / control));
  return {
    name,
    value: formatMillis(medianOf(rounds.map(([, value]) => value))),
    control: formatMillis(medianOf(rounds.map(([control]) => control))),
    ratio,
    goal: atMost(ratio, GOAL),
  };
}

/** Milliseconds of one page, the median of several, turning pages and orders as people do while nothing is imported. */
async function measureCase({ url, scope }: Case): Promise<number> {
  await switchDatabase(url);
  const requests = PORTFOLIO_SORTS.map((sort) => ({ ...REQUEST, sort }));
  for (const request of requests) await getPortfolio(scope, request);
  const times: number[] = [];
  for (let call = 0; call < CALLS_PER_ROUND; call += 1) {
    const request = requests[call % requests.length] ?? REQUEST;
    times.push((await timed(() => getPortfolio(scope, { ...request, page: 1 + (call % 4) }))).ms);
  }
  return medianOf(times);
}
