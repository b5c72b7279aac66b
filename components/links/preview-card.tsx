import { COLOURS } from "@/lib/charts/svg/picture";

/** In pixels, as chats want it. */
export const CARD = { width: 1200, height: 630 } as const;

type PreviewCardProps = {
  /** null: nothing is told. */
  readonly title: string | null;
  readonly headline: {
    readonly label: string;
    readonly value: string;
    readonly change: string | null;
    readonly days: string;
  } | null;
};

const BARS = [150, 270, 210, 360, 300, 430] as const;

/** What a chat shows of a link. Drawn by satori, which knows flex boxes and no style sheet. The bars are an ornament, not data. */
export function PreviewCard({ title, headline }: PreviewCardProps) {
  return (
    <div
      style={{
        display: "flex",
        width: "100%",
        height: "100%",
        background: "#fbfaf8",
        color: COLOURS.ink,
        padding: "64px 72px",
        position: "relative",
      }}
    >
      <Ornament />
      <div
        style={{ display: "flex", flexDirection: "column", width: "100%", justifyContent: "space-between" }}
      >
        <Mark />
        {headline === null ? null : <Headline {...headline} />}
        <div style={{ display: "flex", flexDirection: "column" }}>
          <div
            style={{
              display: "flex",
              fontSize: headline === null ? 62 : 44,
              lineHeight: 1.15,
              letterSpacing: "-0.025em",
              maxWidth: 690,
            }}
          >
            {title ?? "Shared dashboard"}
          </div>
          <div style={{ display: "flex", marginTop: 18, fontSize: 30, color: COLOURS.muted }}>
            {title === null ? "Read-only" : "Shared dashboard, read-only"}
          </div>
        </div>
      </div>
    </div>
  );
}

function Mark() {
  return (
    <div style={{ display: "flex", alignItems: "center", fontSize: 34 }}>
      <svg role="presentation" width="52" height="52" viewBox="0 0 22 22" style={{ marginRight: 18 }}>
        <rect width="22" height="22" rx="6" fill={COLOURS.accent} />
        <path d="M6 16.5v-5M9.4 16.5v-9M12.8 16.5v-7M16.2 16.5v-12" stroke="#fff" strokeWidth="2" />
      </svg>
      Tallyboard
    </div>
  );
}

function Headline({ label, value, change, days }: NonNullable<PreviewCardProps["headline"]>) {
  return (
    <div style={{ display: "flex", flexDirection: "column" }}>
      <div style={{ display: "flex", fontSize: 30, color: COLOURS.muted }}>{`${label}, ${days}`}</div>
      <div style={{ display: "flex", alignItems: "baseline" }}>
        <div style={{ display: "flex", fontSize: 132, lineHeight: 1.15, letterSpacing: "-0.04em" }}>
          {value}
        </div>
        {change === null ? null : (
          <div
            style={{
              display: "flex",
              marginLeft: 28,
              fontSize: 44,
              color: /^[▼−]/.test(change) ? COLOURS.down : COLOURS.accent,
            }}
          >
            {change}
          </div>
        )}
      </div>
    </div>
  );
}

function Ornament() {
  return (
    <div style={{ display: "flex", position: "absolute", right: 0, bottom: 0, alignItems: "flex-end" }}>
      {BARS.map((height) => (
        <div
          key={height}
          style={{
            width: 52,
            height,
            marginRight: 16,
            borderRadius: "10px 10px 0 0",
            background: COLOURS.heat[0],
          }}
        />
      ))}
    </div>
  );
}
