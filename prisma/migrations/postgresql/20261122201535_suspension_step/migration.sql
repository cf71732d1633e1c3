-- AlterTable
ALTER TABLE "CaseSuspension" ADD COLUMN     "expectedEndAt" TIMESTAMP(3),
ADD COLUMN     "stepPosition" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "toldAt" TIMESTAMP(3);
