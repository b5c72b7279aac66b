import type { ArchiveEntry } from "./archive";
import { declaresTypes, readXml, WorkbookRefusal } from "./xml-part";

export const MOST_SHEETS = 20;

type Sheet = { readonly name: string; readonly bytes: Uint8Array };

/** The parts of a workbook that hold text; everything else in it is left alone. */
export type WorkbookParts = {
  readonly visible: readonly Sheet[];
  /** Names of hidden and very hidden sheets, which are not read. */
  readonly hidden: readonly string[];
  readonly sharedStrings: Uint8Array | null;
  readonly styles: Uint8Array | null;
  readonly countsFrom1904: boolean;
};

/** Whether a ZIP is an Office document rather than a bundle of exports. */
export function isOfficeDocument(names: readonly string[]): boolean {
  return names.some((name) => /^(\[Content_Types\]\.xml|xl\/workbook\.(xml|bin))$/i.test(name));
}

/** Finds the worksheets by the relations between the parts; throws a {@link WorkbookRefusal}. */
export function openPackage(entries: readonly ArchiveEntry[]): WorkbookParts {
  const parts = new Map(entries.map(({ name, bytes }) => [name.toLowerCase(), bytes]));
  for (const name of parts.keys()) checkName(name);
  for (const [name, bytes] of parts)
    if (/\.(xml|rels|vml|xsd)$/.test(name) && declaresTypes(bytes))
      throw new WorkbookRefusal("workbook/declaration");
  if (!parts.has("[content_types].xml")) throw new WorkbookRefusal("workbook/broken");
  const workbookPath = readRelations(parts, "").find(({ type }) => type === "officeDocument")?.path;
  if (workbookPath === undefined) throw new WorkbookRefusal("workbook/broken");
  if (!workbookPath.startsWith("xl/")) throw new WorkbookRefusal("file/wrong-kind");
  const relations = readRelations(parts, workbookPath);
  const { sheets, countsFrom1904 } = readSheetList(mustFind(parts, workbookPath));
  const byState = (isHidden: boolean) =>
    sheets.filter((sheet) => (sheet.state !== "" && sheet.state !== "visible") === isHidden);
  const visible = byState(false).flatMap(({ name, id }) => {
    const relation = relations.find((each) => each.id === id);
    if (relation === undefined) throw new WorkbookRefusal("workbook/broken");
    return relation.type === "worksheet" ? [{ name, bytes: mustFind(parts, relation.path) }] : [];
  });
  const partOf = (type: string) => {
    const relation = relations.find((each) => each.type === type);
    return relation === undefined ? null : mustFind(parts, relation.path);
  };
  return {
    visible,
    hidden: byState(true).map(({ name }) => name),
    sharedStrings: partOf("sharedStrings"),
    styles: partOf("styles"),
    countsFrom1904,
  };
}

type Parts = ReadonlyMap<string, Uint8Array>;

/** A program that TikTok never puts there, and the binary kind that nothing here reads. */
function checkName(name: string): void {
  if (/(^|\/)vbaproject[^/]*\.bin$|^xl\/(macrosheets|dialogsheets)\//.test(name))
    throw new WorkbookRefusal("workbook/macros");
  if (name === "xl/workbook.bin") throw new WorkbookRefusal("file/wrong-kind");
}

function mustFind(parts: Parts, path: string): Uint8Array {
  const part = parts.get(path);
  if (part === undefined) throw new WorkbookRefusal("workbook/broken");
  return part;
}

type Relation = { readonly id: string; readonly type: string; readonly path: string };

/** What a part points to inside the package; whatever it points to outside is left out and never fetched. */
function readRelations(parts: Parts, source: string): readonly Relation[] {
  const slash = source.lastIndexOf("/");
  const folder = source.slice(0, slash + 1);
  const bytes = parts.get(`${folder}_rels/${source.slice(slash + 1)}.rels`);
  const relations: Relation[] = [];
  if (bytes === undefined) return relations;
  readXml(bytes, {
    open: (name, { Id, Type, Target, TargetMode }) => {
      if (name !== "Relationship" || TargetMode === "External") return;
      if (Id === undefined || Type === undefined || Target === undefined) return;
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), path: resolve(folder, Target) });
    },
  });
  return relations;
}

/** Only a key to look up among the entries; it never becomes a file path. */
function resolve(folder: string, target: string): string {
  const path = target.startsWith("/") ? target : `${folder}${target}`;
  const steps: string[] = [];
  for (const step of path.toLowerCase().split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

type Listed = { readonly name: string; readonly state: string; readonly id: string };

function readSheetList(bytes: Uint8Array) {
  const sheets: Listed[] = [];
  let countsFrom1904 = false;
  readXml(bytes, {
    open: (element, attributes) => {
      if (element === "workbookPr") countsFrom1904 = /^(1|true)$/.test(attributes["date1904"] ?? "");
      if (element !== "sheet") return;
      if (sheets.length === MOST_SHEETS) throw new WorkbookRefusal("workbook/too-many-sheets");
      const id = Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1] ?? "";
      sheets.push({ name: attributes["name"] ?? "", state: attributes["state"] ?? "", id });
    },
  });
  return { sheets, countsFrom1904 };
}
