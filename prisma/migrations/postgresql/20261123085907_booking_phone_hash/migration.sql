-- AlterTable
ALTER TABLE "Booking" ADD COLUMN     "phoneHash" TEXT;

-- CreateIndex
CREATE INDEX "Booking_hallId_phoneHash_idx" ON "Booking"("hallId", "phoneHash");
