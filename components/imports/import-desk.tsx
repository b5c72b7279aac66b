"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatQuantity } from "@/lib/domain/format";
import type { BatchPreview, FilePreview } from "@/lib/domain/import-preview";
import type { Problem } from "@/lib/domain/problem";
import { BatchQuestions } from "./batch-questions";
import { DropZone } from "./drop-zone";
import { FileCard } from "./file-card";
import { ImportBar } from "./import-bar";
import { addRows, describeRows } from "./import-words";
import { MovedImports } from "./moved-imports";
import { RefusedRowsLink } from "./refused-rows-link";
import { type ImportBatch, type NotSent, useImportBatch } from "./use-import-batch";
import { WhatHappens } from "./what-happens";

type ImportDeskProps = {
  /** Profiles that are known already, to choose from. */
  readonly handles: readonly string[];
};

/** Drop, look, import: nothing is stored before Import, and everything the preview says can be answered. */
export function ImportDesk({ handles }: ImportDeskProps) {
  const router = useRouter();
  const { batch, add, remove, answer, commit, cancel, readAgain, forget } = useImportBatch(() =>
    router.refresh(),
  );
  const { phase, preview } = batch;
  const isBusy = phase === "sending" || phase === "reading" || phase === "importing";
  const isPreview = preview !== null && phase !== "done";
  return (
    <div className="flex flex-col gap-3">
      {phase === "done" && preview !== null ? <Imported preview={preview} /> : null}
      <DropZone onFiles={add} disabled={isBusy} compact={isPreview || phase === "done"} />
      <WhatHappens batch={batch} onCancel={cancel} onRead={readAgain} onDiscard={forget} />
      {batch.failure === null ? null : (
        <Notice tone="danger" role="alert" title="That did not work">
          {batch.failure}
        </Notice>
      )}
      <NotSentFiles
        notSent={batch.notSent}
        onClear={forget}
        isAll={batch.batchId === null && phase === "ready"}
      />
      {isPreview ? (
        <section aria-label="Preview" aria-busy={isBusy} className="flex flex-col gap-3">
          <h2 className="sr-only">Preview</h2>
          {preview.problems.filter(isForPreview).map(({ code, message }) => (
            <Notice key={`${code} ${message}`} tone="warn">
              {message}
            </Notice>
          ))}
          <BatchQuestions preview={preview} answers={batch.answers} handles={handles} onAnswer={answer} />
          <MovedImports reshifted={preview.reshifted} />
          <FileCards
            batch={batch}
            files={preview.files}
            handles={handles}
            onAnswer={answer}
            onRemove={remove}
          />
          <RefusedRows batch={batch} />
          <ImportBar
            preview={preview}
            answers={batch.answers}
            disabled={isBusy}
            onAnswer={answer}
            onImport={commit}
            onDiscard={forget}
          />
        </section>
      ) : null}
    </div>
  );
}

type FileCardsProps = {
  readonly batch: ImportBatch;
  readonly files: readonly FilePreview[];
  readonly handles: readonly string[];
  readonly onAnswer: ReturnType<typeof useImportBatch>["answer"];
  readonly onRemove: (file: File) => void;
};

function FileCards({ batch, files, handles, onAnswer, onRemove }: FileCardsProps) {
  return (
    <ul className="flex flex-col gap-3">
      {files.map((file) => {
        const dropped = findDropped(batch.files, file);
        return (
          <li key={`${file.name} ${file.sha256}`}>
            <FileCard
              file={file}
              answers={batch.answers}
              onAnswer={onAnswer}
              onRemove={dropped === null ? null : () => onRemove(dropped)}
              batchId={batch.batchId}
              handles={handles}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** Only while the files wait: an import has its own list. */
function RefusedRows({ batch: { batchId, answers, preview } }: { readonly batch: ImportBatch }) {
  const settled = preview?.files.filter(({ status }) => status !== "needs-answer") ?? [];
  const { refused } = addRows(settled);
  if (batchId === null || refused === 0) return null;
  const query = encodeURIComponent(JSON.stringify(answers));
  return <RefusedRowsLink href={`/api/imports/${batchId}/refused?answers=${query}`} />;
}

/** The dropped file that an export came from: itself, or the ZIP that holds it. */
function findDropped(dropped: readonly File[], { name }: FilePreview): File | null {
  const found = dropped.filter((file) => name === file.name || name.startsWith(`${file.name}/`));
  return found.length === 1 ? (found[0] ?? null) : null;
}

function NotSentFiles({
  notSent,
  onClear,
  isAll,
}: {
  readonly notSent: readonly NotSent[];
  readonly onClear: () => void;
  readonly isAll: boolean;
}) {
  return notSent.map(({ name, message }) => (
    <Notice
      key={`${name} ${message}`}
      tone="danger"
      role="alert"
      title={<span className="wrap-anywhere">{name} cannot be imported</span>}
      actions={
        isAll ? (
          <Button size="small" onClick={onClear}>
            Start over
          </Button>
        ) : null
      }
    >
      {message}
    </Notice>
  ));
}

/** What is open is said beside Import; this sentence is for those who tried to import all the same. */
function isForPreview({ code }: Problem): boolean {
  return code !== "batch/incomplete";
}

/** The way on, ten seconds after the drop. */
function Imported({ preview }: { readonly preview: BatchPreview }) {
  const title = useRef<HTMLDivElement>(null);
  useEffect(() => title.current?.focus(), []);
  const imported = preview.files.filter(({ status }) => status === "committed");
  const handles = [...new Set(imported.flatMap(({ profile }) => (profile === null ? [] : [profile.handle])))];
  return (
    <div ref={title} tabIndex={-1} className="outline-none">
      <Notice
        tone="good"
        role="status"
        title={`${formatQuantity(imported.length, "file is", "files are")} in the ledger.`}
        actions={handles.map((handle) => (
          <ButtonLink key={handle} look="primary" href={`/overview?profile=@${handle}`}>
            {handles.length === 1 ? "See the Overview" : `Overview of @${handle}`}
          </ButtonLink>
        ))}
      >
        {describeRows(addRows(imported))}. Every figure can be traced to its file, and each import can be
        undone below.
      </Notice>
    </div>
  );
}
