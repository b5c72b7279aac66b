-- AlterTable
ALTER TABLE "Import" ADD COLUMN     "originalRemovedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "originalsKeptDays" INTEGER;

-- CreateTable
CREATE TABLE "Upkeep" (
    "id" INTEGER NOT NULL,
    "claimedAt" TIMESTAMP(3),
    "doneAt" TIMESTAMP(3),
    "problem" TEXT,
    "eraseBefore" TIMESTAMP(3),

    CONSTRAINT "Upkeep_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Import_workspaceId_sha256_idx" ON "Import"("workspaceId", "sha256");
