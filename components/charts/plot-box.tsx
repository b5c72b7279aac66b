import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type PlotBoxProps = {
  readonly children: ReactNode;
  /** Flags stand above the plot. */
  readonly isFlagged?: boolean;
};

/** Room for labels around the plot. It has its height before anything is drawn, and grows with a taller neighbour: nothing ever jumps. */
export function PlotBox({ children, isFlagged = false }: PlotBoxProps) {
  return (
    <div className="relative min-h-[250px] flex-1">
      <div
        className={classNames(
          "absolute right-[10px] bottom-[26px] left-11",
          isFlagged ? "top-[36px]" : "top-[10px]",
        )}
      >
        {children}
      </div>
    </div>
  );
}
