/** Holds the proof that a reader has said a link's password; its path is the link's own. */
export const READER_COOKIE = "tallyboard_reader";
