-- AlterTable
ALTER TABLE "ItemVersion" ADD COLUMN "createdAt" DATETIME;
