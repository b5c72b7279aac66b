import { z } from "zod";
import type { Section, WindowDays } from "@/lib/domain/report";
import { EXPIRY_DAYS, SECTIONS, WINDOWS } from "./link";
import type { LinkOrder } from "./manage-links";

/** What the form of a new link may hold; anything else is refused. */
const LINK_FORM = z.strictObject({
  profile: z.string().max(100),
  title: z.string().max(200).optional(),
  overview: z.literal("on").optional(),
  content: z.literal("on").optional(),
  followers: z.literal("on").optional(),
  window: z.enum(["7", "28", "60"]),
  expires: z.enum(["1", "7", "30", "90", "never"]),
  neverConfirmed: z.literal("on").optional(),
});

export type LinkForm =
  | { readonly ok: true; readonly profile: string; readonly order: LinkOrder }
  | { readonly ok: false; readonly problem: string };

/** Reads the form of a new link; the problem is a sentence for its maker. */
export function parseLinkForm(fields: Readonly<Record<string, unknown>>): LinkForm {
  const read = LINK_FORM.safeParse(fields);
  if (!read.success) return refuse("The form was not complete. Reload the page and try again.");
  const { profile, title, window, expires, neverConfirmed, ...boxes } = read.data;
  const sections = SECTIONS.filter((section) => boxes[section] === "on");
  if (sections.length === 0) return refuse("Choose at least one section for the link to show.");
  if (expires === "never" && neverConfirmed === undefined)
    return refuse("Confirm that the link shall work until you revoke it, or choose when it ends.");
  const expiresInDays = expires === "never" ? null : Number(expires);
  return {
    ok: true,
    profile,
    order: { title: title ?? null, sections, window: Number(window) as WindowDays, expiresInDays },
  };
}

/** `overview,content` → sections in their order; null for an unknown or a missing name. */
export function parseSections(text: string): readonly Section[] | null {
  const names = text.split(",").map((name) => name.trim());
  if (!names.every((name) => SECTIONS.some((section) => section === name))) return null;
  return SECTIONS.filter((section) => names.includes(section));
}

export function parseWindow(text: string): WindowDays | null {
  return WINDOWS.find((days) => String(days) === text) ?? null;
}

/** `30d` → 30, `never` → "never"; null unless it is one of the choices. */
export function parseExpiry(text: string): number | "never" | null {
  if (text === "never") return "never";
  return EXPIRY_DAYS.find((days) => text === `${days}d` || text === String(days)) ?? null;
}

function refuse(problem: string): LinkForm {
  return { ok: false, problem };
}
