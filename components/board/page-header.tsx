import type { ReactNode } from "react";

type PageHeaderProps = {
  readonly title: string;
  /** The profile, beside the title. */
  readonly profile?: ReactNode;
  /** Window choice and the page's one main action, at the end of the line. */
  readonly actions?: ReactNode;
  /** Range, comparison, newest data. */
  readonly children?: ReactNode;
};

export function PageHeader({ title, profile, actions, children }: PageHeaderProps) {
  return (
    <header className="mb-[18px]">
      <div className="flex flex-wrap items-center gap-x-3.5 gap-y-2.5">
        <h1 className="text-title font-bold tracking-[-0.02em]">{title}</h1>
        {profile}
        {actions ? (
          <div className="flex flex-wrap items-center gap-x-2 gap-y-2.5 sm:ml-auto sm:gap-x-3.5">
            {actions}
          </div>
        ) : null}
      </div>
      {children}
    </header>
  );
}
