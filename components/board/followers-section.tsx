import type { ReactNode } from "react";
import type { FollowersDownload } from "@/lib/domain/download";
import type { FollowersReport } from "@/lib/domain/report";
import { formatSummary } from "@/lib/domain/summary";
import { AudienceCard } from "./audience-card";
import { BestTimeCard } from "./best-time-card";
import { ChartCard } from "./chart-card";
import { DownloadMenu } from "./download-menu";
import { FollowersClosed } from "./followers-closed";
import { GrowthTiles } from "./growth-tiles";
import { HeatCard } from "./heat-card";
import { NewViewersCard } from "./new-viewers-card";
import type { SectionProps } from "./overview-section";
import { TopItemsCard } from "./top-items-card";
import { ViewersCard } from "./viewers-card";

type FollowersSectionProps = SectionProps<FollowersReport> & {
  /** Private page: buttons that open the forms for top videos and top sounds. */
  readonly topVideosAction?: ReactNode;
  readonly topSoundsAction?: ReactNode;
};

/** Growth, activity, audience and favourites, from 100 followers on; before that a calm page that says how far it is. */
export function FollowersSection(props: FollowersSectionProps) {
  const { report, address, path, shared, downloads = true } = props;
  if (report.open === null) return <FollowersClosed threshold={report.threshold} shared={shared} />;
  const { figures, netByDay, heat, viewers, worked } = report.open;
  const take: Take = (name, title) =>
    downloads ? (
      <DownloadMenu
        file={{ section: "followers", name }}
        title={title}
        path={path}
        address={address}
        {...(name === "followers" ? { also: ALL_FIGURES } : name === "hours" ? { also: ALL_HOURS } : {})}
      />
    ) : null;
  const frame = { compare: report.compare, days: address.window, source: shared ? null : address };
  return (
    <div className="flex flex-col gap-3">
      <GrowthTiles figures={figures} compare={report.compare} source={frame.source} />
      <div className="grid gap-3 xl:grid-cols-2">
        <ChartCard
          id="followers-chart"
          metric="followers"
          series={figures.followers.series}
          previousSeries={figures.followers.previousSeries}
          summary={formatSummary(figures.followers, report.compare)}
          figure={figures.followers}
          actions={take("followers", "Followers")}
          {...frame}
        />
        <ChartCard
          id="net-chart"
          metric="netFollowers"
          series={netByDay}
          summary={formatSummary(figures.netFollowers, report.compare)}
          figure={figures.netFollowers}
          actions={take("netFollowers", "Net followers")}
          shape="bars"
          {...frame}
        />
      </div>
      <HeatCard
        heat={heat}
        ever={report.open.heatEver ?? null}
        days={address.window}
        actions={take("hours", "When followers are active")}
      />
      {worked === undefined ? null : (
        <BestTimeCard
          heat={report.open.heatEver ?? heat}
          worked={worked}
          actions={take("worked", "Best time to post")}
        />
      )}
      <Audience {...props} open={report.open} take={take} />
      <div className="grid gap-3 xl:grid-cols-2">
        <ViewersCard viewers={viewers} actions={take("viewers", "Viewers")} {...frame} />
        <NewViewersCard viewers={viewers} actions={take("newViewers", "New and returning viewers")} />
      </div>
    </div>
  );
}

type Take = (name: FollowersDownload, title: string) => ReactNode;

const ALL_HOURS = {
  file: { section: "followers", name: "hoursEver" },
  label: "All hours kept",
} as const;

const ALL_FIGURES = {
  file: { section: "followers", name: "figures" },
  label: "All figures",
} as const;

type AudienceProps = Omit<FollowersSectionProps, "report"> & {
  readonly open: NonNullable<FollowersReport["open"]>;
  readonly take: Take;
};

/** Who the followers are and what they like. */
function Audience({ open, take, shared, topVideosAction, topSoundsAction }: AudienceProps) {
  const { gender, territories, audienceChange, sharesBegin, topVideos, topSounds } = open;
  return (
    <div className="grid gap-3 md:grid-cols-2">
      <AudienceCard
        id="countries"
        title="Top countries"
        actions={take("countries", "Top countries")}
        audience={territories}
        change={audienceChange?.territory ?? null}
        begins={sharesBegin.territories}
        file="FollowerTopTerritories.csv"
        shared={shared}
      />
      <AudienceCard
        id="gender"
        title="Gender"
        actions={take("gender", "Gender")}
        audience={gender}
        change={audienceChange?.gender ?? null}
        begins={sharesBegin.gender}
        file="FollowerGender.csv"
        shared={shared}
      />
      <TopItemsCard
        id="top-videos"
        title="Top videos"
        items={topVideos}
        action={
          <>
            {topVideosAction}
            {topVideos === null ? null : take("topVideos", "Top videos")}
          </>
        }
        shared={shared}
      />
      <TopItemsCard
        id="top-sounds"
        title="Top sounds"
        items={topSounds}
        action={
          <>
            {topSoundsAction}
            {topSounds === null ? null : take("topSounds", "Top sounds")}
          </>
        }
        shared={shared}
      />
    </div>
  );
}
