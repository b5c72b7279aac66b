import type { Day } from "@/lib/domain/day";
import type { Section, WindowDays } from "@/lib/domain/report";

type Refused = { readonly kind: "refused"; readonly problem: string };

/** What the form of a new link says; the address is in here once and nowhere else afterwards. */
export type CreateLinkState =
  | { readonly kind: "idle" }
  | Refused
  | {
      readonly kind: "created";
      readonly address: string;
      readonly title: string;
      /** ISO 8601; null: never. */
      readonly expiresAt: string | null;
    };

/** What one line of the list says after a button was pressed. */
export type LinkRowState =
  | { readonly kind: "idle" }
  | { readonly kind: "changed" }
  | Refused
  | { readonly kind: "rotated"; readonly address: string };

export type CreateLinkAction = (state: CreateLinkState, form: FormData) => Promise<CreateLinkState>;
export type ChangeLinkAction = (state: LinkRowState, form: FormData) => Promise<LinkRowState>;

/** A link as the list shows it; instants are ISO 8601. */
export type LinkRow = {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly sections: readonly Section[];
  readonly window: WindowDays;
  readonly windowFixed: boolean;
  readonly asOf: Day | null;
  readonly hasPassword: boolean;
  /** Since then it shows kept figures; null: it is live. */
  readonly pinnedAt: string | null;
  readonly state: "live" | "paused" | "held" | "expired" | "revoked";
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastOpenedAt: string | null;
  readonly opens: number;
};
