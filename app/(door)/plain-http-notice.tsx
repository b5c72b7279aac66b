import { Notice } from "@/components/ui/notice";
import { findAddressProblem } from "@/lib/accounts/address-problem";

/** Says why signing in cannot work, or is not private, at the address that was opened. */
export async function PlainHttpNotice() {
  const problem = await findAddressProblem();
  if (problem === null) return null;
  return (
    <Notice tone="warn" title={problem.title}>
      {problem.sentence}
    </Notice>
  );
}
