import { type Handle, parseHandle } from "@/lib/domain/handle";
import { toOwnText } from "./own-text";
import { refuseTable } from "./table-refusal";

/** Stands for every profile that is not asked for. */
export const OTHERS = -1;

const MOST_PROFILES = 10_000;
/** Handles have 24 letters at most, and an @. */
const LONGEST_HANDLE = 100;

export type RowOwners = {
  /** A small number for each profile, from 0; OTHERS, or null for a text that is no user name. */
  readonly find: (text: string) => number | null;
  /** By number. */
  readonly handles: () => readonly (Handle | null)[];
};

type Owning = {
  /** The profile whose rows are asked for; null: all of them. */
  readonly only: Handle | null;
  /** The letters of the file are certain: else a user name of other than plain letters may be another one's. */
  readonly isProved: boolean;
  readonly column: string;
};

/** Tells whose the rows of a table are. Throws TableRefusal when the profiles are too many to be profiles. */
export function createRowOwners({ only, isProved, column }: Owning): RowOwners {
  const known = new Map<string, number>();
  const numbers = new Map<Handle, number>();
  const number = (text: string): number | null => {
    const handle = text.length > LONGEST_HANDLE ? null : parseHandle(text);
    if (handle === null || (!isProved && !isPlain(handle))) return null;
    if (only !== null && handle !== only) return OTHERS;
    const owner = numbers.get(handle) ?? numbers.size;
    if (owner >= MOST_PROFILES) {
      const params = { limit: MOST_PROFILES.toLocaleString("en") };
      refuseTable("file/too-many-profiles", { column, params });
    }
    numbers.set(handle, owner);
    return owner;
  };
  return {
    handles: () => [...numbers.keys()],
    find(text) {
      const before = known.get(text);
      if (before !== undefined) return before;
      const own = toOwnText(text);
      const found = number(own);
      if (found !== null && found !== OTHERS) known.set(own, found);
      return found;
    },
  };
}

/** Of a table that is one profile's. */
export const ONE_OWNER: RowOwners = { find: () => 0, handles: () => [null] };

function isPlain(handle: Handle): boolean {
  return /^[a-z0-9_.]*$/.test(handle);
}
