import type { PortfolioReport } from "@/lib/domain/portfolio";

/** The portfolio as `portfolio --json` prints it. People script against it: members are only ever added. */
export function toPortfolioJson({ rows, matching, profiles, newestDay, tags }: PortfolioReport): object {
  return {
    profiles,
    matching,
    newestDay,
    tags,
    rows: rows.map(({ handle, figures, ...row }) => ({
      profile: `@${handle}`,
      ...row,
      figures: Object.fromEntries(
        Object.entries(figures).map(
          ([name, { value, matchedValue, previous, change, usualSwing, coverage }]) => [
            name,
            { value, matchedValue, previous, change, usualSwing, coverage },
          ],
        ),
      ),
    })),
  };
}
