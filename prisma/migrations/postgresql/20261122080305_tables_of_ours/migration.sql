-- AlterTable
ALTER TABLE "Import" ADD COLUMN "gaveWayTo" TEXT,
ADD COLUMN "mapping" TEXT;

-- CreateTable
CREATE TABLE "PostDetailReading" (
    "profileId" TEXT NOT NULL,
    "postId" TEXT NOT NULL,
    "capturedOn" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "averageWatchMillis" INTEGER,
    "watchedFull" INTEGER,
    "trafficSources" TEXT NOT NULL,
    "viewerLocations" TEXT NOT NULL,
    "line" INTEGER NOT NULL,

    CONSTRAINT "PostDetailReading_pkey" PRIMARY KEY ("profileId","postId","capturedOn","importId")
);

-- CreateTable
CREATE TABLE "TopItemReading" (
    "profileId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "readOn" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "importId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "url" TEXT,
    "line" INTEGER NOT NULL,

    CONSTRAINT "TopItemReading_pkey" PRIMARY KEY ("profileId","kind","readOn","rank","importId")
);

-- CreateTable
CREATE TABLE "ColumnMapping" (
    "workspaceId" TEXT NOT NULL,
    "headerHash" TEXT NOT NULL,
    "profileKey" TEXT NOT NULL,
    "mapping" TEXT NOT NULL,
    "savedBy" TEXT NOT NULL,
    "savedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ColumnMapping_pkey" PRIMARY KEY ("workspaceId","headerHash","profileKey")
);

-- CreateIndex
CREATE INDEX "PostDetailReading_profileId_importId_idx" ON "PostDetailReading"("profileId", "importId");

-- CreateIndex
CREATE INDEX "TopItemReading_profileId_importId_idx" ON "TopItemReading"("profileId", "importId");

-- AddForeignKey
ALTER TABLE "PostDetailReading" ADD CONSTRAINT "PostDetailReading_profileId_importId_fkey" FOREIGN KEY ("profileId", "importId") REFERENCES "Import"("profileId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopItemReading" ADD CONSTRAINT "TopItemReading_profileId_importId_fkey" FOREIGN KEY ("profileId", "importId") REFERENCES "Import"("profileId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ColumnMapping" ADD CONSTRAINT "ColumnMapping_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
