import type { ReactNode } from "react";

type EmptyStateProps = {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly picture?: ReactNode;
  readonly level?: 1 | 2 | 3;
};

/** Says what is not here, why, and the one next step. */
export function EmptyState({ title, children, actions, picture, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-10 text-center">
      {picture ? <div className="mb-2 text-accent">{picture}</div> : null}
      <Heading className="text-lg font-[650] tracking-[-0.01em]">{title}</Heading>
      {children ? <div className="text-muted text-pretty">{children}</div> : null}
      {actions ? <div className="no-print mt-3 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
