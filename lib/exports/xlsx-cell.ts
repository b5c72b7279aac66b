import type { ProblemCode } from "@/lib/domain/problem";
import { formatSerial, formatStoredPercent, type NumberStyle } from "./xlsx-styles";

/** A cell as its XML gives it. */
export type RawCell = {
  /** Attribute `t`; "n" when absent. */
  readonly type: string;
  readonly style: number;
  readonly hasFormula: boolean;
  /** Text of `v` or of the inline string; null when there is none. */
  readonly value: string | null;
};

export type CellTexts = {
  readonly sharedStrings: readonly string[];
  readonly styles: readonly NumberStyle[];
  readonly countsFrom1904: boolean;
};

/** What a text is made of that no person wrote as it stands: the same in every notation. */
type StoredAs = "number" | "date";

/** `error`: a cell like #REF!, whose text is empty because its value is unknown. */
export type CellText =
  | { readonly kind: "text"; readonly text: string; readonly stored?: StoredAs }
  | { readonly kind: "error" }
  | { readonly kind: "refused"; readonly code: ProblemCode; readonly value: string };

/** What a cell says, as text. Only numbers are rewritten, into the shortest digits that mean the stored number. */
export function textOf(cell: RawCell, texts: CellTexts): CellText {
  const { type, value, hasFormula } = cell;
  if (value === null)
    return hasFormula ? { kind: "refused", code: "cell/no-result", value: "" } : { kind: "text", text: "" };
  if (type === "str" || type === "inlineStr" || type === "d") return { kind: "text", text: value };
  if (type === "s") return sharedText(value, texts.sharedStrings);
  if (type === "e") return { kind: "error" };
  if (type === "b" && /^[01]$/.test(value)) return { kind: "text", text: value === "1" ? "TRUE" : "FALSE" };
  if (type === "n") return numberText(value, cell.style, texts);
  return { kind: "refused", code: "cell/unknown-type", value };
}

function sharedText(index: string, sharedStrings: readonly string[]): CellText {
  const text = /^[0-9]{1,9}$/.test(index) ? sharedStrings[Number(index)] : undefined;
  if (text === undefined) return { kind: "refused", code: "cell/no-shared-text", value: index };
  return { kind: "text", text };
}

const NUMBER = /^-?[0-9]{1,400}(?:\.[0-9]{1,400})?(?:E[+-]?[0-9]{1,3})?$/i;

/** Spreadsheets keep 15 digits: a longer whole number, such as the id of a post, is not the one that was meant. */
function numberText(raw: string, style: number, texts: CellTexts): CellText {
  const digits = raw.trim();
  if (digits === "") return { kind: "text", text: "" };
  if (!NUMBER.test(digits)) return { kind: "refused", code: "cell/unknown-type", value: raw };
  const number = Number(digits);
  if (texts.styles[style] === "date") {
    const date = formatSerial(digits, texts.countsFrom1904);
    return date === null ? { kind: "text", text: digits } : { kind: "text", text: date, stored: "date" };
  }
  if (!Number.isFinite(number) || Math.abs(number) >= 1e15)
    return { kind: "refused", code: "cell/precision-lost", value: digits };
  if (texts.styles[style] === "percent") return { kind: "text", text: formatStoredPercent(number) };
  const text = Number.isInteger(number) ? BigInt(number).toString() : String(number);
  return { kind: "text", text, stored: "number" };
}
