import { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { OPERATOR } from "@/lib/db/import-records";
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
import { refuseReader, type Stored, toProblems } from "./entry";

const settingsSchema = z.strictObject({
  name: z.string().trim().max(80, "Keep the name under 80 characters.").transform(orNull),
  category: z
    .string()
    .transform(orNull)
    .refine(isCategoryOrNull, "Choose one of the categories in the list."),
  timeZone: z
    .string()
    .transform(orNull)
    .refine(isTimeZoneOrNull, "Choose one of the time zones in the list."),
});

/** What people have said about a profile; what they have not is null. */
export async function getProfileSettings(
  scope: ProfileScope,
): Promise<ProfileSettings & { readonly name: string | null }> {
  return { ...(await findProfileSettings(scope)), name: scope.name };
}

/** Keeps a profile's name, business category and time zone; an empty text clears what was there. */
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
    await updateProfile(tx, scope, parsed.data);
    await recordAudit(tx, scope.workspaceId, {
      at: new Date(),
      actor: author.userId ?? OPERATOR,
      kind: "profile/changed",
      subject: scope.profileId,
      detail: `@${scope.handle}: name, category, time zone`,
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
