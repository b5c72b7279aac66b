"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { formatDayWithYear } from "@/lib/domain/format";
import type { FilePreview } from "@/lib/domain/import-preview";
import type { Answers } from "../import-requests";
import { splitName } from "../import-words";
import { MappingScreen } from "./mapping-screen";
import type { SettledColumns } from "./use-mapping-screen";

type TableColumnsProps = {
  readonly file: FilePreview;
  readonly answers: Answers;
  /** null once the file is imported. */
  readonly batchId: string | null;
  readonly handles: readonly string[];
  readonly onAnswer: ((part: Partial<Answers>) => void) | null;
};

/** For a table that is no export: by whom it was said what its columns mean, and the way to the screen that says it. */
export function TableColumns({ file, answers, batchId, handles, onAnswer }: TableColumnsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const place = useFocusAfterwards(isOpen);
  const { sha256, table } = file;
  if (onAnswer === null || batchId === null || !isSettledByPeople(file, answers)) return null;
  const isContradicted = table !== null && file.status === "needs-answer" && table.source === "settled";
  const settled = table?.mapping ?? answers.mappings[sha256] ?? null;
  return (
    <div ref={place} tabIndex={-1} className="min-w-0 outline-none">
      {isOpen ? (
        <MappingScreen
          name={splitName(file.name).inner}
          batchId={batchId}
          sha256={sha256}
          encoding={answers.encodings[sha256] ?? null}
          handles={handles}
          profile={file.profile?.handle ?? answers.profiles[sha256] ?? answers.profile}
          settled={settled}
          isContradicted={isContradicted}
          onUse={(columns) => {
            onAnswer(withColumns(answers, sha256, columns));
            setIsOpen(false);
          }}
          onCancel={() => setIsOpen(false)}
        />
      ) : (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
          {table === null || isContradicted ? null : <span>{describeReading(table)}</span>}
          <OpenButton isFirst={settled === null || isContradicted} onOpen={() => setIsOpen(true)} />
        </p>
      )}
    </div>
  );
}

/** The screen takes the focus with it when it closes. */
function useFocusAfterwards(isOpen: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) place.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return place;
}

/** TikTok's files and our own tables say themselves what their columns are. */
function isSettledByPeople({ sha256, table, problems }: FilePreview, answers: Answers): boolean {
  if (table !== null) return table.source !== "header";
  return sha256 in answers.mappings || problems.some(({ code }) => code === "file/needs-mapping");
}

function OpenButton({ isFirst, onOpen }: { readonly isFirst: boolean; readonly onOpen: () => void }) {
  return (
    <Button look={isFirst ? "primary" : "secondary"} size={isFirst ? "regular" : "small"} onClick={onOpen}>
      {isFirst ? "Choose what the columns mean" : "Change the columns"}
    </Button>
  );
}

function describeReading({ source, settledOn }: NonNullable<FilePreview["table"]>): string {
  if (source === "settled" && settledOn !== null)
    return `Read as you settled on ${formatDayWithYear(settledOn)}.`;
  return "Read as you chose.";
}

function withColumns(
  answers: Answers,
  sha256: string,
  { mapping, profile, remember }: SettledColumns,
): Partial<Answers> {
  const { [sha256]: _, ...profiles } = answers.profiles;
  const { [sha256]: __, ...kept } = answers.remember;
  return {
    mappings: { ...answers.mappings, [sha256]: mapping },
    profiles: profile === null ? profiles : { ...profiles, [sha256]: profile },
    remember: remember === "nobody" ? kept : { ...kept, [sha256]: remember },
  };
}
