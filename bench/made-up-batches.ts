import { addDays, type Day, toDay } from "@/lib/domain/day";
import { type Handle, parseHandle } from "@/lib/domain/handle";
import type { UploadedFile } from "@/lib/exports/read-export";
import { type Answers, NO_ANSWERS } from "@/lib/imports/answers";
import { followerFile, overviewFile } from "@/lib/imports/testing/made-up-exports";

/** What one person drops for one profile: a year of Overview and FollowerHistory. */
export type MadeUpBatch = {
  readonly handle: Handle;
  readonly files: readonly UploadedFile[];
  readonly answers: Answers;
};

const DAYS = 365;
const FIRST_DAY = toDay("2025-03-24");
const EXPORTED_ON: Day = addDays(FIRST_DAY, DAYS);
/** Five measures of Overview and the follower total. */
export const READINGS_PER_BATCH = DAYS * 6;

/** A year of a profile that no other number gives; `number` also varies the figures, so no two files are alike. */
export function madeUpBatch(number: number): MadeUpBatch {
  const handle = toHandle(`northwind.shop${number}`);
  const days = Array.from({ length: DAYS }, (_, index) => overviewDay(number, index));
  const totals = Array.from({ length: DAYS }, (_, index) => 900 + number + 11 * index + (index % 5));
  return {
    handle,
    files: [
      overviewFile({ from: FIRST_DAY, days, mode: "A" }),
      followerFile({ from: FIRST_DAY, totals, mode: "A" }),
    ],
    answers: { ...NO_ANSWERS, profile: handle, exportedOn: EXPORTED_ON },
  };
}

/** Views of four to six digits with a weekly rhythm, and what follows from them. */
function overviewDay(number: number, index: number): readonly number[] {
  const views = 4_000 + ((index * 7_919 + number * 104_729) % 160_000) + (index % 7) * 1_300;
  return [
    views,
    Math.floor(views / 40),
    Math.floor(views / 11),
    Math.floor(views / 190),
    Math.floor(views / 120),
  ];
}

function toHandle(text: string): Handle {
  const handle = parseHandle(text);
  if (handle === null) throw new Error(`Not a handle: ${text}`);
  return handle;
}
