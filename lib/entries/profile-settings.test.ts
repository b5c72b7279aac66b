import { expect, it } from "vitest";
import { findProfile, operatorScope } from "@/lib/db/scope";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { parseHandle } from "@/lib/domain/handle";
import { seedProfile } from "@/lib/reports/testing/seed-ledger";
import { getProfileSettings, storeProfileSettings } from "./profile-settings";

describeOnBothDatabases("what people say about a profile", () => {
  it("is kept, and an empty text clears it", async () => {
    await emptyDatabase();
    await seedProfile("northwind.bakes");
    const told = { name: " Northwind Bakes ", category: "Food & Beverage", timeZone: "Europe/Athens" };
    expect(await storeProfileSettings(await bakery(), told, await operatorScope())).toEqual({ ok: true });
    expect(await getProfileSettings(await bakery())).toEqual({ ...told, name: "Northwind Bakes", tags: [] });
    const nothing = { name: "", category: "", timeZone: "" };
    await storeProfileSettings(await bakery(), nothing, await operatorScope());
    expect(await getProfileSettings(await bakery())).toEqual({
      name: null,
      category: null,
      timeZone: null,
      tags: [],
    });
  });

  it("is refused when no such category or zone exists", async () => {
    await emptyDatabase();
    await seedProfile("northwind.bakes");
    const told = { name: "", category: "Cake", timeZone: "Mars/Olympus" };
    const stored = await storeProfileSettings(await bakery(), told, await operatorScope());
    expect(stored).toEqual({
      ok: false,
      problems: [
        { field: "category", message: "Choose one of the categories in the list." },
        { field: "timeZone", message: "Choose one of the time zones in the list." },
      ],
    });
  });
});

async function bakery() {
  const handle = parseHandle("northwind.bakes");
  const profile = handle === null ? null : await findProfile(await operatorScope(), handle);
  if (profile === null) throw new Error("The profile was seeded.");
  return profile;
}
