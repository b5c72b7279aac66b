import { addDays, type Day, dayAt, daysBetween, parseDay } from "@/lib/domain/day";
import { type Handle, parseHandle } from "@/lib/domain/handle";

/** What the name of a Studio ZIP says: whose it is and, for Overview, the days it covers. */
export type ZipName = {
  readonly handle: Handle | null;
  readonly range: { readonly from: Day; readonly to: Day } | null;
};

const NOTHING: ZipName = { handle: null, range: null };
const PRESETS = [7, 28, 60, 365];

/**
 * Reads `Overview_<first day>_<epoch seconds of the last day>_<handle>.zip`, `Content_<handle>.zip`, `Followers_…`, `Viewers_…`.
 * ` (1)` and ` 2` after the handle come from the browser, as a handle holds no space; so does `-2`, as it holds no hyphen.
 */
export function parseZipName(name: string): ZipName {
  const plain = (name.split(/[/\\]/).at(-1) ?? "")
    .replace(/\.zip$/i, "")
    .replace(/(?: \([0-9]+\)| [0-9]+|-[0-9]+)$/, "");
  const overview = /^Overview_([0-9]{4}-[0-9]{2}-[0-9]{2})_([0-9]{9,11})_(.+)$/.exec(plain);
  if (overview !== null) {
    const [, first = "", epoch = "", handle = ""] = overview;
    return { handle: parseHandle(handle), range: rangeOf(first, Number(epoch)) };
  }
  const other = /^(?:Content|Followers|Viewers)_(.+)$/.exec(plain);
  return other === null ? NOTHING : { handle: parseHandle(other[1] ?? ""), range: null };
}

/** The epoch is an instant of the exporter's last day, so its UTC day may be the neighbouring one: a preset length settles it. */
function rangeOf(first: string, epoch: number): ZipName["range"] {
  const from = parseDay(first);
  if (from === null) return null;
  const utc = dayAt(epoch * 1000);
  const preset = PRESETS.map((days) => addDays(from, days - 1)).find(
    (to) => Math.abs(daysBetween(utc, to)) <= 1,
  );
  const to = preset ?? utc;
  return daysBetween(from, to) < 0 || daysBetween(from, to) > 400 ? null : { from, to };
}
