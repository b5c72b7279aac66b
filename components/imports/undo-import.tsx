"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { ImportRecord } from "@/lib/domain/import-preview";
import { RequestFailed, undoImport } from "./import-requests";
import { describeUndo, splitName } from "./import-words";

type UndoImportProps = {
  readonly record: ImportRecord;
  /** The id of the element that names the file. */
  readonly describedBy?: string;
};

/** Takes one import back after saying what that does. */
export function UndoImport({ record, describedBy }: UndoImportProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const undo = async () => {
    setWorking(true);
    setFailure(null);
    try {
      await undoImport(record.importId);
      setOpen(false);
      router.refresh();
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      setFailure(error.message.replace("Nothing was imported", "Nothing was undone"));
    } finally {
      setWorking(false);
    }
  };
  return (
    <>
      <Button size="small" aria-describedby={describedBy} onClick={() => setOpen(true)}>
        Undo
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={<span className="wrap-anywhere">Undo {splitName(record.fileName).inner}?</span>}
      >
        <p className="text-pretty">{describeUndo(record)}</p>
        <p className="text-sm text-muted text-pretty">
          {record.originalRemovedAt === null
            ? "The file stays in the history and can be downloaded and imported again."
            : "Its original is no longer kept here: to have its figures back you would have to drop the file again."}
        </p>
        {failure === null ? null : (
          <Notice tone="danger" role="alert">
            {failure}
          </Notice>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>Keep it</Button>
          <Button look="danger" disabled={working} onClick={() => void undo()}>
            {working ? "Undoing…" : "Undo this import"}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
