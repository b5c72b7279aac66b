import Link from "next/link";
import { EXPORT_FORMATS } from "@/lib/domain/export-format";
import type { SourceExport } from "@/lib/domain/provenance";

/** The file of an import, with the way to the import itself. */
export function SourceFile({
  source,
}: {
  readonly source: Pick<SourceExport, "importId" | "fileName" | "format">;
}) {
  const { importId, fileName, format } = source;
  return (
    <>
      <Link
        href={`/imports/${importId}`}
        prefetch={false}
        className="font-semibold underline-offset-2 wrap-anywhere hover:underline"
      >
        {fileName.split("/").at(-1)}
      </Link>
      <span className="block text-muted">{EXPORT_FORMATS[format].label}</span>
    </>
  );
}
