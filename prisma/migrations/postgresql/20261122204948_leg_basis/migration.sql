-- AlterTable
ALTER TABLE "CaseLeg" ADD COLUMN     "basis" TEXT NOT NULL DEFAULT '';
