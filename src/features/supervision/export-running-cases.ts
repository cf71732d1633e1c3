import { writeXlsxStream } from 'hucre/xlsx';
import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { dayOf, formatDate, formatTimeOfDay, minuteOfDay } from '../../domain/calendar/civil-time.js';
import type { Zone } from '../../domain/calendar/zone.js';
import { assess } from '../../domain/deadlines/assess-deadline.js';
import type { Person } from '../../web/visit.js';
import { type CaseRow, caseRow, type RowContext } from '../desk/case-row.js';
import { type ListedCase, parseCursor } from '../desk/list-case-rows.js';
import { csvLine, plainCell } from './csv-line.js';
import { listRunningCases } from './list-running-cases.js';
import { RUNNING_SORTS, type RunningFilters, type RunningListName, runningQuery } from './running-filters.js';

/** A longer list is cut and says so in its last line. */
export const MOST_EXPORTED = 50_000;
const AT_ONCE = 1_000;

export type ExportCell = string | number;

const HEADINGS = {
  overdue: ['超期工作日', '超期工作分钟', '超期原因', '办结计划'],
  'due-soon': ['剩余工作日', '剩余工作分钟'],
} as const;

/** The headings of an exported list. */
export function exportHeadings(list: RunningListName): string[] {
  return [
    '办件编号',
    '事项',
    '申请人',
    '大厅',
    '部门',
    '窗口',
    '状态',
    '轮到谁',
    '经办人',
    '收件时间',
    '受理时间',
    '应办结时间',
    ...HEADINGS[list],
    '暂定',
  ];
}

export interface RunningExport {
  list: RunningListName;
  filters: RunningFilters;
  most?: number;
}

/** All rows of a list in its order, read a thousand at a time; masked as on the screen. */
export async function* exportRows(
  database: Database,
  person: Person,
  given: RunningExport,
  context: RowContext,
): AsyncGenerator<ExportCell[]> {
  const { list, filters, most = MOST_EXPORTED } = given;
  let next: string | null = '';
  let written = 0;
  while (next !== null) {
    const cursor = next === '' ? null : parseCursor({ after: next }, RUNNING_SORTS[filters.sort]);
    const limit = Math.min(AT_ONCE, most - written);
    const page = await listRunningCases(
      database,
      person,
      { list, filters, cursor, limit },
      new Date(context.now),
    );
    for (const row of page.rows) yield cellsOf(row, caseRow(row, context), list, context);
    written += page.rows.length;
    next = page.next;
    if (next !== null && written >= most) {
      yield [`只导出前 ${most} 件，请用筛选条件缩小范围后再导出其余办件`];
      return;
    }
  }
}

/** The rows as CSV for spreadsheet programs: UTF-8 with a byte order mark. */
export async function* csvText(
  headings: readonly string[],
  rows: AsyncIterable<ExportCell[]>,
): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(headings)}`;
  for await (const row of rows) yield csvLine(row);
}

/** The rows as an XLSX workbook of one sheet, written while they are read. */
export function xlsxStream(
  name: string,
  headings: readonly string[],
  rows: AsyncIterable<ExportCell[]>,
): ReadableStream<Uint8Array> {
  return writeXlsxStream(plainRows(rows), {
    name,
    columns: headings.map((header) => ({ header, width: header.length > 4 ? 18 : 14 })),
    freezePane: { rows: 1 },
  });
}

async function* plainRows(rows: AsyncIterable<ExportCell[]>): AsyncGenerator<ExportCell[]> {
  for await (const row of rows) yield row.map((cell) => (typeof cell === 'number' ? cell : plainCell(cell)));
}

/** Notes who took which list out of the house (S-33); written before the first row leaves. */
export async function recordExport(
  database: Database,
  person: Person,
  given: RunningExport & { format: 'csv' | 'xlsx'; address: string },
  now: Date,
): Promise<void> {
  await database.write((tx) =>
    recordAudit(tx, {
      hallId: person.hallId,
      staffId: person.staffId,
      actorName: person.name,
      kind: 'supervision.export',
      subject: given.list,
      details: { format: given.format, filters: runningQuery(given.filters) },
      address: given.address,
      at: now,
    }),
  );
}

function cellsOf(listed: ListedCase, row: CaseRow, list: RunningListName, context: RowContext): ExportCell[] {
  const calendar = context.calendarOf(listed.hallId);
  const standing = assess({ dueAt: listed.runningDueAt }, context.now, calendar);
  const time = (moment: number | null) => (moment === null ? '' : timeText(moment, calendar.zone));
  return [
    row.number,
    row.item,
    row.applicant,
    row.hall,
    row.department,
    row.window,
    row.state,
    row.turn,
    row.handler,
    time(listed.receivedAt),
    time(listed.acceptedAt),
    time(listed.runningDueAt),
    ...(list === 'overdue'
      ? [standing.lateWorkingDays, standing.lateWorkingMinutes, ...explanationOf(listed, row)]
      : [standing.leftWorkingDays, standing.leftWorkingMinutes]),
    row.provisional ? '是' : '',
  ];
}

/** SV-02: what was written for an earlier due moment does not count. */
function explanationOf({ overdueReason, overduePlan }: ListedCase, { unexplained }: CaseRow): string[] {
  return unexplained ? ['', ''] : [overdueReason, overduePlan];
}

function timeText(moment: number, zone: Zone): string {
  const local = zone.toLocalMinute(moment);
  return `${formatDate(dayOf(local))} ${formatTimeOfDay(minuteOfDay(local))}`;
}
