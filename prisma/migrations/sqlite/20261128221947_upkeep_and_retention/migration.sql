-- AlterTable
ALTER TABLE "Import" ADD COLUMN "originalRemovedAt" DATETIME;

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN "originalsKeptDays" INTEGER;

-- CreateTable
CREATE TABLE "Upkeep" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "claimedAt" DATETIME,
    "doneAt" DATETIME,
    "problem" TEXT,
    "eraseBefore" DATETIME
);
