import type { ReactNode } from "react";

/** Room for labels around the plot. It has its height before anything is drawn, and grows with a taller neighbour: nothing ever jumps. */
export function PlotBox({ children }: { readonly children: ReactNode }) {
  return (
    <div className="relative min-h-[250px] flex-1">
      <div className="absolute top-[10px] right-[10px] bottom-[26px] left-11">{children}</div>
    </div>
  );
}
