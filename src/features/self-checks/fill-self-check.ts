import type { Database, SqlReader } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import { recordProceeding } from '../../db/proceedings.js';
import {
  SELF_CHECK_FORMS,
  type SelfCheckScheme,
  selfCheckDueAt,
} from '../../domain/appraisal-procedure/self-check.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import { monthSpan } from '../../domain/reports/period.js';
import type { Person } from '../../web/visit.js';
import { readCalendar } from '../calendar/hall-calendar.js';
import { settingsInForce } from '../settings/hall-settings.js';
import { countMonth, type SelfCheckKey, saveSelfCheck } from './self-checks.repository.js';

export type FillOutcome = { ok: true } | { ok: false; code: FillRefusal };

export const FILL_REFUSALS = {
  'not-found': '找不到这份自查表',
  changed: '这份自查表刚刚由同事改过或者已经提交，请看清以后再填',
  early: '月底最后一天起才能提交，现在先存草稿',
  late: '提交期限已过，请与督查科联系',
} as const;

export type FillRefusal = keyof typeof FILL_REFUSALS;

/** Whose form somebody may fill: his own D-16, the D-15 of a window he sits at. */
export function mayFill(person: Person, scheme: SelfCheckScheme, subjectId: number): boolean {
  return scheme === 'STF'
    ? subjectId === person.staffId
    : (person.ownWindowIds ?? person.windowIds).includes(subjectId);
}

/** Which form a person, a month and a scheme name. */
export function keyOf(
  hallId: number,
  scheme: SelfCheckScheme,
  period: string,
  subjectId: number,
): SelfCheckKey {
  return { hallId, scheme, period, subjectKind: SELF_CHECK_FORMS[scheme].subjectKind, subjectId };
}

/**
 * Saves a draft of D-15 or D-16, or hands it in (8.3 step 1): from the last day of the month until the n-th of the
 * next. The counts are those of the month at that moment; nobody types them.
 */
export function fillSelfCheck(
  database: Database,
  person: Person,
  given: {
    scheme: SelfCheckScheme;
    month: string;
    subjectId: number;
    seen: number;
    scores: Record<string, number>;
    explanation: string;
    as: 'autosave' | 'draft' | 'final';
  },
  now: Date,
): Promise<FillOutcome> {
  return database.write(async (tx): Promise<FillOutcome> => {
    if (!mayFill(person, given.scheme, given.subjectId)) return { ok: false, code: 'not-found' };
    const calendar = await readCalendar(tx, person.hallId);
    const settings = await settingsInForce(tx, person.hallId);
    const dueAt = selfCheckDueAt(given.month, settings.number('selfCheckLastDay'), calendar);
    if (now.getTime() >= dueAt) return { ok: false, code: 'late' };
    if (given.as === 'final' && !isMonthEnding(given.month, now, calendar))
      return { ok: false, code: 'early' };
    const key = keyOf(person.hallId, given.scheme, given.month, given.subjectId);
    const id = await saveSelfCheck(
      tx,
      key,
      given.seen,
      {
        counts: await countsNow(plainSql(tx), key, calendar),
        scores: given.scores,
        explanation: given.explanation,
        filledById: person.staffId,
        filledBy: person.name,
        savedAt: now,
        submittedAt: given.as === 'final' ? now : null,
      },
      given.as === 'autosave',
    );
    if (id === null) return { ok: false, code: 'changed' };
    if (given.as === 'final') {
      await recordProceeding(tx, {
        hallId: person.hallId,
        about: 'self-check',
        aboutId: id,
        kind: 'submitted',
        toState: 'submitted',
        staffId: person.staffId,
        actorName: person.name,
        at: now,
        details: { scheme: given.scheme, period: given.month, subjectId: given.subjectId },
      });
    }
    return { ok: true };
  });
}

/** The counts of a month as they stand. */
export function countsNow(sql: SqlReader, key: SelfCheckKey, calendar: Calendar) {
  return countMonth(sql, key, monthSpan(key.period, calendar.zone));
}

/** True from the last day of the month on. */
export function isMonthEnding(month: string, now: Date, calendar: Calendar): boolean {
  const tomorrow = dayOf(calendar.zone.toLocalMinute(now.getTime())) + 1;
  return formatDate(tomorrow).slice(0, 7) > month;
}
