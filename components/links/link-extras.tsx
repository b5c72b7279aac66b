"use client";

import { ChevronDown } from "lucide-react";
import { useId } from "react";
import { Checkbox, Field, Input, Select } from "@/components/ui/field";
import { NUMBER_LOCALES } from "@/lib/domain/number-locales";

const FIGURES = [
  { value: "live", label: "Always the newest", hint: "New imports appear by themselves." },
  {
    value: "pinned",
    label: "As they are now, for ever",
    hint: "A report that nobody can change afterwards, by no import and no undo.",
  },
  { value: "as-of", label: "Up to a day", hint: "The window ends there. Corrections of these days appear." },
] as const;

/** What a link can do besides showing sections until an end: closed until asked for, so that the first link is made in seconds. */
export function LinkExtras() {
  return (
    <details className="group/extras rounded-control border border-line px-3 py-2 open:pb-3.5">
      <summary className="flex items-center justify-between gap-2 text-sm font-semibold">
        Password, fixed figures and more
        <ChevronDown
          aria-hidden
          className="size-4 shrink-0 text-muted transition-transform group-open/extras:rotate-180"
        />
      </summary>
      <div className="mt-3 flex flex-col gap-4">
        <PasswordField />
        <FiguresField />
        <MessageField />
        <LocaleField />
        <div>
          <Checkbox
            name="windowFixed"
            label="Readers keep to this window"
            hint="They cannot choose another."
          />
          <Checkbox
            name="notes"
            label="Show notes"
            hint="Only those that are marked as visible to clients."
          />
          <Checkbox
            name="headline"
            label="Tell the headline figure in previews"
            hint="Chats that unfurl the address show it to everybody in them. Without it they show the title only."
          />
          <Checkbox
            name="noDownloads"
            label="No downloads"
            hint="Tables and charts can be read, not taken away."
          />
        </div>
      </div>
    </details>
  );
}

function PasswordField() {
  const id = useId();
  return (
    <Field
      id={id}
      label="Password"
      hint="Readers have to say it first. At least 8 characters; send it on another way than the address."
    >
      <Input
        id={id}
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={8}
        maxLength={128}
        aria-describedby={`${id}-hint`}
      />
    </Field>
  );
}

function FiguresField() {
  const id = useId();
  return (
    <fieldset className="group">
      <legend className="text-sm font-semibold">Figures</legend>
      {FIGURES.map(({ value, label, hint }) => (
        <label key={value} className="flex min-h-7 items-start gap-2.5 py-1">
          <input
            type="radio"
            name="figures"
            value={value}
            defaultChecked={value === "live"}
            className="mt-1 size-4 shrink-0"
          />
          <span className="min-w-0">
            <span className="block">{label}</span>
            <span className="block text-sm text-muted">{hint}</span>
          </span>
        </label>
      ))}
      <div className="mt-1 ml-6.5 hidden max-w-52 group-has-[input[value=as-of]:checked]:block">
        <Field id={id} label="Last day">
          <Input id={id} name="asOf" type="date" />
        </Field>
      </div>
    </fieldset>
  );
}

function LocaleField() {
  const id = useId();
  return (
    <Field id={id} label="Numbers" hint="How thousands and decimals are written.">
      <Select id={id} name="locale" defaultValue="" aria-describedby={`${id}-hint`}>
        <option value="">As each reader’s browser does</option>
        {Object.entries(NUMBER_LOCALES).map(([tag, name]) => (
          <option key={tag} value={tag}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function MessageField() {
  const id = useId();
  return (
    <Field id={id} label="Message" hint="A few words above the figures.">
      <textarea
        id={id}
        name="message"
        rows={3}
        maxLength={500}
        aria-describedby={`${id}-hint`}
        className="w-full rounded-control border border-field bg-card px-3 py-1.5"
      />
    </Field>
  );
}
