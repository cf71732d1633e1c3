-- AlterTable
ALTER TABLE "Booking" ADD COLUMN     "cancelledAt" TIMESTAMP(3),
ADD COLUMN     "channel" TEXT NOT NULL DEFAULT 'window',
ADD COLUMN     "codeHash" TEXT,
ADD COLUMN     "itemId" INTEGER,
ADD COLUMN     "number" TEXT,
ADD COLUMN     "slotAt" TIMESTAMP(3),
ADD COLUMN     "slotUntil" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "MaterialFile" (
    "id" SERIAL NOT NULL,
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
    "attachedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "MaterialFile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "MaterialFile_storedName_idx" ON "MaterialFile"("storedName");

-- CreateIndex
CREATE UNIQUE INDEX "MaterialFile_itemVersionId_position_purpose_key" ON "MaterialFile"("itemVersionId", "position", "purpose");

-- CreateIndex
CREATE INDEX "Booking_hallId_slotAt_idx" ON "Booking"("hallId", "slotAt");

-- CreateIndex
CREATE UNIQUE INDEX "Booking_hallId_number_key" ON "Booking"("hallId", "number");
