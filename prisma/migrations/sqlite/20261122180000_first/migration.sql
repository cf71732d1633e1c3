-- CreateTable
CREATE TABLE "Hall" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "parentId" INTEGER,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "numberPrefix" TEXT NOT NULL,
    "zone" TEXT NOT NULL DEFAULT 'Asia/Shanghai',
    "address" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "complaintPhone" TEXT NOT NULL DEFAULT '',
    "sealName" TEXT NOT NULL DEFAULT '',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Hall_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Hall" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Department" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL DEFAULT '',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Department_hallId_fkey" FOREIGN KEY ("hallId") REFERENCES "Hall" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Window" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "departmentId" INTEGER,
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "location" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "active" BOOLEAN NOT NULL DEFAULT true,
    CONSTRAINT "Window_hallId_fkey" FOREIGN KEY ("hallId") REFERENCES "Hall" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Window_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Staff" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "departmentId" INTEGER,
    "account" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "post" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "passwordHash" TEXT,
    "mustChange" BOOLEAN NOT NULL DEFAULT false,
    "failedSignIns" INTEGER NOT NULL DEFAULT 0,
    "lockedUntil" DATETIME,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "theme" TEXT NOT NULL DEFAULT 'auto',
    "largeType" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Staff_hallId_fkey" FOREIGN KEY ("hallId") REFERENCES "Hall" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Staff_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StaffRole" (
    "staffId" INTEGER NOT NULL,
    "role" TEXT NOT NULL,

    PRIMARY KEY ("staffId", "role"),
    CONSTRAINT "StaffRole_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StaffWindow" (
    "staffId" INTEGER NOT NULL,
    "windowId" INTEGER NOT NULL,

    PRIMARY KEY ("staffId", "windowId"),
    CONSTRAINT "StaffWindow_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StaffWindow_windowId_fkey" FOREIGN KEY ("windowId") REFERENCES "Window" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "departmentId" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "groupName" TEXT NOT NULL DEFAULT '',
    "taskType" TEXT NOT NULL DEFAULT '',
    "pinyinInitials" TEXT NOT NULL DEFAULT '',
    "pinyin" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'draft',
    "currentVersionId" INTEGER,
    "usedCount" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Item_hallId_fkey" FOREIGN KEY ("hallId") REFERENCES "Hall" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Item_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ItemWindow" (
    "itemId" INTEGER NOT NULL,
    "windowId" INTEGER NOT NULL,

    PRIMARY KEY ("itemId", "windowId"),
    CONSTRAINT "ItemWindow_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ItemWindow_windowId_fkey" FOREIGN KEY ("windowId") REFERENCES "Window" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ItemVersion" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "itemId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "validFrom" DATETIME,
    "validTo" DATETIME,
    "publishedById" INTEGER,
    "publishedAt" DATETIME,
    "rowVersion" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "serviceContent" TEXT NOT NULL DEFAULT '',
    "itemClass" TEXT NOT NULL DEFAULT '',
    "caseKind" TEXT NOT NULL DEFAULT 'P',
    "audience" TEXT NOT NULL DEFAULT 'both',
    "quantityLimit" TEXT NOT NULL DEFAULT '',
    "flowNote" TEXT NOT NULL DEFAULT '',
    "statutoryValue" INTEGER,
    "statutoryUnit" TEXT NOT NULL DEFAULT 'workingDays',
    "statutoryBasis" TEXT NOT NULL DEFAULT '',
    "promisedValue" INTEGER,
    "promisedUnit" TEXT NOT NULL DEFAULT 'workingDays',
    "afterHours" TEXT NOT NULL DEFAULT 'same-day',
    "serviceStandard" TEXT NOT NULL DEFAULT '',
    "feeCharged" BOOLEAN NOT NULL DEFAULT false,
    "paymentPlace" TEXT NOT NULL DEFAULT '',
    "resultName" TEXT NOT NULL DEFAULT '',
    "resultDelivery" TEXT NOT NULL DEFAULT '',
    "resultValidity" TEXT NOT NULL DEFAULT '',
    "liability" TEXT NOT NULL DEFAULT '',
    "compensation" TEXT NOT NULL DEFAULT '',
    "supervisionMethod" TEXT NOT NULL DEFAULT '',
    "complaintPhone" TEXT NOT NULL DEFAULT '',
    "dutyPhone" TEXT NOT NULL DEFAULT '',
    "bookingPhone" TEXT NOT NULL DEFAULT '',
    "serviceHours" TEXT NOT NULL DEFAULT '',
    "channels" TEXT NOT NULL DEFAULT '',
    "upwardBody" TEXT NOT NULL DEFAULT '',
    "agencyHelp" TEXT NOT NULL DEFAULT '',
    "delegatedPowers" TEXT NOT NULL DEFAULT '',
    "refusalAuthority" BOOLEAN NOT NULL DEFAULT false,
    "guarantee" TEXT NOT NULL DEFAULT '',
    "outsideHall" BOOLEAN NOT NULL DEFAULT false,
    "responsibleLeader" TEXT NOT NULL DEFAULT '',
    "faq" TEXT NOT NULL DEFAULT '',
    "handlerAId" INTEGER,
    "handlerBId" INTEGER,
    CONSTRAINT "ItemVersion_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Material" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "itemVersionId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "originals" INTEGER NOT NULL DEFAULT 1,
    "copies" INTEGER NOT NULL DEFAULT 0,
    "form" TEXT NOT NULL DEFAULT 'paper',
    "issuingBody" TEXT NOT NULL DEFAULT '',
    "necessity" TEXT NOT NULL DEFAULT 'required',
    "requiredWhen" TEXT NOT NULL DEFAULT '',
    "basis" TEXT NOT NULL DEFAULT '',
    "requirement" TEXT NOT NULL DEFAULT '',
    "formName" TEXT NOT NULL DEFAULT '',
    "sampleNote" TEXT NOT NULL DEFAULT '',
    "onSpot" BOOLEAN NOT NULL DEFAULT false,
    "mayFollow" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Material_itemVersionId_fkey" FOREIGN KEY ("itemVersionId") REFERENCES "ItemVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Condition" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "itemVersionId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "basis" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Condition_itemVersionId_fkey" FOREIGN KEY ("itemVersionId") REFERENCES "ItemVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Step" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "itemVersionId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "actor" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL DEFAULT 'ordinary',
    "limitValue" INTEGER,
    "limitUnit" TEXT NOT NULL DEFAULT 'workingDays',
    "notCounted" BOOLEAN NOT NULL DEFAULT false,
    "basis" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Step_itemVersionId_fkey" FOREIGN KEY ("itemVersionId") REFERENCES "ItemVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Basis" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "itemVersionId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "article" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Basis_itemVersionId_fkey" FOREIGN KEY ("itemVersionId") REFERENCES "ItemVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Fee" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "itemVersionId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "basis" TEXT NOT NULL DEFAULT '',
    "licence" TEXT NOT NULL DEFAULT '',
    "standard" TEXT NOT NULL DEFAULT '',
    "amountFen" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Fee_itemVersionId_fkey" FOREIGN KEY ("itemVersionId") REFERENCES "ItemVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReviewPoint" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "itemVersionId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "basis" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "ReviewPoint_itemVersionId_fkey" FOREIGN KEY ("itemVersionId") REFERENCES "ItemVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Applicant" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "rowKey" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "idType" TEXT NOT NULL,
    "idNumberCipher" TEXT,
    "idNumberHash" TEXT,
    "phoneCipher" TEXT,
    "phoneHash" TEXT,
    "addressCipher" TEXT,
    "contactName" TEXT NOT NULL DEFAULT '',
    "legalPerson" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Case" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "publicToken" TEXT NOT NULL,
    "queryCode" TEXT NOT NULL,
    "submissionKey" TEXT,
    "origin" TEXT NOT NULL DEFAULT 'window',
    "channel" TEXT NOT NULL DEFAULT 'window',
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "itemId" INTEGER NOT NULL,
    "itemVersionId" INTEGER NOT NULL,
    "itemName" TEXT NOT NULL,
    "departmentId" INTEGER NOT NULL,
    "windowId" INTEGER,
    "applicantId" INTEGER,
    "applicantType" TEXT NOT NULL DEFAULT 'person',
    "applicantName" TEXT NOT NULL,
    "idNumberHash" TEXT,
    "phoneHash" TEXT,
    "agentName" TEXT NOT NULL DEFAULT '',
    "agentIdCipher" TEXT,
    "agentPhoneCipher" TEXT,
    "matter" TEXT NOT NULL DEFAULT '',
    "receivedById" INTEGER,
    "acceptedById" INTEGER,
    "reviewedById" INTEGER,
    "decidedById" INTEGER,
    "deliveredById" INTEGER,
    "handlerName" TEXT NOT NULL DEFAULT '',
    "limitValue" INTEGER,
    "limitUnit" TEXT,
    "afterHours" TEXT NOT NULL DEFAULT 'same-day',
    "receivedAt" DATETIME NOT NULL,
    "lastReceivedAt" DATETIME,
    "noticeServedAt" DATETIME,
    "acceptedAt" DATETIME,
    "decidedAt" DATETIME,
    "readyAt" DATETIME,
    "closedAt" DATETIME,
    "dueAt" DATETIME,
    "runningDueAt" DATETIME,
    "dueProvisional" BOOLEAN NOT NULL DEFAULT false,
    "supplementDueAt" DATETIME,
    "isOpen" BOOLEAN NOT NULL DEFAULT true,
    "noticeBreach" BOOLEAN NOT NULL DEFAULT false,
    "decision" TEXT,
    "decisionReasons" TEXT NOT NULL DEFAULT '',
    "decisionBasis" TEXT NOT NULL DEFAULT '',
    "resultName" TEXT NOT NULL DEFAULT '',
    "resultNumber" TEXT NOT NULL DEFAULT '',
    "receiverName" TEXT NOT NULL DEFAULT '',
    "paymentReceipt" TEXT NOT NULL DEFAULT '',
    "remitReason" TEXT NOT NULL DEFAULT '',
    "whereToGo" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "CaseMaterial" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "originals" INTEGER NOT NULL DEFAULT 0,
    "copies" INTEGER NOT NULL DEFAULT 0,
    "necessity" TEXT NOT NULL DEFAULT 'required',
    "onSpot" BOOLEAN NOT NULL DEFAULT false,
    "mayFollow" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL,
    "problem" TEXT NOT NULL DEFAULT '',
    "toldStatus" TEXT NOT NULL DEFAULT '',
    "checkedAt" DATETIME,
    CONSTRAINT "CaseMaterial_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CaseCheck" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "ticked" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',
    "checkedById" INTEGER,
    "checkedAt" DATETIME,
    CONSTRAINT "CaseCheck_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CaseEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "transition" TEXT NOT NULL DEFAULT '',
    "fromState" TEXT NOT NULL DEFAULT '',
    "toState" TEXT NOT NULL DEFAULT '',
    "staffId" INTEGER,
    "actorName" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "enteredAt" DATETIME NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "details" TEXT NOT NULL DEFAULT '{}',
    "migrated" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "CaseEvent_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "issuedAt" DATETIME NOT NULL,
    "issuedById" INTEGER NOT NULL,
    "issuedBy" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "printedCount" INTEGER NOT NULL DEFAULT 0,
    "printedAt" DATETIME,
    CONSTRAINT "Notice_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "caseId" INTEGER,
    "ownerKind" TEXT NOT NULL,
    "ownerId" INTEGER NOT NULL,
    "fileName" TEXT NOT NULL,
    "storedName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "uploadedById" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "staffId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "payload" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Holiday" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "date" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "OfficeHours" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "fromDay" TEXT NOT NULL,
    "toDay" TEXT NOT NULL,
    "windows" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT ''
);

-- CreateTable
CREATE TABLE "CalendarYear" (
    "hallId" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "loadedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("hallId", "year")
);

-- CreateTable
CREATE TABLE "Setting" (
    "hallId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("hallId", "key")
);

-- CreateTable
CREATE TABLE "NumberSequence" (
    "hallId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "value" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("hallId", "name")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "staffId" INTEGER,
    "data" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "touchedAt" DATETIME NOT NULL,
    "idleUntil" DATETIME NOT NULL,
    "endsAt" DATETIME NOT NULL,
    CONSTRAINT "Session_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hallId" INTEGER,
    "staffId" INTEGER,
    "actorName" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "details" TEXT NOT NULL DEFAULT '{}',
    "address" TEXT NOT NULL DEFAULT '',
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "SetupToken" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "tokenHash" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "usedAt" DATETIME
);

-- CreateTable
CREATE TABLE "LimiterCounter" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "points" INTEGER NOT NULL,
    "expireAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Hall_code_key" ON "Hall"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Hall_numberPrefix_key" ON "Hall"("numberPrefix");

-- CreateIndex
CREATE UNIQUE INDEX "Department_hallId_code_key" ON "Department"("hallId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Department_hallId_name_key" ON "Department"("hallId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Window_hallId_number_key" ON "Window"("hallId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Staff_account_key" ON "Staff"("account");

-- CreateIndex
CREATE INDEX "Staff_hallId_departmentId_idx" ON "Staff"("hallId", "departmentId");

-- CreateIndex
CREATE INDEX "Item_hallId_status_usedCount_idx" ON "Item"("hallId", "status", "usedCount");

-- CreateIndex
CREATE INDEX "Item_hallId_departmentId_idx" ON "Item"("hallId", "departmentId");

-- CreateIndex
CREATE UNIQUE INDEX "Item_hallId_code_key" ON "Item"("hallId", "code");

-- CreateIndex
CREATE INDEX "ItemVersion_hallId_itemId_idx" ON "ItemVersion"("hallId", "itemId");

-- CreateIndex
CREATE UNIQUE INDEX "ItemVersion_itemId_number_key" ON "ItemVersion"("itemId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Material_itemVersionId_position_key" ON "Material"("itemVersionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Condition_itemVersionId_position_key" ON "Condition"("itemVersionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Step_itemVersionId_position_key" ON "Step"("itemVersionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Basis_itemVersionId_position_key" ON "Basis"("itemVersionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Fee_itemVersionId_position_key" ON "Fee"("itemVersionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewPoint_itemVersionId_position_key" ON "ReviewPoint"("itemVersionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Applicant_rowKey_key" ON "Applicant"("rowKey");

-- CreateIndex
CREATE INDEX "Applicant_hallId_phoneHash_idx" ON "Applicant"("hallId", "phoneHash");

-- CreateIndex
CREATE INDEX "Applicant_hallId_name_idx" ON "Applicant"("hallId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Applicant_hallId_idType_idNumberHash_key" ON "Applicant"("hallId", "idType", "idNumberHash");

-- CreateIndex
CREATE UNIQUE INDEX "Case_number_key" ON "Case"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Case_publicToken_key" ON "Case"("publicToken");

-- CreateIndex
CREATE INDEX "Case_hallId_runningDueAt_id_idx" ON "Case"("hallId", "runningDueAt", "id");

-- CreateIndex
CREATE INDEX "Case_hallId_isOpen_state_updatedAt_idx" ON "Case"("hallId", "isOpen", "state", "updatedAt");

-- CreateIndex
CREATE INDEX "Case_hallId_windowId_isOpen_state_idx" ON "Case"("hallId", "windowId", "isOpen", "state");

-- CreateIndex
CREATE INDEX "Case_hallId_departmentId_runningDueAt_idx" ON "Case"("hallId", "departmentId", "runningDueAt");

-- CreateIndex
CREATE INDEX "Case_hallId_idNumberHash_idx" ON "Case"("hallId", "idNumberHash");

-- CreateIndex
CREATE INDEX "Case_hallId_phoneHash_idx" ON "Case"("hallId", "phoneHash");

-- CreateIndex
CREATE INDEX "Case_hallId_applicantName_idx" ON "Case"("hallId", "applicantName");

-- CreateIndex
CREATE INDEX "Case_hallId_receivedAt_idx" ON "Case"("hallId", "receivedAt");

-- CreateIndex
CREATE INDEX "Case_hallId_closedAt_idx" ON "Case"("hallId", "closedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Case_hallId_submissionKey_key" ON "Case"("hallId", "submissionKey");

-- CreateIndex
CREATE UNIQUE INDEX "CaseMaterial_caseId_position_key" ON "CaseMaterial"("caseId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "CaseCheck_caseId_position_key" ON "CaseCheck"("caseId", "position");

-- CreateIndex
CREATE INDEX "CaseEvent_caseId_id_idx" ON "CaseEvent"("caseId", "id");

-- CreateIndex
CREATE INDEX "CaseEvent_hallId_at_idx" ON "CaseEvent"("hallId", "at");

-- CreateIndex
CREATE INDEX "Notice_caseId_id_idx" ON "Notice"("caseId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_hallId_number_key" ON "Notice"("hallId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Attachment_storedName_key" ON "Attachment"("storedName");

-- CreateIndex
CREATE INDEX "Attachment_hallId_ownerKind_ownerId_idx" ON "Attachment"("hallId", "ownerKind", "ownerId");

-- CreateIndex
CREATE INDEX "Draft_hallId_staffId_updatedAt_idx" ON "Draft"("hallId", "staffId", "updatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_staffId_key_key" ON "Draft"("staffId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Holiday_hallId_date_key" ON "Holiday"("hallId", "date");

-- CreateIndex
CREATE INDEX "OfficeHours_hallId_kind_idx" ON "OfficeHours"("hallId", "kind");

-- CreateIndex
CREATE INDEX "Session_staffId_idx" ON "Session"("staffId");

-- CreateIndex
CREATE INDEX "Session_endsAt_idx" ON "Session"("endsAt");

-- CreateIndex
CREATE INDEX "AuditEntry_hallId_at_idx" ON "AuditEntry"("hallId", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_hallId_kind_at_idx" ON "AuditEntry"("hallId", "kind", "at");

-- CreateIndex
CREATE UNIQUE INDEX "SetupToken_tokenHash_key" ON "SetupToken"("tokenHash");

-- CreateIndex
CREATE INDEX "LimiterCounter_expireAt_idx" ON "LimiterCounter"("expireAt");
