-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "worksIn" TEXT;
