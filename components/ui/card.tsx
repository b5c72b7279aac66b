import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

export function Card({ className, ...rest }: ComponentProps<"section">) {
  return (
    <section
      className={classNames("rounded-card border border-line bg-card p-4 sm:px-[18px] min-w-0", className)}
      {...rest}
    />
  );
}

type CardHeadingProps = {
  readonly id?: string;
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  readonly actions?: ReactNode;
  readonly level?: 2 | 3;
};

/** Title, actions at the end of its line, one grey sentence under both. */
export function CardHeading({ id, title, hint, actions, level = 2 }: CardHeadingProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className="mb-2 last:mb-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <Heading id={id} className="min-w-0 flex-1 basis-28 font-[650] tracking-[-0.01em]">
          {title}
        </Heading>
        {actions ? (
          <div className="no-print ml-auto flex min-w-0 items-center gap-2 has-[search]:max-sm:grow sm:shrink-0">
            {actions}
          </div>
        ) : null}
      </div>
      {hint ? (
        <p className={classNames("text-sm text-muted text-pretty", actions ? "mt-0.5" : "")}>{hint}</p>
      ) : null}
    </div>
  );
}
