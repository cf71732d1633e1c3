import type { SqlValue, Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import { type HallSettings, settingsInForce } from '../settings/hall-settings.js';

const OF_CASE = [
  'id',
  'hallId',
  'number',
  'publicToken',
  'queryCode',
  'kind',
  'state',
  'itemVersionId',
  'itemName',
  'windowId',
  'applicantId',
  'applicantName',
  'agentName',
  'receivedById',
  'decidedById',
  'limitValue',
  'limitUnit',
  'decisionReasons',
  'decisionBasis',
  'remitReason',
  'whereToGo',
  'receivedAt',
  'dueAt',
  'supplementDueAt',
  'dueProvisional',
  'deemedAccepted',
] as const;

const CASE = `SELECT ${OF_CASE.map((column) => `"${column}"`).join(', ')} FROM "Case" WHERE "id" = ?`;

const VERSION = `
  SELECT v."dutyPhone", v."complaintPhone", v."feeCharged", v."handlerAId", v."handlerBId", i."code",
    d."name" AS "departmentName", h."name" AS "hallName", h."address" AS "hallAddress", h."phone" AS "hallPhone",
    h."complaintPhone" AS "hallComplaintPhone"
  FROM "ItemVersion" v JOIN "Item" i ON i."id" = v."itemId" JOIN "Department" d ON d."id" = i."departmentId"
  JOIN "Hall" h ON h."id" = i."hallId" WHERE v."id" = ?`;

const CASE_MATERIALS = `
  SELECT "position", "name", "originals", "copies", "necessity", "onSpot", "mayFollow", "status", "problem"
  FROM "CaseMaterial" WHERE "caseId" = ? ORDER BY "position"`;

const MATERIALS =
  'SELECT "name", "requirement", "formName", "sampleNote" FROM "Material" WHERE "itemVersionId" = ? ORDER BY "position"';

const FEES = 'SELECT "name", "standard" FROM "Fee" WHERE "itemVersionId" = ? ORDER BY "position"';

const APPLICANT =
  'SELECT "rowKey", "idType", "idNumberCipher", "phoneCipher" FROM "Applicant" WHERE "id" = ?';

const WINDOW = 'SELECT "number", "name", "phone" FROM "Window" WHERE "id" = ?';

interface CaseRow {
  id: number;
  hallId: number;
  number: string;
  publicToken: string;
  queryCode: string;
  kind: string;
  state: string;
  itemVersionId: number;
  itemName: string;
  windowId: number | null;
  applicantId: number | null;
  applicantName: string;
  agentName: string;
  receivedById: number | null;
  decidedById: number | null;
  limitValue: number | null;
  limitUnit: string | null;
  decisionReasons: string;
  decisionBasis: string;
  remitReason: string;
  whereToGo: string;
  receivedAt: number;
  dueAt: number | null;
  supplementDueAt: number | null;
  dueProvisional: number;
  deemedAccepted: number;
}

interface VersionRow {
  dutyPhone: string;
  complaintPhone: string;
  feeCharged: number;
  handlerAId: number | null;
  handlerBId: number | null;
  code: string;
  departmentName: string;
  hallName: string;
  hallAddress: string;
  hallPhone: string;
  hallComplaintPhone: string;
}

interface MaterialRow {
  position: number;
  name: string;
  originals: number;
  copies: number;
  necessity: string;
  onSpot: number;
  mayFollow: number;
  status: string;
  problem: string;
}

interface ApplicantRow {
  rowKey: string;
  idType: string;
  idNumberCipher: string | null;
  phoneCipher: string | null;
}

/** A case with everything that its papers say. */
export type CaseForNotice = Omit<
  CaseRow,
  'receivedAt' | 'dueAt' | 'supplementDueAt' | 'dueProvisional' | 'deemedAccepted'
> & {
  receivedAt: Date;
  dueAt: Date | null;
  supplementDueAt: Date | null;
  dueProvisional: boolean;
  deemedAccepted: boolean;
  materials: (Omit<MaterialRow, 'onSpot' | 'mayFollow'> & { onSpot: boolean; mayFollow: boolean })[];
  notices: { kind: string }[];
  version: {
    dutyPhone: string;
    complaintPhone: string;
    feeCharged: boolean;
    handlerAId: number | null;
    handlerBId: number | null;
    item: {
      code: string;
      department: { name: string };
      hall: { name: string; address: string; phone: string; complaintPhone: string };
    };
    materials: { name: string; requirement: string; formName: string; sampleNote: string }[];
    fees: { name: string; standard: string }[];
  };
  applicant: ApplicantRow | null;
  window: { number: string; name: string; phone: string } | null;
  nameOf(staffId: number | null): string;
  settings: HallSettings;
};

/** Reads a case as the step before left it, in the step's transaction. */
export async function findCaseForNotice(tx: Tx, caseId: number): Promise<CaseForNotice> {
  const sql = plainSql(tx);
  const one = async <Row>(text: string, values: readonly SqlValue[]) => {
    const row = await sql.first<Row>(text, values);
    if (row === undefined) throw new Error(`case ${caseId} is not whole`);
    return row;
  };
  const row = await one<CaseRow>(CASE, [caseId]);
  const version = await one<VersionRow>(VERSION, [row.itemVersionId]);
  const materials = await sql.all<MaterialRow>(CASE_MATERIALS, [caseId]);
  const { applicantId, windowId } = row;
  return {
    ...row,
    receivedAt: new Date(row.receivedAt),
    dueAt: moment(row.dueAt),
    supplementDueAt: moment(row.supplementDueAt),
    dueProvisional: row.dueProvisional === 1,
    deemedAccepted: row.deemedAccepted === 1,
    materials: materials.map((each) => ({
      ...each,
      onSpot: each.onSpot === 1,
      mayFollow: each.mayFollow === 1,
    })),
    notices: await sql.all<{ kind: string }>('SELECT "kind" FROM "Notice" WHERE "caseId" = ?', [caseId]),
    version: {
      ...placeOf(version),
      feeCharged: version.feeCharged === 1,
      materials: await sql.all(MATERIALS, [row.itemVersionId]),
      fees: version.feeCharged === 1 ? await sql.all(FEES, [row.itemVersionId]) : [],
    },
    applicant: applicantId === null ? null : await one<ApplicantRow>(APPLICANT, [applicantId]),
    window: windowId === null ? null : await one(WINDOW, [windowId]),
    nameOf: await namesOf(tx, [version.handlerAId, version.handlerBId, row.decidedById]),
    settings: await settingsInForce(tx, row.hallId),
  };
}

function placeOf(row: VersionRow) {
  const { dutyPhone, complaintPhone, handlerAId, handlerBId, code } = row;
  const hall = {
    name: row.hallName,
    address: row.hallAddress,
    phone: row.hallPhone,
    complaintPhone: row.hallComplaintPhone,
  };
  const item = { code, department: { name: row.departmentName }, hall };
  return { dutyPhone, complaintPhone, handlerAId, handlerBId, item };
}

async function namesOf(tx: Tx, staffIds: readonly (number | null)[]): Promise<CaseForNotice['nameOf']> {
  const staff = await plainSql(tx).all<{ id: number; name: string }>(
    'SELECT "id", "name" FROM "Staff" WHERE "id" IN (?, ?, ?)',
    staffIds.map((id) => id ?? 0),
  );
  return (id) => staff.find((each) => each.id === id)?.name ?? '';
}

function moment(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
