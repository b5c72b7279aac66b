/** Four bars that grow: the mark. */
export function BrandMark({ className = "size-[22px]" }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 22 22" aria-hidden="true" className={className}>
      <rect width="22" height="22" rx="6" className="fill-accent" />
      <path
        d="M6 16.5v-5M9.4 16.5v-9M12.8 16.5v-7M16.2 16.5v-12"
        className="stroke-accent-ink"
        strokeWidth="2"
      />
    </svg>
  );
}

export function Brand() {
  return (
    <span className="flex items-center gap-2.5 text-lg font-bold tracking-[-0.02em]">
      <BrandMark />
      Tallyboard
    </span>
  );
}
