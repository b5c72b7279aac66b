import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const LIB = join(import.meta.dirname, "..");
const FOLDERS = ["accounts", "db", "entries", "imports", "leaving", "links", "mail", "sample"];

/** What changes rows for a person or the operator and writes down nothing, each with the reason why that is right. */
const SILENT: Readonly<Record<string, string>> = {
  "db/auth-client.ts: authClient": "better-auth's own rows; lib/accounts writes down what they mean",
  "db/deletion-codes.ts: storeDeletionCode": "nothing is deleted yet",
  "db/deletion-codes.ts: tryDeletionCode": "what the code deletes is written down",
  "db/deletion.ts: deleteWorkspaceRows": "the log goes with the workspace",
  "sample/manage-sample.ts: addSample": "its imports are written down",
  "db/workspaces.ts: switchWorkspace": "a browser looks elsewhere; what it does there is written down",
  "db/scope.ts: operatorScope": "the first command makes the first workspace",
  "db/mail-deliveries.ts: queueDeliveries": "the clock; the delivery itself is the record",
  "db/mail-deliveries.ts: claimDelivery": "the delivery itself is the record",
  "db/mail-deliveries.ts: settleDelivery": "the delivery itself is the record",
  "db/mail-deliveries.ts: giveUpDeliveries": "the delivery itself is the record",
  "db/upkeep.ts: claimUpkeep": "the clock; the row itself is the record",
  "db/upkeep.ts: settleUpkeep": "the clock; the row itself is the record",
  "db/upkeep.ts: eraseBackupsUntil": "the deletion is written down",
  "db/claims.ts: storeClaim": "a start prints a code",
  "db/rate-limits.ts: countAttempt": "counts strangers",
  "db/rate-limits.ts: forgiveAttempt": "counts strangers",
  "db/share-links.ts: countProfileOpens": "a reader opens a link",
  "db/portfolio-links.ts: countPortfolioOpens": "a reader opens a link",
  "db/health.ts: checkDatabaseWritable": "rolls back",
  "db/readiness.ts: writeAndRollBack": "rolls back",
};

type Found = { readonly name: string; readonly body: string; readonly text: string };

function functionsOf(folder: string): readonly Found[] {
  const files = readdirSync(join(LIB, folder), { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !/\.test\.ts$|generated|testing/.test(name),
  );
  return files.flatMap((file) => {
    const text = readFileSync(join(LIB, folder, file), "utf8");
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    return source.statements.filter(ts.isFunctionDeclaration).map((statement) => ({
      name: `${folder}/${file}: ${statement.name?.text ?? ""}`,
      body: statement.body?.getText(source) ?? "",
      text: statement.getText(source),
    }));
  });
}

/** In its own body, in a function of its own file, or in one of the data layer that it calls. */
function reaches(wanted: RegExp, from: Found, all: readonly Found[], seen: Set<string>): boolean {
  if (wanted.test(from.body)) return true;
  const [file = ""] = from.name.split(": ");
  const called = new Set([...from.body.matchAll(/\b(\w+)(?:<[^()]*>)?\(/g)].map(([, name = ""]) => name));
  return all.some((each) => {
    const [home = "", name = ""] = each.name.split(": ");
    if (!called.has(name) || seen.has(each.name) || name === "write") return false;
    if (home !== file && !(home.startsWith("db/") && /^export /.test(each.text))) return false;
    seen.add(each.name);
    return reaches(wanted, each, all, seen);
  });
}

test("SEC-L1: whatever begins a transaction of its own writes down what it did", () => {
  const all = FOLDERS.filter((folder) => readdirSync(LIB).includes(folder)).flatMap(functionsOf);
  const writing = all.filter(({ body }) => /\bwrite\((async )?\(/.test(body));
  expect(writing.length).toBeGreaterThan(20);
  const silent = writing.filter((each) => !reaches(/\brecord(Audit|Account)\(/, each, all, new Set()));
  expect(silent.map(({ name }) => name).sort()).toEqual(Object.keys(SILENT).sort());
});
