const MOST_ORIGINS = 10;

export type ReadOrigins =
  | { readonly ok: true; readonly origins: readonly string[] }
  | { readonly ok: false; readonly problem: string };

/** Origins as people write them, one to a line; only https, or this machine itself. Written as the browser compares them. */
export function readEmbedOrigins(text: string): ReadOrigins {
  const lines = text
    .split(/\s+/)
    .map((line) => line.replace(/\/+$/, ""))
    .filter((line) => line !== "");
  if (lines.length > MOST_ORIGINS) return refuse(`Name at most ${MOST_ORIGINS} addresses.`);
  const origins: string[] = [];
  for (const line of lines) {
    const origin = toOrigin(line);
    if (origin === null)
      return refuse(`“${line}” is no origin. Write it as https://www.example.com, without a path.`);
    origins.push(origin);
  }
  return { ok: true, origins: [...new Set(origins)] };
}

function toOrigin(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, origin } = new URL(text);
  const isOwnMachine = protocol === "http:" && (hostname === "localhost" || hostname === "127.0.0.1");
  // A wildcard or a list would end up in the header as it is: a host name has letters, digits, dots and dashes.
  if (!/^[a-z0-9.-]+$/.test(hostname) || (protocol !== "https:" && !isOwnMachine)) return null;
  return origin.toLowerCase() === text.toLowerCase() ? origin : null;
}

function refuse(problem: string): ReadOrigins {
  return { ok: false, problem };
}
