/** What stands in the form of a new link in place of a handle, which never begins like this: all profiles, those of a tag, or chosen ones. */
export const SHOWS = { all: "*", tag: "#", chosen: "+" } as const;
