/** Set on every request from the socket itself (instrumentation.ts), so a browser cannot choose it. */
export const PEER_HEADER = "x-tallyboard-peer";

/** Set by proxy.ts so that signing in leads back to the page that was asked for; a convenience, nothing relies on it. */
export const PATH_HEADER = "x-tallyboard-path";
