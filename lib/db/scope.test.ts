import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Handle, parseHandle } from "@/lib/domain/handle";
import { ROLES, type Role } from "@/lib/domain/role";
import { newId } from "./new-id";
import {
  asEditor,
  asOwner,
  ensureProfile,
  findProfile,
  findProfileSettings,
  listProfiles,
  operatorScope,
  profileScopeOfLink,
  updateProfile,
  workspaceScopeOfUser,
} from "./scope";
import { describeOnBothDatabases, emptyDatabase } from "./testing/describe-on-both-databases";
import { write } from "./writer";

function handle(text: string): Handle {
  const parsed = parseHandle(text);
  if (parsed === null) throw new Error(`No handle: ${text}`);
  return parsed;
}

describeOnBothDatabases("scopes", () => {
  beforeAll(emptyDatabase);

  it("gives the operator one workspace, however often it is asked for at once", async () => {
    const scopes = await Promise.all(Array.from({ length: 12 }, () => operatorScope()));
    expect(new Set(scopes.map(({ workspaceId }) => workspaceId)).size).toBe(1);
    expect(scopes[0]).toMatchObject({ userId: null, role: "owner" });
  });

  it("creates a profile once and finds it by its handle", async () => {
    const scope = await operatorScope();
    const ensure = () => write((tx) => ensureProfile(tx, scope, handle("@Northwind.Bakes")));
    const first = await ensure();
    expect(await write((tx) => ensureProfile(tx, scope, handle("northwind.bakes")))).toEqual(first);
    expect(await findProfile(scope, handle("northwind.bakes"))).toEqual(first);
    expect(await findProfile(scope, handle("nobody"))).toBeNull();
    expect(await listProfiles(scope)).toEqual([first]);
    const atOnce = () => write((tx) => ensureProfile(tx, scope, handle("at.once")));
    const ids = (await Promise.all([atOnce(), atOnce(), atOnce(), atOnce()])).map(
      ({ profileId }) => profileId,
    );
    expect(new Set(ids).size).toBe(1);
  });

  it("changes what is given and leaves the rest", async () => {
    const scope = await operatorScope();
    const profile = await write((tx) => ensureProfile(tx, scope, handle("northwind.bakes")));
    await write((tx) => updateProfile(tx, profile, { name: "Northwind", timeZone: "Pacific/Auckland" }));
    expect(await write((tx) => updateProfile(tx, profile, { category: "Food" }))).toMatchObject({
      name: "Northwind",
    });
    expect(await findProfileSettings(profile)).toEqual({ category: "Food", timeZone: "Pacific/Auckland" });
  });

  it("shows a person their own workspace and nothing of another", async () => {
    await write(async (tx) => {
      await tx.user.createMany({
        data: ["ada", "eve", "cy"].map((id) => ({ id, name: id, email: `${id}@example.com` })),
      });
      await tx.workspace.create({ data: { id: "other", name: "Other" } });
      await tx.member.create({ data: { workspaceId: "other", userId: "eve", role: "viewer" } });
    });
    expect(await workspaceScopeOfUser("ada")).toBeNull();
    const eve = await workspaceScopeOfUser("eve");
    expect(eve).toEqual({ workspaceId: "other", userId: "eve", role: "viewer", onlyProfiles: null });
    if (!eve) return;
    expect(await findProfile(eve, handle("northwind.bakes"))).toBeNull();
    expect(await listProfiles(eve)).toEqual([]);
  });

  it("gives each role its own proof and no stronger one", async () => {
    const { workspaceId } = await operatorScope();
    const proofs = await Promise.all(
      ROLES.map(async (role) => {
        const scope = await memberOf(workspaceId, role);
        return [role, asEditor(scope) !== null, asOwner(scope) !== null];
      }),
    );
    expect(proofs).toEqual([
      ["owner", true, true],
      ["editor", true, false],
      ["viewer", false, false],
      ["client", false, false],
    ]);
  });

  it("shows a client the chosen profiles and, before any is chosen, none", async () => {
    const scope = await operatorScope();
    const [chosen] = await Promise.all(
      ["chosen", "other.one"].map((name) => write((tx) => ensureProfile(tx, scope, handle(name)))),
    );
    const before = await memberOf(scope.workspaceId, "client");
    expect(await listProfiles(before)).toEqual([]);
    const profileId = chosen?.profileId ?? "";
    await write((tx) =>
      tx.memberProfile.create({
        data: { workspaceId: scope.workspaceId, userId: before.userId ?? "", profileId },
      }),
    );
    const client = await workspaceScopeOfUser(before.userId ?? "");
    if (client === null) throw new Error("The client is gone.");
    expect((await listProfiles(client)).map((each) => each.handle)).toEqual(["chosen"]);
    expect(await findProfile(client, handle("chosen"))).toEqual(chosen);
    expect(await findProfile(client, handle("other.one"))).toBeNull();
    expect(asEditor(client)).toBeNull();
  });

  it("opens for a link the profile of that workspace only", async () => {
    const scope = await operatorScope();
    const profile = await write((tx) => ensureProfile(tx, scope, handle("northwind.bakes")));
    expect(await profileScopeOfLink(profile)).toEqual(profile);
    expect(await profileScopeOfLink({ ...profile, workspaceId: "other" })).toBeNull();
  });
});

async function memberOf(workspaceId: string, role: Role) {
  const userId = newId();
  await write(async (tx) => {
    await tx.user.create({ data: { id: userId, name: role, email: `${userId}@northwind.example` } });
    await tx.member.create({ data: { workspaceId, userId, role } });
  });
  const scope = await workspaceScopeOfUser(userId);
  if (scope === null) throw new Error("The member was not found.");
  return scope;
}

describe("a proof of scope", () => {
  it("is made in lib/db/scope.ts and nowhere else", () => {
    const sources = execFileSync(
      "git",
      ["ls-files", "-co", "--exclude-standard", "app", "components", "lib", "bench"],
      { encoding: "utf8" },
    )
      .split("\n")
      .filter((path) => /\.tsx?$/.test(path));
    expect(sources.length).toBeGreaterThan(20);
    const forgers = sources.filter((path) =>
      /\bas\s+(unknown\s+as\s+)?(Workspace|Editor|Owner|Profile)Scope\b|\bas\s+(unknown\s+as\s+)?(Editable|Owned)Profile\b/.test(
        readFileSync(path, "utf8"),
      ),
    );
    expect(forgers).toEqual(["lib/db/scope.ts"]);
  });
});
