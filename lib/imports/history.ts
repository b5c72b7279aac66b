import { findImportRecord, listImportRecords } from "@/lib/db/import-records";
import { openOriginal } from "@/lib/db/originals";
import { findProfile, type WorkspaceScope } from "@/lib/db/scope";
import type { Handle } from "@/lib/domain/handle";
import type { ImportRecord } from "@/lib/domain/import-preview";

/** Imports, newest first, undone ones too; [] for a profile that does not exist. `before` is an import id. */
export async function listImports(
  scope: WorkspaceScope,
  page: { readonly profile: Handle | null; readonly limit: number; readonly before: string | null },
): Promise<readonly ImportRecord[]> {
  const profile = page.profile === null ? null : await findProfile(scope, page.profile);
  if (page.profile !== null && profile === null) return [];
  return listImportRecords(scope, { ...page, profile });
}

export async function getImport(scope: WorkspaceScope, importId: string): Promise<ImportRecord | null> {
  return findImportRecord(scope, importId);
}

/**
 * The bytes that were imported, as a stream that fails at its end when they are damaged; null for an unknown import or when its original is
 * kept no longer.
 */
export async function readOriginal(
  scope: WorkspaceScope,
  importId: string,
): Promise<{ readonly fileName: string; readonly chunks: AsyncIterable<Uint8Array> } | null> {
  const found = await findImportRecord(scope, importId);
  if (found === null) return null;
  const chunks = await openOriginal(scope, found.sha256);
  return chunks && { fileName: found.fileName, chunks };
}
