import type { Database } from '../../db/database.js';
import type { Person } from '../../web/visit.js';
import { widerScopeSql } from '../joint/leg-scope.js';

/** A case with the names beside it, as its pages show it; moments in milliseconds, flags 0 or 1. */
export interface CasePageRow {
  id: number;
  hallId: number;
  number: string;
  publicToken: string;
  queryCode: string;
  origin: string;
  channel: string;
  kind: string;
  state: string;
  isOpen: number;
  itemId: number;
  itemVersionId: number;
  itemName: string;
  departmentId: number;
  windowId: number | null;
  applicantId: number | null;
  applicantType: string;
  applicantName: string;
  agentName: string;
  agentIdCipher: string | null;
  agentPhoneCipher: string | null;
  matter: string;
  receivedById: number | null;
  acceptedById: number | null;
  handlerName: string;
  limitValue: number | null;
  limitUnit: string | null;
  afterHours: string;
  receivedAt: number;
  lastReceivedAt: number | null;
  noticeServedAt: number | null;
  acceptedAt: number | null;
  decidedAt: number | null;
  readyAt: number | null;
  closedAt: number | null;
  dueAt: number | null;
  runningDueAt: number | null;
  dueProvisional: number;
  overdueReason: string;
  overduePlan: string;
  overdueReasonAt: number | null;
  supplementDueAt: number | null;
  noticeBreach: number;
  decision: string | null;
  decisionReasons: string;
  decisionBasis: string;
  resultName: string;
  resultNumber: string;
  resultValidTo: string;
  deliveryWay: string;
  deliverBy: number | null;
  feeFen: number | null;
  receiverName: string;
  paymentReceipt: string;
  bundleId: number | null;
  version: number;
  updatedAt: number;
  itemCode: string;
  itemCaseKind: string;
  itemResultName: string;
  feeCharged: number;
  refusalAuthority: number;
  lapsePolicy: string;
  extensionWorkingDays: number | null;
  upwardRequired: number;
  upwardBody: string;
  isForwarded: number;
  /** The promise in force now, which acceptance would freeze (S-01). */
  promisedValue: number | null;
  promisedUnit: string;
  promisedAfterHours: string;
  departmentName: string;
  windowNumber: string | null;
  windowName: string | null;
  rowKey: string | null;
  idType: string | null;
  idNumberCipher: string | null;
  phoneCipher: string | null;
  addressCipher: string | null;
  contactName: string | null;
  legalPerson: string | null;
  receivedByName: string | null;
  acceptedByName: string | null;
  reviewedByName: string | null;
  decidedByName: string | null;
}

const OF_CASE = [
  'id',
  'hallId',
  'number',
  'publicToken',
  'queryCode',
  'origin',
  'channel',
  'kind',
  'state',
  'isOpen',
  'itemId',
  'itemVersionId',
  'itemName',
  'departmentId',
  'windowId',
  'applicantId',
  'applicantType',
  'applicantName',
  'agentName',
  'agentIdCipher',
  'agentPhoneCipher',
  'matter',
  'receivedById',
  'acceptedById',
  'handlerName',
  'limitValue',
  'limitUnit',
  'afterHours',
  'receivedAt',
  'lastReceivedAt',
  'noticeServedAt',
  'acceptedAt',
  'decidedAt',
  'readyAt',
  'closedAt',
  'dueAt',
  'runningDueAt',
  'dueProvisional',
  'overdueReason',
  'overduePlan',
  'overdueReasonAt',
  'supplementDueAt',
  'noticeBreach',
  'decision',
  'decisionReasons',
  'decisionBasis',
  'resultName',
  'resultNumber',
  'resultValidTo',
  'deliveryWay',
  'deliverBy',
  'feeFen',
  'receiverName',
  'paymentReceipt',
  'bundleId',
  'version',
  'updatedAt',
]
  .map((column) => `c."${column}"`)
  .join(', ');

const CASE_BY_NUMBER = `
  SELECT ${OF_CASE},
    i."code" AS "itemCode", CASE WHEN c."bundleId" IS NULL THEN v."caseKind" ELSE 'J' END AS "itemCaseKind", v."resultName" AS "itemResultName",
    v."feeCharged", v."refusalAuthority", v."lapsePolicy", v."extensionWorkingDays", v."upwardRequired", v."upwardBody",
    CASE WHEN u."id" IS NULL THEN 0 ELSE 1 END AS "isForwarded",
    p."promisedValue", p."promisedUnit", p."afterHours" AS "promisedAfterHours",
    d."name" AS "departmentName", w."number" AS "windowNumber", w."name" AS "windowName",
    a."rowKey", a."idType", a."idNumberCipher", a."phoneCipher", a."addressCipher", a."contactName", a."legalPerson",
    sr."name" AS "receivedByName", sa."name" AS "acceptedByName",
    sv."name" AS "reviewedByName", sd."name" AS "decidedByName"
  FROM "Case" c
  JOIN "Item" i ON i."id" = c."itemId"
  JOIN "ItemVersion" v ON v."id" = c."itemVersionId"
  JOIN "ItemVersion" p ON p."id" = COALESCE(i."currentVersionId", c."itemVersionId")
  JOIN "Department" d ON d."id" = c."departmentId"
  LEFT JOIN "UpwardFiling" u ON u."caseId" = c."id"
  LEFT JOIN "Window" w ON w."id" = c."windowId"
  LEFT JOIN "Applicant" a ON a."id" = c."applicantId"
  LEFT JOIN "Staff" sr ON sr."id" = c."receivedById"
  LEFT JOIN "Staff" sa ON sa."id" = c."acceptedById"
  LEFT JOIN "Staff" sv ON sv."id" = c."reviewedById"
  LEFT JOIN "Staff" sd ON sd."id" = c."decidedById"
  WHERE c."number" = ?`;

/** A case by its number, when it lies within what the person may see (S-33). */
export async function findCaseRow(
  database: Database,
  person: Person,
  number: string,
): Promise<CasePageRow | undefined> {
  const scope = widerScopeSql(person, 'c');
  if (scope === null) return undefined;
  return database.sql.first<CasePageRow>(`${CASE_BY_NUMBER} AND ${scope.where}`, [number, ...scope.values]);
}
