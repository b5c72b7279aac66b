import { Skeleton } from "@/components/ui/skeleton";

const TILES = [1, 2, 3, 4, 5, 6] as const;

/** The Overview's boxes at their final size. Shown only when loading takes longer than 400 ms. */
export function SectionSkeleton({ title, tiles }: { readonly title: string; readonly tiles: 3 | 4 | 6 }) {
  const grid = {
    3: "grid-cols-1 sm:grid-cols-3",
    4: "grid-cols-2 lg:grid-cols-4",
    6: "grid-cols-2 sm:grid-cols-3 xl:grid-cols-6",
  };
  return (
    <div className="appear-late" aria-busy="true">
      <p role="status" className="sr-only">
        Loading {title}
      </p>
      <div className="mb-[18px]">
        <div className="flex flex-wrap items-center gap-3.5">
          <p aria-hidden className="text-title font-bold tracking-[-0.02em]">
            {title}
          </p>
          <Skeleton className="h-9 w-40" />
          <Skeleton className="h-9 w-60 sm:ml-auto" />
        </div>
        <Skeleton className="mt-3 h-4 w-80 max-w-full" />
      </div>
      <div className={`grid gap-2.5 ${grid[tiles]}`}>
        {TILES.slice(0, tiles).map((tile) => (
          <div key={tile} className="rounded-card border border-line bg-card px-3.5 py-3">
            <Skeleton className="h-4 w-20" />
            <Skeleton className="mt-2 h-6 w-24" />
            <Skeleton className="mt-2 h-3.5 w-14" />
          </div>
        ))}
      </div>
      <div className="mt-3 rounded-card border border-line bg-card p-4">
        <Skeleton className="h-4 w-28" />
        <Skeleton className="mt-2 h-3.5 w-96 max-w-full" />
        <Skeleton className="mt-4 h-[250px] w-full" />
      </div>
    </div>
  );
}
