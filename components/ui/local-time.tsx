"use client";

import { useSyncExternalStore } from "react";
import { currentLocale, daysAsIn } from "@/lib/domain/locale";

const SHAPE = {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
} as const;
const never = () => () => undefined;

/** An instant in the reader's own zone; the server, which does not know it, writes UTC. */
export function LocalTime({ iso }: { readonly iso: string }) {
  const text = useSyncExternalStore(
    never,
    () => new Intl.DateTimeFormat(daysAsIn(currentLocale()), SHAPE).format(Date.parse(iso)),
    () =>
      `${new Intl.DateTimeFormat(daysAsIn(currentLocale()), { ...SHAPE, timeZone: "UTC" }).format(Date.parse(iso))} UTC`,
  );
  return (
    <time dateTime={iso} className="whitespace-nowrap">
      {text}
    </time>
  );
}
