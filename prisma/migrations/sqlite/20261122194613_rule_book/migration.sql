-- CreateTable
CREATE TABLE "ItemPartner" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "itemVersionId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "groupPosition" INTEGER NOT NULL DEFAULT 1,
    "departmentId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "limitValue" INTEGER,
    "limitUnit" TEXT NOT NULL DEFAULT 'workingDays',
    "basis" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "ItemPartner_itemVersionId_fkey" FOREIGN KEY ("itemVersionId") REFERENCES "ItemVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Bundle" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "audience" TEXT NOT NULL DEFAULT 'both',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "usedCount" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "BundleItem" (
    "bundleId" INTEGER NOT NULL,
    "itemId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "groupPosition" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("bundleId", "itemId"),
    CONSTRAINT "BundleItem_bundleId_fkey" FOREIGN KEY ("bundleId") REFERENCES "Bundle" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CaseSuspension" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "limitValue" INTEGER NOT NULL,
    "limitUnit" TEXT NOT NULL DEFAULT 'workingDays',
    "dueAt" DATETIME,
    "startedAt" DATETIME NOT NULL,
    "startedById" INTEGER NOT NULL,
    "fromState" TEXT NOT NULL,
    "endedAt" DATETIME,
    "endedById" INTEGER,
    "result" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "CaseSuspension_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CaseExtension" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "workingDays" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "requestedAt" DATETIME NOT NULL,
    "requestedById" INTEGER NOT NULL,
    "requestedBy" TEXT NOT NULL,
    "decidedAt" DATETIME,
    "decidedById" INTEGER,
    "decidedBy" TEXT NOT NULL DEFAULT '',
    "decisionReason" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "CaseExtension_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CaseLeg" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
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
    "startedAt" DATETIME,
    "contactedAt" DATETIME,
    "dueAt" DATETIME,
    "runningDueAt" DATETIME,
    "opinion" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "decidedAt" DATETIME,
    "decidedById" INTEGER,
    "decidedBy" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "CaseLeg_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "UpwardFiling" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "trackerId" INTEGER NOT NULL,
    "tracker" TEXT NOT NULL,
    "forwardedAt" DATETIME NOT NULL,
    "lastContactAt" DATETIME NOT NULL,
    "expectedAt" DATETIME,
    "answeredAt" DATETIME,
    "result" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "UpwardFiling_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "UpwardContact" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "filingId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "staffId" INTEGER NOT NULL,
    "staff" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    CONSTRAINT "UpwardContact_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "UpwardFiling" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RefusalReferral" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "reasons" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "referredAt" DATETIME NOT NULL,
    "referredById" INTEGER NOT NULL,
    "referredBy" TEXT NOT NULL,
    "dueAt" DATETIME,
    "answer" TEXT NOT NULL DEFAULT '',
    "opinion" TEXT NOT NULL DEFAULT '',
    "answeredAt" DATETIME,
    "answeredById" INTEGER,
    "answeredBy" TEXT NOT NULL DEFAULT '',
    "papersReturnedAt" DATETIME,
    "papersReceiver" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "RefusalReferral_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "GapPromise" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "materials" TEXT NOT NULL,
    "promisedFor" DATETIME NOT NULL,
    "signedBy" TEXT NOT NULL,
    "fulfilledAt" DATETIME,
    "lapsedAt" DATETIME,
    CONSTRAINT "GapPromise_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Payment" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "slipNumber" TEXT NOT NULL,
    "amountFen" INTEGER NOT NULL,
    "discountNote" TEXT NOT NULL DEFAULT '',
    "issuedAt" DATETIME NOT NULL,
    "issuedById" INTEGER NOT NULL,
    "receiptNumber" TEXT NOT NULL DEFAULT '',
    "paidAt" DATETIME,
    "recordedById" INTEGER,
    "bankReference" TEXT NOT NULL DEFAULT '',
    "reconciledAt" DATETIME,
    CONSTRAINT "Payment_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BankStatement" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "fileName" TEXT NOT NULL,
    "importedAt" DATETIME NOT NULL,
    "importedBy" TEXT NOT NULL,
    "summary" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Enquiry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
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
    "receivedAt" DATETIME NOT NULL,
    "answerBy" DATETIME,
    "contactedAt" DATETIME,
    "closedAt" DATETIME,
    "noticeNumber" TEXT NOT NULL DEFAULT '',
    "noticeContent" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "EnquiryHandover" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "enquiryId" INTEGER NOT NULL,
    "fromId" INTEGER NOT NULL,
    "fromName" TEXT NOT NULL,
    "toId" INTEGER NOT NULL,
    "toName" TEXT NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "at" DATETIME NOT NULL,
    "acknowledgedAt" DATETIME,
    "declinedAt" DATETIME,
    "answer" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "EnquiryHandover_enquiryId_fkey" FOREIGN KEY ("enquiryId") REFERENCES "Enquiry" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Task" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "ownerId" INTEGER,
    "owner" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL,
    "dueAt" DATETIME,
    "doneAt" DATETIME,
    "doneById" INTEGER,
    "doneNote" TEXT NOT NULL DEFAULT ''
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "staffId" INTEGER NOT NULL,
    "staffName" TEXT NOT NULL,
    "substituteId" INTEGER NOT NULL,
    "substitute" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "fromAt" DATETIME NOT NULL,
    "untilAt" DATETIME,
    "whereabouts" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'asked',
    "sheet" TEXT NOT NULL DEFAULT '[]',
    "askedAt" DATETIME NOT NULL,
    "confirmedAt" DATETIME,
    "endedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "Booking" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
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
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT NOT NULL,
    "replyBy" DATETIME,
    "repliedAt" DATETIME,
    "doneDirectly" BOOLEAN NOT NULL DEFAULT false,
    "result" TEXT NOT NULL DEFAULT ''
);

-- CreateTable
CREATE TABLE "WindowPresence" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "windowId" INTEGER NOT NULL,
    "staffId" INTEGER NOT NULL,
    "staff" TEXT NOT NULL,
    "fromAt" DATETIME NOT NULL,
    "untilAt" DATETIME
);

-- CreateTable
CREATE TABLE "PreAuditRule" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
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
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "PreAudit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "findings" TEXT NOT NULL DEFAULT '[]',
    "level" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL DEFAULT 'open',
    "handledById" INTEGER,
    "handledBy" TEXT NOT NULL DEFAULT '',
    "handledAt" DATETIME,
    "note" TEXT NOT NULL DEFAULT ''
);

-- CreateTable
CREATE TABLE "SupervisionEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "caseId" INTEGER,
    "windowId" INTEGER,
    "staffId" INTEGER,
    "faultId" TEXT NOT NULL DEFAULT '',
    "at" DATETIME NOT NULL,
    "evidence" TEXT NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'new',
    "note" TEXT NOT NULL DEFAULT '',
    "handledById" INTEGER,
    "handledBy" TEXT NOT NULL DEFAULT '',
    "handledAt" DATETIME
);

-- CreateTable
CREATE TABLE "UrgingNote" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "issuedAt" DATETIME NOT NULL,
    "issuedById" INTEGER NOT NULL,
    "issuedBy" TEXT NOT NULL,
    "toStaffId" INTEGER,
    "toName" TEXT NOT NULL DEFAULT '',
    "words" TEXT NOT NULL,
    "replyBy" DATETIME,
    "repliedAt" DATETIME,
    "reply" TEXT NOT NULL DEFAULT '',
    "plan" TEXT NOT NULL DEFAULT '',
    "contactedAt" DATETIME,
    CONSTRAINT "UrgingNote_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReminderSent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "rung" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "sentAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "DeskMessage" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "staffId" INTEGER NOT NULL,
    "caseId" INTEGER,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "readAt" DATETIME
);

-- CreateTable
CREATE TABLE "Sample" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "month" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "perWindow" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "SampleCase" (
    "sampleId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "windowId" INTEGER,
    "calledAt" DATETIME,
    "calledBy" TEXT NOT NULL DEFAULT '',
    "reached" BOOLEAN NOT NULL DEFAULT false,
    "satisfaction" TEXT NOT NULL DEFAULT '',
    "answers" TEXT NOT NULL DEFAULT '{}',
    "note" TEXT NOT NULL DEFAULT '',

    PRIMARY KEY ("sampleId", "position"),
    CONSTRAINT "SampleCase_sampleId_fkey" FOREIGN KEY ("sampleId") REFERENCES "Sample" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MonthReport" (
    "hallId" INTEGER NOT NULL,
    "month" TEXT NOT NULL,
    "figures" TEXT NOT NULL,
    "closedAt" DATETIME NOT NULL,
    "closedBy" TEXT NOT NULL,
    "reopenedAt" DATETIME,
    "reopenedBy" TEXT NOT NULL DEFAULT '',
    "reopenReason" TEXT NOT NULL DEFAULT '',

    PRIMARY KEY ("hallId", "month")
);

-- CreateTable
CREATE TABLE "JobRun" (
    "name" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "takenAt" DATETIME NOT NULL,
    "takenBy" TEXT NOT NULL,
    "doneAt" DATETIME,
    "outcome" TEXT NOT NULL DEFAULT '',

    PRIMARY KEY ("name", "dueAt")
);

-- Plain added columns: rebuilding a table that others refer to would fail with rows in it.
ALTER TABLE "ItemVersion" ADD COLUMN "upwardRequired" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "ItemVersion" ADD COLUMN "lapsePolicy" TEXT NOT NULL DEFAULT 'mark';
ALTER TABLE "Case" ADD COLUMN "bundleId" INTEGER;
ALTER TABLE "Case" ADD COLUMN "overdueReason" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Case" ADD COLUMN "overduePlan" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Case" ADD COLUMN "overdueReasonAt" DATETIME;
ALTER TABLE "Case" ADD COLUMN "feeFen" INTEGER;
ALTER TABLE "Case" ADD COLUMN "parkFirm" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Case" ADD COLUMN "resultValidTo" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Case" ADD COLUMN "deliveryWay" TEXT NOT NULL DEFAULT 'window';
ALTER TABLE "Case" ADD COLUMN "readyToldAt" DATETIME;
ALTER TABLE "Case" ADD COLUMN "deliverBy" DATETIME;
ALTER TABLE "Case" ADD COLUMN "deemedAccepted" BOOLEAN NOT NULL DEFAULT false;

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
