import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { currentExchange } from "@/lib/accounts/exchange";
import { findDataVersion } from "@/lib/db/data-version";
import { chooseLocale } from "@/lib/domain/locale";

/** Where a page stands that is the same for all of its readers, and stays so for a minute or until anything is written to the database. */
export type Place = { readonly version: string; readonly name: string };

/** The page without the nonces of the one for whom it was made. */
export type KeptPage = {
  readonly headers: Readonly<Record<string, string>>;
  readonly withNonce: (nonce: string) => string;
};

/** A page is about 170 KB. */
const MOST_PAGES = 64;
const MOST_BYTES = 1_000_000;
/** A reader with a slow line may take long to be given the page from which all others are to be served. */
const PATIENCE_MS = 1_000;
/** A page that says how long ago something was, or until when, is made anew at least so often. */
const KEPT_MS = 60_000;
/** A link itself and its sections; nothing that is taken away, and no picture. */
const PAGES = /^\/s\/[\w-]{43}(?:\/(?:overview|followers|content(?:\/\d{1,20})?))?(?:\?[^#]*)?$/;
/** Of the router's own requests, and of writing. */
const NO_PAGE = ["rsc", "next-action", "next-router-prefetch", "next-router-state-tree"] as const;
/** Said anew with each answer, or about one connection. */
const OF_ONE_ANSWER: ReadonlySet<string> = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "content-security-policy",
  "date",
  "keep-alive",
  "strict-transport-security",
  "transfer-encoding",
]);

type Shelf = { readonly version: string; readonly pages: Map<string, Promise<KeptPage | null>> };
let shelf: Shelf = { version: "", pages: new Map() };

/**
 * The place of the page that is being asked for; null for whatever is not a shared page. Its name holds all that a shared page is made from
 * beside the database: the address, the host, the reader's numbers and colours. Whoever may not see the page must not ask for it: look the link up first.
 */
export async function findPlace(headers: Headers, theme: string): Promise<Place | null> {
  const request = currentExchange()?.req;
  if (process.env.NODE_ENV !== "production" || request?.method !== "GET") return null;
  const url = request.url ?? "";
  if (!PAGES.test(url) || NO_PAGE.some((name) => request.headers[name] !== undefined)) return null;
  const locale = chooseLocale(headers.get("accept-language"));
  const name = JSON.stringify([url, request.headers.host, locale, theme]);
  const age = Math.floor(Date.now() / KEPT_MS);
  return { version: `${await findDataVersion()} ${age}`, name };
}

/**
 * The page that was made for somebody else at this place. Null when the present request has to make it: nobody has yet, or whoever does takes too
 * long; the others then wait for this one, so that a crowd has one page made and not a thousand.
 */
export async function findOrMakePage(place: Place, nonce: string): Promise<KeptPage | null> {
  for (;;) {
    const making = findMaking(place);
    const page = making && (await Promise.race([making, sleep(PATIENCE_MS, null, { ref: false })]));
    if (page) return page;
    if (findMaking(place) !== making) continue;
    keepPage(place, nonce);
    return null;
  }
}

function findMaking({ version, name }: Place): Promise<KeptPage | null> | undefined {
  return shelf.version === version ? shelf.pages.get(name) : undefined;
}

/** Keeps the page that the present request is going to be answered with, if it becomes one. */
function keepPage({ version, name }: Place, nonce: string): void {
  const response = currentExchange();
  if (response === null) return;
  if (shelf.version !== version) shelf = { version, pages: new Map() };
  const { pages } = shelf;
  const oldest = pages.keys().next();
  if (pages.size >= MOST_PAGES && !oldest.done) pages.delete(oldest.value);
  const making = listen(response, nonce);
  pages.set(name, making);
  void making.then((page) => {
    if (page === null && pages.get(name) === making) pages.delete(name);
  });
}

/** What is written as the answer, before it is compressed; null unless it is a whole page. */
function listen(response: ServerResponse, nonce: string): Promise<KeptPage | null> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  const note = ([piece, encoding]: readonly unknown[]) => {
    if (typeof piece !== "string" && !(piece instanceof Uint8Array)) return;
    const heard =
      typeof piece === "string"
        ? Buffer.from(piece, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8")
        : Buffer.from(piece);
    bytes += heard.byteLength;
    if (bytes <= MOST_BYTES) pieces.push(heard);
  };
  const { write, end } = response;
  response.write = (...args: unknown[]) => {
    note(args);
    return Reflect.apply(write, response, args);
  };
  return new Promise((resolve) => {
    response.end = (...args: unknown[]) => {
      note(args);
      const isPage = response.statusCode === 200 && bytes <= MOST_BYTES;
      resolve(isPage ? toKeptPage(response, Buffer.concat(pieces).toString("utf8"), nonce) : null);
      return Reflect.apply(end, response, args);
    };
    response.once("close", () => resolve(null));
  });
}

function toKeptPage(response: ServerResponse, html: string, nonce: string): KeptPage | null {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(response.getHeaders()))
    if (value !== undefined && !OF_ONE_ANSWER.has(name)) headers.set(name, String(value));
  const isHtml = headers.get("content-type")?.startsWith("text/html") ?? false;
  const pieces = html.split(nonce);
  if (!isHtml || headers.has("set-cookie") || pieces.length === 1) return null;
  return {
    headers: Object.fromEntries(headers),
    withNonce: (other) => pieces.join(other),
  };
}
