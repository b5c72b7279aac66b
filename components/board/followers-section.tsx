import type { ReactNode } from "react";
import type { FollowersReport } from "@/lib/domain/report";
import { formatSummary } from "@/lib/domain/summary";
import { AudienceCard } from "./audience-card";
import { ChartCard } from "./chart-card";
import { FollowersClosed } from "./followers-closed";
import { GrowthTiles } from "./growth-tiles";
import { HeatCard } from "./heat-card";
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
  const { report, address, shared, topVideosAction, topSoundsAction } = props;
  if (report.open === null) return <FollowersClosed threshold={report.threshold} shared={shared} />;
  const { figures, netByDay, heat, gender, territories, viewers, topVideos, topSounds } = report.open;
  const frame = { compare: report.compare, days: address.window, source: shared ? null : address };
  return (
    <div className="flex flex-col gap-3">
      <GrowthTiles figures={figures} />
      <div className="grid gap-3 xl:grid-cols-2">
        <ChartCard
          id="followers-chart"
          metric="followers"
          series={figures.followers.series}
          previousSeries={figures.followers.previousSeries}
          summary={formatSummary(figures.followers, report.compare)}
          {...frame}
        />
        <ChartCard
          id="net-chart"
          metric="netFollowers"
          series={netByDay}
          summary={formatSummary(figures.netFollowers, report.compare)}
          shape="bars"
          {...frame}
        />
      </div>
      <HeatCard heat={heat} />
      <div className="grid gap-3 md:grid-cols-2">
        <AudienceCard
          id="countries"
          title="Top countries"
          audience={territories}
          file="FollowerTopTerritories.csv"
          shared={shared}
        />
        <AudienceCard
          id="gender"
          title="Gender"
          audience={gender}
          file="FollowerGender.csv"
          shared={shared}
        />
        <TopItemsCard
          id="top-videos"
          title="Top videos"
          items={topVideos}
          action={topVideosAction}
          shared={shared}
        />
        <TopItemsCard
          id="top-sounds"
          title="Top sounds"
          items={topSounds}
          action={topSoundsAction}
          shared={shared}
        />
      </div>
      <ViewersCard viewers={viewers} {...frame} />
    </div>
  );
}
