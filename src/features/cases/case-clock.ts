import type { Calendar } from '../../domain/calendar/calendar.js';
import { isCaseState, isClockRunning, isTerminal } from '../../domain/cases/states.js';
import { assess } from '../../domain/deadlines/assess-deadline.js';
import { type ClockLine, drawClockLine } from '../../domain/deadlines/clock-line.js';
import type { Extension, Suspension } from '../../domain/deadlines/time-limit.js';
import { type ClockWords, clockWords, type LightLimits, momentWords } from '../desk/clock-words.js';
import { deadlineFacts } from './promise-clock.js';

/** The columns of a case that its clock needs; moments in milliseconds since the epoch, null when not there. */
export interface ClockRow {
  state: string;
  acceptedAt: number | null;
  limitValue: number | null;
  limitUnit: string | null;
  afterHours: string;
  dueAt: number | null;
  runningDueAt: number | null;
  dueProvisional: number | boolean;
  decidedAt: number | null;
  closedAt: number | null;
  /** What moved the clock; left out where nothing can have moved it. */
  suspensions?: readonly Suspension[];
  extensions?: readonly Extension[];
}

/** The clock line as views/partials/clock-line draws it; shares are 0 to 1 of its width. */
export interface ClockDrawing {
  segments: {
    kind: 'counted' | 'off' | 'suspended' | 'extension';
    from: number;
    to: number;
    title: string;
  }[];
  ticks: number[];
  usedShare: number;
  dueShare: number;
  nowShare: number | null;
  light: 'normal' | 'amber' | 'orange' | 'red';
  text: string;
  startLabel: string;
  dueLabel: string;
  provisional: boolean;
}

export interface CaseClock {
  badge: ClockWords;
  /** null when no promise has run, or when a migrated case's own due moment does not follow from its limit. */
  line: ClockDrawing | null;
  /** 应于 11月27日 18:00 前办结，剩 3 个工作日; never empty. */
  text: string;
  isLate: boolean;
}

const NOT_STARTED: CaseClock = {
  badge: { light: 'still', text: '未起算' },
  line: null,
  text: '办理时限自受理起算，现在还没有受理',
  isLate: false,
};

/**
 * The clock of a case: its badge, its line and the same in words. It runs while `runningDueAt` is set; a stopped
 * one shows how things stood at the decision.
 * @param now milliseconds since the epoch
 * @param variant 'list' joins neighbouring days; 'full' and 'citizen' name each day
 */
export function caseClock(
  row: ClockRow,
  calendar: Calendar,
  now: number,
  variant: 'list' | 'full' | 'citizen',
  limits: LightLimits = { amberAbovePercent: 50, orangeAbovePercent: 80 },
): CaseClock {
  if (isClockStopped(row)) return stoppedClock(row, calendar, now, variant);
  if (row.dueAt === null) return withoutPromise(row);
  const isRunning = row.runningDueAt !== null;
  const dueAt = row.runningDueAt ?? row.dueAt;
  const at = isRunning ? now : (row.decidedAt ?? row.closedAt ?? now);
  const stand = assess({ dueAt }, at, calendar);
  const { acceptedAt, suspensions = [] } = row;
  const words = clockWords({ acceptedAt, dueAt, suspensions }, at, calendar, limits);
  const due = momentWords(dueAt, now, calendar);
  const stopped: ClockWords = {
    light: stand.overdue ? 'red' : 'still',
    text: stand.overdue ? words.text : '按时',
  };
  const badge = isRunning ? words : stopped;
  const provisional = row.dueProvisional === 1 || row.dueProvisional === true;
  const text = `${sentence(row, { due, words: words.text, isLate: stand.overdue, isRunning })}${provisional ? '（暂定）' : ''}`;
  const drawn = drawing(row, dueAt, at, calendar, variant);
  const line =
    drawn === null
      ? null
      : { ...drawn, light: lightOf(badge), text, ...labels(row, dueAt, now, calendar), provisional };
  if (line && !isRunning) line.nowShare = null;
  return { badge, line, text, isLate: stand.overdue };
}

/** True while a special procedure holds the clock of an accepted, undecided case (R5). */
export function isClockStopped(
  row: Pick<ClockRow, 'state' | 'acceptedAt' | 'limitValue' | 'dueAt' | 'decidedAt'>,
): boolean {
  const isCounted = row.acceptedAt !== null && row.limitValue !== null;
  const runs = isCaseState(row.state) && isClockRunning(row.state);
  return isCounted && runs && row.dueAt === null && row.decidedAt === null;
}

function stoppedClock(
  row: ClockRow,
  calendar: Calendar,
  now: number,
  variant: 'list' | 'full' | 'citizen',
): CaseClock {
  const text = '暂停计时：特别程序正在进行，结束以后接着计算';
  const drawn = drawing(row, null, now, calendar, variant);
  const startLabel = `${momentWords(row.acceptedAt ?? now, now, calendar)} 受理`;
  const line: ClockDrawing | null = drawn && {
    ...drawn,
    light: 'normal',
    text,
    startLabel,
    dueLabel: '恢复计时后重新计算',
    provisional: false,
  };
  return { badge: { light: 'still', text: '暂停计时' }, line, text, isLate: false };
}

function withoutPromise(row: ClockRow): CaseClock {
  if (row.acceptedAt === null && !(isCaseState(row.state) && isTerminal(row.state))) return NOT_STARTED;
  const badge: ClockWords = { light: 'still', text: row.state === 'UP' ? '暂停计时' : '不计时' };
  return {
    badge,
    line: null,
    text: withoutPromiseWords(row),
    isLate: false,
  };
}

function withoutPromiseWords({ acceptedAt, limitValue, state }: ClockRow): string {
  if (state === 'UP') return '暂停计时：已报上级机关，批复以后接着计算';
  if (acceptedAt === null) return '没有受理，不计办理时限';
  return limitValue === null ? '该办件没有承诺时限' : '暂停计时期间结束，没有超期';
}

interface Standing {
  due: string;
  words: string;
  isLate: boolean;
  isRunning: boolean;
}

function sentence(row: ClockRow, { due, words, isLate, isRunning }: Standing): string {
  if (isRunning)
    return isLate
      ? `应于 ${due} 前办结，${words.startsWith('已') ? words : `已${words}`}`
      : `${due} 前办结，${words.startsWith('今日') ? '今日到期' : words}`;
  const what = row.decidedAt === null ? '结束' : '作出决定';
  return isLate ? `应于 ${due} 前办结，${what}时${words}` : `应于 ${due} 前办结，按时${what}`;
}

function drawing(
  row: ClockRow,
  dueAt: number | null,
  at: number,
  calendar: Calendar,
  variant: 'list' | 'full' | 'citizen',
) {
  const facts = deadlineFacts({
    ...row,
    acceptedAt: row.acceptedAt === null ? null : new Date(row.acceptedAt),
  });
  if (facts === null) return null;
  const drawn = drawClockLine(facts, at, calendar, { detail: variant === 'list' ? 'list' : 'full' });
  if (!drawn.ok || drawn.line.dueAt !== dueAt) return null;
  const { line } = drawn;
  return {
    segments: line.segments.flatMap(segment),
    ticks: line.ticks,
    usedShare: line.assessment.overdue ? line.now : line.usedTo,
    dueShare: line.due ?? 1,
    nowShare: line.now as number | null,
  };
}

/** What lies behind the due moment is drawn from `dueShare`. */
function segment({ kind, from, to, label }: ClockLine['segments'][number]): ClockDrawing['segments'] {
  const title = label ?? '';
  switch (kind) {
    case 'counted':
    case 'extension':
    case 'suspended':
      return [{ kind, from, to, title }];
    case 'gap':
      return [{ kind: 'off', from, to, title: title || '不计' }];
    case 'ahead':
      return [{ kind: 'counted', from, to, title }];
    case 'late':
      return [];
  }
}

function lightOf(badge: ClockWords): ClockDrawing['light'] {
  return badge.light === 'still' ? 'normal' : badge.light;
}

function labels(row: ClockRow, dueAt: number, now: number, calendar: Calendar) {
  const acceptedAt = row.acceptedAt ?? dueAt;
  return {
    startLabel: `${momentWords(acceptedAt, now, calendar)} 受理`,
    dueLabel: momentWords(dueAt, now, calendar),
  };
}
