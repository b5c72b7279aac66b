import Link from "next/link";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";

type Look = "primary" | "secondary" | "quiet" | "danger";
type Size = "regular" | "small";

const LOOKS: Readonly<Record<Look, string>> = {
  primary: "bg-accent text-accent-ink hover:bg-accent-strong border-transparent",
  secondary: "bg-card text-ink border-line hover:bg-sunken",
  quiet: "bg-transparent text-muted border-transparent hover:bg-sunken hover:text-ink",
  danger: "bg-card text-danger border-line hover:bg-danger-soft",
};
const SIZES: Readonly<Record<Size, string>> = {
  regular: "min-h-9 px-3.5 py-1.5 text-sm",
  small: "min-h-7 px-2.5 py-0.5 text-sm",
};

function buttonClasses(look: Look, size: Size, className: string | undefined): string {
  return classNames(
    "inline-flex items-center justify-center gap-1.5 rounded-control border font-semibold whitespace-nowrap transition-colors",
    "disabled:opacity-55 disabled:cursor-not-allowed aria-disabled:opacity-55",
    LOOKS[look],
    SIZES[size],
    className,
  );
}

type ButtonProps = ComponentProps<"button"> & { readonly look?: Look; readonly size?: Size };

export function Button({
  look = "secondary",
  size = "regular",
  type = "button",
  className,
  ...rest
}: ButtonProps) {
  return <button type={type} className={buttonClasses(look, size, className)} {...rest} />;
}

type ButtonLinkProps = ComponentProps<typeof Link> & { readonly look?: Look; readonly size?: Size };

/** A link that looks like a button: for going somewhere, never for doing something. */
export function ButtonLink({ look = "secondary", size = "regular", className, ...rest }: ButtonLinkProps) {
  return <Link prefetch={false} className={buttonClasses(look, size, className)} {...rest} />;
}
