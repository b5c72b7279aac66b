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

-- CreateIndex
CREATE INDEX "Import_workspaceId_sha256_idx" ON "Import"("workspaceId", "sha256");
