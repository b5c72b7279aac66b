import type { DailyColumns } from "@/lib/domain/daily-columns";
import type { Day } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { Mapping } from "@/lib/domain/mapping";
import type { Problem } from "@/lib/domain/problem";
import type { PostRow } from "@/lib/domain/reading";
import type { EncodingSource } from "@/lib/domain/text-encoding";

/** What a table says of one profile. rowsRead = readable rows + repeated + refused. */
type Part = {
  /** null: the table has no column for the profile, so all of it is one profile's. */
  readonly handle: Handle | null;
  readonly rowsRead: number;
  readonly rowsRefused: number;
  /** Rows that say again what another row says. */
  readonly rowsRepeated: number;
  readonly problems: readonly Problem[];
};

export type ProfileTable = Part & { readonly columns: DailyColumns };
/** The links tell the profile. */
type ProfilePosts = Part & { readonly posts: readonly PostRow[] };

type Whole<Each> = {
  readonly mapping: Mapping;
  readonly encoding: string;
  /** null: the bytes prove no encoding and nobody gave one. */
  readonly encodingSource: EncodingSource | null;
  /** In the order in which the file names them; only those with at least one readable row. */
  readonly profiles: readonly Each[];
  readonly rowsRead: number;
  /** Rows that belong to none of the profiles. */
  readonly rowsWithoutProfile: number;
  /** What concerns the table as a whole, and the rows without a profile. */
  readonly problems: readonly Problem[];
};

export type DailyTable = Whole<ProfileTable>;
export type PostsTable = Whole<ProfilePosts>;
export type MappedTable = Whole<ProfileTable | ProfilePosts>;

export type TableReading = {
  readonly mapping: Mapping;
  /** The last day that can have been counted. */
  readonly latest: Day;
  /** Only the rows of this profile, and those of nobody; null: all of them. */
  readonly only?: Handle | null;
};
