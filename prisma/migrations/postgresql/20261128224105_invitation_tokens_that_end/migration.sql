-- AlterTable
ALTER TABLE "Invitation" ADD COLUMN     "tokenExpiresAt" TIMESTAMP(3);
