-- CreateIndex
CREATE INDEX "Import_workspaceId_profileId_importedAt_idx" ON "Import"("workspaceId", "profileId", "importedAt");
