-- AlterTable
ALTER TABLE "ItemVersion" ADD COLUMN     "clockWhileUpward" TEXT NOT NULL DEFAULT 'stops',
ADD COLUMN     "extensionWorkingDays" INTEGER;

-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "intakeOpenedAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "ProceedingEvent" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "about" TEXT NOT NULL,
    "aboutId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "fromState" TEXT NOT NULL DEFAULT '',
    "toState" TEXT NOT NULL DEFAULT '',
    "staffId" INTEGER,
    "actorName" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "details" TEXT NOT NULL DEFAULT '{}',

    CONSTRAINT "ProceedingEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Complaint" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "rowKey" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "queryCodeHash" TEXT NOT NULL,
    "submissionKey" TEXT,
    "channel" TEXT NOT NULL,
    "category" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'registered',
    "anonymous" BOOLEAN NOT NULL DEFAULT false,
    "confidential" BOOLEAN NOT NULL DEFAULT true,
    "nameCipher" TEXT,
    "phoneCipher" TEXT,
    "phoneHash" TEXT,
    "addressCipher" TEXT,
    "content" TEXT NOT NULL,
    "toldWords" TEXT NOT NULL DEFAULT '',
    "targetKind" TEXT NOT NULL DEFAULT 'none',
    "targetStaffId" INTEGER,
    "targetWindowId" INTEGER,
    "targetDepartmentId" INTEGER,
    "caseId" INTEGER,
    "itemId" INTEGER,
    "severity" TEXT NOT NULL DEFAULT 'ordinary',
    "levelSkipping" BOOLEAN NOT NULL DEFAULT false,
    "occurredAt" TIMESTAMP(3),
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "receivedById" INTEGER,
    "receivedBy" TEXT NOT NULL DEFAULT '',
    "route" TEXT NOT NULL DEFAULT 'supervision',
    "redirectedTo" TEXT NOT NULL DEFAULT '',
    "assignedToId" INTEGER,
    "assignedTo" TEXT NOT NULL DEFAULT '',
    "assignedAt" TIMESTAMP(3),
    "handlingDepartmentId" INTEGER,
    "dueAt" TIMESTAMP(3),
    "dueFor" TEXT NOT NULL DEFAULT '',
    "acceptedAt" TIMESTAMP(3),
    "solveBy" TIMESTAMP(3),
    "finding" TEXT NOT NULL DEFAULT '',
    "findingReason" TEXT NOT NULL DEFAULT '',
    "foundAt" TIMESTAMP(3),
    "foundById" INTEGER,
    "foundBy" TEXT NOT NULL DEFAULT '',
    "factsVerified" BOOLEAN,
    "isAttributable" BOOLEAN,
    "ruleBroken" BOOLEAN,
    "valid" BOOLEAN NOT NULL DEFAULT false,
    "brokenRule" TEXT NOT NULL DEFAULT '',
    "blamedStaffId" INTEGER,
    "blamedWindowId" INTEGER,
    "blamedDepartmentId" INTEGER,
    "answer" TEXT NOT NULL DEFAULT '',
    "answeredAt" TIMESTAMP(3),
    "satisfied" BOOLEAN,
    "satisfiedAt" TIMESTAMP(3),
    "reverifiedAt" TIMESTAMP(3),
    "reverification" TEXT NOT NULL DEFAULT '',
    "closedAt" TIMESTAMP(3),
    "isOpen" BOOLEAN NOT NULL DEFAULT true,
    "returnVisitBy" TIMESTAMP(3),
    "returnVisitedAt" TIMESTAMP(3),
    "returnVisit" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Complaint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ComplaintHearing" (
    "id" SERIAL NOT NULL,
    "complaintId" INTEGER NOT NULL,
    "side" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "staffId" INTEGER NOT NULL,
    "staffName" TEXT NOT NULL,

    CONSTRAINT "ComplaintHearing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Praise" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "mediaLevel" TEXT NOT NULL DEFAULT '',
    "fromWhom" TEXT NOT NULL DEFAULT '',
    "content" TEXT NOT NULL,
    "caseId" INTEGER,
    "staffId" INTEGER,
    "windowId" INTEGER,
    "departmentId" INTEGER,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "receivedById" INTEGER NOT NULL,
    "receivedBy" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'registered',
    "verifiedAt" TIMESTAMP(3),
    "verifiedById" INTEGER,
    "verifiedBy" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Praise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rating" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "rowKey" TEXT NOT NULL,
    "visitKey" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "reasons" TEXT NOT NULL DEFAULT '[]',
    "comment" TEXT NOT NULL DEFAULT '',
    "caseId" INTEGER,
    "itemId" INTEGER,
    "windowId" INTEGER,
    "departmentId" INTEGER,
    "staffId" INTEGER,
    "nameCipher" TEXT,
    "phoneCipher" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Rating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RatingLoop" (
    "ratingId" INTEGER NOT NULL,
    "hallId" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'to-verify',
    "dueAt" TIMESTAMP(3),
    "verifyBy" TIMESTAMP(3) NOT NULL,
    "verifiedAt" TIMESTAMP(3),
    "verifiedById" INTEGER,
    "verifiedBy" TEXT NOT NULL DEFAULT '',
    "verification" TEXT NOT NULL DEFAULT '',
    "isFounded" BOOLEAN,
    "correctBy" TIMESTAMP(3),
    "correctedAt" TIMESTAMP(3),
    "correctedById" INTEGER,
    "correctedBy" TEXT NOT NULL DEFAULT '',
    "correction" TEXT NOT NULL DEFAULT '',
    "answer" TEXT NOT NULL DEFAULT '',
    "answeredAt" TIMESTAMP(3),
    "visitedAt" TIMESTAMP(3),
    "visitedBy" TEXT NOT NULL DEFAULT '',
    "visit" TEXT NOT NULL DEFAULT '',
    "visitSatisfied" BOOLEAN,
    "disputedAt" TIMESTAMP(3),
    "disputedById" INTEGER,
    "disputedBy" TEXT NOT NULL DEFAULT '',
    "dispute" TEXT NOT NULL DEFAULT '',
    "reviewedAt" TIMESTAMP(3),
    "reviewedById" INTEGER,
    "reviewedBy" TEXT NOT NULL DEFAULT '',
    "review" TEXT NOT NULL DEFAULT '',
    "setAside" TEXT NOT NULL DEFAULT '',
    "isOpen" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "RatingLoop_pkey" PRIMARY KEY ("ratingId")
);

-- CreateTable
CREATE TABLE "RatingTicket" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "windowId" INTEGER NOT NULL,
    "staffId" INTEGER NOT NULL,
    "caseId" INTEGER,
    "itemId" INTEGER,
    "openedAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "RatingTicket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WindowTablet" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "windowId" INTEGER NOT NULL,
    "secretHash" TEXT NOT NULL,
    "madeAt" TIMESTAMP(3) NOT NULL,
    "madeBy" TEXT NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "WindowTablet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FaultCase" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "faultId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "source" TEXT NOT NULL,
    "sourceKey" TEXT,
    "caseId" INTEGER,
    "windowId" INTEGER,
    "departmentId" INTEGER,
    "personId" INTEGER NOT NULL,
    "personName" TEXT NOT NULL,
    "actedForId" INTEGER,
    "actedForName" TEXT NOT NULL DEFAULT '',
    "occurredAt" TIMESTAMP(3) NOT NULL,
    "facts" TEXT NOT NULL,
    "evidence" TEXT NOT NULL DEFAULT '{}',
    "proposedById" INTEGER NOT NULL,
    "proposedBy" TEXT NOT NULL,
    "proposedAt" TIMESTAMP(3) NOT NULL,
    "hearing" TEXT NOT NULL DEFAULT '',
    "heardAt" TIMESTAMP(3),
    "hearBy" TIMESTAMP(3),
    "establishedById" INTEGER,
    "establishedBy" TEXT NOT NULL DEFAULT '',
    "establishedAt" TIMESTAMP(3),
    "finding" TEXT NOT NULL DEFAULT '',
    "isIntentional" BOOLEAN,
    "isFirstTime" BOOLEAN,
    "harm" TEXT NOT NULL DEFAULT '',
    "attitude" TEXT NOT NULL DEFAULT '',
    "severity" TEXT NOT NULL DEFAULT '',
    "sanction" INTEGER,
    "decidedById" INTEGER,
    "decidedBy" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMP(3),
    "decision" TEXT NOT NULL DEFAULT '',
    "correctBy" TIMESTAMP(3),
    "correctedAt" TIMESTAMP(3),
    "correction" TEXT NOT NULL DEFAULT '',
    "apologyAt" TIMESTAMP(3),
    "apology" TEXT NOT NULL DEFAULT '',
    "appealBy" TIMESTAMP(3),
    "reversedAt" TIMESTAMP(3),
    "reversedReason" TEXT NOT NULL DEFAULT '',
    "isOpen" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "FaultCase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Measure" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "faultCaseId" INTEGER,
    "thresholdReachedId" INTEGER,
    "subjectKind" TEXT NOT NULL DEFAULT 'person',
    "staffId" INTEGER,
    "staffName" TEXT NOT NULL DEFAULT '',
    "departmentId" INTEGER,
    "windowId" INTEGER,
    "legalBasis" TEXT NOT NULL DEFAULT '',
    "facts" TEXT NOT NULL DEFAULT '',
    "proposedById" INTEGER NOT NULL,
    "proposedBy" TEXT NOT NULL,
    "proposedAt" TIMESTAMP(3) NOT NULL,
    "decidedById" INTEGER,
    "decidedBy" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMP(3),
    "decision" TEXT NOT NULL DEFAULT '',
    "servedById" INTEGER,
    "servedBy" TEXT NOT NULL DEFAULT '',
    "servedAt" TIMESTAMP(3),
    "helperSection" TEXT NOT NULL DEFAULT '',
    "paper" TEXT NOT NULL DEFAULT '',
    "effectiveFrom" TIMESTAMP(3),
    "effectiveUntil" TIMESTAMP(3),
    "selfCriticismBy" TIMESTAMP(3),
    "selfCriticism" TEXT NOT NULL DEFAULT '',
    "selfCriticismAt" TIMESTAMP(3),
    "reviewedById" INTEGER,
    "reviewedBy" TEXT NOT NULL DEFAULT '',
    "reviewedAt" TIMESTAMP(3),
    "review" TEXT NOT NULL DEFAULT '',
    "returnedAt" TIMESTAMP(3),
    "substituteId" INTEGER,
    "evaluatedAt" TIMESTAMP(3),
    "evaluation" TEXT NOT NULL DEFAULT '',
    "outcome" TEXT NOT NULL DEFAULT '',
    "endedAt" TIMESTAMP(3),
    "appealBy" TIMESTAMP(3),
    "reversedAt" TIMESTAMP(3),
    "reversedReason" TEXT NOT NULL DEFAULT '',
    "isOpen" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Measure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CounterEvent" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "sourceKey" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMP(3) NOT NULL,
    "undoneAt" TIMESTAMP(3),
    "undoneBy" TEXT NOT NULL DEFAULT '',
    "undoneReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "CounterEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ThresholdReached" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "thresholdId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" INTEGER NOT NULL,
    "subjectName" TEXT NOT NULL DEFAULT '',
    "periodKey" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "consequence" TEXT NOT NULL,
    "evidence" TEXT NOT NULL DEFAULT '[]',
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "at" TIMESTAMP(3) NOT NULL,
    "decidedById" INTEGER,
    "decidedBy" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMP(3),
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ThresholdReached_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ThresholdChoice" (
    "hallId" INTEGER NOT NULL,
    "thresholdId" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "cumulative" BOOLEAN NOT NULL DEFAULT false,
    "changedBy" TEXT NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ThresholdChoice_pkey" PRIMARY KEY ("hallId","thresholdId")
);

-- CreateTable
CREATE TABLE "Appeal" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "aboutId" INTEGER NOT NULL,
    "staffId" INTEGER NOT NULL,
    "staffName" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "filedAt" TIMESTAMP(3) NOT NULL,
    "decideBy" TIMESTAMP(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'filed',
    "reviewerId" INTEGER,
    "reviewer" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMP(3),
    "outcome" TEXT NOT NULL DEFAULT '',
    "outcomeReason" TEXT NOT NULL DEFAULT '',
    "isOpen" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AttendanceSign" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "staffId" INTEGER NOT NULL,
    "windowId" INTEGER,
    "site" TEXT NOT NULL DEFAULT '',
    "day" TEXT NOT NULL,
    "inAt" TIMESTAMP(3) NOT NULL,
    "outAt" TIMESTAMP(3),
    "method" TEXT NOT NULL DEFAULT 'web',
    "enteredBy" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "AttendanceSign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AttendanceEvent" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "staffId" INTEGER NOT NULL,
    "staffName" TEXT NOT NULL,
    "windowId" INTEGER,
    "day" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',
    "minutes" INTEGER NOT NULL DEFAULT 0,
    "evidence" TEXT NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'found',
    "excuse" TEXT NOT NULL DEFAULT '',
    "foundAt" TIMESTAMP(3) NOT NULL,
    "decidedById" INTEGER,
    "decidedBy" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMP(3),
    "decision" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "AttendanceEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeaveSlip" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "staffId" INTEGER NOT NULL,
    "staffName" TEXT NOT NULL,
    "departmentId" INTEGER,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "fromAt" TIMESTAMP(3) NOT NULL,
    "untilAt" TIMESTAMP(3) NOT NULL,
    "halfDays" INTEGER NOT NULL,
    "substituteId" INTEGER,
    "substitute" TEXT NOT NULL DEFAULT '',
    "absenceId" INTEGER,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "askedAt" TIMESTAMP(3) NOT NULL,
    "headById" INTEGER,
    "headBy" TEXT NOT NULL DEFAULT '',
    "headAt" TIMESTAMP(3),
    "unitById" INTEGER,
    "unitBy" TEXT NOT NULL DEFAULT '',
    "unitAt" TIMESTAMP(3),
    "signedById" INTEGER,
    "signedBy" TEXT NOT NULL DEFAULT '',
    "signedAt" TIMESTAMP(3),
    "filedById" INTEGER,
    "filedBy" TEXT NOT NULL DEFAULT '',
    "filedAt" TIMESTAMP(3),
    "refusedBy" TEXT NOT NULL DEFAULT '',
    "refusedReason" TEXT NOT NULL DEFAULT '',
    "backAt" TIMESTAMP(3),
    "isOpen" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "LeaveSlip_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SpotCheck" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "plannedFor" TEXT NOT NULL DEFAULT '',
    "doneAt" TIMESTAMP(3),
    "windowId" INTEGER,
    "staffId" INTEGER,
    "staffName" TEXT NOT NULL DEFAULT '',
    "checkerId" INTEGER NOT NULL,
    "checker" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "note" TEXT NOT NULL DEFAULT '',
    "answer" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SpotCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SpotCheckLine" (
    "id" SERIAL NOT NULL,
    "checkId" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "verdict" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "SpotCheckLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SchemeVersion" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "scheme" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "content" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "madeById" INTEGER,
    "madeBy" TEXT NOT NULL DEFAULT '',
    "madeAt" TIMESTAMP(3) NOT NULL,
    "inForceAt" TIMESTAMP(3),
    "inForceBy" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SchemeVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AppraisalPeriod" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "scheme" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "schemeVersionId" INTEGER,
    "schemeContent" TEXT NOT NULL,
    "watermark" TEXT NOT NULL DEFAULT '{}',
    "computedAt" TIMESTAMP(3),
    "computedMs" INTEGER,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "proposedById" INTEGER,
    "proposedBy" TEXT NOT NULL DEFAULT '',
    "proposedAt" TIMESTAMP(3),
    "reviewedById" INTEGER,
    "reviewedBy" TEXT NOT NULL DEFAULT '',
    "reviewedAt" TIMESTAMP(3),
    "review" TEXT NOT NULL DEFAULT '',
    "decidedById" INTEGER,
    "decidedBy" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMP(3),
    "publishedAt" TIMESTAMP(3),
    "appealBy" TIMESTAMP(3),
    "frozenAt" TIMESTAMP(3),
    "frozenBy" TEXT NOT NULL DEFAULT '',
    "fingerprint" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "AppraisalPeriod_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AppraisalResult" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "periodId" INTEGER NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" INTEGER NOT NULL,
    "subjectName" TEXT NOT NULL,
    "departmentId" INTEGER,
    "windowId" INTEGER,
    "facts" TEXT NOT NULL DEFAULT '{}',
    "categories" TEXT NOT NULL DEFAULT '{}',
    "bonus" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "total" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "rank" INTEGER NOT NULL DEFAULT 0,
    "grade" TEXT NOT NULL DEFAULT '',
    "vetoes" TEXT NOT NULL DEFAULT '[]',
    "awarded" BOOLEAN NOT NULL DEFAULT false,
    "proposedGrade" TEXT NOT NULL DEFAULT '',
    "reviewedGrade" TEXT NOT NULL DEFAULT '',
    "decidedGrade" TEXT NOT NULL DEFAULT '',
    "gradeReason" TEXT NOT NULL DEFAULT '',
    "assessment" DOUBLE PRECISION,
    "ballots" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "AppraisalResult_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AppraisalEntry" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "periodId" INTEGER NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "count" DOUBLE PRECISION NOT NULL,
    "points" DOUBLE PRECISION,
    "eventKey" TEXT NOT NULL DEFAULT '',
    "sourceKind" TEXT NOT NULL,
    "sourceKey" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMP(3) NOT NULL,
    "origin" TEXT NOT NULL DEFAULT 'evidence',
    "state" TEXT NOT NULL DEFAULT 'counted',
    "enteredById" INTEGER,
    "enteredBy" TEXT NOT NULL DEFAULT '',
    "consentedById" INTEGER,
    "consentedBy" TEXT NOT NULL DEFAULT '',
    "consentedAt" TIMESTAMP(3),
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "AppraisalEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SelfCheck" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "scheme" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" INTEGER NOT NULL,
    "counts" TEXT NOT NULL DEFAULT '{}',
    "scores" TEXT NOT NULL DEFAULT '{}',
    "explanation" TEXT NOT NULL DEFAULT '',
    "filledById" INTEGER NOT NULL,
    "filledBy" TEXT NOT NULL,
    "savedAt" TIMESTAMP(3) NOT NULL,
    "submittedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SelfCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssessmentBallot" (
    "id" SERIAL NOT NULL,
    "hallId" INTEGER NOT NULL,
    "scheme" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" INTEGER NOT NULL,
    "voterHash" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "day" TEXT NOT NULL,

    CONSTRAINT "AssessmentBallot_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ProceedingEvent_hallId_about_aboutId_id_idx" ON "ProceedingEvent"("hallId", "about", "aboutId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Complaint_rowKey_key" ON "Complaint"("rowKey");

-- CreateIndex
CREATE UNIQUE INDEX "Complaint_number_key" ON "Complaint"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Complaint_submissionKey_key" ON "Complaint"("submissionKey");

-- CreateIndex
CREATE INDEX "Complaint_hallId_isOpen_dueAt_id_idx" ON "Complaint"("hallId", "isOpen", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Complaint_hallId_receivedAt_idx" ON "Complaint"("hallId", "receivedAt");

-- CreateIndex
CREATE INDEX "Complaint_hallId_valid_foundAt_idx" ON "Complaint"("hallId", "valid", "foundAt");

-- CreateIndex
CREATE INDEX "Complaint_blamedStaffId_foundAt_idx" ON "Complaint"("blamedStaffId", "foundAt");

-- CreateIndex
CREATE INDEX "Complaint_phoneHash_idx" ON "Complaint"("phoneHash");

-- CreateIndex
CREATE INDEX "ComplaintHearing_complaintId_idx" ON "ComplaintHearing"("complaintId");

-- CreateIndex
CREATE UNIQUE INDEX "Praise_number_key" ON "Praise"("number");

-- CreateIndex
CREATE INDEX "Praise_hallId_receivedAt_idx" ON "Praise"("hallId", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Rating_rowKey_key" ON "Rating"("rowKey");

-- CreateIndex
CREATE INDEX "Rating_hallId_at_idx" ON "Rating"("hallId", "at");

-- CreateIndex
CREATE INDEX "Rating_hallId_windowId_at_idx" ON "Rating"("hallId", "windowId", "at");

-- CreateIndex
CREATE INDEX "Rating_hallId_itemId_at_idx" ON "Rating"("hallId", "itemId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Rating_hallId_visitKey_key" ON "Rating"("hallId", "visitKey");

-- CreateIndex
CREATE INDEX "RatingLoop_hallId_isOpen_dueAt_idx" ON "RatingLoop"("hallId", "isOpen", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "RatingTicket_tokenHash_key" ON "RatingTicket"("tokenHash");

-- CreateIndex
CREATE INDEX "RatingTicket_windowId_usedAt_expiresAt_idx" ON "RatingTicket"("windowId", "usedAt", "expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "WindowTablet_secretHash_key" ON "WindowTablet"("secretHash");

-- CreateIndex
CREATE INDEX "WindowTablet_hallId_windowId_endedAt_idx" ON "WindowTablet"("hallId", "windowId", "endedAt");

-- CreateIndex
CREATE UNIQUE INDEX "FaultCase_number_key" ON "FaultCase"("number");

-- CreateIndex
CREATE INDEX "FaultCase_hallId_isOpen_state_id_idx" ON "FaultCase"("hallId", "isOpen", "state", "id");

-- CreateIndex
CREATE INDEX "FaultCase_personId_state_idx" ON "FaultCase"("personId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "FaultCase_hallId_sourceKey_faultId_key" ON "FaultCase"("hallId", "sourceKey", "faultId");

-- CreateIndex
CREATE UNIQUE INDEX "Measure_number_key" ON "Measure"("number");

-- CreateIndex
CREATE INDEX "Measure_hallId_isOpen_state_id_idx" ON "Measure"("hallId", "isOpen", "state", "id");

-- CreateIndex
CREATE INDEX "Measure_hallId_code_servedAt_idx" ON "Measure"("hallId", "code", "servedAt");

-- CreateIndex
CREATE INDEX "Measure_staffId_effectiveFrom_effectiveUntil_idx" ON "Measure"("staffId", "effectiveFrom", "effectiveUntil");

-- CreateIndex
CREATE INDEX "CounterEvent_hallId_subjectKind_subjectId_day_idx" ON "CounterEvent"("hallId", "subjectKind", "subjectId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "CounterEvent_hallId_kind_subjectKind_subjectId_sourceKey_key" ON "CounterEvent"("hallId", "kind", "subjectKind", "subjectId", "sourceKey");

-- CreateIndex
CREATE INDEX "ThresholdReached_hallId_state_at_idx" ON "ThresholdReached"("hallId", "state", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ThresholdReached_hallId_thresholdId_subjectKind_subjectId_p_key" ON "ThresholdReached"("hallId", "thresholdId", "subjectKind", "subjectId", "periodKey");

-- CreateIndex
CREATE UNIQUE INDEX "Appeal_number_key" ON "Appeal"("number");

-- CreateIndex
CREATE INDEX "Appeal_hallId_isOpen_decideBy_idx" ON "Appeal"("hallId", "isOpen", "decideBy");

-- CreateIndex
CREATE INDEX "Appeal_about_aboutId_idx" ON "Appeal"("about", "aboutId");

-- CreateIndex
CREATE INDEX "Appeal_staffId_filedAt_idx" ON "Appeal"("staffId", "filedAt");

-- CreateIndex
CREATE INDEX "AttendanceSign_hallId_day_staffId_idx" ON "AttendanceSign"("hallId", "day", "staffId");

-- CreateIndex
CREATE INDEX "AttendanceSign_staffId_day_idx" ON "AttendanceSign"("staffId", "day");

-- CreateIndex
CREATE INDEX "AttendanceEvent_hallId_day_idx" ON "AttendanceEvent"("hallId", "day");

-- CreateIndex
CREATE INDEX "AttendanceEvent_hallId_state_id_idx" ON "AttendanceEvent"("hallId", "state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "AttendanceEvent_staffId_day_kind_part_key" ON "AttendanceEvent"("staffId", "day", "kind", "part");

-- CreateIndex
CREATE UNIQUE INDEX "LeaveSlip_number_key" ON "LeaveSlip"("number");

-- CreateIndex
CREATE INDEX "LeaveSlip_hallId_isOpen_state_idx" ON "LeaveSlip"("hallId", "isOpen", "state");

-- CreateIndex
CREATE INDEX "LeaveSlip_staffId_fromAt_idx" ON "LeaveSlip"("staffId", "fromAt");

-- CreateIndex
CREATE INDEX "LeaveSlip_hallId_fromAt_idx" ON "LeaveSlip"("hallId", "fromAt");

-- CreateIndex
CREATE UNIQUE INDEX "SpotCheck_number_key" ON "SpotCheck"("number");

-- CreateIndex
CREATE INDEX "SpotCheck_hallId_state_plannedFor_idx" ON "SpotCheck"("hallId", "state", "plannedFor");

-- CreateIndex
CREATE INDEX "SpotCheck_hallId_doneAt_idx" ON "SpotCheck"("hallId", "doneAt");

-- CreateIndex
CREATE UNIQUE INDEX "SpotCheckLine_checkId_code_key" ON "SpotCheckLine"("checkId", "code");

-- CreateIndex
CREATE INDEX "SchemeVersion_hallId_scheme_state_idx" ON "SchemeVersion"("hallId", "scheme", "state");

-- CreateIndex
CREATE UNIQUE INDEX "SchemeVersion_hallId_scheme_year_number_key" ON "SchemeVersion"("hallId", "scheme", "year", "number");

-- CreateIndex
CREATE UNIQUE INDEX "AppraisalPeriod_hallId_scheme_period_key" ON "AppraisalPeriod"("hallId", "scheme", "period");

-- CreateIndex
CREATE INDEX "AppraisalResult_subjectKind_subjectId_periodId_idx" ON "AppraisalResult"("subjectKind", "subjectId", "periodId");

-- CreateIndex
CREATE UNIQUE INDEX "AppraisalResult_periodId_subjectKind_subjectId_key" ON "AppraisalResult"("periodId", "subjectKind", "subjectId");

-- CreateIndex
CREATE INDEX "AppraisalEntry_periodId_sourceKey_idx" ON "AppraisalEntry"("periodId", "sourceKey");

-- CreateIndex
CREATE INDEX "AppraisalEntry_periodId_state_idx" ON "AppraisalEntry"("periodId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "AppraisalEntry_periodId_subjectKind_subjectId_rule_sourceKe_key" ON "AppraisalEntry"("periodId", "subjectKind", "subjectId", "rule", "sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "SelfCheck_hallId_scheme_period_subjectKind_subjectId_key" ON "SelfCheck"("hallId", "scheme", "period", "subjectKind", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "AssessmentBallot_hallId_scheme_period_subjectKind_subjectId_key" ON "AssessmentBallot"("hallId", "scheme", "period", "subjectKind", "subjectId", "voterHash");

-- AddForeignKey
ALTER TABLE "ComplaintHearing" ADD CONSTRAINT "ComplaintHearing_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RatingLoop" ADD CONSTRAINT "RatingLoop_ratingId_fkey" FOREIGN KEY ("ratingId") REFERENCES "Rating"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_faultCaseId_fkey" FOREIGN KEY ("faultCaseId") REFERENCES "FaultCase"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpotCheckLine" ADD CONSTRAINT "SpotCheckLine_checkId_fkey" FOREIGN KEY ("checkId") REFERENCES "SpotCheck"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppraisalResult" ADD CONSTRAINT "AppraisalResult_periodId_fkey" FOREIGN KEY ("periodId") REFERENCES "AppraisalPeriod"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppraisalEntry" ADD CONSTRAINT "AppraisalEntry_periodId_fkey" FOREIGN KEY ("periodId") REFERENCES "AppraisalPeriod"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "ProceedingEvent_append_only" BEFORE UPDATE OR DELETE ON "ProceedingEvent" FOR EACH ROW EXECUTE FUNCTION banjie_refuse_change();
CREATE TRIGGER "ProceedingEvent_no_truncate" BEFORE TRUNCATE ON "ProceedingEvent" EXECUTE FUNCTION banjie_refuse_change();
CREATE TRIGGER "Rating_append_only" BEFORE UPDATE OR DELETE ON "Rating" FOR EACH ROW EXECUTE FUNCTION banjie_refuse_change();
CREATE TRIGGER "Rating_no_truncate" BEFORE TRUNCATE ON "Rating" EXECUTE FUNCTION banjie_refuse_change();
CREATE TRIGGER "AssessmentBallot_append_only" BEFORE UPDATE OR DELETE ON "AssessmentBallot" FOR EACH ROW EXECUTE FUNCTION banjie_refuse_change();
CREATE TRIGGER "AssessmentBallot_no_truncate" BEFORE TRUNCATE ON "AssessmentBallot" EXECUTE FUNCTION banjie_refuse_change();
CREATE TRIGGER "Complaint_no_delete" BEFORE DELETE ON "Complaint" FOR EACH ROW EXECUTE FUNCTION banjie_refuse_change();
CREATE TRIGGER "Praise_no_delete" BEFORE DELETE ON "Praise" FOR EACH ROW EXECUTE FUNCTION banjie_refuse_change();
CREATE TRIGGER "FaultCase_no_delete" BEFORE DELETE ON "FaultCase" FOR EACH ROW EXECUTE FUNCTION banjie_refuse_change();
CREATE TRIGGER "Measure_no_delete" BEFORE DELETE ON "Measure" FOR EACH ROW EXECUTE FUNCTION banjie_refuse_change();
CREATE TRIGGER "CounterEvent_no_delete" BEFORE DELETE ON "CounterEvent" FOR EACH ROW EXECUTE FUNCTION banjie_refuse_change();
CREATE FUNCTION banjie_refuse_complaint_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."hallId", NEW."number", NEW."content", NEW."receivedAt") IS DISTINCT FROM (OLD."hallId", OLD."number", OLD."content", OLD."receivedAt") THEN
    RAISE EXCEPTION 'a complaint stays as it was made';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Complaint_content_frozen" BEFORE UPDATE ON "Complaint" FOR EACH ROW EXECUTE FUNCTION banjie_refuse_complaint_change();
