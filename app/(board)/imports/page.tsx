import type { Metadata } from "next";
import { PageHeader } from "@/components/board/page-header";
import { FirstSteps } from "@/components/imports/first-steps";
import { ImportDesk } from "@/components/imports/import-desk";
import { ImportHistory } from "@/components/imports/import-history";
import { OwnTables } from "@/components/imports/own-tables";
import { type Address, type Query, toHref } from "@/lib/domain/address";
import type { Handle } from "@/lib/domain/handle";
import type { ImportRecord } from "@/lib/domain/import-preview";
import { listImports } from "@/lib/imports/history";
import { warmCrew } from "@/lib/imports/worker/crew";
import { mayEnter, OnlyLooking } from "../entering";
import { type Board, readBoard } from "../read-board";
import { NextExports } from "./next-exports";

export const metadata: Metadata = { title: "Imports" };

const PAGE = 50;

export default async function ImportsPage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const board = await readBoard(searchParams);
  const { scope, profiles, address } = board;
  if (mayEnter(board)) warmCrew();
  const query = await searchParams;
  const before = readBefore(query);
  const only = findOnlyProfile(board, query);
  const records = await listImports(scope, { profile: only, limit: PAGE + 1, before });
  const shown = records.slice(0, PAGE);
  const last = shown.at(-1);
  const isFirstRun = records.length === 0 && before === null && only === null;
  return (
    <>
      <PageHeader title="Imports" />
      <div className="flex flex-col gap-3">
        {mayEnter(board) ? <ImportDesk handles={profiles.map(({ handle }) => handle)} /> : <OnlyLooking />}
        {mayEnter(board) ? <OwnTables /> : null}
        {isFirstRun ? <FirstSteps /> : null}
        {before === null ? <NextExports profiles={profiles} records={shown} /> : null}
        {isFirstRun ? null : (
          <ImportHistory
            records={shown}
            olderHref={records.length > PAGE ? toOlderHref(toHistoryHref(address, only), last) : null}
            choice={choiceOf(board, only)}
            mayChange={mayEnter(board)}
          />
        )}
      </div>
    </>
  );
}

/** A profile in the address narrows the history, unless all of it is asked for. */
function findOnlyProfile({ profiles, profile }: Board, query: Query): Handle | null {
  const isNarrowed = query["profile"] !== undefined && query["history"] !== "all" && profiles.length > 1;
  return isNarrowed ? (profile?.handle ?? null) : null;
}

function choiceOf({ profiles, profile, address }: Board, only: Handle | null) {
  if (profile === null || profiles.length < 2) return null;
  return {
    profile: profile.handle,
    isOnly: only !== null,
    onlyHref: toHistoryHref(address, profile.handle),
    allHref: toHistoryHref(address, null),
  };
}

function toOlderHref(href: string, last: ImportRecord | undefined): string | null {
  return last === undefined ? null : `${href}&before=${last.importId}`;
}

/** The page with the state of its address; all imports are asked for by name, so that a profile in the address narrows them. */
function toHistoryHref(address: Address, only: Handle | null): string {
  return `${toHref("/imports", address)}${only === null ? "&history=all" : ""}`;
}

function readBefore(query: Query): string | null {
  const { before } = query;
  return typeof before === "string" && before !== "" ? before : null;
}
