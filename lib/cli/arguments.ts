import { InvalidArgumentError } from "commander";
import { type Day, parseDay } from "@/lib/domain/day";
import { type Handle, parseHandle } from "@/lib/domain/handle";
import { NUMBER_LOCALES } from "@/lib/domain/number-locales";
import { PORTFOLIO_SORTS, type PortfolioSort } from "@/lib/domain/portfolio";
import type { Comparison, Section, WindowDays } from "@/lib/domain/report";
import { isTextEncoding, type TextEncoding, textEncodings } from "@/lib/domain/text-encoding";
import { COMPARISONS, WINDOW_LENGTHS } from "@/lib/domain/window";
import { SECTIONS, type SharedPortfolio } from "@/lib/links/link";

export function toHandleArgument(text: string): Handle {
  const handle = parseHandle(text);
  if (handle === null)
    throw new InvalidArgumentError("It must be a TikTok user name such as @northwind.bakes.");
  return handle;
}

export function toDayArgument(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new InvalidArgumentError("It must be a day that exists, as YYYY-MM-DD.");
  return day;
}

export function toEncodingArgument(text: string): TextEncoding {
  const name = text.toLowerCase();
  if (isTextEncoding(name)) return name;
  throw new InvalidArgumentError(`It must be one of ${textEncodings().join(", ")}.`);
}

export function toWindowArgument(text: string): WindowDays {
  const window = WINDOW_LENGTHS.find((days) => String(days) === text);
  if (window === undefined) throw new InvalidArgumentError("It must be 7, 28 or 60.");
  return window;
}

export function toComparisonArgument(text: string): Comparison {
  const compare = COMPARISONS.find((name) => name === text);
  if (compare === undefined) throw new InvalidArgumentError("It must be previous, weekdays or year.");
  return compare;
}

export function toPortfolioSortArgument(text: string): PortfolioSort {
  const sort = PORTFOLIO_SORTS.find((name) => name === text);
  if (sort === undefined) throw new InvalidArgumentError(`It must be one of ${PORTFOLIO_SORTS.join(", ")}.`);
  return sort;
}

export function toSectionArgument(text: string): Section {
  const section = SECTIONS.find((name) => name === text);
  if (section === undefined) throw new InvalidArgumentError("It must be overview, content or followers.");
  return section;
}

export function toSectionsArgument(text: string): readonly Section[] {
  return [...new Set(text.split(",").map((name) => toSectionArgument(name.trim())))];
}

/** `all`, `tag:retail` or `@one,@two`. */
export function toPortfolioArgument(text: string): SharedPortfolio {
  if (text === "all") return { kind: "all" };
  if (text.startsWith("tag:")) return { kind: "tag", tag: text.slice("tag:".length) };
  return { kind: "chosen", handles: text.split(",").map(toHandleArgument) };
}

export function toLocaleArgument(text: string): string {
  if (Object.hasOwn(NUMBER_LOCALES, text)) return text;
  throw new InvalidArgumentError(`It must be one of ${Object.keys(NUMBER_LOCALES).join(", ")}.`);
}

/** `30d` → 30; `never` → null. */
export function toExpiryArgument(text: string): number | null {
  if (text === "never") return null;
  const days = /^([1-9]\d{0,3})d$/.exec(text)?.[1];
  if (days === undefined)
    throw new InvalidArgumentError("It must be a number of days such as 30d, or never.");
  return Number(days);
}
