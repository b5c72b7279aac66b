import { requireSession, type SignedIn } from "@/lib/accounts/session";
import { type Address, parseAddress, type Query } from "@/lib/domain/address";
import { listProfilesForPicker } from "@/lib/reports/profiles";

type Profiles = Awaited<ReturnType<typeof listProfilesForPicker>>;

export type Board = SignedIn & {
  readonly address: Address;
  readonly profiles: Profiles;
  /** The profile of the address, or the first; null when there is none, or none of that handle. */
  readonly profile: Profiles[number] | null;
};

/** What every page behind sign-in starts from: who asks, for what, and which profiles they may see. */
export async function readBoard(searchParams: Promise<Query>): Promise<Board> {
  const session = await requireSession();
  const address = parseAddress(await searchParams);
  const profiles = await listProfilesForPicker(session.scope);
  const profile =
    address.profile === null
      ? (profiles[0] ?? null)
      : (profiles.find(({ handle }) => handle === address.profile) ?? null);
  return {
    ...session,
    address: { ...address, profile: profile?.handle ?? address.profile },
    profiles,
    profile,
  };
}
