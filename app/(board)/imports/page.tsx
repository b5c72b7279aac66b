import type { Metadata } from "next";
import { PageHeader } from "@/components/board/page-header";
import { FirstSteps } from "@/components/imports/first-steps";
import { ImportDesk } from "@/components/imports/import-desk";
import { ImportHistory } from "@/components/imports/import-history";
import type { Query } from "@/lib/domain/address";
import { listImports } from "@/lib/imports/history";
import { warmCrew } from "@/lib/imports/worker/crew";
import { readBoard } from "../read-board";
import { NextExports } from "./next-exports";

export const metadata: Metadata = { title: "Imports" };

const PAGE = 50;

export default async function ImportsPage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const { scope, profiles } = await readBoard(searchParams);
  if (scope.role !== "viewer") warmCrew();
  const before = readBefore(await searchParams);
  const records = await listImports(scope, { profile: null, limit: PAGE + 1, before });
  const shown = records.slice(0, PAGE);
  const last = shown.at(-1);
  const isFirstRun = records.length === 0 && before === null;
  return (
    <>
      <PageHeader title="Imports" />
      <div className="flex flex-col gap-3">
        <ImportDesk handles={profiles.map(({ handle }) => handle)} />
        {isFirstRun ? <FirstSteps /> : null}
        {before === null ? <NextExports profiles={profiles} records={shown} /> : null}
        {isFirstRun ? null : (
          <ImportHistory
            records={shown}
            olderHref={
              records.length > PAGE && last !== undefined ? `/imports?before=${last.importId}` : null
            }
          />
        )}
      </div>
    </>
  );
}

function readBefore(query: Query): string | null {
  const { before } = query;
  return typeof before === "string" && before !== "" ? before : null;
}
