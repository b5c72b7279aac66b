import { randomBytes, scryptSync } from "node:crypto";
import { newId } from "@/lib/db/new-id";
import { write } from "@/lib/db/writer";
import type { Role } from "@/lib/domain/role";
import { PEER_HEADER } from "../request-headers";

export const PASSWORD = "four quiet ovens";

/** Somebody of a workspace who can sign in with PASSWORD; its hash takes a thousandth of the real work. */
export async function seedPerson(workspaceId: string, email: string, role: Role): Promise<string> {
  const id = newId();
  const account = { id: newId(), accountId: id, providerId: "credential", password: cheapHash(PASSWORD) };
  await write(async (tx) => {
    await tx.user.create({ data: { id, name: email, email, accounts: { create: account } } });
    await tx.member.create({ data: { workspaceId, userId: id, role } });
  });
  return id;
}

/** A request from this machine with the cookies that these Set-Cookie values leave in a browser. */
export function headersWith(cookies: readonly string[], address = "127.0.0.1"): Headers {
  const kept = cookies.filter((cookie) => !/max-age=0\b/i.test(cookie)).map((cookie) => cookie.split(";")[0]);
  return new Headers({
    [PEER_HEADER]: address,
    cookie: kept.join("; "),
    "user-agent": "Firefox/140.0 Linux",
  });
}

function cheapHash(password: string): string {
  const [N, r, p] = [128, 8, 1];
  const salt = randomBytes(16);
  const key = scryptSync(password, salt, 64, { N, r, p });
  return ["scrypt", N, r, p, salt.toString("base64url"), key.toString("base64url")].join("$");
}
