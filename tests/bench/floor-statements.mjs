/** The rows of each page, asked for in as few statements as a hand-written page would need. */
const SESSION = 'SELECT "staffId", "data", "touchedAt", "idleUntil", "endsAt" FROM "Session" WHERE "id" = ?';

const STATUS_CASE = `
  SELECT c."id", c."hallId", c."number", c."kind", c."state", c."itemId", c."itemName", c."applicantType",
    c."applicantName", c."agentName", c."receiverName", c."handlerName", c."limitValue", c."limitUnit", c."afterHours",
    c."receivedAt", c."lastReceivedAt", c."acceptedAt", c."decidedAt", c."readyAt", c."closedAt", c."dueAt",
    c."runningDueAt", c."dueProvisional", c."supplementDueAt", c."decisionReasons", c."decisionBasis", c."resultName",
    c."remitReason", c."whereToGo", v."promisedValue", v."promisedUnit", v."paymentPlace", v."complaintPhone",
    v."dutyPhone", i."status", d."name", d."phone", w."number", w."name", w."location", w."phone", h."name", h."address",
    h."phone", h."complaintPhone"
  FROM "Case" c JOIN "Hall" h ON h."id" = c."hallId" JOIN "Department" d ON d."id" = c."departmentId"
  JOIN "Item" i ON i."id" = c."itemId" JOIN "ItemVersion" v ON v."id" = c."itemVersionId"
  LEFT JOIN "Window" w ON w."id" = c."windowId" WHERE c."publicToken" = ?`;

const CASE = `
  SELECT c.*, i."code", v."caseKind", v."resultName", v."feeCharged", v."refusalAuthority", d."name", w."number",
    w."name", a."rowKey", a."idType", a."idNumberCipher", a."phoneCipher", a."addressCipher", a."contactName",
    a."legalPerson", sr."name", sa."name", sv."name", sd."name"
  FROM "Case" c JOIN "Item" i ON i."id" = c."itemId" JOIN "ItemVersion" v ON v."id" = c."itemVersionId"
  JOIN "Department" d ON d."id" = c."departmentId" LEFT JOIN "Window" w ON w."id" = c."windowId"
  LEFT JOIN "Applicant" a ON a."id" = c."applicantId" LEFT JOIN "Staff" sr ON sr."id" = c."receivedById"
  LEFT JOIN "Staff" sa ON sa."id" = c."acceptedById" LEFT JOIN "Staff" sv ON sv."id" = c."reviewedById"
  LEFT JOIN "Staff" sd ON sd."id" = c."decidedById" WHERE c."number" = ? AND c."hallId" = ?`;

const OVERDUE = `
  SELECT c."id", c."hallId", c."number", c."state", c."isOpen", c."itemName", c."applicantType", c."applicantName",
    d."name", w."number", w."name", s."name", c."handlerName", c."receivedAt", c."acceptedAt", c."runningDueAt",
    c."dueAt", c."dueProvisional", c."supplementDueAt", c."readyAt", c."decidedAt", c."closedAt", c."limitValue",
    c."limitUnit", c."afterHours"
  FROM "Case" c INDEXED BY "Case_hallId_runningDueAt_id_idx" LEFT JOIN "Department" d ON d."id" = c."departmentId"
  LEFT JOIN "Window" w ON w."id" = c."windowId"
  LEFT JOIN "Staff" s ON s."id" = COALESCE(c."reviewedById", c."acceptedById", c."receivedById")
  WHERE c."hallId" = ? AND c."runningDueAt" < ? ORDER BY c."runningDueAt", c."id" LIMIT 51`;

const GUIDE = `
  SELECT v.*, i."status", d."name", d."phone", a."name", b."name", h."name", h."address", h."phone", h."complaintPhone"
  FROM "Item" i JOIN "ItemVersion" v ON v."id" = i."currentVersionId" JOIN "Department" d ON d."id" = i."departmentId"
  JOIN "Hall" h ON h."id" = i."hallId" LEFT JOIN "Staff" a ON a."id" = v."handlerAId"
  LEFT JOIN "Staff" b ON b."id" = v."handlerBId" WHERE i."id" = ?`;

const PARTS_OF_GUIDE = ['Material', 'Condition', 'Step', 'Basis', 'Fee'];

/** One function per page that reads its rows. */
export function readersOf(db, { hallId, sessionIds }) {
  const session = db.prepare(SESSION);
  const statusCase = db.prepare(STATUS_CASE);
  const statusEvents = db.prepare(
    'SELECT "kind", "at", "details", "migrated" FROM "CaseEvent" WHERE "caseId" = ? ORDER BY "id"',
  );
  const ofCase = (columns, table, order) =>
    db.prepare(`SELECT ${columns} FROM "${table}" WHERE "caseId" = ? ORDER BY "${order}"`);
  const materials = ofCase(
    '"position", "name", "originals", "copies", "necessity", "onSpot", "mayFollow", "status", "problem", "toldStatus"',
    'CaseMaterial',
    'position',
  );
  const parts = [
    materials,
    ofCase('"position", "text", "ticked", "note"', 'CaseCheck', 'position'),
    ofCase('"id", "kind", "number", "issuedAt", "issuedBy", "printedCount"', 'Notice', 'id'),
    ofCase('"id", "kind", "actorName", "fromState", "toState", "at", "reason", "details"', 'CaseEvent', 'id'),
  ];
  const theCase = db.prepare(CASE);
  const overdue = db.prepare(OVERDUE);
  const guide = db.prepare(GUIDE);
  const guideParts = PARTS_OF_GUIDE.map((table) =>
    db.prepare(`SELECT * FROM "${table}" WHERE "itemVersionId" = ? ORDER BY "position"`),
  );
  const guideWindows = db.prepare(
    'SELECT w."number", w."name", w."location", w."phone" FROM "ItemWindow" iw JOIN "Window" w ON w."id" = iw."windowId" WHERE iw."itemId" = ?',
  );
  return {
    s(token) {
      const row = statusCase.get(token);
      if (row.state === 'SUPP') materials.all(row.id);
      return statusEvents.all(row.id);
    },
    guides(id) {
      const row = guide.get(Number(id));
      for (const statement of guideParts) statement.all(row.id);
      return guideWindows.all(Number(id));
    },
    cases(number) {
      session.get(sessionIds[0]);
      const row = theCase.get(number, hallId);
      for (const statement of parts) statement.all(row.id);
    },
    supervision() {
      session.get(sessionIds[0]);
      return overdue.all(hallId, Date.now());
    },
  };
}

/** A function that saves one accepted application: the rows of the application in one transaction. */
export function writerOf(db, { hallId, sessionIds, intakeItems }) {
  const session = db.prepare(SESSION);
  const next = db.prepare(`
    INSERT INTO "NumberSequence" ("hallId", "name", "value") VALUES (?, ?, 1)
    ON CONFLICT ("hallId", "name") DO UPDATE SET "value" = "value" + 1 RETURNING "value"`);
  const insert = (table, columns) =>
    db.prepare(
      `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
  const applicant = insert('Applicant', [
    'hallId',
    'rowKey',
    'type',
    'name',
    'idType',
    'idNumberCipher',
    'idNumberHash',
    'phoneCipher',
    'phoneHash',
    'addressCipher',
    'createdAt',
    'updatedAt',
  ]);
  const theCase = insert('Case', [
    'hallId',
    'number',
    'publicToken',
    'queryCode',
    'submissionKey',
    'kind',
    'state',
    'itemId',
    'itemVersionId',
    'itemName',
    'departmentId',
    'windowId',
    'applicantId',
    'applicantName',
    'idNumberHash',
    'phoneHash',
    'receivedById',
    'acceptedById',
    'handlerName',
    'limitValue',
    'limitUnit',
    'afterHours',
    'receivedAt',
    'lastReceivedAt',
    'acceptedAt',
    'dueAt',
    'runningDueAt',
    'createdAt',
    'updatedAt',
  ]);
  const material = insert('CaseMaterial', [
    'hallId',
    'caseId',
    'position',
    'name',
    'originals',
    'copies',
    'necessity',
    'onSpot',
    'mayFollow',
    'status',
    'checkedAt',
  ]);
  const check = insert('CaseCheck', ['hallId', 'caseId', 'position', 'text']);
  const event = insert('CaseEvent', [
    'hallId',
    'caseId',
    'kind',
    'transition',
    'fromState',
    'toState',
    'staffId',
    'actorName',
    'at',
    'enteredAt',
    'details',
  ]);
  const notice = insert('Notice', [
    'hallId',
    'caseId',
    'kind',
    'number',
    'issuedAt',
    'issuedById',
    'issuedBy',
    'content',
  ]);
  const used = db.prepare('UPDATE "Item" SET "usedCount" = "usedCount" + 1 WHERE "id" = ?');
  const cipher = 'A'.repeat(64);
  const save = db.transaction((form, item) => {
    const now = Date.now();
    const key = form.submissionKey;
    const serial = next.get(hallId, 'floor:case').value;
    const number = `FLOOR-${String(serial).padStart(8, '0')}`;
    const applicantId = applicant.run(
      hallId,
      `f${key}`,
      'person',
      form.name,
      'resident-id',
      cipher,
      `f${key}`,
      cipher,
      `p${key}`,
      cipher,
      now,
      now,
    ).lastInsertRowid;
    const caseId = theCase.run(
      hallId,
      number,
      `f${key}`,
      '34679A',
      `f${key}`,
      'P',
      'ACC',
      item.itemId,
      item.versionId,
      item.name,
      item.departmentId,
      item.windowId,
      applicantId,
      form.name,
      `f${key}`,
      `p${key}`,
      item.staffId,
      item.staffId,
      '张敏',
      5,
      'workingDays',
      'same-day',
      now,
      now,
      now,
      now + 604_800_000,
      now + 604_800_000,
      now,
      now,
    ).lastInsertRowid;
    for (const { position, name, originals, copies, necessity, onSpot, mayFollow } of item.materials)
      material.run(
        hallId,
        caseId,
        position,
        name,
        originals,
        copies,
        necessity,
        onSpot,
        mayFollow,
        'present',
        now,
      );
    for (const { position, text } of item.checks) check.run(hallId, caseId, position, text);
    event.run(hallId, caseId, 'receive', 'T02', '', 'RECV', item.staffId, '张敏', now, now, '{}');
    event.run(hallId, caseId, 'accept', 'T12', 'RECV', 'ACC', item.staffId, '张敏', now, now, '{}');
    used.run(item.itemId);
    const paper = `底〔2026〕${next.get(hallId, 'floor:notice').value}`;
    const noticeId = notice.run(
      hallId,
      caseId,
      'D-01',
      paper,
      now,
      item.staffId,
      '张敏',
      item.noticeText,
    ).lastInsertRowid;
    event.run(hallId, caseId, 'notice-issued', '', 'ACC', 'ACC', item.staffId, '张敏', now, now, '{}');
    return `/cases/${number}/notices/${noticeId}`;
  });
  return (form) => {
    session.get(sessionIds[0]);
    return save.immediate(form, intakeItems[form.itemId]);
  };
}
