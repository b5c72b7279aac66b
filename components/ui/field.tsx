import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

const CONTROL =
  "w-full min-h-9 rounded-control border border-field bg-card px-3 py-1.5 text-ink placeholder:text-muted disabled:opacity-60 aria-invalid:border-danger file:mr-3 file:cursor-pointer file:rounded-[6px] file:bg-sunken file:px-2.5 file:py-0.5 file:text-sm file:font-semibold";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={classNames(CONTROL, className)} {...rest} />;
}

export function Select({ className, ...rest }: ComponentProps<"select">) {
  return <select className={classNames(CONTROL, "pr-8", className)} {...rest} />;
}

type FieldProps = {
  /** The control's id; its hint is `${id}-hint`, its problem `${id}-problem`. Point `aria-describedby` at them. */
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly problem?: ReactNode;
  readonly children: ReactNode;
};

export function Field({ id, label, hint, problem, children }: FieldProps) {
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      {children}
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-muted text-pretty">
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p id={`${id}-problem`} className="text-sm font-semibold text-danger text-pretty">
          {problem}
        </p>
      ) : null}
    </div>
  );
}

type CheckboxProps = ComponentProps<"input"> & { readonly label: ReactNode; readonly hint?: ReactNode };

export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  return (
    <label className={classNames("flex min-h-7 items-start gap-2.5 py-1", className)}>
      <input type="checkbox" className="mt-1 size-4 shrink-0" {...rest} />
      <span className="min-w-0">
        <span className="block">{label}</span>
        {hint ? <span className="block text-sm text-muted">{hint}</span> : null}
      </span>
    </label>
  );
}
