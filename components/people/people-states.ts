import type { Role } from "@/lib/domain/role";

/** What came of an invitation; its address is shown this once. */
export type InviteState =
  | { readonly kind: "fresh" }
  | { readonly kind: "refused"; readonly problem: string }
  | { readonly kind: "invited"; readonly address: string; readonly email: string };
export type InviteAction = (before: InviteState, form: FormData) => Promise<InviteState>;

export type PersonState =
  | { readonly kind: "fresh" }
  | { readonly kind: "stored" }
  /** The new address of an invitation, shown this once. */
  | { readonly kind: "renewed"; readonly id: string; readonly address: string; readonly email: string }
  | { readonly kind: "refused"; readonly problem: string };
export type PersonAction = (before: PersonState, form: FormData) => Promise<PersonState>;

/** What can be done about somebody. */
export const PERSON_CHANGES = ["role", "remove", "reset", "withdraw", "renew"] as const;

export type PersonRow = {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Handles that a client sees. */
  readonly profiles: readonly string[];
  readonly hasSecondFactor: boolean;
  readonly joinedAt: string;
  readonly lastSeenAt: string | null;
  readonly isYou: boolean;
};

export type InvitationRow = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly profiles: readonly string[];
  readonly expiresAt: string;
};
