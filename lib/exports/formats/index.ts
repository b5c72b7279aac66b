import type { ExportFormat } from "../format";
import { businessAudience } from "./business-audience";
import { businessOverview } from "./business-overview";
import { businessVideo } from "./business-video";
import { content } from "./content";
import { followerActivity } from "./follower-activity";
import { followerGender } from "./follower-gender";
import { followerHistory } from "./follower-history";
import { followerTerritories } from "./follower-territories";
import { overview } from "./overview";
import { postDetails } from "./post-details";
import { topItems } from "./top-items";
import { viewers } from "./viewers";

/** Every format that can be read; a new one is a file beside this one and a line here. Localised headings make several of one id. */
export const FORMATS: readonly ExportFormat[] = [
  overview,
  followerHistory,
  followerActivity,
  followerGender,
  followerTerritories,
  viewers,
  content,
  ...businessOverview,
  businessAudience,
  ...businessVideo,
  postDetails,
  topItems,
];
