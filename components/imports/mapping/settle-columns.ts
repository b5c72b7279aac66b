import type { Mapping } from "@/lib/domain/mapping";
import { findMappingFault } from "@/lib/domain/mapping-rules";
import type { TableSample } from "@/lib/domain/table-sample";
import type { MappingChoice } from "./use-table-sample";

/** The whole mapping, or the sentence that says what is still open. */
export function settleColumns(sample: TableSample | null, choice: MappingChoice): Mapping | string {
  if (sample === null) return "The first rows are not read yet.";
  const { header, draft, dates, numbers } = sample;
  const [order, thousands] = [choice.dates ?? draft.dates, choice.numbers ?? draft.numbers];
  const mapping: Mapping = {
    target: choice.target ?? draft.target,
    header,
    columns: choice.columns ?? draft.columns,
    dates: order ?? "year-month-day",
    numbers: thousands ?? "none",
  };
  const fault = findMappingFault(mapping);
  if (fault !== null) return fault;
  if (order === null && dates.kind === "open") return "Choose which day the dates mean.";
  return thousands === null && numbers.kind === "open" ? "Choose which number is meant." : mapping;
}
