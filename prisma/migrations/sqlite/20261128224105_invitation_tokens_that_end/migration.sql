-- AlterTable
ALTER TABLE "Invitation" ADD COLUMN "tokenExpiresAt" DATETIME;
