import { Card, CardHeading } from "@/components/ui/card";

const STEPS = [
  {
    title: "Open TikTok Studio on a computer",
    text: "Go to tiktok.com/tiktokstudio and choose Analytics. The phone app has no download.",
  },
  {
    title: "Set the dates to 365 days",
    text: "The first time, take all there is. Later exports only need the days since the last one.",
  },
  {
    title: "Press Download data in each tab",
    text: "Overview, Content, Followers and Viewers. Choose CSV or XLSX. You get one ZIP for each.",
  },
  {
    title: "Drop all ZIPs here",
    text: "Leave them as they are. You see what each file holds before anything is stored.",
  },
] as const;

/** The first run of the whole app: where the files come from. */
export function FirstSteps() {
  return (
    <Card aria-labelledby="first-steps">
      <CardHeading
        id="first-steps"
        title="Four steps to your first figures"
        hint="Your files stay here. Nothing is sent to TikTok or to anyone else."
      />
      <ol className="mt-3 grid gap-x-6 gap-y-4 sm:grid-cols-2 xl:grid-cols-4">
        {STEPS.map(({ title, text }, index) => (
          <li key={title} className="flex gap-3 xl:flex-col xl:gap-2">
            <span
              aria-hidden
              className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft text-sm font-bold text-accent-strong"
            >
              {index + 1}
            </span>
            <div>
              <h3 className="font-semibold">{title}</h3>
              <p className="text-sm text-muted text-pretty">{text}</p>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
