import { expect, test } from "vitest";
import { toClientKey } from "./client-address";
import { PEER_HEADER } from "./request-headers";

function key(peer: string, forwarded: string | null = null, trusted: readonly string[] = []): string {
  const headers = new Headers({ [PEER_HEADER]: peer });
  if (forwarded !== null) headers.set("x-forwarded-for", forwarded);
  return toClientKey(headers, trusted);
}

test("SEC-A5: without trusted proxies only the socket counts, whatever the browser claims", () => {
  expect(key("203.0.113.7")).toBe("203.0.113.7");
  expect(key("203.0.113.7", "198.51.100.1")).toBe("203.0.113.7");
  expect(key("::ffff:203.0.113.7", "198.51.100.1, 198.51.100.2")).toBe("203.0.113.7");
});

test("a trusted proxy names the client, and what the client itself wrote before is ignored", () => {
  expect(key("10.0.0.2", "198.51.100.1", ["10.0.0.0/8"])).toBe("198.51.100.1");
  expect(key("10.0.0.2", "1.2.3.4, 198.51.100.1", ["10.0.0.0/8"])).toBe("198.51.100.1");
  expect(key("10.0.0.2", "198.51.100.1, 10.0.0.9", ["10.0.0.0/8"])).toBe("198.51.100.1");
  expect(key("203.0.113.7", "198.51.100.1", ["10.0.0.0/8"])).toBe("203.0.113.7");
});

test("an IPv6 client is counted by its /64", () => {
  expect(key("2001:db8:1:2:aaaa::1")).toBe("2001:db8:1:2::/64");
  expect(key("2001:db8:1:2:bbbb::9")).toBe("2001:db8:1:2::/64");
  expect(key("::1")).toBe("0:0:0:0::/64");
  expect(key("2001:0db8:0001:0002::")).toBe("2001:db8:1:2::/64");
});

test("no address is one key for all", () => {
  expect(toClientKey(new Headers(), [])).toBe("unknown");
});
