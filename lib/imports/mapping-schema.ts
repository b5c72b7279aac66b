import { z } from "zod";
import { DATE_NOTATIONS, type Mapping, NUMBER_NOTATIONS, POST_TOTALS } from "@/lib/domain/mapping";
import { findMappingFault } from "@/lib/domain/mapping-rules";
import { MEASURES, type Measure } from "@/lib/domain/measure";

/** As many as a header may have. */
export const MOST_COLUMNS = 500;
const LONGEST_HEADING = 300;

const measures = Object.keys(MEASURES) as [Measure, ...Measure[]];

export const columnRoleSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["ignored", "profile", "day", "link", "title", "published"]) }),
  z.strictObject({ kind: z.literal("measure"), measure: z.enum(measures) }),
  z.strictObject({ kind: z.literal("total"), total: z.enum(POST_TOTALS) }),
]);

/** How a table is read, as it comes from a browser, a file or the database; a mapping that no table can be read with is refused. */
export const mappingSchema = z
  .strictObject({
    target: z.enum(["daily", "posts"]),
    header: z.array(z.string().max(LONGEST_HEADING)).min(1).max(MOST_COLUMNS),
    columns: z.array(columnRoleSchema).min(1).max(MOST_COLUMNS),
    dates: z.enum(DATE_NOTATIONS),
    numbers: z.enum(NUMBER_NOTATIONS),
  })
  .transform((mapping, context): Mapping => {
    const { target, header, columns, dates, numbers } = mapping;
    const checked: Mapping = { target, header, columns: columns as Mapping["columns"], dates, numbers };
    const fault = findMappingFault(checked);
    if (fault === null) return checked;
    context.addIssue({ code: "custom", message: fault });
    return z.NEVER;
  });
