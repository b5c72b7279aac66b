import { expect, test } from "vitest";
import { toAddressProblem } from "./address-problem";

const title = (host: string | null, baseUrl: string | null) => toAddressProblem(host, baseUrl)?.title ?? null;

test("without a configured address this machine is fine and others are told what to set", () => {
  expect(title("localhost:3000", null)).toBeNull();
  expect(title("192.168.1.5:3000", null)).toBe("Signing in works on the machine itself only");
  expect(toAddressProblem("board.example.com", null)?.sentence).toContain(
    "BASE_URL=https://board.example.com",
  );
});

test("with an https address only that address works", () => {
  expect(title("tally.example", "https://tally.example")).toBeNull();
  expect(title("localhost:3000", "https://tally.example")).toBe("Open this page at its own address");
});

test("SEC-A3: plain http on the network is allowed when it was asked for, and says so on every sign-in", () => {
  expect(title("192.168.1.5:3000", "http://192.168.1.5:3000")).toBe("This connection is not encrypted");
  expect(title("localhost:3000", "http://192.168.1.5:3000")).toBeNull();
});
