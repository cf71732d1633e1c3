import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf, formatDate, MINUTES_PER_DAY, parseDate } from '../../domain/calendar/civil-time.js';
import { maskApplicantName } from '../../domain/identity/masks.js';
import { answerTerms } from '../../domain/refusal-filing/refusal-filing.js';
import { AUTHORITY_LEVELS } from '../../domain/refusal-filing/refusal-registration.js';
import { paths } from '../../web/paths.js';
import { momentWords } from '../desk/clock-words.js';
import { promisedLimitOf } from './refer-refusal.js';
import type { ReferralRow, RefusalRow } from './referral-lists.repository.js';

/** A referral in words: when the leader must have answered, and by when the applicant has his answer. */
export function referralLine(row: ReferralRow, now: number, calendar: Calendar) {
  const moment = (at: number | null) => (at === null ? '' : momentWords(at, now, calendar));
  const { applicantBy } = answerTerms(
    {
      receivedAt: row.receivedAt,
      promisedLimit: promisedLimitOf({ limitValue: row.promisedValue, limitUnit: row.promisedUnit }),
      referredAt: row.referredAt,
      leaderWorkingDays: 0,
    },
    calendar,
  );
  const isOpen = row.answeredAt === null;
  const isPast = (at: number | null) => isOpen && at !== null && now > at;
  return {
    number: row.number,
    href: paths.case(row.number),
    answerHref: paths.caseAction(row.number, 'referral-answers'),
    item: row.itemName,
    applicant: applicantOf(row),
    department: row.departmentName,
    referred: moment(row.referredAt),
    referredBy: row.referredBy,
    reasons: row.reasons,
    basis: row.basis,
    due: moment(row.dueAt),
    isLate: isPast(row.dueAt),
    applicantBy: moment(applicantBy),
    isApplicantLate: isPast(applicantBy),
    answered: isOpen ? '' : `${moment(row.answeredAt)} ${row.answeredBy}`,
    answer: row.answer === 'confirm' ? '同意不予办理' : '要求受理',
    opinion: row.opinion,
  };
}

/** A month of the civil calendar, such as 2026-11, as a span of moments; the present one when the text is none. */
export function monthSpan(text: string, now: Date, { zone }: Calendar) {
  const today = formatDate(dayOf(zone.toLocalMinute(now.getTime())));
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : today.slice(0, 7);
  const [year = 0, index = 1] = month.split('-').map(Number);
  const next = index === 12 ? `${year + 1}-01` : `${year}-${String(index + 1).padStart(2, '0')}`;
  const before = index === 1 ? `${year - 1}-12` : `${year}-${String(index - 1).padStart(2, '0')}`;
  const startOf = (each: string) =>
    new Date(zone.toInstant((parseDate(`${each}-01`) ?? 0) * MINUTES_PER_DAY));
  return { month, before, next, from: startOf(month), to: startOf(next), words: `${year}年${index}月` };
}

/** A line of the register of refusals (D-06). */
export function refusalLine(row: RefusalRow, now: number, calendar: Calendar) {
  const authority =
    row.referredBy !== null ? 'leader' : row.decidedById === row.receivedById ? 'window' : 'approver';
  return {
    filingNumber: row.filingNumber ?? '',
    number: row.number,
    href: paths.case(row.number),
    decided: momentWords(row.decidedAt, now, calendar),
    applicant: applicantOf(row),
    item: row.itemName,
    department: row.departmentName,
    reasons: row.decisionReasons,
    basis: row.decisionBasis,
    authority: AUTHORITY_LEVELS[authority],
    people: [row.referredBy ?? row.receivedBy ?? '', authority === 'window' ? '' : (row.decidedBy ?? '')]
      .filter(Boolean)
      .join('、'),
    opinion: row.opinion ?? '',
    papers: papersWords(row.handedBack),
  };
}

function papersWords(handedBack: string | null): string {
  if (handedBack === null) return '未退还';
  const { papers } = JSON.parse(handedBack) as { papers?: unknown };
  return `已签收退还 ${Array.isArray(papers) ? papers.length : 0} 件`;
}

function applicantOf(row: { applicantType: string; applicantName: string }): string {
  return maskApplicantName(
    row.applicantType === 'organisation' ? 'organisation' : 'person',
    row.applicantName,
  );
}
