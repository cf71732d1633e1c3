-- AlterTable
ALTER TABLE "ItemVersion" ADD COLUMN     "createdAt" TIMESTAMP(3);
