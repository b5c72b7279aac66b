"use client";

import { useState } from "react";
import { parseHandle } from "@/lib/domain/handle";
import type { Mapping } from "@/lib/domain/mapping";
import type { TextEncoding } from "@/lib/domain/text-encoding";
import type { Remembered } from "./remember-field";
import { settleColumns } from "./settle-columns";
import { type MappingChoice, useTableSample } from "./use-table-sample";

export type SettledColumns = {
  readonly mapping: Mapping;
  /** null: the table itself says it. */
  readonly profile: string | null;
  readonly remember: Remembered;
};

export type MappingTask = {
  readonly batchId: string;
  readonly sha256: string;
  readonly encoding: TextEncoding | null;
  /** Whose figures these are, as far as it is known. */
  readonly profile: string | null;
  /** What was settled before; null: nothing. */
  readonly settled: Mapping | null;
  /** A cell of the file contradicts how it was written before, so that is asked anew. */
  readonly isContradicted: boolean;
  readonly onUse: (columns: SettledColumns) => void;
};

const NOTHING_CHOSEN: MappingChoice = { target: null, columns: null, dates: null, numbers: null };
const WHOSE = "Say whose figures these are, as in @northwind.bakes.";

/** What is chosen on the screen so far, how the file is read by it, and what stands in the way of using it. */
export function useMappingScreen(task: MappingTask) {
  const { batchId, sha256, encoding, settled, isContradicted, onUse } = task;
  const [choice, setChoice] = useState<MappingChoice>({
    ...(settled ?? NOTHING_CHOSEN),
    ...(isContradicted ? { dates: null, numbers: null } : {}),
  });
  const [profile, setProfile] = useState(task.profile === null ? "" : `@${task.profile}`);
  const [remembered, setRemembered] = useState<Remembered | null>(null);
  const [objection, setObjection] = useState<string | null>(null);
  const [sheet, setSheet] = useState<string | null>(null);
  const looked = useTableSample({ batchId, sha256, encoding, sheet, choice });
  const { draft = null } = looked.sample ?? {};
  const columns = choice.columns ?? draft?.columns ?? [];
  const target = choice.target ?? draft?.target ?? "daily";
  const asksProfile = target === "daily" && !columns.some(({ kind }) => kind === "profile");
  const remember = remembered ?? (asksProfile ? "profile" : "everyone");
  const use = () => {
    const handle = asksProfile ? parseHandle(profile) : null;
    const mapping = settleColumns(looked.sample, { ...choice, target, columns });
    if (typeof mapping === "string") setObjection(mapping);
    else if (asksProfile && handle === null) setObjection(WHOSE);
    else onUse({ mapping, profile: handle, remember });
  };
  return {
    ...looked,
    columns,
    target,
    dates: choice.dates ?? draft?.dates ?? null,
    numbers: choice.numbers ?? draft?.numbers ?? null,
    profile,
    setProfile,
    asksProfile,
    remember,
    setRemembered,
    objection,
    use,
    choose: (part: Partial<MappingChoice>) => {
      setObjection(null);
      setChoice({ ...choice, target, columns, ...part });
    },
    /** Another sheet has other columns. */
    chooseSheet: (next: string) => {
      setObjection(null);
      setSheet(next);
      setChoice(NOTHING_CHOSEN);
    },
    /** Another kind of table has other meanings, so they are proposed anew. */
    chooseTarget: (next: Mapping["target"]) => {
      setObjection(null);
      setChoice({ ...NOTHING_CHOSEN, target: next });
    },
  };
}
