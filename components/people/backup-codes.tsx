/** Codes that sign in once each; they are not shown again. */
export function BackupCodes({ codes }: { readonly codes: readonly string[] }) {
  return (
    <div role="status" className="rounded-control border border-line bg-sunken px-3.5 py-3">
      <p className="text-sm text-pretty">
        Backup codes: each signs in once when your app is lost. They are shown this once.
      </p>
      <ul className="mt-2 grid grid-cols-2 gap-x-6 gap-y-1 font-mono text-sm sm:grid-cols-3">
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ul>
    </div>
  );
}
