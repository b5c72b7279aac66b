import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

type Tone = "info" | "good" | "warn" | "danger";

const TONES = {
  info: { box: "bg-sunken border-line", icon: "text-muted", Icon: Info },
  good: { box: "bg-accent-soft border-transparent", icon: "text-accent-strong", Icon: CircleCheck },
  warn: { box: "bg-warn-soft border-transparent", icon: "text-warn", Icon: TriangleAlert },
  danger: { box: "bg-danger-soft border-transparent", icon: "text-danger", Icon: CircleAlert },
} as const satisfies Record<Tone, unknown>;

type NoticeProps = {
  readonly tone?: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** `alert` for what needs attention now, `status` for what just happened. */
  readonly role?: "alert" | "status";
};

/** A calm sentence in a box: what happened, why, what to do next. */
export function Notice({ tone = "info", title, children, actions, role }: NoticeProps) {
  const { box, icon, Icon } = TONES[tone];
  return (
    <div
      role={role}
      className={classNames("flex flex-wrap items-start gap-x-3 gap-y-2 rounded-card border px-4 py-3", box)}
    >
      <Icon aria-hidden className={classNames("mt-0.5 size-[18px] shrink-0", icon)} />
      <div className="min-w-0 flex-1 basis-56 text-sm text-ink">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-pretty">{children}</div> : null}
      </div>
      {actions ? (
        <div className="flex max-w-full shrink-0 flex-wrap items-center gap-2">{actions}</div>
      ) : null}
    </div>
  );
}
