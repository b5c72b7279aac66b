-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN "linksPausedAt" DATETIME;

-- CreateTable
CREATE TABLE "PinnedReport" (
    "profileId" TEXT NOT NULL,
    "linkId" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "window" INTEGER NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "payload" BLOB NOT NULL,
    "sha256" TEXT NOT NULL,

    PRIMARY KEY ("profileId", "linkId", "section", "window"),
    CONSTRAINT "PinnedReport_profileId_linkId_fkey" FOREIGN KEY ("profileId", "linkId") REFERENCES "ShareLink" ("profileId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LinkOpenDay" (
    "profileId" TEXT NOT NULL,
    "linkId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "opens" INTEGER NOT NULL,

    PRIMARY KEY ("profileId", "linkId", "day"),
    CONSTRAINT "LinkOpenDay_profileId_linkId_fkey" FOREIGN KEY ("profileId", "linkId") REFERENCES "ShareLink" ("profileId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "Profile" ADD COLUMN "isPrivate" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "ShareLink" ADD COLUMN "windowFixed" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "ShareLink" ADD COLUMN "asOf" TEXT;
ALTER TABLE "ShareLink" ADD COLUMN "message" TEXT;
ALTER TABLE "ShareLink" ADD COLUMN "downloads" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "ShareLink" ADD COLUMN "passwordHash" TEXT;
ALTER TABLE "ShareLink" ADD COLUMN "passwordTurn" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "ShareLink" ADD COLUMN "pinnedAt" DATETIME;
