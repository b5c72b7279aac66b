import type { CellProblem } from "./detail-cells";

/** The cells in which one place of a ranking is typed or pasted. */
export const TOP_COLUMNS = ["label", "url"] as const;
export type TopColumn = (typeof TOP_COLUMNS)[number];
export type TopCells = Readonly<Record<TopColumn, string>>;

const LONGEST_LABEL = 200;

/** What is wrong with each cell; [] for a place that nobody filled in. */
export function findTopProblems({ label, url }: TopCells): readonly CellProblem<TopColumn>[] {
  const problems: CellProblem<TopColumn>[] = [];
  const [name, link] = [label.trim(), url.trim()];
  if (name === "" && link !== "")
    problems.push({ column: "label", message: "Write what the list shows, or remove the link." });
  if (name.length > LONGEST_LABEL)
    problems.push({ column: "label", message: `Keep it under ${LONGEST_LABEL} characters.` });
  if (link !== "" && !(/^https:\/\/\S+$/.test(link) && URL.canParse(link)))
    problems.push({
      column: "url",
      message: "The link must begin with https://. Copy it from TikTok, or leave it empty.",
    });
  return problems;
}
