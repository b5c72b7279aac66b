-- AlterTable
ALTER TABLE "Profile" ADD COLUMN "isPrivate" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "ShareLink" ADD COLUMN "asOf" TEXT,
ADD COLUMN "downloads" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN "message" TEXT,
ADD COLUMN "passwordHash" TEXT,
ADD COLUMN "passwordTurn" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "pinnedAt" TIMESTAMP(3),
ADD COLUMN "windowFixed" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN "linksPausedAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "PinnedReport" (
    "profileId" TEXT NOT NULL,
    "linkId" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "window" INTEGER NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "payload" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "PinnedReport_pkey" PRIMARY KEY ("profileId","linkId","section","window")
);

-- CreateTable
CREATE TABLE "LinkOpenDay" (
    "profileId" TEXT NOT NULL,
    "linkId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "opens" INTEGER NOT NULL,

    CONSTRAINT "LinkOpenDay_pkey" PRIMARY KEY ("profileId","linkId","day")
);

-- AddForeignKey
ALTER TABLE "PinnedReport" ADD CONSTRAINT "PinnedReport_profileId_linkId_fkey" FOREIGN KEY ("profileId", "linkId") REFERENCES "ShareLink"("profileId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkOpenDay" ADD CONSTRAINT "LinkOpenDay_profileId_linkId_fkey" FOREIGN KEY ("profileId", "linkId") REFERENCES "ShareLink"("profileId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
