import type { Tx } from "@/lib/db/client";
import {
  type ColumnMappingKey,
  listColumnMappings,
  removeColumnMapping,
  storeColumnMapping,
} from "@/lib/db/column-mappings";
import { OPERATOR } from "@/lib/db/import-records";
import type { EditorScope, WorkspaceScope } from "@/lib/db/scope";
import { write } from "@/lib/db/writer";
import { dayAt } from "@/lib/domain/day";
import { type Handle, parseHandle } from "@/lib/domain/handle";
import type { Mapping } from "@/lib/domain/mapping";
import { headerHash } from "@/lib/exports/tables/header-hash";
import type { SettledMapping } from "@/lib/exports/tables/settled-mapping";
import { parseMappingFile, toMappingFile } from "./mapping-file";
import { mappingSchema } from "./mapping-schema";

/** What the workspace remembers of tables that are no export, the one settled last first. One that can no longer be read is left out. */
export async function listMappings(scope: WorkspaceScope): Promise<readonly SettledMapping[]> {
  const stored = await listColumnMappings(scope);
  return stored.flatMap(({ headerHash: hash, profileKey, mapping, savedAt }) => {
    const parsed = mappingSchema.safeParse(JSON.parse(mapping));
    if (!parsed.success) return [];
    const profile = profileKey === "" ? null : parseHandle(profileKey);
    return [{ headerHash: hash, mapping: parsed.data, profile, savedOn: dayAt(savedAt.getTime()) }];
  });
}

type ForTables = {
  readonly mapping: Mapping;
  /** Whose tables are read so; null: those of every profile. */
  readonly profile: Handle | null;
  readonly now: Date;
};

/** Remembers a mapping inside the caller's transaction, for every later table with its header. */
export async function rememberMapping(
  tx: Tx,
  scope: EditorScope,
  { mapping, profile, now }: ForTables,
): Promise<void> {
  await storeColumnMapping(tx, scope, {
    headerHash: headerHash(mapping.header),
    profileKey: profile ?? "",
    mapping: JSON.stringify(mapping),
    savedBy: scope.userId ?? OPERATOR,
    savedAt: now,
    about: mapping.header.join(", "),
  });
}

/** Forgets a mapping; what was imported with it stays. False when there is none. */
export async function forgetMapping(
  scope: EditorScope,
  key: ColumnMappingKey,
  now: Date = new Date(),
): Promise<boolean> {
  return removeColumnMapping(scope, key, { actor: scope.userId ?? OPERATOR, now });
}

/** Remembers what a file of `writeMappingFile` says; otherwise one sentence about what is wrong with it. */
export async function readMappingFile(
  scope: EditorScope,
  text: string,
  { profile, now = new Date() }: { readonly profile: Handle | null; readonly now?: Date },
): Promise<{ readonly ok: true } | { readonly ok: false; readonly problem: string }> {
  const parsed = parseMappingFile(text);
  if (!parsed.ok) return parsed;
  await write((tx) => rememberMapping(tx, scope, { mapping: parsed.mapping, profile, now }));
  return { ok: true };
}

/** A remembered mapping as a file of its own; null when there is none. */
export async function writeMappingFile(
  scope: WorkspaceScope,
  { headerHash: hash, profileKey }: ColumnMappingKey,
): Promise<string | null> {
  const found = (await listMappings(scope)).find(
    (each) => each.headerHash === hash && (each.profile ?? "") === profileKey,
  );
  return found === undefined ? null : toMappingFile(found.mapping);
}
