type ProfileFactsProps = {
  readonly settings: {
    readonly name: string | null;
    readonly category: string | null;
    readonly timeZone: string | null;
  };
};

/** What was said of a profile, for people who may look and not change it. */
export function ProfileFacts({ settings: { name, category, timeZone } }: ProfileFactsProps) {
  const facts = [
    ["Name", name],
    ["Business category", category],
    ["Time zone", timeZone?.replaceAll("_", " ") ?? null],
  ] as const;
  return (
    <dl className="grid max-w-xl grid-cols-[auto_1fr] gap-x-6 gap-y-1">
      {facts.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="wrap-anywhere">{value ?? "Not said"}</dd>
        </div>
      ))}
    </dl>
  );
}
