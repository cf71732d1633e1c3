import { isMeasureState, MEASURE_STATES } from '../../domain/accountability/measure-states.js';
import { isMeasureCode, MEASURES } from '../../domain/accountability/measures.js';
import { COUNTER_WORDS } from '../../domain/accountability/threshold-consequences.js';
import {
  ATTENDANCE_KINDS,
  ATTENDANCE_STATES,
  isAttendanceKind,
  isAttendanceState,
} from '../../domain/attendance/event-words.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { dayInWords } from '../../domain/notices/notice-content.js';
import { LEVELS_BEST_FIRST, RATING_LEVELS } from '../../domain/ratings/rating-levels.js';
import type { RatingTally } from '../../domain/ratings/satisfaction.js';
import { paths } from '../../web/paths.js';
import { faultClock, faultState, faultWords, severityName } from '../faults/fault-page.js';
import type { FaultRow } from '../faults/faults.repository.js';
import type { ownAttendance, ownCounters, ownMeasures, ownResults } from './own-record.repository.js';

type Of<Read extends (...given: never[]) => Promise<readonly unknown[]>> = Awaited<ReturnType<Read>>[number];

/** What of a fault may be appealed, and the own page's line for it. */
export function ownFaultLine(row: FaultRow, calendar: Calendar, now: Date) {
  const ms = (at: Date | null) => at?.getTime() ?? null;
  const clocks = {
    state: row.state,
    heardAt: ms(row.heardAt),
    hearBy: ms(row.hearBy),
    correctBy: ms(row.correctBy),
    correctedAt: ms(row.correctedAt),
    appealBy: ms(row.appealBy),
  };
  return {
    href: paths.ownFault(row.number),
    number: row.number,
    fault: faultWords(row.faultId),
    occurred: shortMomentInWords(row.occurredAt.getTime(), calendar.zone),
    state: faultState(row.state),
    severity: severityName(row.severity),
    clock: faultClock(clocks, calendar, now.getTime()),
    mayState: row.state === 'hearing' && row.heardAt === null,
  };
}

function measureState(state: string): { label: string; tone: string } {
  if (!isMeasureState(state)) return { label: state, tone: 'neutral' };
  const { name, tone } = MEASURE_STATES[state];
  return { label: name, tone };
}

export function ownMeasureLine(
  row: Of<typeof ownMeasures>,
  calendar: Calendar,
  now: Date,
  appealed: boolean,
) {
  const when = (at: Date | null) => (at === null ? '' : shortMomentInWords(at.getTime(), calendar.zone));
  const mayAppeal = !appealed && row.state !== 'reversed' && row.appealBy !== null && now <= row.appealBy;
  return {
    number: row.number,
    href: paths.ownMeasure(row.number),
    name: isMeasureCode(row.code) ? MEASURES[row.code].name : row.code,
    basis: row.legalBasis,
    decided: when(row.decidedAt),
    effective: [when(row.effectiveFrom), when(row.effectiveUntil)].filter(Boolean).join(' 至 '),
    state: measureState(row.state),
    reversedReason: row.reversedReason,
    appealBy: when(row.appealBy),
    appealHref: mayAppeal ? paths.fileAppeal('measure', row.id) : null,
    selfCriticismHref:
      row.selfCriticismBy !== null && row.selfCriticismAt === null && row.state === 'served'
        ? paths.ownMeasure(row.number)
        : null,
    selfCriticismBy: when(row.selfCriticismBy),
  };
}

export function ownCounterLine(row: Of<typeof ownCounters>) {
  return {
    day: dayInWords(row.day),
    kind: COUNTER_WORDS[row.kind] ?? row.kind,
    words: row.words,
    undone: row.undoneAt === null ? '' : `已撤销：${row.undoneReason}`,
  };
}

export function ownAttendanceLine(row: Of<typeof ownAttendance>) {
  return {
    day: dayInWords(row.day),
    kind: isAttendanceKind(row.kind) ? ATTENDANCE_KINDS[row.kind].name : row.kind,
    minutes: row.minutes,
    state: isAttendanceState(row.state) ? ATTENDANCE_STATES[row.state].name : row.state,
  };
}

export function ownRatingCounts({ byLevel, setAside }: RatingTally) {
  return [
    ...LEVELS_BEST_FIRST.map((level) => ({ label: RATING_LEVELS[level].word, figure: byLevel[level] })),
    ...(setAside === 0 ? [] : [{ label: '复核后不计入', figure: setAside }]),
  ];
}

export function ownResultLine(row: Of<typeof ownResults>) {
  return {
    period: row.period.period,
    total: row.total,
    grade: row.decidedGrade || row.grade,
    periodId: row.periodId,
  };
}
