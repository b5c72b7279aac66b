/** Where Next answers "there is no page here" by itself; `-` is no token and no page. */
const NOWHERE = { shared: "/s/-", other: "/-" } as const;

/**
 * The address of a request as it came, or one that opens nothing when its path cannot be decoded (`/s/%zz`): Next answers those
 * with a bare 500, and a broken address below /s/ must be answered like every other that opens nothing.
 */
export function toReadableAddress(url: string): string {
  const path = url.replace(/^https?:\/\/[^/]*/i, "").replace(/[?#].*$/s, "");
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return /^\/+s\//.test(path) ? NOWHERE.shared : NOWHERE.other;
  }
}
