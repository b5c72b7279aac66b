import { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { OPERATOR } from "@/lib/db/import-records";
import { listTagsOf, replaceTags } from "@/lib/db/profile-tags";
import {
  type EditableProfile,
  type EditorScope,
  findProfileSettings,
  type ProfileScope,
  type ProfileSettings,
  updateProfile,
} from "@/lib/db/scope";
import { write } from "@/lib/db/writer";
import { BUSINESS_CATEGORIES } from "@/lib/domain/business-category";
import { MOST_TAGS, parseTags } from "@/lib/domain/profile-tag";
import { refuseReader, type Stored, toProblems } from "./entry";

const settingsSchema = z.strictObject({
  name: z.string().trim().max(80, "Keep the name under 80 characters.").transform(orNull),
  category: z
    .string()
    .transform(orNull)
    .refine(isCategoryOrNull, "Choose one of the categories in the list."),
  /** Absent: they stay as they are. */
  tags: z
    .string()
    .refine(
      (text) => parseTags(text) !== null,
      `Use at most ${MOST_TAGS} tags of letters and digits, with commas between them.`,
    )
    .optional(),
  timeZone: z
    .string()
    .transform(orNull)
    .refine(isTimeZoneOrNull, "Choose one of the time zones in the list."),
});

/** What people have said about a profile; what they have not is null. */
export async function getProfileSettings(
  scope: ProfileScope,
): Promise<ProfileSettings & { readonly name: string | null; readonly tags: readonly string[] }> {
  const [settings, tags] = await Promise.all([findProfileSettings(scope), listTagsOf(scope)]);
  return { ...settings, name: scope.name, tags };
}

/** Keeps a profile's name, business category, time zone and, where they are given, tags; an empty text clears what was there. */
export async function storeProfileSettings(
  scope: EditableProfile,
  input: unknown,
  author: EditorScope,
): Promise<Stored> {
  const refused = refuseReader(scope, author);
  if (refused !== null) return refused;
  const parsed = settingsSchema.safeParse(input);
  if (!parsed.success) return { ok: false, problems: toProblems(parsed.error) };
  await write(async (tx) => {
    const { tags, ...change } = parsed.data;
    await updateProfile(tx, scope, change);
    if (tags !== undefined) await replaceTags(tx, scope, parseTags(tags) ?? []);
    await recordAudit(tx, scope.workspaceId, {
      at: new Date(),
      actor: author.userId ?? OPERATOR,
      kind: "profile/changed",
      subject: scope.profileId,
      detail: `@${scope.handle}: name, category, time zone${parsed.data.tags === undefined ? "" : ", tags"}`,
    });
  });
  return { ok: true };
}

/** Every time zone that this machine knows, by its IANA name. */
export function listTimeZones(): readonly string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}

function isCategoryOrNull(text: string | null): boolean {
  return text === null || BUSINESS_CATEGORIES.some((category) => category === text);
}

function isTimeZoneOrNull(text: string | null): boolean {
  return text === null || listTimeZones().includes(text);
}
