import { type FormEvent, startTransition } from "react";

/**
 * For `onSubmit`: sends a form and leaves its fields as they are. After a form action React resets them, which loses what was typed when it
 * was refused, and puts a `select` back to what it was before when it was stored (react#30580).
 */
export function sendKept(send: (form: FormData) => void): (event: FormEvent<HTMLFormElement>) => void {
  return (event) => {
    event.preventDefault();
    // With the button that was pressed, as the browser itself would send it.
    const { submitter = null } = event.nativeEvent as Partial<SubmitEvent>;
    const form = new FormData(event.currentTarget, submitter);
    startTransition(() => send(form));
  };
}
