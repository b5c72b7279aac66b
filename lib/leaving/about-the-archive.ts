/** The first file that somebody opens who unpacks the archive of a workspace. */
export const ABOUT_THE_ARCHIVE = `Everything of one workspace of Tallyboard.

originals/      the files that were imported, byte for byte
tables/*.csv    every table, for people and spreadsheets; an empty cell is unknown, never zero
data/*.jsonl    the same tables without loss, for a computer: one JSON list of columns to a line
manifest.json   what is in here, the columns of each table, and the SHA-256 of every file

A new installation takes it in whole, to the identical state:

    npx tallyboard restore-workspace FILE

Links go on working under the same address: the archive holds what recognises them, not what opens them. It holds no password
of a person, no session and no second factor. People are let in again by the address that they have an account under.
Keep this file as you would keep the installation itself.
`;
