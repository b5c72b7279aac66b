"use client";

import { Share2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { LinkForm, type LinkFormProps } from "./link-form";

/** Opens the form of a new link over the page; without script it leads to the same form on the page of links. */
export function ShareButton(props: LinkFormProps) {
  const [open, setOpen] = useState(false);
  const [profile] = props.profiles;
  return (
    <>
      <form
        action="/links"
        method="get"
        className="no-print"
        onSubmit={(event) => {
          event.preventDefault();
          setOpen(true);
        }}
      >
        {profile === undefined ? null : <input type="hidden" name="profile" value={`@${profile}`} />}
        <input type="hidden" name="window" value={props.window} />
        <Button type="submit" look="primary">
          <Share2 aria-hidden className="size-4" />
          Share
        </Button>
      </form>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={`Share @${profile ?? ""}`}
        hint="A read-only page for people without an account. You can pause or revoke it at any time."
      >
        <LinkForm {...props} />
      </Dialog>
    </>
  );
}
