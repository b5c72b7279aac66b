import { headers } from "next/headers";
import { env } from "@/lib/env";
import { isLoopbackHost } from "./same-origin";

export type AddressProblem = { readonly title: string; readonly sentence: string };

/** What is wrong with the address that a page was opened at; null when nothing is. */
export async function findAddressProblem(): Promise<AddressProblem | null> {
  return toAddressProblem((await headers()).get("host"), env().baseUrl);
}

/** `host` as the browser sent it; `baseUrl` as the operator set it. */
export function toAddressProblem(host: string | null, baseUrl: string | null): AddressProblem | null {
  const isLocal = host !== null && isLoopbackHost(host);
  if (baseUrl === null)
    return isLocal
      ? null
      : {
          title: "Signing in works on the machine itself only",
          sentence: `To sign in from other machines, start Tallyboard with BASE_URL set to the address that people open, for example BASE_URL=https://${host ?? "board.example.com"}.`,
        };
  const expected = new URL(baseUrl);
  const isExpected = host?.toLowerCase() === expected.host || (isLocal && expected.protocol === "http:");
  if (!isExpected)
    return {
      title: "Open this page at its own address",
      sentence: `This installation is set up as ${expected.origin}. Signing in works there.`,
    };
  if (expected.protocol === "https:" || isLocal) return null;
  return {
    title: "This connection is not encrypted",
    sentence:
      "Anybody on this network can read your password and what you see. Ask whoever runs Tallyboard for an https address.",
  };
}
