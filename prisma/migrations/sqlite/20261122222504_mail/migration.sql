-- AlterTable
ALTER TABLE "Staff" ADD COLUMN "email" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "DeskMessage" ADD COLUMN "mailedAt" DATETIME;
ALTER TABLE "DeskMessage" ADD COLUMN "mailFault" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "DeskMessage_mailedAt_at_idx" ON "DeskMessage"("mailedAt", "at");
