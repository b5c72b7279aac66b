import { z } from "zod";
import type { Mapping } from "@/lib/domain/mapping";
import { columnRoleSchema, mappingSchema } from "./mapping-schema";

/** Far more than a mapping of as many columns as a header may have. */
const MAPPING_FILE_BYTES = 512 * 1024;
const KIND = "tallyboard/column-mapping";
const VERSION = 1;

/** What people read and edit: each heading beside what its column is read as. */
const fileSchema = z.strictObject({
  kind: z.literal(KIND),
  version: z.literal(VERSION),
  rows: mappingSchema.in.shape.target,
  dates: mappingSchema.in.shape.dates,
  numbers: mappingSchema.in.shape.numbers,
  columns: z.array(z.strictObject({ heading: z.string(), is: columnRoleSchema })),
});

/** A mapping as a small JSON file, which `parseMappingFile` takes back exactly. */
export function toMappingFile({ target, dates, numbers, header, columns }: Mapping): string {
  const file: z.input<typeof fileSchema> = {
    kind: KIND,
    version: VERSION,
    rows: target,
    dates,
    numbers,
    columns: header.map((heading, index) => ({ heading, is: columns[index] ?? { kind: "ignored" } })),
  };
  const { columns: last, ...first } = file;
  const lines = last.map((column) => `    ${JSON.stringify(column)}`);
  return `${JSON.stringify(first, null, 2).slice(0, -2)},\n  "columns": [\n${lines.join(",\n")}\n  ]\n}\n`;
}

type ParsedMappingFile =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly problem: string };

/** Takes back what `toMappingFile` wrote, also edited by hand, or says in one sentence why not. */
export function parseMappingFile(text: string): ParsedMappingFile {
  if (text.length > MAPPING_FILE_BYTES) return refuse("it is larger than any file of columns");
  const json = parseJson(text.replace(/^\ufeff/, ""));
  if (json === undefined) return refuse("it is not JSON");
  const { kind, version } = z
    .looseObject({ kind: z.unknown(), version: z.unknown() })
    .catch(NOTHING)
    .parse(json);
  if (kind !== KIND) return refuse(`its “kind” is not “${KIND}”`);
  if (version !== VERSION) return refuse(`its “version” is not ${VERSION}, so another Tallyboard wrote it`);
  const file = fileSchema.safeParse(json);
  if (!file.success) return refuse(explain(file.error));
  const { rows, dates, numbers, columns } = file.data;
  const mapping = mappingSchema.safeParse({
    target: rows,
    dates,
    numbers,
    header: columns.map(({ heading }) => heading),
    columns: columns.map(({ is }) => is),
  });
  return mapping.success
    ? { ok: true, mapping: mapping.data }
    : { ok: false, problem: `The file of columns cannot be used. ${mapping.error.issues[0]?.message ?? ""}` };
}

const NOTHING = { kind: null, version: null };

function refuse(why: string): ParsedMappingFile {
  const problem = `The file of columns cannot be used: ${why}. Save one again from a remembered table.`;
  return { ok: false, problem };
}

function explain({ issues }: z.ZodError): string {
  const [issue] = issues;
  const place = issue?.path.map((part) => (typeof part === "number" ? part + 1 : part)).join(" ") ?? "";
  return place === ""
    ? "it says more or less than it should"
    : `what it says at “${place}” is not known here`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
