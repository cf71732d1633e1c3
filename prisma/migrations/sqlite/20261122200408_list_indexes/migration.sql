-- CreateIndex
CREATE INDEX "Case_hallId_departmentId_isOpen_state_idx" ON "Case"("hallId", "departmentId", "isOpen", "state");

-- CreateIndex
CREATE INDEX "Case_hallId_noticeBreach_receivedAt_idx" ON "Case"("hallId", "noticeBreach", "receivedAt");
