/**
 * Everything that can be wrong with an upload, in the words a marketer reads: what happened and, last, what to do next.
 * `{line}`, `{column}`, `{value}` are filled in from the problem's place, other `{names}` from its `params`.
 */
export const PROBLEMS = {
  "file/empty": "The file is empty. Download it from TikTok again.",
  "file/too-large": "The file is larger than {limit}. Export a shorter range and drop that file instead.",
  "file/changed-in-transit":
    "The file that arrived is not the file that was sent: some of it was lost on the way. Drop it again.",
  "file/wrong-kind":
    "This is {kind}, not a CSV, XLSX or ZIP export. Drop the file that TikTok Studio downloads, as it is.",
  "file/old-spreadsheet":
    "This is an Excel workbook in the old format XLS. Download the tab from TikTok Studio again and choose XLSX or CSV.",
  "file/business-suite":
    "This is an export of TikTok Business Suite with other columns than those known here. Export Overview, Audience or Video from Business Suite in English, or the same days from TikTok Studio.",
  "file/tiktok-ads":
    "This is a TikTok Ads Manager report: it counts paid ads, not the profile. Export Overview, Content, Followers and Viewers from TikTok Studio as CSV.",
  "file/personal-data":
    "This is TikTok's “Download your data” archive. It holds private messages and no analytics, so nothing of it was kept. Export Overview, Content, Followers and Viewers from TikTok Studio as CSV.",
  "file/other-network":
    "This is an export of {network}, not of TikTok. Drop the files that TikTok Studio downloads.",
  "file/unknown-header":
    "The columns are not those of any export known here: {headers}. Download the file from TikTok Studio again as CSV.",
  "file/missing-columns":
    "This looks like “{format}”, but columns are missing: {missing}. Found: {headers}. Download the file from TikTok Studio again as CSV.",
  "file/ambiguous-header":
    "The columns fit more than one kind of export: {formats}. Split the file so that each part has the columns of one export.",
  "file/duplicate-column":
    "The column “{column}” appears more than once, so its numbers are ambiguous. Remove the extra column or download the file from TikTok again.",
  "file/too-many-columns":
    "The header has more than {limit} columns. Download the file from TikTok Studio again as CSV.",
  "file/header-cleaned":
    "The heading “{column}” was written with invisible or extra spaces. It was recognised all the same. Nothing needs to be done.",
  "file/extra-columns":
    "These columns have no place here and were left out: {headers}. Nothing needs to be done.",
  "file/lines-above-header":
    "The lines above the header on line {line} were skipped. Check that nothing of value stands there.",
  "file/second-table": "A second table begins on line {line}. Split the file in two and drop both parts.",
  "file/row-too-long":
    "Line {line} is longer than {limit} characters, so this is not an export or its line breaks are lost. Download the file from TikTok again.",
  "file/too-many-rows":
    "The file has more than {limit} rows. Export a shorter range and drop that file instead.",
  "file/no-readable-row":
    "None of the first {count} rows can be read, so the file is damaged. Download it from TikTok again.",
  "file/not-utf8":
    "Line {line} is not UTF-8 text: a program such as Excel saved the file again in an older encoding, and letters may be lost. Drop the file as TikTok downloaded it.",
  "file/encoding-unproved":
    "From line {line} on, letters beyond A to Z are not stored as TikTok writes them (UTF-8) but in an older way, as Excel does when it saves a file again. Choose the text that looks right.",
  "file/encoding-by-dates":
    "The file is not UTF-8 text. It was read as {encoding}, the only encoding in which all of its dates can be read. Nothing needs to be done.",
  "file/letters-lost":
    "On line {line}, {letters} cannot be read: � stands there instead. Download the file from TikTok again to get them back.",
  "file/more-letters-lost":
    "{count} letters of the file cannot be read, more than are listed here: � stands there instead. Download the file from TikTok again to get them back.",
  "file/nul-bytes":
    "Line {line} holds zero bytes, so the file is damaged or was saved in another encoding. Download it from TikTok again.",
  "file/header-only":
    "The file holds only its header. TikTok does that for {reason}. Nothing needs to be done; export it again once there is more to see.",
  "file/day-sequence":
    "The days do not follow each other on line {line} (“{value}”): a day is missing, doubled or out of order. Download the file from TikTok again.",
  "file/day-unknown":
    "The dates cannot be placed on the calendar from line {line} (“{value}”). Download the file from TikTok again.",
  "file/hour-sequence":
    "The hours do not follow each other on line {line} (“{value}”), so the file is damaged. Download it from TikTok again.",
  "file/no-such-day":
    "“{value}” on line {line} does not exist in the year of this export. Choose the day of the export, or download the file from TikTok again.",
  "file/year-before":
    "The days of this file end on {last}, almost a year before its export on {exported}. Check the day of the export if that is a year too early.",
  "file/name-contradicts":
    "The days in the file do not fit the days in the name of the file or its ZIP, from line {line} (“{value}”) on. Download the file from TikTok again.",
  "file/future-day":
    "“{value}” on line {line} lies in the future. Check the date of this computer, or download the file from TikTok again.",
  "file/cut-off":
    "The file ends in the middle of line {line}, so more of it may be missing. Download it from TikTok again.",
  "file/date-language":
    "“{value}” means different days in different languages, and nothing else in the file tells which. Download the file again with TikTok set to English.",
  "file/mixed-times":
    "The Time column holds different days, “{value}” on line {line} among them, so the file was put together from several exports. Drop each export on its own.",
  "file/duplicate-label":
    "“{value}” stands twice in the list, on line {line} again. Download the file from TikTok again.",
  "file/more-problems":
    "{count} more rows have problems that are not listed. Download the file from TikTok again.",
  "file/unreadable": "The file could not be read to its end. Download it from TikTok again.",

  "row/too-few-cells":
    "Line {line} has {found} cells where {expected} are needed, so it was left out. Download the file from TikTok again.",
  "row/too-many-cells":
    "Line {line} has {found} cells where {expected} are expected, so it was left out. Download the file from TikTok again.",
  "row/broken-quotes":
    "The quotes on line {line} do not pair up, so it was left out. Download the file from TikTok again.",
  "row/bare-quote":
    "A cell on line {line} holds a quote that no quotes surround. It was read as it stands. Check that its text is whole.",
  "row/doubled-quotes":
    "The caption on line {line} has its quotes twice, as spreadsheets write them. It was read as it stands. Download the file from TikTok again to have it as it was posted.",
  "row/torn":
    "Line {line} stands beside a line that is only a piece of one, so a line break may have cut it short. It was left out. Download the file from TikTok again.",
  "row/joined":
    "Line {line} looks like two lines that lost the line break between them, so it was left out. Download the file from TikTok again.",
  "row/no-video-link":
    "Line {line} has no TikTok video link in its place, so its numbers cannot be told apart. It was left out. Download the file from TikTok again.",
  "row/duplicate-post":
    "The post {value} stands twice in the list, on line {line} again. The second one was left out. Download the file from TikTok again.",

  "cell/not-a-number":
    "“{value}” in column {column} on line {line} is not a plain whole number, so the row was left out. Download the file from TikTok again instead of saving it from a spreadsheet.",
  "cell/too-large":
    "“{value}” in column {column} on line {line} is larger than any count can be, so the row was left out. Download the file from TikTok again.",
  "cell/negative":
    "“{value}” in column {column} on line {line} is negative, which this count can never be. The row was left out. Download the file from TikTok again.",
  "cell/not-a-share":
    "“{value}” in column {column} on line {line} is not a share between 0 and 1, so the row was left out. Download the file from TikTok again.",
  "cell/not-an-hour":
    "“{value}” in column {column} on line {line} is not an hour from 0 to 23, so the row was left out. Download the file from TikTok again.",
  "cell/not-a-date":
    "“{value}” in column {column} on line {line} is not a date as TikTok writes it, so the row was left out. Download the file from TikTok again.",
  "cell/not-a-label":
    "“{value}” in column {column} on line {line} is not a value TikTok uses there, so the row was left out. Download the file from TikTok again.",
  "cell/too-long":
    "The cell in column {column} on line {line} is longer than {limit} characters, so the row was left out. Download the file from TikTok again.",
  "cell/id-lost":
    "“{value}” in column {column} on line {line} is a video id that a spreadsheet has rounded. The row was left out. Download the file from TikTok again as CSV.",
  "cell/post-id":
    "“{value}” on line {line} is not the link of a TikTok post whose day can be read from its id, so the row was left out. Download the file from TikTok again.",
  "cell/post-day":
    "“{value}” in column {column} on line {line} does not fit the day on which the post was uploaded ({uploaded}), so the row was left out. Download the file from TikTok again.",

  "file/nothing-filled-in":
    "No row of the file has a figure in it, so there is nothing to import. Enter a figure in at least one row and drop the file again.",
  "row/whose":
    "Line {line} does not say whose it is, and the other rows belong to several profiles, so it was left out. Enter its profile and drop the file again.",
  "row/no-figure":
    "Line {line} has nothing in column {column}, so the row was left out. Enter it and drop the file again.",
  "row/shares-together":
    "The shares on line {line}, those of {column} among them, add up to more than 100%, so the row was left out. Check them against TikTok's screen.",
  "row/duplicate-capture":
    "The post {value} stands twice for the same day, on line {line} again. The second one was left out. Remove one of the two.",
  "row/duplicate-rank":
    "The rank {value} stands twice in the same list, on line {line} again. The second one was left out. Give each line a rank of its own.",
  "cell/not-a-post":
    "“{value}” in column {column} on line {line} is neither the full link of a TikTok post nor its id, so the row was left out. Enter the link as the address bar of the browser shows it.",
  "cell/post-rounded":
    "“{value}” in column {column} on line {line} is the id of a post that a spreadsheet has rounded, so the row was left out. Enter the link of the post instead.",
  "cell/not-a-watch-time":
    "“{value}” in column {column} on line {line} is not a time of up to an hour, so the row was left out. Enter it in seconds, such as 7.4, or as 0:07.",
  "cell/not-a-percentage":
    "“{value}” in column {column} on line {line} is not a percentage from 0 to 100, so the row was left out. Enter 12.5 for 12.5%.",
  "cell/not-a-share-list":
    "“{value}” in column {column} on line {line} is not a list of at most 20 names, each once and with its percentage, so the row was left out. Enter it as in: DE 40; US 12.5.",
  "cell/not-a-day":
    "“{value}” in column {column} on line {line} is not a day, so the row was left out. Enter it as year-month-day, such as 2026-03-24.",
  "cell/ambiguous-day":
    "“{value}” in column {column} on line {line} can mean two days, and nothing else in the file tells which, so the row was left out. Enter it as year-month-day, such as 2026-03-24.",
  "cell/future-day":
    "“{value}” in column {column} on line {line} is a day still to come, so the row was left out. Enter the day on which you read the figures.",
  "cell/before-upload":
    "“{value}” in column {column} on line {line} is before the post was uploaded ({uploaded}), so the row was left out. Enter the day on which you read the figures.",
  "cell/not-a-handle":
    "“{value}” in column {column} on line {line} is not a TikTok user name, so the row was left out. Enter it as in @northwind.bakes, or leave it empty.",
  "cell/other-profile":
    "“{value}” in column {column} on line {line} is not the profile of the post's link, so the row was left out. Enter the profile of the link, or leave it empty.",
  "cell/not-a-list":
    "“{value}” in column {column} on line {line} names no list, so the row was left out. Enter video or sound.",
  "cell/not-a-rank":
    "“{value}” in column {column} on line {line} is not a rank from 1 to 10, so the row was left out. Enter the place that TikTok shows.",
  "cell/not-a-web-link":
    "“{value}” in column {column} on line {line} is not a link that begins with https://, so the row was left out. Enter the link as TikTok gives it, or leave it empty.",
  "ledger/post-not-yet-known":
    "No export of this profile holds {count} of the posts yet, {value} on line {line} first, so their detail is kept but not shown. Import a Content export that lists them.",
  "ledger/outside-window":
    "“{value}” in column {column} on line {line} is outside the 7 days for which TikTok shows the detail of this post ({from} to {to}), so the row was left out. Enter the day on which you read the figures.",

  "file/needs-mapping":
    "These columns are not those of any export known here: {headers}. Choose what each of them means, and the table can be imported.",
  "file/mapping-contradicted":
    "“{value}” in column {column} on line {line} is not written as such tables were before, so other cells may mean something else, too. Check what the columns mean, and the table can be imported.",
  "file/mapping-differs":
    "The columns of this file are not those whose meaning was chosen: {headers}. Choose again what each of them means.",
  "file/open-quote":
    "A quote that opens on line {line} never closes, so the cells after it cannot be told apart. Check that line, or export the table again.",
  "file/no-rows": "The table holds only its header. Enter at least one row and drop the file again.",
  "file/ends-early":
    "The file ends in the middle of line {line}, so more of it may be missing. Export the table again.",
  "file/no-row-fits":
    "None of the first {count} rows can be read this way. Choose again what the columns mean and how dates and numbers are written.",
  "file/read-as-older":
    "The file is not UTF-8 and was read as {encoding}. Check that letters with accents are right.",
  "file/rows-without-profile":
    "Rows that were left out and belong to no profile's import: {count}. Check them in the refused rows of the file.",
  "file/too-many-profiles":
    "The column {column} names more than {limit} profiles, so it is probably not the column of the profile. Choose again what the columns mean, or split the file.",
  "row/other-width":
    "Line {line} has {found} cells where the header has {expected}, so it was left out. Check its quotes and delimiters.",
  "row/half":
    "Line {line} stands beside a line of one cell, so a line break may have cut it short. It was left out. Remove the line break between them.",
  "row/unpaired-quotes": "The quotes on line {line} do not pair up, so it was left out. Check that line.",
  "row/day-twice":
    "Line {line} and line {other} say different things of {day}, so both were left out. Remove the wrong one of the two.",
  "row/post-twice":
    "Line {line} and line {other} say different things of the post {value}, so both were left out. Remove the wrong one of the two.",
  "row/repeated":
    "Rows that say again what another row says were counted once: {count}, the first of them on line {line}. Nothing needs to be done.",
  "cell/post-day-differs":
    "“{value}” in column {column} on line {line} does not fit the day on which the post was uploaded ({uploaded}), so the row was left out. Check the date, or leave that column out.",
  "cell/no-post-link":
    "“{value}” in column {column} on line {line} is not the full link of a TikTok post, so the row was left out. Enter it as in https://www.tiktok.com/@northwind.bakes/video/ and the id.",
  "row/more-refused":
    "Rows that were left out and are not listed: {count}. Check the listed ones first: the others often have the same fault.",
  "cell/day-notation":
    "“{value}” in column {column} on line {line} is not a day written as {notation}, so the row was left out. Choose how the dates are written, or correct the cell.",
  "cell/short-year":
    "“{value}” in column {column} on line {line} has a year of fewer than four digits, so the row was left out. Enter the whole year, as in 2026.",
  "cell/no-such-day":
    "“{value}” in column {column} on line {line} is no day of the calendar when it is read as {notation}, so the row was left out. Choose how the dates are written, or correct the cell.",
  "cell/time-of-day":
    "“{value}” in column {column} on line {line} has a time of day, and which day that is depends on the time zone. The row was left out. Export whole days, or remove the times.",
  "cell/day-out-of-reach":
    "“{value}” in column {column} on line {line} is before 2016 or still to come, so TikTok cannot have counted anything. The row was left out. Check the date.",
  "cell/number-notation":
    "“{value}” in column {column} on line {line} is not a whole number written as {notation}, so the row was left out. Choose how the numbers are written, or correct the cell.",
  "cell/fraction":
    "“{value}” in column {column} on line {line} is not a whole number, as every count is, so the row was left out. Choose how the numbers are written, or leave that column out.",
  "cell/count-too-large":
    "“{value}” in column {column} on line {line} is larger than any count can be, so the row was left out. Check the cell.",
  "cell/count-negative":
    "“{value}” in column {column} on line {line} is negative, which this count can never be. The row was left out. Check the cell.",
  "cell/no-handle":
    "“{value}” in column {column} on line {line} is not a TikTok user name, so nobody can tell whose figures these are. The row was left out. Enter it as in @northwind.bakes.",

  "cell/no-result":
    "The formula in column {column} on line {line} has no saved result, so the row was left out. Download the file from TikTok again.",
  "cell/no-shared-text":
    "The cell in column {column} on line {line} points to a text that the workbook does not hold, so the row was left out. Download the file from TikTok again.",
  "cell/precision-lost":
    "“{value}” in column {column} on line {line} has more digits than a spreadsheet keeps, so the number that was meant is lost. The row was left out. Download the file from TikTok again.",
  "cell/unknown-type":
    "“{value}” in column {column} on line {line} is no text, number or date that a workbook can hold, so the row was left out. Download the file from TikTok again.",

  "archive/broken": "The ZIP file is damaged and cannot be opened. Download it from TikTok again.",
  "archive/empty": "The ZIP file holds no export. Download it from TikTok again.",
  "archive/too-many-entries":
    "The ZIP file holds more than {limit} files. Unpack it and drop only the exports.",
  "archive/too-large": "The ZIP file unpacks to more than {limit}. Unpack it and drop only the exports.",
  "archive/bomb":
    "The ZIP file unpacks to far more than an export ever does, so it was not opened. Download it from TikTok again.",
  "archive/unsafe-name":
    "The ZIP file holds an entry named “{value}”, which points outside the archive. Download it from TikTok again.",
  "archive/duplicate-name": "The ZIP file holds “{value}” more than once. Unpack it and drop the right file.",
  "archive/link": "“{value}” in the ZIP file is a link to another file. Unpack it and drop the exports.",
  "archive/encrypted":
    "“{value}” in the ZIP file is protected by a password. Unpack it and drop the exports without a password.",
  "archive/unknown-method":
    "“{value}” in the ZIP file is packed in a way that cannot be read. Unpack it and drop the exports.",
  "archive/nested":
    "“{value}” is an archive inside the ZIP file. Unpack the outer one and drop what it holds.",
  "archive/overlap":
    "Two entries of the ZIP file share the same bytes, so it was not opened. Download it from TikTok again.",
  "archive/contradiction":
    "The ZIP file describes “{value}” in two different ways, so it was not opened. Download it from TikTok again.",

  "workbook/broken":
    "The Excel workbook is damaged and cannot be read. Download it from TikTok again, or choose CSV instead of XLSX.",
  "workbook/declaration":
    "The Excel workbook declares its own XML entities, which no export does and which can hide an attack, so it was not opened. Download it from TikTok again.",
  "workbook/macros":
    "The Excel workbook holds macros, which no export has, so it was not opened. Download it from TikTok again.",
  "workbook/protected":
    "This Excel workbook is protected by a password. Download the tab from TikTok Studio again, or remove the password and save it as XLSX.",
  "workbook/too-many-sheets":
    "The Excel workbook has more than {limit} sheets, so it is no export. Drop the files that TikTok Studio downloads.",
  "workbook/no-sheet":
    "The Excel workbook has no visible sheet. Download it from TikTok again, or show the hidden sheet and save the workbook.",
  "workbook/bad-place":
    "The Excel workbook holds a row or cell at “{value}”, a place that it cannot be in, so it is damaged. Download it from TikTok again.",
  "workbook/several-exports":
    "The Excel workbook holds several exports, in the sheets {sheets}. Drop each one as a file of its own.",
  "workbook/hidden-sheets":
    "Hidden sheets were left out: {sheets}. Check that nothing of value stands there.",
  "workbook/several-tables":
    "Several sheets have these columns: {sheets}. Drop each of them as a workbook of its own.",
  "workbook/tables-left-out":
    "Only one sheet of the workbook is read. Left out: {sheets}. Drop what you need of them as workbooks of their own.",
  "workbook/which-sheet":
    "The workbook has several sheets with a table: {sheets}. Choose one when you say what its columns mean.",
  "workbook/merged-header":
    "In the sheet {sheet} the cells {cell} of the header are merged, so which columns they name is unclear. Split them and drop the workbook again.",
  "sheet/merged":
    "In the sheet {sheet} the cells {cell} are merged, so the row on line {line} was left out. Split them and drop the workbook again.",
  "sheet/error":
    "Cell {cell} of the sheet {sheet} holds an error such as #REF! instead of a value, so the row was left out. Enter the value and drop the workbook again.",
  "sheet/no-result":
    "The formula in cell {cell} of the sheet {sheet} has no saved result, so the row was left out. Open the workbook in a spreadsheet, save it and drop it again.",
  "sheet/precision-lost":
    "“{value}” in cell {cell} of the sheet {sheet} has more digits than a spreadsheet keeps, so the number that was meant is lost. The row was left out. Enter it as text and drop the workbook again.",
  "sheet/unreadable":
    "Cell {cell} of the sheet {sheet} holds something that is no text, number or date, so the row was left out. Enter the value and drop the workbook again.",
  "workbook/other-sheets":
    "Sheets that are no export were left out: {sheets}. Check that nothing of value stands there.",
  "workbook/formulas":
    "{count} cells, the first on line {line}, are computed by formulas. The results saved with them were read. Check them, or download the file from TikTok again.",
  "workbook/error-cells":
    "{count} cells, the first on line {line}, hold an error such as #REF! instead of a value, which was read as unknown. Download the file from TikTok again.",

  "batch/year-unproved":
    "The file says “{value}” without a year, and it fits {days}. Choose the right one, or drop it together with the ZIP files of the same download.",
  "batch/export-day-unproved":
    "This batch holds exports of several days ({days}), and nothing says which of them this file is from. Choose the day of the export, or import each day's files on their own.",
  "batch/export-day-differs":
    "The dates in the file (“{value}”) do not fit {given} as the day of the export. Choose the right day, or drop the file on its own.",
  "batch/profile-unknown":
    "Nothing says which profile this file is from: the batch holds files of {handles}. Choose the profile, or import each profile's files on their own.",
  "batch/other-profile":
    "This file is from {found}, not from {profile}. Choose {found} to import it there, or remove it from the batch.",
  "batch/mixed-handles":
    "The video links in this file belong to several profiles: {handles}. Choose the profile whose export this is.",
  "batch/contradiction":
    "“{other}” says something else for the same export day: {what}. Remove the wrong one of the two and import again.",
  "batch/twin": "This is the same file as “{other}”, byte for byte. Nothing needs to be done.",
  "batch/incomplete":
    "{count} of {total} files cannot be imported as they are, so nothing was imported. Remove them or settle what is open, or choose to import the rest without them.",

  "batch/gone":
    "These files are not waiting here any more: files that are not imported are removed after an hour. Drop them again.",
  "batch/too-large":
    "This is more than {files} files or {limit} at once. Import what is there first, then drop the rest. Drop fewer files at a time.",
  "batch/too-many-open":
    "Too many drops of this workspace are waiting to be imported. Import or remove them, or try again in an hour.",

  "import/unknown": "There is no such import in this workspace. Open the list of imports again.",
  "import/no-original":
    "The original file of this import is not kept here any more, because its time was over, so its figures cannot come back from here. Drop the file on Imports again if you still have it.",

  "import/stopped":
    "It was stopped before anything was changed. The files go on waiting here. Import them, or discard them.",
  "import/broken-off":
    "The import broke off. It is in the list of imports whole or not at all. Try again if it is missing there.",
  "import/out-of-memory":
    "These files need more memory than an import may use, so nothing was changed. Drop fewer files at a time, or export shorter ranges.",

  "ledger/duplicate":
    "This file was imported before, byte for byte, as “{other}”, so it changes nothing. Nothing needs to be done.",
  "ledger/takes-place":
    "This file was imported before, on a day of export that was only guessed ({day}). This import takes its place, because its day is known better. Undo this import to have the other back.",
  "ledger/another-profile":
    "Of {compared} figures that are already known of {profile}, this file agrees on {agree} only, so it is probably from another profile. Choose the right profile, or confirm that it is {profile}.",
  "file/profile-unknown":
    "Neither the file nor its name says which profile it is from. Choose the profile, or drop it together with Content.csv of the same download.",
} as const satisfies Record<string, string>;

export type ProblemCode = keyof typeof PROBLEMS;

export type Problem = {
  readonly code: ProblemCode;
  /** `refused`: the file or row is not imported. `warning`: it is, and this is worth knowing. */
  readonly severity: "refused" | "warning";
  /** Line in the file as an editor counts it; null when the whole file is meant. */
  readonly line: number | null;
  readonly column: string | null;
  /** What the cell said, letter by letter; a longer text is cut after 200 letters and ends in “…”. */
  readonly value: string | null;
  /** The sentence, filled in. */
  readonly message: string;
};

export type ProblemDetail = {
  readonly severity: Problem["severity"];
  readonly line?: number | null;
  readonly column?: string | null;
  readonly value?: string | null;
  /** Whatever else the sentence names in `{…}`. */
  readonly params?: Readonly<Record<string, string | number>>;
};

/** A cell may hold 32,767 letters; the list of problems is stored and shown. */
const LONGEST_VALUE = 200;

/** Fills the catalogue's sentence; throws when the sentence names something that the detail does not give. */
export function problem(code: ProblemCode, detail: ProblemDetail): Problem {
  const { severity, line = null, column = null, params = {} } = detail;
  const value = detail.value === undefined || detail.value === null ? null : shorten(detail.value);
  const known: Readonly<Record<string, string | number | null>> = { line, column, value, ...params };
  const message = PROBLEMS[code].replace(/\{(\w+)\}/g, (_, name: string) => {
    const filling = Object.hasOwn(known, name) ? known[name] : null;
    if (filling === null || filling === undefined) throw new Error(`${code} needs {${name}}`);
    return String(filling);
  });
  return { code, severity, line, column, value, message };
}

function shorten(text: string): string {
  const letters = Array.from(text.slice(0, 2 * LONGEST_VALUE + 2));
  return letters.length > LONGEST_VALUE ? `${letters.slice(0, LONGEST_VALUE).join("")}…` : text;
}
