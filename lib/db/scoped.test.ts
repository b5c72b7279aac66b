import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/** Opens, watches, copies or migrates the database as a whole, or knows nothing of any workspace. */
const INFRASTRUCTURE: ReadonlySet<string> = new Set([
  "auth-client.ts",
  "automatic-backup.ts",
  "backup.ts",
  "client.ts",
  "daily-upkeep.ts",
  "damage.ts",
  "data-version.ts",
  "database-error.ts",
  "dialect.ts",
  "erase-traces.ts",
  "health.ts",
  "migrate.ts",
  "migration-adapter.ts",
  "new-id.ts",
  "portable-file.ts",
  "portable-load.ts",
  "portable-rows.ts",
  "portable-tables.ts",
  "readiness.ts",
  "restore-postgresql.ts",
  "same-file.ts",
  "schema-engine.ts",
  "sqlite-adapter.ts",
  "upkeep.ts",
  "workspace-restore.ts",
  "workspace-tables.ts",
  "writer.ts",
]);

/** Functions that reach rows without a proof, each with the reason why that is right. */
const UNPROVEN: Readonly<Record<string, string>> = {
  workspaceScopeOfUser: "makes the proof",
  operatorScope: "makes the proof",
  profileScopeOfLink: "makes the proof",
  portfolioScopeOfLink: "makes the proof",
  findProfileLinkByHash: "the hash of the token is what the visitor has",
  findPortfolioLinkByHash: "the hash of the token is what the visitor has",
  countProfileOpens: "the link was found by its token",
  countPortfolioOpens: "the link was found by its token",
  recordAudit: "appends one row beside what was done under a proof",
  listDueSchedules: "of the whole installation, for its clock",
  queueDeliveries: "of a schedule that is due",
  listOpenDeliveries: "of the whole installation, for its clock",
  claimDelivery: "of a schedule that is due",
  settleDelivery: "of a message that was claimed",
  giveUpDeliveries: "of the whole installation, for its clock",
  eraseFromAudit: "runs inside a deletion under a proof",
  recordSession: "about somebody who is not signed in yet",
  recordAccount: "appends rows about somebody's own account",
  listSessionsOf: "one's own, by the user id of a session",
  endSessionsAfterRestore: "of the whole installation, for the operator",
  endSessionsOf: "one's own, by the user id of a session",
  findInvitationByHash: "the hash of the token is what the visitor has",
  isEndedToken: "the hash of the token is what the visitor has",
  replaceEndedToken: "the hash of the token is what the visitor has",
  acceptInvitation: "the hash of the token is what the visitor has",
  chooseProfiles: "within what an owner or an invitation decided",
  stateHash: "of all profiles, for the operator",
  profileStateHash: "the doctor hashes every profile",
  hasUsers: "there is no workspace before the claim",
  storeClaim: "there is no workspace before the claim",
  isClaimCode: "there is no workspace before the claim",
  hasClaim: "there is no workspace before the claim",
  claimOwner: "makes the first workspace",
  newestPostsSql: "is a statement without an answer; who runs it narrows it",
  sweepOriginals: "of the whole installation, for its clock",
  countAttempt: "counts strangers",
  forgiveAttempt: "counts strangers",
};

/** Functions about a workspace that hold nothing of any profile. */
const OF_NO_PROFILE: Readonly<Record<string, string>> = {
  findLinksPausedAt: "whether all links are paused",
  findBranding: "stands on every shared page",
  findLogo: "stands on every shared page",
  findEmbedOrigins: "sites of the workspace",
};

/** Functions about whoever asks, whatever their role. */
const OF_ONESELF: Readonly<Record<string, string>> = {
  listWorkspacesOf: "one's own memberships; the operator's are all",
  switchWorkspace: "one's own session, to a workspace that one belongs to",
  countOwnedAlone: "counts the workspaces that nobody else owns",
  deleteAccountRows: "deletes the account of the proof",
  storeDeletionCode: "a code for oneself; what it is for is proved again when it is used",
  tryDeletionCode: "a code of one's own",
};

const FOLDER = import.meta.dirname;
const WRITE_PROOF = /\b(EditorScope|OwnerScope|EditableProfile|OwnedProfile)\b/;
const PROOF = new RegExp(`${WRITE_PROOF.source}|\\b(Workspace|Profile)Scope\\b`);
const WRITING = /\$executeRaw|\btx\.\w+\.(create|update|upsert|delete)(Many)?\(|\bwrite\(/;

const REACH = /\b(onlyProfiles|withinReach|maySee)\b/;

type Found = {
  readonly file: string;
  readonly name: string;
  readonly parameters: readonly string[];
  /** What the type parameters extend. */
  readonly generics: ReadonlyMap<string, string>;
  readonly isExported: boolean;
  readonly body: string;
};

function allFunctions(): readonly Found[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  return files.filter((name) => !INFRASTRUCTURE.has(name)).flatMap(functionsOf);
}

function functionsOf(file: string): readonly Found[] {
  const text = readFileSync(join(FOLDER, file), "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return source.statements.filter(ts.isFunctionDeclaration).map((statement) => ({
    file,
    name: statement.name?.text ?? "",
    parameters: statement.parameters.map((parameter) => parameter.type?.getText(source) ?? ""),
    generics: new Map(
      (statement.typeParameters ?? []).map((each) => [
        each.name.text,
        each.constraint?.getText(source) ?? "",
      ]),
    ),
    isExported: (statement.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
    body: statement.body?.getText(source) ?? "",
  }));
}

/** Asks a client, or builds SQL that names a table. */
function reachesRows({ body }: Found): boolean {
  return /\b(reader\(\)|tx\b|write\(|Prisma\.sql`)/.test(body);
}

/** The proof comes first, or second after the transaction that it is used in. */
function takes(wanted: RegExp, { parameters, generics }: Found): boolean {
  const [first = "", second = ""] = parameters.map((type) => generics.get(type) ?? type);
  return wanted.test(first) || (first === "Tx" && wanted.test(second));
}

function takesProof(found: Found): boolean {
  return takes(PROOF, found);
}

function takesNothingUnproven(name: string): boolean {
  return UNPROVEN[name] === undefined;
}

/** In its own body or in what it calls of the data layer. */
function mentions(
  wanted: RegExp,
  name: string,
  bodies: ReadonlyMap<string, string>,
  seen: Set<string>,
): boolean {
  const body = bodies.get(name);
  if (body === undefined || seen.has(name)) return false;
  seen.add(name);
  if (wanted.test(body)) return true;
  return [...body.matchAll(/\b(\w+)(?:<[^()]*>)?\(/g)].some(([, called = ""]) =>
    mentions(wanted, called, bodies, seen),
  );
}

describe("the data layer", () => {
  const reaching = allFunctions().filter((each) => each.isExported && reachesRows(each));

  it("has been looked at", () => {
    expect(reaching.length).toBeGreaterThan(50);
  });

  it("gives rows of a workspace to nobody without a proof", () => {
    const unproven = reaching.filter((each) => !takesProof(each)).map(({ name }) => name);
    expect(unproven.filter((name) => UNPROVEN[name] === undefined)).toEqual([]);
    expect(Object.keys(UNPROVEN).filter((name) => !unproven.includes(name))).toEqual([]);
  });

  it("SEC-T4: lets nobody change rows without the proof of an editor or an owner", () => {
    const bodies = new Map(allFunctions().map(({ name, body }) => [name, body]));
    const writing = reaching.filter(
      ({ name }) => takesNothingUnproven(name) && mentions(WRITING, name, bodies, new Set()),
    );
    expect(writing.length).toBeGreaterThan(20);
    const weak = writing.filter((each) => !takes(WRITE_PROOF, each) && OF_ONESELF[each.name] === undefined);
    expect(weak.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });

  it("SEC-T4: shows clients their profiles only, wherever a whole workspace is asked for", () => {
    const bodies = new Map(allFunctions().map(({ name, body }) => [name, body]));
    const wide = reaching.filter((each) => takes(/\bWorkspaceScope\b/, each) && !takes(WRITE_PROOF, each));
    expect(wide.length).toBeGreaterThan(10);
    const blind = wide.filter(({ name }) => !mentions(REACH, name, bodies, new Set()));
    const right = [...Object.keys(OF_NO_PROFILE), ...Object.keys(OF_ONESELF)];
    expect(blind.map(({ name }) => name).sort()).toEqual(right.sort());
  });

  it("names the workspace in every function that has a proof, or in what that calls", () => {
    const bodies = new Map(allFunctions().map(({ name, body }) => [name, body]));
    const silent = reaching
      .filter(takesProof)
      .filter(({ name }) => !mentions(/\bworkspaceId\b/, name, bodies, new Set()));
    expect(silent.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });
});
