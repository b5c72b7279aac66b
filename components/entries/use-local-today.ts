"use client";

import { useSyncExternalStore } from "react";
import type { Day } from "@/lib/domain/day";
import { localToday } from "./local-today";

const never = () => () => undefined;

/** The reader's own day; on the server, which does not know it, the day given. */
export function useLocalToday(serverToday: Day): Day {
  return useSyncExternalStore(
    never,
    () => localToday() as Day,
    () => serverToday,
  );
}
