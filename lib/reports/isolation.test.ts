import fc from "fast-check";
import { expect, it } from "vitest";
import { listPeople } from "@/lib/accounts/people";
import { listAudit } from "@/lib/db/audit";
import { storeGoal } from "@/lib/db/goals";
import { listMeasuredHours } from "@/lib/db/hourly";
import {
  type EditorScope,
  ensureProfile,
  type OwnedProfile,
  type OwnerScope,
  type WorkspaceScope,
} from "@/lib/db/scope";
import { profileStateHash } from "@/lib/db/state-hash";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { write } from "@/lib/db/writer";
import { addDays, toDay } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { Rows } from "@/lib/domain/reading";
import { getProfileSettings, storeProfileSettings } from "@/lib/entries/profile-settings";
import { storeTopItems } from "@/lib/entries/top-items";
import { getImport, listImports, readOriginal } from "@/lib/imports/history";
import { redoImport } from "@/lib/imports/redo";
import { undoImport } from "@/lib/imports/undo";
import { createLink, listLinks } from "@/lib/links/manage-links";
import { getConflicts } from "./conflicts";
import { getContent } from "./content";
import { getCoverage } from "./coverage";
import { getFollowers } from "./followers";
import { getGoals } from "./goals";
import { getOverview } from "./overview";
import { getPost } from "./post";
import { findReportProfile, listProfilesForPicker } from "./profiles";
import { getProvenance } from "./provenance";
import { dailyRows, postRow, type SeededExport, seedExports } from "./testing/seed-ledger";
import { seedMember } from "./testing/seed-member";
import { getImportZone, getZone } from "./zone";

const NEWEST = { kinds: null, actor: null, before: null, limit: 100 } as const;

const NOW = new Date("2026-03-25T09:00:00Z");
const TODAY = toDay("2026-03-25");
/** Both workspaces watch the same TikTok account, so that nothing but the workspace keeps them apart. */
const HANDLE = "northwind.bakes" as Handle;

/** Each house may have them. */
const POST_IDS = ["701", "705"] as const;

const count = fc.option(fc.integer({ min: 0, max: 500_000 }), { nil: null });
const series = fc.array(count, { minLength: 1, maxLength: 70 });
const exportedOn = fc.integer({ min: 0, max: 9 }).map((days) => addDays(TODAY, -days));

const anExport: fc.Arbitrary<SeededExport> = exportedOn.chain((day) =>
  fc
    .oneof(
      seedOf(
        "studio/overview",
        series.map((views) => dailyRows(addDays(day, -1), { videoViews: views, likes: views })),
      ),
      seedOf(
        "studio/follower-history",
        series.map((followers) => dailyRows(addDays(day, -1), { followers })),
      ),
      seedOf(
        "studio/content",
        fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1 }).map((ids) => postsOf(ids, day)),
      ),
      seedOf(
        "studio/follower-activity",
        fc.array(count, { minLength: 24, maxLength: 48 }).map((hours) => hoursOf(hours, day)),
      ),
      seedOf("studio/follower-gender", fc.integer({ min: 0, max: 1_000_000 }).map(sharesOf)),
    )
    .map((seeded) => ({ ...seeded, exportedOn: day })),
);
const house = fc.record({
  exports: fc.array(anExport, { minLength: 1, maxLength: 5 }),
  name: fc.string({ minLength: 1, maxLength: 20, unit: "grapheme-ascii" }).map((text) => `x${text.trim()}`),
});
type MadeUpHouse = { readonly exports: readonly SeededExport[]; readonly name: string };

function seedOf(format: SeededExport["format"], rows: fc.Arbitrary<Rows>) {
  return rows.map((each) => ({ format, rows: each }));
}

function postsOf(ids: readonly number[], day: string): Rows {
  const rows = ids.map((id, index) => ({
    ...postRow(`70${id}`, addDays(toDay(day), -id), 1_000 * id + index),
    line: index + 2,
  }));
  return { kind: "posts", rows };
}

function hoursOf(values: readonly (number | null)[], day: string): Rows {
  const rows = values.map((value, index) => ({
    line: index + 2,
    labelDay: addDays(toDay(day), Math.floor(index / 24) - 3),
    hour: index % 24,
    value: value === null ? null : BigInt(value),
  }));
  return { kind: "hours", rows };
}

function sharesOf(millionths: number): Rows {
  const rest = { line: 3, label: "Male", millionths: 1_000_000 - millionths };
  return { kind: "shares", dimension: "gender", rows: [{ line: 2, label: "Female", millionths }, rest] };
}

async function fill(scope: OwnerScope, { exports, name }: MadeUpHouse): Promise<OwnedProfile> {
  const profile = await write((tx) => ensureProfile(tx, scope, HANDLE));
  await seedExports(profile, exports);
  await storeProfileSettings(profile, { name, category: "", timeZone: "Europe/Athens" }, scope);
  const items = [{ label: name, url: null }];
  await storeTopItems(profile, { kind: "video", readOn: TODAY, items }, { scope, now: NOW, today: TODAY });
  const goal = {
    metric: "videoViews",
    target: 1_000 + name.length,
    firstDay: TODAY,
    lastDay: TODAY,
  } as const;
  await storeGoal(profile, { ...goal, id: null }, { by: "operator", at: NOW, most: 9 });
  const order = { title: name, sections: ["overview"], window: 28, expiresInDays: 1 } as const;
  await createLink(profile, order, { scope, now: NOW });
  return profile;
}

/** Everything that a person of this workspace can be shown. */
async function readEverything(scope: OwnerScope): Promise<object> {
  const profile = await findReportProfile(scope, HANDLE);
  if (profile === null) throw new Error("The profile is gone.");
  const request = { window: 28, asOf: null, compare: "previous" } as const;
  const imports = await listImports(scope, { profile: null, limit: 100, before: null });
  const days = { from: addDays(TODAY, -90), to: TODAY };
  return {
    reports: [
      ...(await Promise.all(
        ([7, 28, 60] as const).map((window) => getOverview(profile, { ...request, window })),
      )),
      await getContent(profile, request),
      ...(await Promise.all(POST_IDS.map((postId) => getPost(profile, postId, request)))),
      await getFollowers(profile, { ...request, window: 60 }),
      await getCoverage(profile, TODAY),
      await getProvenance(profile, { ...request, metric: "videoViews", day: addDays(TODAY, -5) }),
      await getConflicts(profile, { limit: 50 }),
      await getZone(profile),
      await listMeasuredHours(profile, days),
      await getProfileSettings(profile),
      await getGoals(profile, TODAY),
    ],
    lists: [
      imports,
      await listLinks(scope, NOW),
      await listProfilesForPicker(scope),
      [...(await listPeople(scope))],
      await listAudit(scope, NEWEST),
    ],
    state: await profileStateHash(profile),
  };
}

describeOnBothDatabases("two workspaces with the same profile", () => {
  it("show what they show without the other, and take nothing of it", async () => {
    await fc.assert(
      fc.asyncProperty(house, house, async (first, second) => {
        await emptyDatabase();
        const [mia, eve] = [await seedMember("northwind", "owner"), await seedMember("contoso", "owner")];
        await fill(mia, first);
        const alone = await readEverything(mia);
        expect(await listProfilesForPicker(eve)).toEqual([]);
        expect(await listImports(eve, { profile: HANDLE, limit: 100, before: null })).toEqual([]);
        await fill(eve, second);
        const eves = await readEverything(eve);
        expect(await readEverything(mia)).toEqual(alone);
        await reachAcross(eve, mia);
        expect(await readEverything(mia)).toEqual(alone);
        expect(await readEverything(eve)).toEqual(eves);
      }),
      { numRuns: 8 },
    );
  });
});

/** Somebody who knows the ids of another workspace's imports gets what unknown ids get. */
async function reachAcross(stranger: EditorScope, owner: WorkspaceScope): Promise<void> {
  for (const { importId } of await listImports(owner, { profile: null, limit: 100, before: null })) {
    expect(await getImport(stranger, importId)).toBeNull();
    expect(await readOriginal(stranger, importId)).toBeNull();
    expect(await getImportZone(stranger, importId)).toEqual(await getImportZone(stranger, "nothing"));
    expect(await undoImport(stranger, importId)).toEqual({ kind: "unknown" });
    expect(await redoImport(stranger, importId)).toEqual({ kind: "unknown" });
    const page = { profile: null, limit: 100, before: importId };
    expect(JSON.stringify(await listImports(stranger, page))).not.toContain(importId);
  }
}
