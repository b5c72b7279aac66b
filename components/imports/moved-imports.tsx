import { Notice } from "@/components/ui/notice";
import { formatQuantity, formatRange } from "@/lib/domain/format";
import type { Reshift } from "@/lib/domain/import-preview";
import { describeReshift, splitName } from "./import-words";

/** Earlier imports whose days move, because this drop proves what was only assumed of them. */
export function MovedImports({ reshifted }: { readonly reshifted: readonly Reshift[] }) {
  if (reshifted.length === 0) return null;
  return (
    <Notice
      tone="info"
      title={`${formatQuantity(reshifted.length, "earlier import", "earlier imports")} will be placed better`}
    >
      <ul className="flex flex-col gap-1">
        {reshifted.map((moved) => (
          <li key={moved.importId}>
            {splitName(moved.fileName).inner}, {formatRange(moved.labels)}: {describeReshift(moved)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
