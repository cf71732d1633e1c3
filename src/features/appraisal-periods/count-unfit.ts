import type { Tx } from '../../db/database.js';
import { isMonthPeriod, periodBounds, periodInWords } from '../../domain/appraisal/period.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import { countEvent } from '../accountability/count-event.js';
import { readCalendar } from '../calendar/hall-calendar.js';
import { boundsOf } from './graded-subjects.js';
import type { PeriodRow, ResultRow } from './periods.repository.js';

/** What names the count of a grade, so that a changed grade can take it back. */
export function unfitSource(periodId: number, subjectId: number): string {
  return `period:${periodId}:${subjectId}`;
}

/** Counts the clerks found unfit for a month or a year (TH-03, TH-04), on the last day of the period. */
export async function countUnfit(
  tx: Tx,
  period: PeriodRow,
  rows: readonly Pick<ResultRow, 'id' | 'subjectId' | 'subjectName'>[],
  graded: readonly { id: number; grade: string }[],
  now: Date,
): Promise<void> {
  const unfit = boundsOf(period).grades.at(-1);
  if (period.scheme !== 'STF' || unfit === undefined) return;
  const ids = new Set(graded.filter(({ grade }) => grade === unfit).map(({ id }) => id));
  const found = rows.filter(({ id }) => ids.has(id));
  if (found.length === 0) return;
  const { zone } = await readCalendar(tx, period.hallId);
  const until = periodBounds(period.period, zone)?.until ?? now.getTime();
  const day = formatDate(dayOf(zone.toLocalMinute(until)) - 1);
  for (const { subjectId, subjectName } of found) {
    await countEvent(tx, {
      hallId: period.hallId,
      kind: isMonthPeriod(period.period) ? 'unfit-month' : 'unfit-year',
      subjectKind: 'person',
      subjectId,
      day,
      sourceKey: unfitSource(period.id, subjectId),
      words: `${subjectName}${periodInWords(period.period)}考核${unfit}`,
      at: now,
    });
  }
}
