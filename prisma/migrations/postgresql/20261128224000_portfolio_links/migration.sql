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
    "pinnedAt" TIMESTAMP(3),
    "notesShown" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3),
    "pausedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),
    "lastOpenedAt" TIMESTAMP(3),
    "opens" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PortfolioLink_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "PortfolioLinkProfile" (
    "workspaceId" TEXT NOT NULL,
    "linkId" TEXT NOT NULL,
    "profileId" TEXT NOT NULL,

    CONSTRAINT "PortfolioLinkProfile_pkey" PRIMARY KEY ("workspaceId","linkId","profileId")
);

-- CreateTable
CREATE TABLE "PinnedPortfolio" (
    "profileId" TEXT NOT NULL,
    "linkId" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "window" INTEGER NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "payload" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "PinnedPortfolio_pkey" PRIMARY KEY ("profileId","linkId","section","window")
);

-- CreateTable
CREATE TABLE "PortfolioOpenDay" (
    "workspaceId" TEXT NOT NULL,
    "linkId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "opens" INTEGER NOT NULL,

    CONSTRAINT "PortfolioOpenDay_pkey" PRIMARY KEY ("workspaceId","linkId","day")
);

-- CreateIndex
CREATE UNIQUE INDEX "PortfolioLink_tokenHash_key" ON "PortfolioLink"("tokenHash");

-- CreateIndex
CREATE INDEX "PortfolioLink_workspaceId_createdAt_idx" ON "PortfolioLink"("workspaceId", "createdAt");

-- CreateIndex
CREATE INDEX "PortfolioLinkProfile_workspaceId_profileId_idx" ON "PortfolioLinkProfile"("workspaceId", "profileId");

-- CreateIndex
CREATE INDEX "PinnedPortfolio_workspaceId_linkId_section_window_idx" ON "PinnedPortfolio"("workspaceId", "linkId", "section", "window");

-- AddForeignKey
ALTER TABLE "PortfolioLink" ADD CONSTRAINT "PortfolioLink_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortfolioLinkProfile" ADD CONSTRAINT "PortfolioLinkProfile_workspaceId_linkId_fkey" FOREIGN KEY ("workspaceId", "linkId") REFERENCES "PortfolioLink"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortfolioLinkProfile" ADD CONSTRAINT "PortfolioLinkProfile_workspaceId_profileId_fkey" FOREIGN KEY ("workspaceId", "profileId") REFERENCES "Profile"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PinnedPortfolio" ADD CONSTRAINT "PinnedPortfolio_workspaceId_linkId_fkey" FOREIGN KEY ("workspaceId", "linkId") REFERENCES "PortfolioLink"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PinnedPortfolio" ADD CONSTRAINT "PinnedPortfolio_workspaceId_profileId_fkey" FOREIGN KEY ("workspaceId", "profileId") REFERENCES "Profile"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortfolioOpenDay" ADD CONSTRAINT "PortfolioOpenDay_workspaceId_linkId_fkey" FOREIGN KEY ("workspaceId", "linkId") REFERENCES "PortfolioLink"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
