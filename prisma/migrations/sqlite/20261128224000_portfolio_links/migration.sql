-- CreateTable
CREATE TABLE "PortfolioLink" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "choice" TEXT NOT NULL,
    "tag" TEXT,
    "sections" TEXT NOT NULL DEFAULT '',
    "window" INTEGER NOT NULL,
    "windowFixed" BOOLEAN NOT NULL DEFAULT false,
    "asOf" TEXT,
    "message" TEXT,
    "downloads" BOOLEAN NOT NULL DEFAULT true,
    "passwordHash" TEXT,
    "passwordTurn" INTEGER NOT NULL DEFAULT 0,
    "pinnedAt" DATETIME,
    "notesShown" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME,
    "pausedAt" DATETIME,
    "revokedAt" DATETIME,
    "lastOpenedAt" DATETIME,
    "opens" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("workspaceId", "id"),
    CONSTRAINT "PortfolioLink_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PortfolioLinkProfile" (
    "workspaceId" TEXT NOT NULL,
    "linkId" TEXT NOT NULL,
    "profileId" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "linkId", "profileId"),
    CONSTRAINT "PortfolioLinkProfile_workspaceId_linkId_fkey" FOREIGN KEY ("workspaceId", "linkId") REFERENCES "PortfolioLink" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PortfolioLinkProfile_workspaceId_profileId_fkey" FOREIGN KEY ("workspaceId", "profileId") REFERENCES "Profile" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PinnedPortfolio" (
    "profileId" TEXT NOT NULL,
    "linkId" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "window" INTEGER NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "payload" BLOB NOT NULL,
    "sha256" TEXT NOT NULL,

    PRIMARY KEY ("profileId", "linkId", "section", "window"),
    CONSTRAINT "PinnedPortfolio_workspaceId_linkId_fkey" FOREIGN KEY ("workspaceId", "linkId") REFERENCES "PortfolioLink" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PinnedPortfolio_workspaceId_profileId_fkey" FOREIGN KEY ("workspaceId", "profileId") REFERENCES "Profile" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PortfolioOpenDay" (
    "workspaceId" TEXT NOT NULL,
    "linkId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "opens" INTEGER NOT NULL,

    PRIMARY KEY ("workspaceId", "linkId", "day"),
    CONSTRAINT "PortfolioOpenDay_workspaceId_linkId_fkey" FOREIGN KEY ("workspaceId", "linkId") REFERENCES "PortfolioLink" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "PortfolioLink_tokenHash_key" ON "PortfolioLink"("tokenHash");

-- CreateIndex
CREATE INDEX "PortfolioLink_workspaceId_createdAt_idx" ON "PortfolioLink"("workspaceId", "createdAt");

-- CreateIndex
CREATE INDEX "PortfolioLinkProfile_workspaceId_profileId_idx" ON "PortfolioLinkProfile"("workspaceId", "profileId");

-- CreateIndex
CREATE INDEX "PinnedPortfolio_workspaceId_linkId_section_window_idx" ON "PinnedPortfolio"("workspaceId", "linkId", "section", "window");
