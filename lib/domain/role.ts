/** Owners do everything, editors import and enter, viewers look at everything, clients at the profiles chosen for them. */
export const ROLES = ["owner", "editor", "viewer", "client"] as const;
export type Role = (typeof ROLES)[number];

export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}

type RoleWords = { readonly title: string; readonly may: string };

/** What a role is called, and what it may, for people. */
export const ROLE_WORDS: Readonly<Record<Role, RoleWords>> = {
  owner: { title: "Owner", may: "everything, people too" },
  editor: { title: "Editor", may: "imports and changes" },
  viewer: { title: "Viewer", may: "looks at everything" },
  client: { title: "Client", may: "chosen profiles only" },
};
