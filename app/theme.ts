import { cookies } from "next/headers";
import type { Theme } from "@/components/board/theme-choice";

/** The reader's choice of colours, from the cookie that the choice itself wrote. */
export async function readTheme(): Promise<Theme> {
  const theme = (await cookies()).get("theme")?.value;
  return theme === "light" || theme === "dark" ? theme : "system";
}
