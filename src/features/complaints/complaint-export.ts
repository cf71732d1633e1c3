import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import type { Person } from '../../web/visit.js';
import type { LightLimits } from '../desk/clock-words.js';
import type { ExportCell } from '../supervision/export-running-cases.js';
import { complaintLine } from './complaint-line.js';
import { type ComplaintFilters, type ListMoments, listComplaints } from './complaint-list.repository.js';

/** A longer list is cut; the filters make it shorter. */
const MOST_EXPORTED = 20_000;
const AT_ONCE = 500;

export const COMPLAINT_HEADINGS = [
  '投诉编号',
  '类别',
  '轻重',
  '越级',
  '投诉对象',
  '方式',
  '收到时间',
  '已过工作日',
  '状态',
  '认定',
  '经办人',
  '当前时限',
  '应在此前办理',
  '时限情况',
] as const;

/** The rows of a list of complaints for a spreadsheet: what the list shows, so never who complained, his words or his case (S-33). */
export async function* complaintRows(
  database: Database,
  person: Person,
  filters: ComplaintFilters,
  given: ListMoments & { calendar: Calendar; limits: LightLimits },
): AsyncGenerator<ExportCell[]> {
  let after: { dueAt: number; id: number } | null = null;
  for (let written = 0; written < MOST_EXPORTED; written += AT_ONCE) {
    const rows = await listComplaints(database, person, filters, { ...given, after, limit: AT_ONCE });
    for (const row of rows) {
      const line = complaintLine(row, given.now.getTime(), given.calendar, given.limits);
      yield [
        line.number,
        line.category,
        line.isSerious ? '严重' : '一般',
        line.levelSkipping ? '是' : '',
        line.target,
        line.channel,
        line.received,
        line.ageDays,
        line.state.label,
        line.finding,
        line.handler,
        line.clock?.what ?? '',
        line.dueText,
        line.clock?.text ?? '',
      ];
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE) return;
    after = { dueAt: last.dueAt ?? 0, id: last.id };
  }
}

/** Notes who took which list of complaints out of the house; written before the first row leaves. */
export async function recordComplaintExport(
  database: Database,
  person: Person,
  given: { filters: ComplaintFilters; format: 'csv' | 'xlsx'; address: string },
  now: Date,
): Promise<void> {
  await database.write((tx) =>
    recordAudit(tx, {
      hallId: person.hallId,
      staffId: person.staffId,
      actorName: person.name,
      kind: 'complaints-exported',
      subject: given.filters.list,
      details: { format: given.format, filters: JSON.stringify(given.filters) },
      address: given.address,
      at: now,
    }),
  );
}
