"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ImportRecord } from "@/lib/domain/import-preview";
import { RequestFailed, redoImport } from "./import-requests";

type RedoImportProps = {
  readonly record: ImportRecord;
  /** The id of the element that names the file. */
  readonly describedBy?: string;
  /** Goes on to the page of the import that holds the figures now. */
  readonly opensImport?: boolean;
};

/** Brings an undone import back. Nothing is lost by it, so nothing is asked. */
export function RedoImport({ record, describedBy, opensImport = false }: RedoImportProps) {
  const router = useRouter();
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const redo = async () => {
    setWorking(true);
    setFailure(null);
    try {
      const { importId } = await redoImport(record.importId);
      if (opensImport) router.push(`/imports/${importId}`);
      router.refresh();
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      setFailure(error.message);
    } finally {
      setWorking(false);
    }
  };
  return (
    <div>
      <Button size="small" aria-describedby={describedBy} disabled={working} onClick={() => void redo()}>
        {working ? "Redoing…" : "Redo"}
      </Button>
      {failure === null ? null : (
        <p role="alert" className="mt-1 text-sm text-danger text-pretty">
          {failure}
        </p>
      )}
    </div>
  );
}
