-- Written by prisma/author-migration.js, then by hand: days and hours are checked, the audit log cannot be changed.

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "token" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "userId" TEXT NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMP(3),
    "refreshTokenExpiresAt" TIMESTAMP(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastRequest" BIGINT NOT NULL,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Claim" (
    "id" INTEGER NOT NULL,
    "codeHash" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Workspace" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Member" (
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("workspaceId","userId")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" TEXT NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Profile" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "name" TEXT,
    "category" TEXT,
    "timeZone" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Profile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Import" (
    "profileId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "batchId" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "byteSize" BIGINT NOT NULL,
    "encoding" TEXT NOT NULL,
    "exportedOn" TEXT NOT NULL,
    "exportedOnSource" TEXT NOT NULL,
    "profileSource" TEXT NOT NULL,
    "firstLabelDay" TEXT,
    "lastLabelDay" TEXT,
    "ownMode" TEXT,
    "ownModeReason" TEXT,
    "shiftOverride" INTEGER,
    "shiftDays" INTEGER NOT NULL DEFAULT 0,
    "shiftReason" TEXT NOT NULL DEFAULT 'none',
    "rowsRead" INTEGER NOT NULL,
    "rowsNew" INTEGER NOT NULL,
    "rowsChanged" INTEGER NOT NULL,
    "rowsSame" INTEGER NOT NULL,
    "rowsRefused" INTEGER NOT NULL,
    "problems" TEXT NOT NULL,
    "importedBy" TEXT NOT NULL,
    "importedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneBy" TEXT,
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "Import_pkey" PRIMARY KEY ("profileId","id")
);

-- CreateTable
CREATE TABLE "OriginalFile" (
    "workspaceId" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "piece" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "OriginalFile_pkey" PRIMARY KEY ("workspaceId","sha256","piece")
);

-- CreateTable
CREATE TABLE "Reading" (
    "profileId" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "labelDay" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "value" BIGINT,
    "line" INTEGER NOT NULL,

    CONSTRAINT "Reading_pkey" PRIMARY KEY ("profileId","measure","labelDay","importId")
);

-- CreateTable
CREATE TABLE "Board" (
    "profileId" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "value" BIGINT NOT NULL,
    "importId" TEXT NOT NULL,

    CONSTRAINT "Board_pkey" PRIMARY KEY ("profileId","measure","day")
);

-- CreateTable
CREATE TABLE "HourlyActivity" (
    "profileId" TEXT NOT NULL,
    "labelDay" TEXT NOT NULL,
    "hour" INTEGER NOT NULL,
    "importId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "value" BIGINT,
    "line" INTEGER NOT NULL,

    CONSTRAINT "HourlyActivity_pkey" PRIMARY KEY ("profileId","labelDay","hour","importId")
);

-- CreateTable
CREATE TABLE "AudienceShare" (
    "profileId" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "readOn" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "millionths" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,

    CONSTRAINT "AudienceShare_pkey" PRIMARY KEY ("profileId","dimension","readOn","importId","label")
);

-- CreateTable
CREATE TABLE "Post" (
    "profileId" TEXT NOT NULL,
    "postId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "publishedOn" TEXT NOT NULL,
    "readOn" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "views" BIGINT,
    "likes" BIGINT,
    "comments" BIGINT,
    "shares" BIGINT,
    "saves" BIGINT,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("profileId","postId")
);

-- CreateTable
CREATE TABLE "PostReading" (
    "profileId" TEXT NOT NULL,
    "postId" TEXT NOT NULL,
    "readOn" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "publishedOn" TEXT NOT NULL,
    "views" BIGINT,
    "likes" BIGINT,
    "comments" BIGINT,
    "shares" BIGINT,
    "saves" BIGINT,
    "line" INTEGER NOT NULL,

    CONSTRAINT "PostReading_pkey" PRIMARY KEY ("profileId","postId","readOn","importId")
);

-- CreateTable
CREATE TABLE "PostDetail" (
    "profileId" TEXT NOT NULL,
    "postId" TEXT NOT NULL,
    "capturedOn" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "averageWatchMillis" INTEGER,
    "watchedFull" INTEGER,
    "trafficSources" TEXT NOT NULL,
    "viewerLocations" TEXT NOT NULL,
    "enteredBy" TEXT NOT NULL,
    "enteredAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PostDetail_pkey" PRIMARY KEY ("profileId","postId","capturedOn")
);

-- CreateTable
CREATE TABLE "TopItem" (
    "profileId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "readOn" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "url" TEXT,
    "enteredBy" TEXT NOT NULL,
    "enteredAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TopItem_pkey" PRIMARY KEY ("profileId","kind","readOn","rank")
);

-- CreateTable
CREATE TABLE "ShareLink" (
    "profileId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "sections" TEXT NOT NULL,
    "window" INTEGER NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3),
    "pausedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),
    "lastOpenedAt" TIMESTAMP(3),
    "opens" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ShareLink_pkey" PRIMARY KEY ("profileId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Session_token_key" ON "Session"("token");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE INDEX "Verification_identifier_idx" ON "Verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "RateLimit_key_key" ON "RateLimit"("key");

-- CreateIndex
CREATE INDEX "Member_userId_idx" ON "Member"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Profile_workspaceId_handle_key" ON "Profile"("workspaceId", "handle");

-- CreateIndex
CREATE UNIQUE INDEX "Profile_workspaceId_id_key" ON "Profile"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "Import_profileId_sha256_idx" ON "Import"("profileId", "sha256");

-- CreateIndex
CREATE INDEX "Import_workspaceId_importedAt_idx" ON "Import"("workspaceId", "importedAt");

-- CreateIndex
CREATE INDEX "Reading_profileId_importId_idx" ON "Reading"("profileId", "importId");

-- CreateIndex
CREATE INDEX "HourlyActivity_profileId_importId_idx" ON "HourlyActivity"("profileId", "importId");

-- CreateIndex
CREATE INDEX "AudienceShare_profileId_importId_idx" ON "AudienceShare"("profileId", "importId");

-- CreateIndex
CREATE INDEX "Post_profileId_publishedOn_idx" ON "Post"("profileId", "publishedOn");

-- CreateIndex
CREATE INDEX "PostReading_profileId_importId_idx" ON "PostReading"("profileId", "importId");

-- CreateIndex
CREATE UNIQUE INDEX "ShareLink_tokenHash_key" ON "ShareLink"("tokenHash");

-- CreateIndex
CREATE INDEX "ShareLink_workspaceId_createdAt_idx" ON "ShareLink"("workspaceId", "createdAt");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Profile" ADD CONSTRAINT "Profile_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_workspaceId_profileId_fkey" FOREIGN KEY ("workspaceId", "profileId") REFERENCES "Profile"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OriginalFile" ADD CONSTRAINT "OriginalFile_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_profileId_importId_fkey" FOREIGN KEY ("profileId", "importId") REFERENCES "Import"("profileId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Board" ADD CONSTRAINT "Board_workspaceId_profileId_fkey" FOREIGN KEY ("workspaceId", "profileId") REFERENCES "Profile"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HourlyActivity" ADD CONSTRAINT "HourlyActivity_profileId_importId_fkey" FOREIGN KEY ("profileId", "importId") REFERENCES "Import"("profileId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AudienceShare" ADD CONSTRAINT "AudienceShare_profileId_importId_fkey" FOREIGN KEY ("profileId", "importId") REFERENCES "Import"("profileId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_workspaceId_profileId_fkey" FOREIGN KEY ("workspaceId", "profileId") REFERENCES "Profile"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostReading" ADD CONSTRAINT "PostReading_profileId_importId_fkey" FOREIGN KEY ("profileId", "importId") REFERENCES "Import"("profileId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostDetail" ADD CONSTRAINT "PostDetail_workspaceId_profileId_fkey" FOREIGN KEY ("workspaceId", "profileId") REFERENCES "Profile"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopItem" ADD CONSTRAINT "TopItem_workspaceId_profileId_fkey" FOREIGN KEY ("workspaceId", "profileId") REFERENCES "Profile"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_workspaceId_profileId_fkey" FOREIGN KEY ("workspaceId", "profileId") REFERENCES "Profile"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Reading" ADD CONSTRAINT "Reading_labelDay_check" CHECK ("labelDay" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$');
ALTER TABLE "HourlyActivity" ADD CONSTRAINT "HourlyActivity_labelDay_check" CHECK ("labelDay" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$');
ALTER TABLE "HourlyActivity" ADD CONSTRAINT "HourlyActivity_hour_check" CHECK ("hour" BETWEEN 0 AND 23);
ALTER TABLE "Board" ADD CONSTRAINT "Board_day_check" CHECK ("day" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$');

-- The audit log only grows. It goes when its workspace goes: by then the workspace's row is no longer there.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM "Workspace" WHERE "id" = OLD."workspaceId") THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the audit log is append-only';
END;
$$;

CREATE TRIGGER "AuditEvent_is_append_only" BEFORE UPDATE OR DELETE ON "AuditEvent"
FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();
