import { LocalTime } from "@/components/ui/local-time";
import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";

type AuditTableProps = {
  readonly lines: readonly {
    readonly id: string;
    readonly at: string;
    readonly what: string;
    readonly kind: string;
    readonly detail: string;
    /** null: somebody who has left. */
    readonly who: string | null;
  }[];
};

/** One line for each thing that was done, the newest first. */
export function AuditTable({ lines }: AuditTableProps) {
  return (
    <Table caption="What was done, the newest first">
      <thead>
        <tr>
          <HeaderCell align="start">When</HeaderCell>
          <HeaderCell align="start">What</HeaderCell>
          <HeaderCell align="start">Who</HeaderCell>
          <HeaderCell align="start">About</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, at, what, kind, detail, who }) => (
          <tr key={id}>
            <Cell align="start" className="text-muted tabular-nums">
              <LocalTime iso={at} />
            </Cell>
            <RowHeader className="min-w-36 font-semibold">
              {what}
              <span className="block text-sm font-normal text-muted">{kind}</span>
            </RowHeader>
            <Cell align="start">{who ?? <span className="text-muted">somebody who has left</span>}</Cell>
            <Cell align="start" className="min-w-48 whitespace-normal wrap-anywhere">
              <bdi>{detail}</bdi>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
