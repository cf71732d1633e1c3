-- AlterTable
ALTER TABLE "Staff" ADD COLUMN     "email" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "DeskMessage" ADD COLUMN     "mailFault" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "mailedAt" TIMESTAMP(3);

-- CreateIndex
CREATE INDEX "DeskMessage_mailedAt_at_idx" ON "DeskMessage"("mailedAt", "at");
