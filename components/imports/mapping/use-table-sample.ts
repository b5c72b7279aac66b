"use client";

import { useEffect, useState } from "react";
import type { MappingDraft, TableSample } from "@/lib/domain/table-sample";
import type { TextEncoding } from "@/lib/domain/text-encoding";
import { RequestFailed, sampleTable } from "../import-requests";

/** What a person has chosen so far; null is left to what the file proves. */
export type MappingChoice = {
  readonly target: MappingDraft["target"] | null;
  readonly columns: MappingDraft["columns"] | null;
  readonly dates: MappingDraft["dates"];
  readonly numbers: MappingDraft["numbers"];
};

type LookedAt = {
  readonly sample: TableSample | null;
  readonly isChecking: boolean;
  readonly failure: string | null;
};

type Question = {
  readonly batchId: string;
  readonly sha256: string;
  readonly encoding: TextEncoding | null;
  /** Of a workbook; null: the one that fits. */
  readonly sheet: string | null;
  readonly choice: MappingChoice;
};

/** The beginning of a waiting file, looked at again after each choice. */
export function useTableSample({ batchId, sha256, encoding, sheet, choice }: Question): LookedAt {
  const [looked, setLooked] = useState<LookedAt>({ sample: null, isChecking: true, failure: null });
  const { target, columns, dates, numbers } = choice;
  const draft = JSON.stringify(target === null ? null : { target, columns, dates, numbers });
  useEffect(() => {
    const stop = new AbortController();
    setLooked((before) => ({ ...before, isChecking: true }));
    sampleTable(batchId, { sha256, draft: JSON.parse(draft), encoding, sheet }, stop.signal)
      .then((sample) => setLooked({ sample, isChecking: false, failure: null }))
      .catch((error: unknown) => {
        if (stop.signal.aborted) return;
        if (!(error instanceof RequestFailed)) throw error;
        setLooked((before) => ({ ...before, isChecking: false, failure: error.message }));
      });
    return () => stop.abort();
  }, [batchId, sha256, encoding, sheet, draft]);
  return looked;
}
