/** The Followers section opens at this many followers, as TikTok's guide documents. */
export const FOLLOWERS_NEEDED = 100;

/** Post detail is current for posts published on this many days, ending at the newest content export's day. */
export const CONTENT_DETAIL_DAYS = 7;

/** TikTok's content export never lists more posts than this. */
export const CONTENT_EXPORT_POSTS = 15;

/** The newest days of an export, which later exports restate. */
export const PROVISIONAL_DAYS = 2;

/** TikTok keeps hourly follower activity for this many days. */
export const ACTIVITY_KEPT_DAYS = 7;

/** The usual swing is told from this many pairs of consecutive windows. */
export const SWING_PAIRS_NEEDED = 4;

/** The usual swing and the usual weekday look back over at most this many days. */
export const HISTORY_DAYS = 400;

/** A weekday's usual band is told from this many days of that weekday. */
export const WEEKDAYS_NEEDED = 8;

/** A day is unusual when it lies more than this many median absolute deviations from its weekday's median. */
export const UNUSUAL_DEVIATIONS = 3;

/** Most days of a window are outside their band from this many on: four of seven. */
export const MOST_NEEDED = 4;

/** A middle of posts is told from this many posts. */
export const POSTS_NEEDED = 5;

/** A post's views are compared with others' once they were read this many days after it was published. */
export const POST_SETTLED_DAYS = 7;

/** Times of publishing are compared over the posts of this many days. */
export const WORKED_DAYS = 365;
/** Changes of level and the outlook are told from this many known days: eight of each weekday. */
export const STATISTICS_DAYS_NEEDED = 56;

/** A level holds for at least this many known days. */
export const LEVEL_DAYS = 14;

/** A level that differs from the one before by less than this share of the greater is the same level. */
export const LEVEL_DIFFERENCE = 0.1;
