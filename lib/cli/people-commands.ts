import type { Command } from "commander";
import { invite, listInvitations } from "@/lib/accounts/invitations";
import {
  changeRole,
  findMemberByEmail,
  listMembersOf,
  removeMember,
  resetFactorOf,
} from "@/lib/accounts/members";
import { env } from "@/lib/env";
import { asOperator } from "@/lib/imports/operator";
import { CommandFailed, EXIT } from "./exit-code";
import { onOneLine, print, printJson } from "./print";

type Json = { readonly json?: boolean };
type InviteOptions = Json & { readonly role: string; readonly profile: readonly string[] };
type Owner = Parameters<typeof removeMember>[0];

export function addPeopleCommands(program: Command): void {
  const people = program.command("people").description("who may see this workspace, and what they may do");
  addList(people);
  addInvite(people);
  addRole(people);
  addChange(people, {
    name: "remove",
    text: "take somebody out; they are signed out at once",
    run: removeMember,
    done: (email) => `${email} is removed and signed out.`,
  });
  addChange(people, {
    name: "reset-second-factor",
    text: "let somebody who lost phone and codes sign in with the password alone",
    run: resetFactorOf,
    done: (email) => `${email} signs in with the password alone now, and is signed out everywhere.`,
  });
}

function addList(people: Command): void {
  people
    .command("list")
    .description("list everybody, and the invitations that nobody has used yet")
    .option("--json", "print one JSON document")
    .action(async (options: Json) => {
      const [members, invitations] = await asOperator(async (scope) => [
        await listMembersOf(scope),
        await listInvitations(scope, new Date()),
      ]);
      if (options.json) {
        printJson({ people: members.map(({ userId: _, ...member }) => member), invitations });
        return;
      }
      for (const { email, role, profiles } of members) print(toText(email, role, profiles));
      for (const { email, role, profiles, expiresAt } of invitations)
        print(`${toText(email, role, profiles)} · invited until ${expiresAt.toISOString()}`);
    });
}

function addInvite(people: Command): void {
  people
    .command("invite")
    .description(
      "make an invitation, or a new one in its place, and print its address, which works once, within an hour",
    )
    .argument("<email>")
    .option("--role <role>", "owner, editor, viewer or client", "viewer")
    .option("--profile <@handle>", "a profile that a client may see; again for more", collect, [])
    .option("--json", "print one JSON document")
    .action(async (email: string, { role, profile, json }: InviteOptions) => {
      const asked = { email, role, profiles: [...profile] };
      const invited = await asOperator((scope) => invite(scope, asked, new Date()));
      if (!invited.ok) throw new CommandFailed(invited.problem, EXIT.refused);
      const { baseUrl, port } = env();
      const url = `${baseUrl ?? `http://localhost:${port}`}/join/${invited.token}`;
      if (json) printJson({ email: invited.email, role, url, expiresAt: invited.expiresAt });
      else print(url);
    });
}

function addRole(people: Command): void {
  people
    .command("role")
    .description("change what somebody may do")
    .argument("<email>")
    .argument("<role>", "owner, editor, viewer or client")
    .option("--profile <@handle>", "a profile that a client may see; again for more", collect, [])
    .option("--json", "print one JSON document")
    .action(async (email: string, role: string, { profile, json }: Omit<InviteOptions, "role">) => {
      await change(email, (scope, userId) =>
        changeRole(scope, { userId, role, profiles: [...profile] }, new Date()),
      );
      if (json) printJson({ email, role, profiles: profile });
      else print(`${onOneLine(email)} is ${role} now.`);
    });
}

type Change = {
  readonly name: string;
  readonly text: string;
  readonly run: (scope: Owner, userId: string, now: Date) => Promise<string | null>;
  readonly done: (email: string) => string;
};

function addChange(people: Command, { name, text, run, done }: Change): void {
  people
    .command(name)
    .description(text)
    .argument("<email>")
    .option("--json", "print one JSON document")
    .action(async (email: string, options: Json) => {
      await change(email, (scope, userId) => run(scope, userId, new Date()));
      if (options.json) printJson({ email, done: name });
      else print(done(onOneLine(email)));
    });
}

/** Does something about a member; refuses addresses of nobody, and with its sentence what stands in the way. */
async function change(
  email: string,
  work: (scope: Owner, userId: string) => Promise<string | null>,
): Promise<void> {
  const problem = await asOperator(async (scope) => {
    const userId = await findMemberByEmail(scope, email);
    return userId === null
      ? `Nobody of this workspace has the address ${onOneLine(email)}.`
      : work(scope, userId);
  });
  if (problem !== null) throw new CommandFailed(problem, EXIT.refused);
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function toText(email: string, role: string, profiles: readonly string[]): string {
  const seen = profiles.length > 0 ? `: ${profiles.map((handle) => `@${handle}`).join(", ")}` : "";
  return `${email} · ${role}${seen}`;
}
