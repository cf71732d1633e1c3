-- CreateIndex
CREATE INDEX "Case_hallId_departmentId_isOpen_state_idx" ON "Case"("hallId", "departmentId", "isOpen", "state");

-- CreateIndex
CREATE INDEX "Case_hallId_noticeBreach_receivedAt_idx" ON "Case"("hallId", "noticeBreach", "receivedAt");

-- Beginnings of numbers and names, whatever the collation
CREATE INDEX "Case_number_beginning_idx" ON "Case"("number" text_pattern_ops);
CREATE INDEX "Case_applicantName_beginning_idx" ON "Case"("hallId", "applicantName" text_pattern_ops);
