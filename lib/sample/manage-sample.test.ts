import { expect, it } from "vitest";
import { reader } from "@/lib/db/client";
import { operatorScope, type ProfileScope, type WorkspaceScope } from "@/lib/db/scope";
import { stateHash } from "@/lib/db/state-hash";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { SAMPLE_HANDLE } from "@/lib/domain/sample";
import { getContent } from "@/lib/reports/content";
import { getFollowers } from "@/lib/reports/followers";
import { getOverview } from "@/lib/reports/overview";
import { findReportProfile, listProfilesForPicker } from "@/lib/reports/profiles";
import { seedProfile } from "@/lib/reports/testing/seed-ledger";
import { addSample, findSample, removeSample } from "./manage-sample";

const NOW = new Date("2026-11-22T10:00:00Z");
const LAST_28 = { window: 28, asOf: null, compare: "previous" } as const;

async function sampleOf(scope: WorkspaceScope): Promise<ProfileScope> {
  const profile = await findReportProfile(scope, SAMPLE_HANDLE);
  if (profile === null) throw new Error("There is no sample.");
  return profile;
}

describeOnBothDatabases("the made-up profile", () => {
  it("shows every state: a gap, unsettled days, a viral day, unknown viewers, hours of every weekday", async () => {
    await emptyDatabase();
    const scope = await operatorScope();
    expect(await addSample(scope, NOW)).toBe(true);
    const profile = await sampleOf(scope);

    const { figures, moved, newestDay, posts } = await getOverview(profile, { ...LAST_28, window: 60 });
    expect(newestDay).toBe("2026-11-21");
    expect(figures.videoViews.coverage).toEqual({ known: 58, days: 60 });
    expect(figures.videoViews.series.filter(({ provisional }) => provisional)).toHaveLength(4);
    expect(figures.followers.value).toBe(9_000);
    expect(figures.videoViews.usualSwing).not.toBeNull();
    expect(moved.some((claim) => claim.kind === "unusual-day" && claim.day === "2026-11-10")).toBe(true);
    expect(posts.length).toBeGreaterThan(20);
    expect((await getContent(profile, LAST_28)).posts.some(({ detail }) => detail.entry !== null)).toBe(true);

    const { open } = await getFollowers(profile, { ...LAST_28, window: 60 });
    expect(open?.heatEver?.cells.every(({ mean }) => mean !== null)).toBe(true);
    expect(open?.heatEver?.days?.from).toBe("2026-08-16");
    expect(open?.audienceChange?.territory?.before).toBe("2026-11-15");
    expect(open?.viewers.viewers.some(({ value }) => value === null)).toBe(true);
    expect(open?.worked?.best.map(({ weekday, part }) => [weekday, part])).toEqual([[3, 3]]);
    expect(open?.topSounds?.items).toHaveLength(3);
  });

  it("is made once, stands last, and is removed with every byte of it and nothing else", async () => {
    await emptyDatabase();
    const scope = await operatorScope();
    await seedProfile("zen.bakery");
    const before = await stateHash();
    await addSample(scope, NOW);
    expect(await addSample(scope, NOW)).toBe(false);
    expect(await findSample(scope)).toEqual({ isOnly: false });
    const handles = (await listProfilesForPicker(scope)).map(({ handle }) => handle);
    expect(handles).toEqual(["zen.bakery", SAMPLE_HANDLE]);

    expect(await removeSample(scope, NOW)).toBe(true);
    expect(await removeSample(scope, NOW)).toBe(false);
    expect(await findSample(scope)).toBeNull();
    expect(await stateHash()).toBe(before);
    const left = await Promise.all([
      reader().import.count(),
      reader().originalFile.count(),
      reader().note.count(),
      reader().reading.count(),
    ]);
    expect(left).toEqual([0, 0, 0, 0]);
  });

  it("is made by nobody who may only look", async () => {
    await emptyDatabase();
    const scope = await operatorScope();
    await expect(addSample({ ...scope, role: "viewer" }, NOW)).rejects.toThrow("not import into it");
    expect(await findSample(scope)).toBeNull();
  });
});
