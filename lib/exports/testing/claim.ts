/** What a table says: "<day, hour, label or post> <field>" to the value as text. The second opinion on every file, and a naive one. */
export type Claim = readonly [key: string, value: string];

export type Said = { readonly line: number; readonly claims: readonly Claim[] };
