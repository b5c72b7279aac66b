import { z } from "zod";
import { type Day, parseDay } from "@/lib/domain/day";
import { WIDEST_SHIFT } from "@/lib/domain/evidence";
import { type Handle, parseHandle } from "@/lib/domain/handle";
import { isTextEncoding, type TextEncoding } from "@/lib/domain/text-encoding";
import type { ReadOptions } from "@/lib/exports/read-export";
import { mappingSchema } from "./mapping-schema";

const MAX_FILES_ANSWERED = 1_000;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const handle = z.string().transform((text, context): Handle => {
  const parsed = parseHandle(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: "custom", message: "Not a TikTok user name." });
  return z.NEVER;
});

const day = z.string().transform((text, context): Day => {
  const parsed = parseDay(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: "custom", message: "Not a day (YYYY-MM-DD)." });
  return z.NEVER;
});

const encoding = z.string().transform((text, context): TextEncoding => {
  if (isTextEncoding(text)) return text;
  context.addIssue({ code: "custom", message: "Not an encoding known here." });
  return z.NEVER;
});

const zone = z
  .string()
  .refine((name) => Intl.supportedValuesOf("timeZone").includes(name) || name === "UTC", {
    message: "Not a time zone known here.",
  });

/** What a person said about a batch; keys that are missing were not answered. */
export const answersSchema = z.strictObject({
  /** Whose exports these are, for files that do not say so themselves. */
  profile: handle.nullable().default(null),
  /** E, the day on which the exports were made, for files that do not say so themselves. */
  exportedOn: day.nullable().default(null),
  /** By the file's SHA-256: how many days its labels are to be moved, against all evidence. */
  shifts: z
    .record(sha256, z.int().min(-WIDEST_SHIFT).max(WIDEST_SHIFT))
    .default({})
    .refine((shifts) => Object.keys(shifts).length <= MAX_FILES_ANSWERED),
  /** By the file's SHA-256: the encoding of a text that is not UTF-8. */
  encodings: z
    .record(sha256, encoding)
    .default({})
    .refine((encodings) => Object.keys(encodings).length <= MAX_FILES_ANSWERED),
  /** By profile: the time zone of the computer that exports, to be kept with the profile. */
  timeZones: z
    .record(handle, zone)
    .default({})
    .refine((zones) => Object.keys(zones).length <= MAX_FILES_ANSWERED),
  /** By the file's SHA-256: E of this file alone. */
  exportDays: z
    .record(sha256, day)
    .default({})
    .refine((days) => Object.keys(days).length <= MAX_FILES_ANSWERED),
  /** By the file's SHA-256: the day that its last date stands for, where nothing else proves the year. */
  lastDays: z
    .record(sha256, day)
    .default({})
    .refine((days) => Object.keys(days).length <= MAX_FILES_ANSWERED),
  /** By the file's SHA-256: what the columns of a table mean that is not TikTok's. */
  mappings: z
    .record(sha256, mappingSchema)
    .default({})
    .refine((mappings) => Object.keys(mappings).length <= MAX_FILES_ANSWERED),
  /** By the file's SHA-256: whose the rows of a table are that does not say it itself. */
  profiles: z
    .record(sha256, handle)
    .default({})
    .refine((profiles) => Object.keys(profiles).length <= MAX_FILES_ANSWERED),
  /** By the file's SHA-256: the later tables for which its mapping is kept once it is imported. */
  remember: z
    .record(sha256, z.enum(["profile", "everyone"]))
    .default({})
    .refine((remember) => Object.keys(remember).length <= MAX_FILES_ANSWERED),
  /** Files (SHA-256) that do belong to the profile although their figures contradict it. */
  sameProfile: z.array(sha256).max(MAX_FILES_ANSWERED).default([]),
  /** Import the files that can be imported, and leave out the rest. */
  importRest: z.boolean().default(false),
});

export type Answers = Readonly<z.output<typeof answersSchema>>;

/** What was said of files that says how to read them. */
export function toReadOptions(answers: Answers, today: Day): ReadOptions {
  const { profile, exportedOn, encodings, exportDays, lastDays, mappings, profiles } = answers;
  return { profile, exportedOn, today, encodings, exportDays, lastDays, mappings, profiles };
}

export const NO_ANSWERS: Answers = {
  profile: null,
  exportedOn: null,
  shifts: {},
  encodings: {},
  timeZones: {},
  exportDays: {},
  lastDays: {},
  mappings: {},
  profiles: {},
  remember: {},
  sameProfile: [],
  importRest: false,
};
