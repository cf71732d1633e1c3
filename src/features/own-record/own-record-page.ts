import { isMeasureState, MEASURE_STATES } from '../../domain/accountability/measure-states.js';
import { isMeasureCode, MEASURES } from '../../domain/accountability/measures.js';
import {
  ATTENDANCE_KINDS,
  ATTENDANCE_STATES,
  isAttendanceKind,
  isAttendanceState,
} from '../../domain/attendance/event-words.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { dayInWords } from '../../domain/notices/notice-content.js';
import { paths } from '../../web/paths.js';
import { faultClock, faultState, faultWords, severityName } from '../faults/fault-page.js';
import type { FaultRow } from '../faults/faults.repository.js';
import type { ownAttendance, ownCounters, ownMeasures, ownResults } from './own-record.repository.js';

type Of<Read extends (...given: never[]) => Promise<readonly unknown[]>> = Awaited<ReturnType<Read>>[number];

const COUNTER_WORDS: Readonly<Record<string, string>> = {
  complaint: '有效投诉',
  'unfit-month': '月度不称职',
  'unfit-year': '年度不称职',
  'late-or-early': '迟到早退',
  'administrative-warning': '行政告诫',
  'efficiency-warning': '效能告诫',
  'ignorance-breach': '不懂业务违规',
  'no-promise-system': '没有建立承诺制',
  'no-promise-system-refused': '拒不建立承诺制',
  'late-certificate': '超期办证',
  'dress-badge-language': '着装、工作牌、用语',
  'rude-quarrel': '态度粗暴、争吵',
  'ten-facts-missing': '十项内容没有公开',
  'ten-facts-refused': '拒不公开十项内容',
  'integrity-breach': '廉洁问题',
};

const RATING_LEVELS: readonly string[] = ['', '非常不满意', '不满意', '基本满意', '满意', '非常满意'];

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

export function ownRatingCounts(rows: readonly { level: number; n: number }[]) {
  return [5, 4, 3, 2, 1].map((level) => ({
    label: RATING_LEVELS[level] ?? '',
    figure: Number(rows.find((row) => row.level === level)?.n ?? 0),
  }));
}

export function ownResultLine(row: Of<typeof ownResults>) {
  return {
    period: row.period.period,
    total: row.total,
    grade: row.decidedGrade || row.grade,
    periodId: row.periodId,
  };
}
