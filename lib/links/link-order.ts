import { z } from "zod";
import { parseDay } from "@/lib/domain/day";
import { SHOWS } from "@/lib/domain/link-shows";
import { NUMBER_LOCALES } from "@/lib/domain/number-locales";
import type { WindowDays } from "@/lib/domain/report";
import { SECTIONS, type SharedPortfolio } from "./link";
import { findLinkPasswordProblem } from "./link-password";
import type { LinkOrder } from "./manage-links";

/** What the form of a new link may hold; anything else is refused. */
const LINK_FORM = z.strictObject({
  /** A handle, or one of SHOWS, or "#" and a tag. */
  profile: z.string().max(100),
  /** Handles, for the choice of SHOWS.chosen. */
  chosen: z.array(z.string().max(100)).max(1_000).default([]),
  title: z.string().max(200).optional(),
  overview: z.literal("on").optional(),
  content: z.literal("on").optional(),
  followers: z.literal("on").optional(),
  window: z.enum(["7", "28", "60"]),
  expires: z.enum(["1", "7", "30", "90", "never"]),
  neverConfirmed: z.literal("on").optional(),
  password: z.string().max(1024).optional(),
  figures: z.enum(["live", "pinned", "as-of"]).default("live"),
  asOf: z.string().max(10).optional(),
  message: z.string().max(2_000).optional(),
  windowFixed: z.literal("on").optional(),
  noDownloads: z.literal("on").optional(),
  notes: z.literal("on").optional(),
  headline: z.literal("on").optional(),
  locale: z.string().max(20).optional(),
});

export type LinkForm =
  | {
      readonly ok: true;
      /** The handle of the one profile, or which ones a portfolio shows. */
      readonly shows: string | SharedPortfolio;
      /** Whether the figures of now are to be kept; the reports are the caller's to make. */
      readonly isPinned: boolean;
      readonly order: Required<Omit<LinkOrder, "pinned">>;
    }
  | { readonly ok: false; readonly problem: string };

/** Reads the form of a new link; the problem is a sentence for its maker. */
export function parseLinkForm(fields: Readonly<Record<string, unknown>>): LinkForm {
  const read = LINK_FORM.safeParse(fields);
  if (!read.success) return refuse("The form was not complete. Reload the page and try again.");
  const { title, window, expires, neverConfirmed, ...boxes } = read.data;
  const shows = readShows(read.data);
  if (shows === null) return refuse("Choose at least one profile for the link to show.");
  const sections = SECTIONS.filter((section) => boxes[section] === "on");
  if (sections.length === 0 && typeof shows === "string")
    return refuse("Choose at least one section for the link to show.");
  if (expires === "never" && neverConfirmed === undefined)
    return refuse("Confirm that the link shall work until you revoke it, or choose when it ends.");
  const expiresInDays = expires === "never" ? null : Number(expires);
  const extras = readExtras(boxes);
  if (!extras.ok) return extras;
  return {
    ok: true,
    shows,
    isPinned: boxes.figures === "pinned",
    order: {
      title: title ?? null,
      sections,
      window: Number(window) as WindowDays,
      expiresInDays,
      ...extras.extras,
    },
  };
}

/** null: no profile is chosen. */
function readShows({
  profile,
  chosen,
}: Pick<z.output<typeof LINK_FORM>, "profile" | "chosen">): string | SharedPortfolio | null {
  if (profile === SHOWS.all) return { kind: "all" };
  if (profile.startsWith(SHOWS.tag)) return { kind: "tag", tag: profile.slice(SHOWS.tag.length) };
  if (profile !== SHOWS.chosen) return profile;
  return chosen.length === 0 ? null : { kind: "chosen", handles: chosen };
}

type Extras = Pick<LinkForm & { ok: true }, "order">["order"];

function readExtras(form: Partial<z.output<typeof LINK_FORM>>) {
  const password = form.password === undefined || form.password === "" ? null : form.password;
  const problem = password === null ? null : findLinkPasswordProblem(password);
  if (problem !== null) return refuse(problem);
  if (form.locale && !Object.hasOwn(NUMBER_LOCALES, form.locale))
    return refuse("Choose one of the languages in the list.");
  const asOf = form.figures === "as-of" ? parseDay(form.asOf ?? "") : null;
  if (form.figures === "as-of" && asOf === null)
    return refuse("Choose the last day that the link shall show.");
  const extras = {
    password,
    asOf,
    message: form.message ?? null,
    windowFixed: form.windowFixed === "on",
    downloads: form.noDownloads !== "on",
    notesShown: form.notes === "on",
    headlineShown: form.headline === "on",
    locale: form.locale ? form.locale : null,
  } satisfies Partial<Extras>;
  return { ok: true, extras } as const;
}

function refuse(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem };
}
