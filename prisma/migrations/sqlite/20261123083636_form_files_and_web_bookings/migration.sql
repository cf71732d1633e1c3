-- CreateTable
CREATE TABLE "MaterialFile" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "itemVersionId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "storedName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "attachedBy" TEXT NOT NULL,
    "attachedAt" DATETIME NOT NULL
);

-- AlterTable
ALTER TABLE "Booking" ADD COLUMN "channel" TEXT NOT NULL DEFAULT 'window';
ALTER TABLE "Booking" ADD COLUMN "number" TEXT;
ALTER TABLE "Booking" ADD COLUMN "codeHash" TEXT;
ALTER TABLE "Booking" ADD COLUMN "itemId" INTEGER;
ALTER TABLE "Booking" ADD COLUMN "slotAt" DATETIME;
ALTER TABLE "Booking" ADD COLUMN "slotUntil" DATETIME;
ALTER TABLE "Booking" ADD COLUMN "cancelledAt" DATETIME;

-- CreateIndex
CREATE INDEX "Booking_hallId_slotAt_idx" ON "Booking"("hallId", "slotAt");

-- CreateIndex
CREATE UNIQUE INDEX "Booking_hallId_number_key" ON "Booking"("hallId", "number");

-- CreateIndex
CREATE INDEX "MaterialFile_storedName_idx" ON "MaterialFile"("storedName");

-- CreateIndex
CREATE UNIQUE INDEX "MaterialFile_itemVersionId_position_purpose_key" ON "MaterialFile"("itemVersionId", "position", "purpose");
