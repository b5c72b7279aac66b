import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { receiveExchange } from "@/lib/accounts/exchange";
import { findOrMakePage, type KeptPage } from "./kept-pages";

type Reader = { readonly response: ServerResponse; readonly page: Promise<KeptPage | null> };

/** Somebody who asks for a page, in a request of their own. */
async function read(name: string, nonce: string, version = "1"): Promise<Reader> {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  return Promise.resolve().then(() => {
    receiveExchange(response);
    return { response, page: findOrMakePage({ version, name }, nonce) };
  });
}

function answer({ response }: Reader, html: string, status = 200): void {
  response.statusCode = status;
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.write(html.slice(0, 5));
  response.end(html.slice(5));
}

test("one reader makes the page, the others wait for it and get it with their own nonce", async () => {
  const maker = await read("a", "NONCE-1");
  const others = [await read("a", "NONCE-2"), await read("a", "NONCE-3")];
  expect(await maker.page).toBeNull();
  answer(maker, "<script nonce=NONCE-1>é</script>");
  const pages = await Promise.all(others.map(({ page }) => page));
  expect(pages.map((page) => page?.withNonce("NONCE-2"))).toEqual([
    "<script nonce=NONCE-2>é</script>",
    "<script nonce=NONCE-2>é</script>",
  ]);
  expect(pages[0]?.headers).toEqual({ "content-type": "text/html; charset=utf-8" });
});

test("what is no page is kept for nobody, and after anything is written it is made anew", async () => {
  const lost = await read("b", "NONCE-1");
  expect(await lost.page).toBeNull();
  answer(lost, "<p nonce=NONCE-1>Not found</p>", 404);
  const next = await read("b", "NONCE-2");
  expect(await next.page).toBeNull();
  answer(next, "<p nonce=NONCE-2>Old</p>");
  expect(await (await read("b", "NONCE-3")).page).not.toBeNull();
  expect(await (await read("b", "NONCE-4", "2")).page).toBeNull();
});

test("of a crowd that waits for a slow reader one makes the page after a second", async () => {
  const slow = await read("c", "NONCE-1", "3");
  expect(await slow.page).toBeNull();
  const crowd = await Promise.all(["2", "3", "4"].map((nonce) => read("c", `NONCE-${nonce}`, "3")));
  const first = await Promise.race(crowd.map(async (reader) => ({ reader, page: await reader.page })));
  expect(first.page).toBeNull();
  const nonce = `NONCE-${crowd.indexOf(first.reader) + 2}`;
  answer(first.reader, `<p nonce=${nonce}>Here</p>`);
  const pages = await Promise.all(crowd.map(({ page }) => page));
  expect(pages.filter((page) => page === null)).toHaveLength(1);
});
