import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { currentLocale, tellLocaleBy } from "@/lib/domain/locale";
import { overrideReaderLocale, receiveReader } from "./reader-locale";

const CHANNEL = "http.server.request.start";

function receive(message: unknown): void {
  const { request } = message as { readonly request: IncomingMessage };
  receiveReader(request.headers["accept-language"] ?? null);
}

const server = createServer(async (request, response) => {
  await sleep(Math.random() * 20);
  overrideReaderLocale(new URL(request.url ?? "/", "http://localhost").searchParams.get("link"));
  await sleep(Math.random() * 20);
  response.end(currentLocale());
});

async function ask(language: string, link: string | null = null): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const query = link === null ? "" : `?link=${link}`;
  const answer = await fetch(`http://127.0.0.1:${port}/${query}`, {
    headers: { "accept-language": language },
  });
  return answer.text();
}

beforeAll(async () => {
  subscribe(CHANNEL, receive);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  unsubscribe(CHANNEL, receive);
  tellLocaleBy(() => null);
  await new Promise((resolve) => server.close(resolve));
});

describe("the locale of a request", () => {
  it("is its sender's own, while others are answered beside it and on the same connection", async () => {
    const languages = Array.from(
      { length: 60 },
      (_, index) => ["de", "fr", "sv", "en-US"][index % 4] ?? "de",
    );
    expect(await Promise.all(languages.map((language) => ask(language)))).toEqual(languages);
    for (const language of languages.slice(0, 8)) expect(await ask(language)).toBe(language);
  });

  it("is that of the link where its owner chose one on our list", async () => {
    expect(await ask("de", "fr")).toBe("fr");
    expect(await ask("de", "tlh")).toBe("de");
    expect(await ask("de")).toBe("de");
  });
});
