import type { Database } from '../../db/database.js';
import { may } from '../../domain/access/permissions.js';
import { isOverrunUnexplained, MEASURE_FROM_LATE_WORKING_DAYS } from '../../domain/cases/overrun.js';
import { assess } from '../../domain/deadlines/assess-deadline.js';
import { OVERRUN_WAYS, type OverrunWay } from '../../domain/supervision/overrun-way.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';
import {
  type CaseRow,
  caseRow,
  type FollowUp,
  type FollowUpLine,
  type RowContext,
} from '../desk/case-row.js';
import { momentWords } from '../desk/clock-words.js';
import type { ListedCase } from '../desk/list-case-rows.js';
import { type LastUrging, lastUrgings, waysEntered } from './follow-up.repository.js';

const MOST_LETTERS = 48;

/** The rows of supervision's lists: each case with why it is late, what was done about it, and what can be done now. */
export async function followedRows(
  database: Database,
  person: Person,
  rows: readonly ListedCase[],
  context: RowContext,
): Promise<CaseRow[]> {
  const urgings = await lastUrgings(
    database,
    rows.map(({ id }) => id),
  );
  const ways = await waysEntered(
    database,
    rows.filter((row) => isLongLate(row, context)),
  );
  const sees = may(person.roles, 'supervision.check');
  const urges = may(person.roles, 'supervision.act');
  return rows.map((row) => ({
    ...caseRow(row, context),
    follow: followUp(row, { urging: urgings.get(row.id), way: ways.get(row.id), sees, urges }, context),
  }));
}

interface Known {
  urging: LastUrging | undefined;
  way: string | undefined;
  sees: boolean;
  urges: boolean;
}

function followUp(row: ListedCase, known: Known, context: RowContext): FollowUp {
  return {
    lines: [...reasonLines(row, known.way, context), ...urgingLines(row, known, context)],
    urgeHref: known.urges && row.isOpen === 1 ? paths.caseAction(row.number, 'urgings') : null,
  };
}

/**
 * SV-02, SV-03: the reason and plan of the present overrun, and the way out of a long one. What was written for an
 * earlier due moment does not count.
 */
function reasonLines(row: ListedCase, way: string | undefined, context: RowContext): FollowUpLine[] {
  if (row.runningDueAt === null || context.now <= row.runningDueAt) return [];
  const isLong = isLongLate(row, context);
  if (isOverrunUnexplained(row, context.now))
    return [line(isLong ? '原因未填，处置未填' : '原因未填', 'late')];
  return [
    line(`原因：${shortened(row.overdueReason)}`),
    line(`计划：${shortened(row.overduePlan)}`, 'soft'),
    ...(isLong ? [wayLine(way)] : []),
  ];
}

function wayLine(way: string | undefined): FollowUpLine {
  if (way === undefined) return line(`满 ${MEASURE_FROM_LATE_WORKING_DAYS} 个工作日，处置未填`, 'late');
  return line(`处置：${OVERRUN_WAYS[way as OverrunWay]?.label ?? way}`, 'soft');
}

function urgingLines(
  row: ListedCase,
  { urging, sees }: Known,
  { now, calendarOf }: RowContext,
): FollowUpLine[] {
  if (urging === undefined) return [];
  const href = sees ? paths.urging(urging.id) : null;
  if (urging.repliedAt !== null)
    return [line(`督办${urging.toName}：已答复，${shortened(urging.reply)}`, 'soft', href)];
  const { replyBy } = urging;
  const isLate = replyBy !== null && replyBy < now;
  const term = replyBy === null ? '' : momentWords(replyBy, now, calendarOf(row.hallId));
  const words = isLate ? `${term} 到期没有答复` : `${term} 前答复`;
  return [line(`督办${urging.toName}：${words}`, isLate ? 'late' : 'soft', href)];
}

function isLongLate(row: ListedCase, { now, calendarOf }: RowContext): boolean {
  if (row.runningDueAt === null || now <= row.runningDueAt) return false;
  const { lateWorkingDays } = assess({ dueAt: row.runningDueAt }, now, calendarOf(row.hallId));
  return lateWorkingDays >= MEASURE_FROM_LATE_WORKING_DAYS;
}

function line(text: string, tone: FollowUpLine['tone'] = '', href: string | null = null): FollowUpLine {
  return { text, tone, href };
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS - 1).join('')}…` : text;
}
