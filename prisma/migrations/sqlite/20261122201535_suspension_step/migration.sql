-- AlterTable
ALTER TABLE "CaseSuspension" ADD COLUMN "stepPosition" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "CaseSuspension" ADD COLUMN "expectedEndAt" DATETIME;
ALTER TABLE "CaseSuspension" ADD COLUMN "toldAt" DATETIME;
