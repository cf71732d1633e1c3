import type { Calendar } from '../../domain/calendar/calendar.js';
import { isOverrunUnexplained } from '../../domain/cases/overrun.js';
import { CASE_STATES, isCaseState, stateName, TURN_NAMES, turnOf } from '../../domain/cases/states.js';
import { maskApplicantName } from '../../domain/identity/masks.js';
import { paths } from '../../web/paths.js';
import { isClockStopped } from '../cases/case-clock.js';
import { type ClockWords, dayWords, type LightLimits, momentWords } from './clock-words.js';
import type { ListedCase } from './list-case-rows.js';
import { type ListClock, type ListLine, listClock } from './list-line.js';

/** A line on why a case is late or what was done about it; `href` leads to what it speaks of. */
export interface FollowUpLine {
  text: string;
  tone: '' | 'soft' | 'late';
  href: string | null;
}

/** What supervision wants to know of a case beside its clock, and where it urges. */
export interface FollowUp {
  lines: readonly FollowUpLine[];
  /** null: the person urges nobody, or the case is over. */
  urgeHref: string | null;
}

/** What a list shows of one case; names of persons are masked. */
export interface CaseRow {
  number: string;
  href: string;
  item: string;
  applicant: string;
  state: string;
  tone: string;
  department: string;
  window: string;
  turn: string;
  handler: string;
  light: ClockWords['light'];
  words: string;
  /** Late, and its clerk has not written why (SV-02). */
  unexplained: boolean;
  /** 11月26日 18:00, or empty when no clock has run yet. */
  due: string;
  provisional: boolean;
  line: ListLine | null;
  /** The line in words. */
  lineText: string;
  received: string;
  hall: string;
  /** Only in the lists of supervision. */
  follow?: FollowUp;
}

export interface RowContext {
  now: number;
  calendarOf(hallId: number): Calendar;
  hallNameOf(hallId: number): string;
  limits: LightLimits;
}

/** A listed case in the words and pictures of its row. */
export function caseRow(row: ListedCase, context: RowContext): CaseRow {
  const calendar = context.calendarOf(row.hallId);
  const state = isCaseState(row.state) ? row.state : null;
  const dueAt = row.runningDueAt ?? row.dueAt;
  const due = dueAt === null ? '' : momentWords(dueAt, context.now, calendar);
  const clock = standing(row, context, calendar);
  return {
    number: row.number,
    href: paths.case(row.number),
    item: row.itemName,
    applicant: maskApplicantName(
      row.applicantType === 'organisation' ? 'organisation' : 'person',
      row.applicantName,
    ),
    state: state === null ? row.state : stateName(state),
    tone: state === null ? 'neutral' : CASE_STATES[state].tone,
    department: row.departmentName ?? '',
    window: row.windowNumber === null ? '' : `${row.windowNumber}号窗口`,
    turn: state === null ? '' : TURN_NAMES[turnOf(state)],
    handler: row.staffName ?? row.handlerName,
    light: clock.light,
    words: clock.text,
    unexplained: isOverrunUnexplained(row, context.now),
    due,
    provisional: row.dueProvisional === 1,
    line: clock.line,
    lineText: clock.lineText,
    received: dayWords(row.receivedAt, context.now, calendar),
    hall: context.hallNameOf(row.hallId),
  };
}

/** A running clock; else what the case waits for. */
function standing(row: ListedCase, { now, limits }: RowContext, calendar: Calendar): ListClock {
  if (row.runningDueAt !== null || isClockStopped(row)) return listClock(row, now, calendar, limits);
  const still = (text: string, light: ClockWords['light'] = 'still') => ({
    light,
    text,
    line: null,
    lineText: '',
  });
  if (row.state === 'SUPP' && row.supplementDueAt !== null) {
    const day = dayWords(row.supplementDueAt, now, calendar);
    return now > row.supplementDueAt ? still(`补正期 ${day} 已过`, 'amber') : still(`${day} 前补正`);
  }
  if (row.readyAt !== null && row.isOpen === 1)
    return still(`${dayWords(row.readyAt, now, calendar)} 起待取`);
  if (row.closedAt !== null) return still(`${dayWords(row.closedAt, now, calendar)} 办结`);
  if (row.decidedAt !== null) return still(`${dayWords(row.decidedAt, now, calendar)} 已决定`);
  return still(row.acceptedAt === null ? '未起算' : '不计时');
}
