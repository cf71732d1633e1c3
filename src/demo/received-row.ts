import { randomBytes } from 'node:crypto';
import { QUERY_CODE_RANDOM_BYTES, queryCode } from '../domain/numbering/query-code.js';
import type { CaseRow, Receipt } from './demo-case.js';
import type { DemoWorld } from './demo-world.js';

/** What nothing has happened to yet. */
const UNTOUCHED = {
  acceptedById: null,
  reviewedById: null,
  decidedById: null,
  deliveredById: null,
  limitValue: null,
  limitUnit: null,
  intakeOpenedAt: null,
  noticeServedAt: null,
  acceptedAt: null,
  decidedAt: null,
  readyAt: null,
  closedAt: null,
  dueAt: null,
  runningDueAt: null,
  dueProvisional: false,
  supplementDueAt: null,
  isOpen: true,
  noticeBreach: false,
  decision: null,
  decisionReasons: '',
  decisionBasis: '',
  resultName: '',
  resultNumber: '',
  receiverName: '',
  paymentReceipt: '',
  remitReason: '',
  whereToGo: '',
  bundleId: null,
  overdueReason: '',
  overduePlan: '',
  overdueReasonAt: null,
  feeFen: null,
  parkFirm: false,
  resultValidTo: '',
  deliveryWay: 'window',
  readyToldAt: null,
  deliverBy: null,
  deemedAccepted: false,
  version: 1,
} as const;

/** The row of a case at the moment of its receipt. */
export function receivedRow(
  world: DemoWorld,
  { version, applicant, windowId, clerk, at, channel, number }: Receipt,
): CaseRow {
  const moment = new Date(at);
  const publicToken = randomBytes(16).toString('base64url');
  const agentPhone = () => world.vault.seal(applicant.phone, `Case.agentPhone:${publicToken}`);
  return {
    ...UNTOUCHED,
    hallId: world.ids.hallId,
    number,
    publicToken,
    queryCode: queryCode(randomBytes(QUERY_CODE_RANDOM_BYTES)),
    submissionKey: null,
    origin: 'window',
    channel,
    kind: version.caseKind,
    state: 'RECV',
    itemId: version.itemId,
    itemVersionId: version.id,
    itemName: version.name,
    departmentId: version.item.departmentId,
    windowId,
    applicantType: applicant.type,
    applicantName: applicant.name,
    idNumberHash: world.vault.hash('idNumber', applicant.idNumber),
    phoneHash: world.vault.hash('phone', applicant.phone),
    agentName: applicant.contactName,
    agentIdCipher: null,
    agentPhoneCipher: applicant.contactName === '' ? null : agentPhone(),
    matter: '',
    receivedById: clerk.staffId,
    handlerName: clerk.name,
    afterHours: version.afterHours,
    receivedAt: moment,
    lastReceivedAt: moment,
    createdAt: moment,
    updatedAt: moment,
  };
}
