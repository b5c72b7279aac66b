-- AlterTable
ALTER TABLE "Profile" ADD COLUMN "boardVersion" TEXT NOT NULL DEFAULT '';
