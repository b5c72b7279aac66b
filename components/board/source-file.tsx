import Link from "next/link";
import { splitName } from "@/components/imports/import-words";
import { EXPORT_FORMATS } from "@/lib/domain/export-format";
import type { SourceExport } from "@/lib/domain/provenance";

/** The file of an import, with the way to the import itself. */
export function SourceFile({
  source,
}: {
  readonly source: Pick<SourceExport, "importId" | "fileName" | "format">;
}) {
  const { importId, fileName, format } = source;
  const { inner, outer } = splitName(fileName);
  return (
    <>
      <Link
        href={`/imports/${importId}`}
        prefetch={false}
        className="font-semibold underline-offset-2 wrap-anywhere hover:underline"
      >
        {inner}
      </Link>
      <span className="block text-muted">
        {outer === null ? EXPORT_FORMATS[format].label : `in ${outer}`}
      </span>
    </>
  );
}
