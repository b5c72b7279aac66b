import { AsyncLocalStorage } from "node:async_hooks";
import { chooseLocale, type Locale, parseLocale, tellLocaleBy } from "@/lib/domain/locale";

type Reader = { locale: Locale };

/** Next loads this module more than once in a process; the requests are the same. */
const KEY = Symbol.for("tallyboard.reader");
const registry = globalThis as { [KEY]?: AsyncLocalStorage<Reader> };
const readers = registry[KEY] ?? new AsyncLocalStorage<Reader>();
registry[KEY] = readers;

/** From here on everything that this request is answered with is written in the locale that its sender's browser asks for. */
export function receiveReader(acceptLanguage: string | null): void {
  readers.enterWith({ locale: chooseLocale(acceptLanguage) });
  tellLocaleBy(() => readers.getStore()?.locale ?? null);
}

/** Writes the answer to this request in another locale: that of a link whose owner chose one. null leaves it. */
export function overrideReaderLocale(tag: string | null): void {
  const reader = readers.getStore();
  if (reader !== undefined) reader.locale = parseLocale(tag) ?? reader.locale;
}
