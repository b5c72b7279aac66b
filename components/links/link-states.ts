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
      /** The same as a QR code, an SVG. */
      readonly qrCode: string;
      readonly title: string;
      /** ISO 8601; null: never. */
      readonly expiresAt: string | null;
    };

/** What one line of the list says after a button was pressed. */
export type LinkRowState =
  | { readonly kind: "idle" }
  | { readonly kind: "changed" }
  | Refused
  | { readonly kind: "rotated"; readonly address: string; readonly qrCode: string };

const ASKED_CHANGES = ["rotate", "revoke"] as const;

/** A change that nothing takes back: it asks first. */
export type AskedChange = (typeof ASKED_CHANGES)[number];

/** The change asked for in the address: by this way the question comes without script. */
export type Asked = { readonly id: string; readonly change: AskedChange };

/** Reads `?ask=revoke&link=…`; null when it asks nothing. */
export function parseAsked(query: Readonly<Record<string, unknown>>): Asked | null {
  const { ask, link } = query;
  const change = ASKED_CHANGES.find((name) => name === ask);
  return change === undefined || typeof link !== "string" ? null : { id: link, change };
}

/** All links at once, or all of one profile. */
export const LINK_SWITCHES = ["pause-all", "open-all", "make-private", "open-profile"] as const;
export type LinkSwitch = (typeof LINK_SWITCHES)[number];

export type SwitchLinksState = { readonly kind: "idle" } | { readonly kind: "changed" } | Refused;
export type SwitchLinksAction = (state: SwitchLinksState, form: FormData) => Promise<SwitchLinksState>;
export type CreateLinkAction = (state: CreateLinkState, form: FormData) => Promise<CreateLinkState>;
export type ChangeLinkAction = (state: LinkRowState, form: FormData) => Promise<LinkRowState>;

/** A link as the list shows it; instants are ISO 8601. */
export type LinkRow = {
  readonly id: string;
  /** null: a portfolio. */
  readonly handle: string | null;
  /** "all profiles", "3 profiles"; null: the one. */
  readonly portfolio: string | null;
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
  /** Of the last 28 days (UTC), those on which it was opened. */
  readonly openDays: readonly { readonly day: Day; readonly opens: number }[];
  /** Of the last 7 days. */
  readonly recentOpens: number;
};
