import { BlockList, isIP } from "node:net";
import { PEER_HEADER } from "./request-headers";

/**
 * Whom to count attempts for: an IPv4 address, the /64 of an IPv6 address, or "unknown".
 * `X-Forwarded-For` is believed only as far as trusted proxies wrote it: from the right, the first that is not one of them.
 */
export function toClientKey(headers: Headers, trustedProxies: readonly string[]): string {
  const trusted = toBlockList(trustedProxies);
  const hops = [...(headers.get("x-forwarded-for") ?? "").split(","), headers.get(PEER_HEADER) ?? ""]
    .map(plain)
    .filter((hop) => hop !== "")
    .reverse();
  const client = hops.find((hop) => isIP(hop) === 0 || !isTrusted(hop, trusted)) ?? hops.at(-1) ?? "";
  if (isIP(client) === 0) return "unknown";
  return isIP(client) === 4 ? client : `${expand(client).slice(0, 4).join(":")}::/64`;
}

/** `::ffff:10.0.0.1` is how a dual-stack socket writes 10.0.0.1. */
function plain(address: string): string {
  return address.trim().replace(/^::ffff:(?=\d+\.)/i, "");
}

function isTrusted(address: string, trusted: BlockList): boolean {
  return trusted.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

function toBlockList(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = "", bits] = entry.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (isIP(address) === 0)
      throw new Error(`TRUSTED_PROXIES has an entry that is no IP address or range: ${entry}`);
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/** The eight groups of an IPv6 address, without leading zeros. */
function expand(address: string): string[] {
  const [head = "", tail] = address.toLowerCase().split("%", 1).join("").split("::");
  const left = head.split(":").filter((group) => group !== "");
  const right = (tail ?? "").split(":").filter((group) => group !== "");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array<string>(zeros).fill("0"), ...right].map((group) => group.replace(/^0+(?=.)/, ""));
}
