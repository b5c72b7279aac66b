/** More than this at once is a folder that was dropped by mistake. */
const MOST_FILES = 200;

/** The files of a drop, those in dropped folders included; hidden files such as `.DS_Store` are left out. */
export async function readDroppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  // The entries must be taken before the first await: afterwards the browser empties the list.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const files = entries.length > 0 ? (await Promise.all(entries.map(readEntry))).flat() : [...transfer.files];
  return files.filter((file) => !file.name.startsWith(".")).slice(0, MOST_FILES);
}

async function readEntry(entry: FileSystemEntry): Promise<readonly File[]> {
  if (entry instanceof FileSystemFileEntry) {
    return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return [];
  return (await Promise.all((await readFolder(entry)).map(readEntry))).flat();
}

/** A browser hands over a folder in pieces of at most 100 entries, and an empty piece at the end. */
async function readFolder(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  while (all.length < MOST_FILES) {
    const piece = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (piece.length === 0) break;
    all.push(...piece);
  }
  return all;
}

/** The browser's local day on which the file was last changed, YYYY-MM-DD. */
export function modifiedOn(file: File): string {
  const date = new Date(file.lastModified);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
