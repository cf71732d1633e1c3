import type { Calendar } from '../calendar/calendar.js';
import { momentInWords } from '../calendar/moment-in-words.js';
import { limitInWords } from '../items/compare-limits.js';
import type { CommonNoticeFacts, SuspensionNoticeFacts } from '../notices/notice-facts.js';
import { specialProcedureName } from './special-procedures.js';
import type { SuspensionRow } from './suspend.js';

/** TL-118, 行政许可法第四十五条: the applicant is told in writing how long the procedure takes. */
export function suspensionNotice(
  common: CommonNoticeFacts,
  row: Pick<SuspensionRow, 'procedure' | 'basis' | 'reason' | 'limit' | 'startedAt' | 'expectedEndAt'>,
  { zone }: Calendar,
): SuspensionNoticeFacts {
  return {
    ...common,
    procedureName: specialProcedureName(row.procedure),
    basis: row.basis,
    reason: row.reason,
    limitText: limitInWords(row.limit),
    startedText: momentInWords(row.startedAt, zone),
    expectedEndText: momentInWords(row.expectedEndAt, zone),
  };
}
