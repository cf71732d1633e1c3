import type { Calendar } from '../../calendar/calendar.js';
import { ONE_TIME_NOTICE_WITHIN_WORKING_DAYS } from '../../cases/intake-verdict.js';
import type { CaseKind } from '../../cases/kinds.js';
import type { CaseState } from '../../cases/states.js';
import { computeDeadline } from '../../deadlines/compute-deadline.js';
import type { Finding } from './finding.js';

/** A case as the detectors of the permit faults see it; moments in milliseconds. */
export interface WatchedCase {
  id: number;
  number: string;
  state: CaseState;
  kind: CaseKind;
  isOpen: boolean;
  isMigrated: boolean;
  receivedAt: number;
  acceptedAt: number | null;
  decidedAt: number | null;
  closedAt: number | null;
  dueAt: number | null;
  noticeServedAt: number | null;
  decision: string | null;
  notices: readonly { kind: string; issuedAt: number }[];
  /** An earlier non-acceptance of the same matter of the same applicant; null when there is none. */
  refusedBefore: { number: string; clerk: string } | null;
  /** Who decided it, and whether he held or filled the post of an approver then. */
  decidedBy: { name: string; isApprover: boolean } | null;
  /** what the window may do itself. */
  delegatedPowers: string;
  feeCharged: boolean;
  paymentPlace: string;
  resultDelivery: string;
}

/** The papers that tell an applicant before the due moment why his case will be late. */
export const LATE_NOTICES: readonly string[] = ['D-28', 'D-118'];

const HALL_WORDS = ['大厅', '窗口', '政务服务中心', '办事大厅', '邮寄', '快递', '网上', '线上', '扫码'];

/** Everything that the detectors of 7.1 beside those of section 5 find in one case. */
export function findFaults(row: WatchedCase, now: number, calendar: Calendar): Finding[] {
  if (row.isMigrated) return [];
  const found = [
    refusalOverturned(row),
    lateCorrectionNotice(row, calendar),
    undelegatedDecision(row),
    overdueUntold(row, now),
    outsideHall(row),
  ];
  return found.filter((each): each is Finding => each !== null);
}

/** FA-01: what was not accepted first was accepted later, of the same applicant and item. */
export function refusalOverturned(row: WatchedCase): Finding | null {
  if (row.refusedBefore === null || row.acceptedAt === null) return null;
  const { number, clerk } = row.refusedBefore;
  return {
    rule: 'FA-01',
    key: `case:${number}`,
    faultId: 'FA-01',
    evidence: { refused: number, refusedBy: clerk, acceptedLater: row.number },
  };
}

/**
 * FA-03: waiting for papers without the notice D-03; or the notice came after the fifth working day since receipt
 * (行政许可法第三十二条): then the case counts as accepted from its receipt (TL-119).
 */
export function lateCorrectionNotice(row: WatchedCase, calendar: Calendar): Finding | null {
  const served = row.notices.filter(({ kind }) => kind === 'D-03').map(({ issuedAt }) => issuedAt);
  if (row.state === 'SUPP' && served.length === 0)
    return {
      rule: 'FA-03',
      key: `case:${row.id}:unwritten`,
      faultId: 'FA-03',
      evidence: { missing: 'D-03' },
    };
  const at = served.length === 0 ? row.noticeServedAt : Math.min(...served);
  if (at === null) return null;
  const term = noticeTermEnd(row.receivedAt, calendar);
  if (term === null || at <= term) return null;
  return {
    rule: 'FA-03',
    key: `case:${row.id}:late`,
    faultId: 'FA-03',
    evidence: { noticeTermEnd: term, noticeServedAt: at, deemedAcceptedFrom: row.receivedAt },
  };
}

/** FA-04: granted by somebody without the post of an approver, where the window has no power of its own. */
export function undelegatedDecision(row: WatchedCase): Finding | null {
  if (row.decidedBy === null || row.decidedAt === null || row.decision !== 'granted') return null;
  if (row.decidedBy.isApprover || row.kind === 'R') return null;
  if (row.kind === 'I' && row.delegatedPowers.trim() !== '') return null;
  return {
    rule: 'FA-04',
    key: `case:${row.id}`,
    faultId: 'FA-04',
    evidence: { decidedBy: row.decidedBy.name, delegatedPowers: row.delegatedPowers.trim() || '没有' },
  };
}

/** FA-05: a promised or joint case late, and nothing told to the applicant before the due moment. */
export function overdueUntold(row: WatchedCase, now: number): Finding | null {
  if (row.dueAt === null || (row.kind !== 'P' && row.kind !== 'J')) return null;
  const end = row.decidedAt ?? row.closedAt ?? (row.isOpen ? now : row.dueAt);
  if (end <= row.dueAt) return null;
  const { dueAt } = row;
  const told = row.notices.some(({ kind, issuedAt }) => LATE_NOTICES.includes(kind) && issuedAt <= dueAt);
  if (told) return null;
  return {
    rule: 'FA-05',
    key: `case:${row.id}`,
    faultId: 'FA-05',
    evidence: { dueAt, toldBeforeDue: '没有' },
  };
}

/** FA-07: paid or handed out at a place that is not the hall. */
export function outsideHall(row: WatchedCase): Finding | null {
  if (row.acceptedAt === null) return null;
  const payment = row.feeCharged && isElsewhere(row.paymentPlace) ? row.paymentPlace.trim() : '';
  const delivery = isElsewhere(row.resultDelivery) ? row.resultDelivery.trim() : '';
  if (payment === '' && delivery === '') return null;
  return {
    rule: 'FA-07',
    key: `case:${row.id}`,
    faultId: 'FA-07',
    evidence: { ...(payment && { paymentPlace: payment }), ...(delivery && { deliveryPlace: delivery }) },
  };
}

function isElsewhere(place: string): boolean {
  return place.trim() !== '' && !HALL_WORDS.some((word) => place.includes(word));
}

/** The last moment at which the one-time notice is in time; null when it cannot be counted. */
export function noticeTermEnd(receivedAt: number, calendar: Calendar): number | null {
  const computed = computeDeadline(
    {
      acceptedAt: receivedAt,
      limit: { value: ONE_TIME_NOTICE_WITHIN_WORKING_DAYS, unit: 'workingDays' },
      afterHours: 'same-day',
      extensions: [],
      suspensions: [],
    },
    calendar,
  );
  return computed.ok ? computed.deadline.dueAt : null;
}
