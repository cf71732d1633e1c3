import type { Database, Tx } from '../../db/database.js';
import { workingDaysAfter } from '../../domain/accountability/fault-clocks.js';
import { calendarDaysAfter, endOfYear } from '../../domain/accountability/measure-clocks.js';
import { measureCounters } from '../../domain/accountability/measure-counters.js';
import {
  type MeasureFacts,
  type MeasureRefusal,
  refuseMeasure,
  refuseServing,
} from '../../domain/accountability/measure-procedure.js';
import { type MeasureSequel, sequelOf } from '../../domain/accountability/measure-steps.js';
import { MEASURES } from '../../domain/accountability/measures.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import type { Person } from '../../web/visit.js';
import { countEvent } from '../accountability/count-event.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import { type HallSettings, settingsInForce } from '../settings/hall-settings.js';
import { measureSheet } from './measure-paper.js';
import type { MeasureRow } from './measures.repository.js';
import { beginOffPost, endOffPost, offPostSpan } from './off-post-absence.js';
import {
  type AskedStep,
  type MeasureStep,
  type MeasureStepOutcome,
  takeMeasureStep,
  tellConcerned,
} from './take-measure-step.js';

export interface Serving extends AskedStep {
  helperSection: string;
  /** The first and the last day of a time off post, YYYY-MM-DD; empty where the hall's days count. */
  fromDate: string;
  untilDate: string;
  substituteId: number | null;
}

interface Term {
  effectiveFrom: Date;
  effectiveUntil: Date | null;
  selfCriticismBy: Date | null;
  substituteId: number | null;
  substitute: string;
}

const STATE_AFTER: Readonly<Record<MeasureSequel, string>> = {
  'self-criticism': 'served',
  'carry-out': 'served',
  'off-post': 'under-way',
  none: 'done',
};

/**
 * 003:L112-114: the inspection office hands the notice over in person. It is frozen as handed over; the warning
 * counts, the term of the self-criticism begins, and a time off post gives the post to the substitute (S-16).
 */
export function serveMeasure(
  database: Database,
  person: Person,
  asked: Serving,
  now: Date,
): Promise<MeasureStepOutcome> {
  return takeMeasureStep(database, person, asked, now, async (tx, row, facts) => {
    const refusal = refuseServing(facts, person);
    if (refusal !== null) return refusal;
    const calendar = await calendarInForce(tx, row.hallId);
    const settings = await settingsInForce(tx, row.hallId);
    const term = await termOf(tx, row, facts, asked, { calendar, settings, now });
    if ('code' in term) return term;
    const appealBy =
      row.appealBy ?? workingDaysAfter(now, settings.number('appealFilingWorkingDays'), calendar);
    return stepOf(tx, person, row, facts, { asked, term, appealBy, calendar, now });
  });
}

interface ServingFacts {
  asked: Serving;
  term: Term;
  appealBy: Date;
  calendar: Calendar;
  now: Date;
}

async function stepOf(
  tx: Tx,
  person: Person,
  row: MeasureRow,
  facts: MeasureFacts,
  { asked, term, appealBy, calendar, now }: ServingFacts,
): Promise<MeasureStep> {
  const { substitute, ...dates } = term;
  const hall = await tx.hall.findUniqueOrThrow({ where: { id: row.hallId } });
  const department = await tx.department.findUnique({ where: { id: row.departmentId ?? 0 } });
  const sequel = sequelOf(facts.code);
  const paper = measureSheet(
    row,
    {
      ...term,
      hallName: hall.name,
      departmentName: department?.name ?? '',
      servedAt: now,
      servedBy: person.name,
      helperSection: asked.helperSection,
      appealBy,
    },
    calendar,
  );
  return {
    kind: 'served',
    change: {
      ...dates,
      state: STATE_AFTER[sequel],
      isOpen: sequel !== 'none',
      servedById: person.staffId,
      servedBy: person.name,
      servedAt: now,
      helperSection: asked.helperSection,
      appealBy,
      paper: JSON.stringify(paper),
    },
    note: asked.helperSection === '' ? '' : `帮助科室：${asked.helperSection}`,
    after: async () => {
      if (sequel === 'off-post') await beginOffPost(tx, row, { ...term, now });
      if (facts.code === 'transfer' && row.staffId !== null) await endOffPost(tx, row.staffId, now);
      await countServed(tx, row, facts, calendar, now);
      await tellConcerned(tx, row, wordsFor(facts, row, term, calendar), now);
    },
  };
}

async function termOf(
  tx: Tx,
  row: MeasureRow,
  facts: MeasureFacts,
  asked: Serving,
  { calendar, settings, now }: { calendar: Calendar; settings: HallSettings; now: Date },
): Promise<Term | MeasureRefusal> {
  const sequel = sequelOf(facts.code);
  const plain = { selfCriticismBy: null, substituteId: null, substitute: '' };
  if (sequel === 'off-post') {
    const span = await offPostSpan(tx, row, asked, { calendar, settings, now });
    return 'code' in span ? span : { ...plain, ...span };
  }
  const effectiveUntil = facts.code === 'loss-of-awards' ? endOfYear(now, calendar) : null;
  const term = { ...plain, effectiveFrom: now, effectiveUntil };
  if (sequel !== 'self-criticism') return term;
  if (row.staffId === null) return refuseMeasure('no-person', 'form', 'D-14');
  return { ...term, selfCriticismBy: calendarDaysAfter(now, settings.number('selfCriticismDays'), calendar) };
}

/** Lets the counters of 7.5 count a warning on the day it was served. */
async function countServed(tx: Tx, row: MeasureRow, facts: MeasureFacts, { zone }: Calendar, at: Date) {
  for (const { kind, subjectKind } of measureCounters(facts.code, facts.subjectKind)) {
    const subjectId = subjectKind === 'person' ? row.staffId : row.departmentId;
    if (subjectId === null) continue;
    await countEvent(tx, {
      hallId: row.hallId,
      kind,
      subjectKind,
      subjectId,
      day: formatDate(dayOf(zone.toLocalMinute(at.getTime()))),
      sourceKey: measureSourceKey(row.id),
      words: `${row.staffName} ${MEASURES[facts.code].name} ${row.number}`,
      at,
    });
  }
}

/** Under which source counters and scores know a measure. */
export function measureSourceKey(measureId: number): string {
  return `measure:${measureId}`;
}

function wordsFor(facts: MeasureFacts, row: MeasureRow, term: Term, { zone }: Calendar): string {
  const name = MEASURES[facts.code].name;
  const until = term.selfCriticismBy ?? term.effectiveUntil;
  const when = until === null ? '' : momentInWords(until.getTime(), zone);
  const told = `${name}（${row.number}）已送达`;
  if (term.selfCriticismBy !== null) return `${told}，请在 ${when} 以前到“我的记录”写好检讨`;
  return when === '' ? `${told}，详见“我的记录”` : `${told}，至 ${when}`;
}
