-- AlterTable
ALTER TABLE "ItemVersion" ADD COLUMN     "lapsePolicy" TEXT NOT NULL DEFAULT 'mark',
ADD COLUMN     "upwardRequired" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "bundleId" INTEGER,
ADD COLUMN     "deemedAccepted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "deliverBy" TIMESTAMP(3),
ADD COLUMN     "deliveryWay" TEXT NOT NULL DEFAULT 'window',
ADD COLUMN     "feeFen" INTEGER,
ADD COLUMN     "overduePlan" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "overdueReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "overdueReasonAt" TIMESTAMP(3),
ADD COLUMN     "parkFirm" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "readyToldAt" TIMESTAMP(3),
ADD COLUMN     "resultValidTo" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "ItemPartner" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "itemVersionId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "groupPosition" INTEGER NOT NULL DEFAULT 1,
    "departmentId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "limitValue" INTEGER,
    "limitUnit" TEXT NOT NULL DEFAULT 'workingDays',
    "basis" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ItemPartner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Bundle" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "audience" TEXT NOT NULL DEFAULT 'both',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "usedCount" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Bundle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BundleItem" (
    "bundleId" INTEGER NOT NULL,
    "itemId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "groupPosition" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "BundleItem_pkey" PRIMARY KEY ("bundleId","itemId")
);

-- CreateTable
CREATE TABLE "CaseSuspension" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "limitValue" INTEGER NOT NULL,
    "limitUnit" TEXT NOT NULL DEFAULT 'workingDays',
    "dueAt" TIMESTAMP(3),
    "startedAt" TIMESTAMP(3) NOT NULL,
    "startedById" INTEGER NOT NULL,
    "fromState" TEXT NOT NULL,
    "endedAt" TIMESTAMP(3),
    "endedById" INTEGER,
    "result" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "CaseSuspension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseExtension" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "workingDays" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "requestedAt" TIMESTAMP(3) NOT NULL,
    "requestedById" INTEGER NOT NULL,
    "requestedBy" TEXT NOT NULL,
    "decidedAt" TIMESTAMP(3),
    "decidedById" INTEGER,
    "decidedBy" TEXT NOT NULL DEFAULT '',
    "decisionReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "CaseExtension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseLeg" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "groupPosition" INTEGER NOT NULL,
    "departmentId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "itemId" INTEGER,
    "limitValue" INTEGER,
    "limitUnit" TEXT NOT NULL DEFAULT 'workingDays',
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "startedAt" TIMESTAMP(3),
    "contactedAt" TIMESTAMP(3),
    "dueAt" TIMESTAMP(3),
    "runningDueAt" TIMESTAMP(3),
    "opinion" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMP(3),
    "decidedById" INTEGER,
    "decidedBy" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CaseLeg_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UpwardFiling" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "trackerId" INTEGER NOT NULL,
    "tracker" TEXT NOT NULL,
    "forwardedAt" TIMESTAMP(3) NOT NULL,
    "lastContactAt" TIMESTAMP(3) NOT NULL,
    "expectedAt" TIMESTAMP(3),
    "answeredAt" TIMESTAMP(3),
    "result" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "UpwardFiling_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UpwardContact" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "filingId" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "staffId" INTEGER NOT NULL,
    "staff" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "UpwardContact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RefusalReferral" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "reasons" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "referredAt" TIMESTAMP(3) NOT NULL,
    "referredById" INTEGER NOT NULL,
    "referredBy" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3),
    "answer" TEXT NOT NULL DEFAULT '',
    "opinion" TEXT NOT NULL DEFAULT '',
    "answeredAt" TIMESTAMP(3),
    "answeredById" INTEGER,
    "answeredBy" TEXT NOT NULL DEFAULT '',
    "papersReturnedAt" TIMESTAMP(3),
    "papersReceiver" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "RefusalReferral_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GapPromise" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "materials" TEXT NOT NULL,
    "promisedFor" TIMESTAMP(3) NOT NULL,
    "signedBy" TEXT NOT NULL,
    "fulfilledAt" TIMESTAMP(3),
    "lapsedAt" TIMESTAMP(3),

    CONSTRAINT "GapPromise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Payment" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "slipNumber" TEXT NOT NULL,
    "amountFen" INTEGER NOT NULL,
    "discountNote" TEXT NOT NULL DEFAULT '',
    "issuedAt" TIMESTAMP(3) NOT NULL,
    "issuedById" INTEGER NOT NULL,
    "receiptNumber" TEXT NOT NULL DEFAULT '',
    "paidAt" TIMESTAMP(3),
    "recordedById" INTEGER,
    "bankReference" TEXT NOT NULL DEFAULT '',
    "reconciledAt" TIMESTAMP(3),

    CONSTRAINT "Payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BankStatement" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "fileName" TEXT NOT NULL,
    "importedAt" TIMESTAMP(3) NOT NULL,
    "importedBy" TEXT NOT NULL,
    "summary" TEXT NOT NULL,

    CONSTRAINT "BankStatement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Enquiry" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "rowKey" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "visitorName" TEXT NOT NULL DEFAULT '',
    "phoneCipher" TEXT,
    "phoneHash" TEXT,
    "matter" TEXT NOT NULL,
    "itemId" INTEGER,
    "branch" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'open',
    "firstClerkId" INTEGER NOT NULL,
    "firstClerk" TEXT NOT NULL,
    "ownerId" INTEGER NOT NULL,
    "owner" TEXT NOT NULL,
    "answer" TEXT NOT NULL DEFAULT '',
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "answerBy" TIMESTAMP(3),
    "contactedAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),
    "noticeNumber" TEXT NOT NULL DEFAULT '',
    "noticeContent" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Enquiry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EnquiryHandover" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "enquiryId" INTEGER NOT NULL,
    "fromId" INTEGER NOT NULL,
    "fromName" TEXT NOT NULL,
    "toId" INTEGER NOT NULL,
    "toName" TEXT NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMP(3) NOT NULL,
    "acknowledgedAt" TIMESTAMP(3),
    "declinedAt" TIMESTAMP(3),
    "answer" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "EnquiryHandover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Task" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "ownerId" INTEGER,
    "owner" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "dueAt" TIMESTAMP(3),
    "doneAt" TIMESTAMP(3),
    "doneById" INTEGER,
    "doneNote" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "staffId" INTEGER NOT NULL,
    "staffName" TEXT NOT NULL,
    "substituteId" INTEGER NOT NULL,
    "substitute" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "fromAt" TIMESTAMP(3) NOT NULL,
    "untilAt" TIMESTAMP(3),
    "whereabouts" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'asked',
    "sheet" TEXT NOT NULL DEFAULT '[]',
    "askedAt" TIMESTAMP(3) NOT NULL,
    "confirmedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Booking" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "rowKey" TEXT NOT NULL,
    "visitorName" TEXT NOT NULL,
    "phoneCipher" TEXT,
    "address" TEXT NOT NULL DEFAULT '',
    "matter" TEXT NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "wantedId" INTEGER,
    "wanted" TEXT NOT NULL DEFAULT '',
    "handlerId" INTEGER,
    "handler" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "replyBy" TIMESTAMP(3),
    "repliedAt" TIMESTAMP(3),
    "doneDirectly" BOOLEAN NOT NULL DEFAULT false,
    "result" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WindowPresence" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "windowId" INTEGER NOT NULL,
    "staffId" INTEGER NOT NULL,
    "staff" TEXT NOT NULL,
    "fromAt" TIMESTAMP(3) NOT NULL,
    "untilAt" TIMESTAMP(3),

    CONSTRAINT "WindowPresence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PreAuditRule" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "itemId" INTEGER,
    "caseKind" TEXT NOT NULL DEFAULT '',
    "element" TEXT NOT NULL,
    "check" TEXT NOT NULL,
    "parameter" TEXT NOT NULL DEFAULT '',
    "message" TEXT NOT NULL,
    "severity" TEXT NOT NULL DEFAULT 'warning',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PreAuditRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PreAudit" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "findings" TEXT NOT NULL DEFAULT '[]',
    "level" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL DEFAULT 'open',
    "handledById" INTEGER,
    "handledBy" TEXT NOT NULL DEFAULT '',
    "handledAt" TIMESTAMP(3),
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "PreAudit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SupervisionEvent" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "caseId" INTEGER,
    "windowId" INTEGER,
    "staffId" INTEGER,
    "faultId" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMP(3) NOT NULL,
    "evidence" TEXT NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'new',
    "note" TEXT NOT NULL DEFAULT '',
    "handledById" INTEGER,
    "handledBy" TEXT NOT NULL DEFAULT '',
    "handledAt" TIMESTAMP(3),

    CONSTRAINT "SupervisionEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UrgingNote" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "issuedAt" TIMESTAMP(3) NOT NULL,
    "issuedById" INTEGER NOT NULL,
    "issuedBy" TEXT NOT NULL,
    "toStaffId" INTEGER,
    "toName" TEXT NOT NULL DEFAULT '',
    "words" TEXT NOT NULL,
    "replyBy" TIMESTAMP(3),
    "repliedAt" TIMESTAMP(3),
    "reply" TEXT NOT NULL DEFAULT '',
    "plan" TEXT NOT NULL DEFAULT '',
    "contactedAt" TIMESTAMP(3),

    CONSTRAINT "UrgingNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReminderSent" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "rung" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "sentAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ReminderSent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeskMessage" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "staffId" INTEGER NOT NULL,
    "caseId" INTEGER,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "readAt" TIMESTAMP(3),

    CONSTRAINT "DeskMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Sample" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "month" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "perWindow" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "Sample_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SampleCase" (
    "sampleId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "windowId" INTEGER,
    "calledAt" TIMESTAMP(3),
    "calledBy" TEXT NOT NULL DEFAULT '',
    "reached" BOOLEAN NOT NULL DEFAULT false,
    "satisfaction" TEXT NOT NULL DEFAULT '',
    "answers" TEXT NOT NULL DEFAULT '{}',
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "SampleCase_pkey" PRIMARY KEY ("sampleId","position")
);

-- CreateTable
CREATE TABLE "MonthReport" (
    "hallId" INTEGER NOT NULL,
    "month" TEXT NOT NULL,
    "figures" TEXT NOT NULL,
    "closedAt" TIMESTAMP(3) NOT NULL,
    "closedBy" TEXT NOT NULL,
    "reopenedAt" TIMESTAMP(3),
    "reopenedBy" TEXT NOT NULL DEFAULT '',
    "reopenReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "MonthReport_pkey" PRIMARY KEY ("hallId","month")
);

-- CreateTable
CREATE TABLE "JobRun" (
    "name" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "takenAt" TIMESTAMP(3) NOT NULL,
    "takenBy" TEXT NOT NULL,
    "doneAt" TIMESTAMP(3),
    "outcome" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "JobRun_pkey" PRIMARY KEY ("name","dueAt")
);

-- CreateIndex
CREATE UNIQUE INDEX "ItemPartner_itemVersionId_position_key" ON "ItemPartner"("itemVersionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Bundle_hallId_code_key" ON "Bundle"("hallId", "code");

-- CreateIndex
CREATE INDEX "CaseSuspension_caseId_id_idx" ON "CaseSuspension"("caseId", "id");

-- CreateIndex
CREATE INDEX "CaseSuspension_hallId_endedAt_dueAt_idx" ON "CaseSuspension"("hallId", "endedAt", "dueAt");

-- CreateIndex
CREATE INDEX "CaseExtension_caseId_id_idx" ON "CaseExtension"("caseId", "id");

-- CreateIndex
CREATE INDEX "CaseExtension_hallId_status_requestedAt_idx" ON "CaseExtension"("hallId", "status", "requestedAt");

-- CreateIndex
CREATE INDEX "CaseLeg_hallId_departmentId_runningDueAt_idx" ON "CaseLeg"("hallId", "departmentId", "runningDueAt");

-- CreateIndex
CREATE UNIQUE INDEX "CaseLeg_caseId_position_key" ON "CaseLeg"("caseId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "UpwardFiling_caseId_key" ON "UpwardFiling"("caseId");

-- CreateIndex
CREATE INDEX "UpwardFiling_hallId_answeredAt_lastContactAt_idx" ON "UpwardFiling"("hallId", "answeredAt", "lastContactAt");

-- CreateIndex
CREATE INDEX "UpwardContact_filingId_id_idx" ON "UpwardContact"("filingId", "id");

-- CreateIndex
CREATE INDEX "RefusalReferral_hallId_answeredAt_referredAt_idx" ON "RefusalReferral"("hallId", "answeredAt", "referredAt");

-- CreateIndex
CREATE INDEX "RefusalReferral_caseId_idx" ON "RefusalReferral"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "GapPromise_caseId_key" ON "GapPromise"("caseId");

-- CreateIndex
CREATE INDEX "GapPromise_hallId_fulfilledAt_lapsedAt_promisedFor_idx" ON "GapPromise"("hallId", "fulfilledAt", "lapsedAt", "promisedFor");

-- CreateIndex
CREATE INDEX "Payment_hallId_paidAt_idx" ON "Payment"("hallId", "paidAt");

-- CreateIndex
CREATE INDEX "Payment_caseId_idx" ON "Payment"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "Payment_hallId_slipNumber_key" ON "Payment"("hallId", "slipNumber");

-- CreateIndex
CREATE INDEX "BankStatement_hallId_importedAt_idx" ON "BankStatement"("hallId", "importedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Enquiry_rowKey_key" ON "Enquiry"("rowKey");

-- CreateIndex
CREATE UNIQUE INDEX "Enquiry_number_key" ON "Enquiry"("number");

-- CreateIndex
CREATE INDEX "Enquiry_hallId_closedAt_answerBy_idx" ON "Enquiry"("hallId", "closedAt", "answerBy");

-- CreateIndex
CREATE INDEX "Enquiry_hallId_ownerId_closedAt_idx" ON "Enquiry"("hallId", "ownerId", "closedAt");

-- CreateIndex
CREATE INDEX "Enquiry_hallId_phoneHash_idx" ON "Enquiry"("hallId", "phoneHash");

-- CreateIndex
CREATE INDEX "EnquiryHandover_hallId_toId_acknowledgedAt_idx" ON "EnquiryHandover"("hallId", "toId", "acknowledgedAt");

-- CreateIndex
CREATE INDEX "EnquiryHandover_enquiryId_idx" ON "EnquiryHandover"("enquiryId");

-- CreateIndex
CREATE INDEX "Task_hallId_ownerId_doneAt_dueAt_idx" ON "Task"("hallId", "ownerId", "doneAt", "dueAt");

-- CreateIndex
CREATE INDEX "Task_caseId_idx" ON "Task"("caseId");

-- CreateIndex
CREATE INDEX "Absence_hallId_state_fromAt_idx" ON "Absence"("hallId", "state", "fromAt");

-- CreateIndex
CREATE INDEX "Absence_staffId_state_idx" ON "Absence"("staffId", "state");

-- CreateIndex
CREATE INDEX "Absence_substituteId_state_idx" ON "Absence"("substituteId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Booking_rowKey_key" ON "Booking"("rowKey");

-- CreateIndex
CREATE INDEX "Booking_hallId_repliedAt_replyBy_idx" ON "Booking"("hallId", "repliedAt", "replyBy");

-- CreateIndex
CREATE INDEX "WindowPresence_hallId_windowId_untilAt_idx" ON "WindowPresence"("hallId", "windowId", "untilAt");

-- CreateIndex
CREATE INDEX "WindowPresence_hallId_fromAt_idx" ON "WindowPresence"("hallId", "fromAt");

-- CreateIndex
CREATE INDEX "PreAuditRule_hallId_active_position_idx" ON "PreAuditRule"("hallId", "active", "position");

-- CreateIndex
CREATE INDEX "PreAudit_hallId_state_level_at_idx" ON "PreAudit"("hallId", "state", "level", "at");

-- CreateIndex
CREATE INDEX "PreAudit_caseId_idx" ON "PreAudit"("caseId");

-- CreateIndex
CREATE INDEX "PreAudit_hallId_at_idx" ON "PreAudit"("hallId", "at");

-- CreateIndex
CREATE INDEX "SupervisionEvent_hallId_state_at_idx" ON "SupervisionEvent"("hallId", "state", "at");

-- CreateIndex
CREATE UNIQUE INDEX "SupervisionEvent_hallId_rule_key_key" ON "SupervisionEvent"("hallId", "rule", "key");

-- CreateIndex
CREATE INDEX "UrgingNote_hallId_repliedAt_replyBy_idx" ON "UrgingNote"("hallId", "repliedAt", "replyBy");

-- CreateIndex
CREATE INDEX "UrgingNote_caseId_idx" ON "UrgingNote"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "UrgingNote_hallId_number_key" ON "UrgingNote"("hallId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "ReminderSent_caseId_rung_dueAt_key" ON "ReminderSent"("caseId", "rung", "dueAt");

-- CreateIndex
CREATE INDEX "DeskMessage_staffId_readAt_at_idx" ON "DeskMessage"("staffId", "readAt", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Sample_hallId_month_key" ON "Sample"("hallId", "month");

-- AddForeignKey
ALTER TABLE "ItemPartner" ADD CONSTRAINT "ItemPartner_itemVersionId_fkey" FOREIGN KEY ("itemVersionId") REFERENCES "ItemVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BundleItem" ADD CONSTRAINT "BundleItem_bundleId_fkey" FOREIGN KEY ("bundleId") REFERENCES "Bundle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseSuspension" ADD CONSTRAINT "CaseSuspension_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseExtension" ADD CONSTRAINT "CaseExtension_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseLeg" ADD CONSTRAINT "CaseLeg_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UpwardFiling" ADD CONSTRAINT "UpwardFiling_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UpwardContact" ADD CONSTRAINT "UpwardContact_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "UpwardFiling"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RefusalReferral" ADD CONSTRAINT "RefusalReferral_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GapPromise" ADD CONSTRAINT "GapPromise_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EnquiryHandover" ADD CONSTRAINT "EnquiryHandover_enquiryId_fkey" FOREIGN KEY ("enquiryId") REFERENCES "Enquiry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UrgingNote" ADD CONSTRAINT "UrgingNote_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SampleCase" ADD CONSTRAINT "SampleCase_sampleId_fkey" FOREIGN KEY ("sampleId") REFERENCES "Sample"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
