import type { Calendar } from '../../domain/calendar/calendar.js';
import { MINUTES_PER_DAY, minuteOfDay } from '../../domain/calendar/civil-time.js';
import { shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { isRunning } from '../../domain/staffing/absence.js';
import { absenceKindName } from '../../domain/staffing/absence-kinds.js';
import { paths } from '../../web/paths.js';
import { type AbsenceRow, absenceOf } from './absences.repository.js';
import type { BoardRow } from './whereabouts.repository.js';

/** The rooms behind the word 去向. */
export function staffingTabs(
  current: string,
  shown: { bookings: boolean; mine: boolean; enquiries: boolean; register: boolean; availability: boolean },
) {
  return [
    { href: paths.absences, label: '人员去向' },
    ...(shown.mine ? [{ href: paths.myAbsences, label: '离岗和替岗' }] : []),
    ...(shown.register ? [{ href: paths.absenceRegister, label: '离岗登记' }] : []),
    ...(shown.bookings ? [{ href: paths.bookings, label: '预约登记' }] : []),
    { href: paths.presence, label: '窗口在岗' },
    ...(shown.availability ? [{ href: paths.windowAvailability, label: '窗口可用率' }] : []),
    ...(shown.enquiries ? [{ href: paths.enquiries, label: '首问咨询' }] : []),
  ].map((tab) => ({ ...tab, current: tab.href === current }));
}

/** The whereabouts board (D-11). @param isPublic citizens are told neither reason nor place */
export function boardView(
  rows: readonly BoardRow[],
  given: { calendar: Calendar; isPublic: boolean; hallPhone: string },
) {
  const { calendar, isPublic, hallPhone } = given;
  const moment = (at: number) => shortMomentInWords(at, calendar.zone);
  return rows.map((row) => ({
    name: row.name,
    post: row.post,
    department: row.departmentName ?? '',
    isAway: row.fromAt !== null,
    status: statusOf(row, isPublic),
    tone: row.fromAt === null ? (row.windowNumber === null ? 'neutral' : 'green') : 'amber',
    period:
      row.fromAt === null
        ? ''
        : `${moment(row.fromAt)} 至 ${row.untilAt === null ? '另行通知' : endInWords(row.untilAt, shortMomentInWords, calendar)}`,
    whereabouts: isPublic ? '' : (row.whereabouts ?? ''),
    substitute: row.substitute ?? '',
    phone: (isPublic ? '' : row.phone) || row.departmentPhone || hallPhone,
  }));
}

/** The board narrowed to a department and a name, with the choices of its filter. */
export function boardPage(rows: ReturnType<typeof boardView>, asked: { department: string; name: string }) {
  const departments = [...new Set(rows.map(({ department }) => department).filter(Boolean))];
  const shown = rows
    .filter(({ department }) => asked.department === '' || department === asked.department)
    .filter(({ name }) => name.includes(asked.name));
  const away = rows.filter(({ isAway }) => isAway).length;
  return {
    rows: shown,
    words: away === 0 ? `${rows.length} 人，都在岗` : `${rows.length} 人，不在岗 ${away} 人`,
    fields: [
      {
        kind: 'select',
        label: '部门',
        name: 'department',
        value: asked.department,
        options: [
          { value: '', label: '全部' },
          ...departments.map((department) => ({ value: department, label: department })),
        ],
      },
      { kind: 'text', label: '姓名', name: 'name', value: asked.name },
    ],
  };
}

function statusOf(row: BoardRow, isPublic: boolean): string {
  if (row.fromAt === null) return row.windowNumber === null ? '在岗' : `在岗（${row.windowNumber}号窗口）`;
  if (isPublic) return '不在岗';
  return absenceKindName(row.kind ?? '') || '离岗';
}

/** Where an absence stands, in words with a tone. */
export function absenceState(row: AbsenceRow, now: number): { label: string; tone: string } {
  switch (row.state) {
    case 'asked':
      return { label: `等${row.substitute}确认`, tone: 'amber' };
    case 'declined':
      return { label: '替岗人员不同意', tone: 'red' };
    case 'cancelled':
      return { label: '已撤回', tone: 'neutral' };
    case 'ended':
      return { label: '已返岗', tone: 'green' };
    default:
      if (isRunning(absenceOf(row), now)) return { label: '离岗中', tone: 'blue' };
      return row.fromAt.getTime() > now
        ? { label: '已确认，未到时间', tone: 'blue' }
        : { label: '到期未登记返岗', tone: 'orange' };
  }
}

/** An absence in a list. */
export function absenceLine(row: AbsenceRow, calendar: Calendar, now: number) {
  const moment = (at: Date) => shortMomentInWords(at.getTime(), calendar.zone);
  const until = row.state === 'ended' ? (row.endedAt ?? row.untilAt) : row.untilAt;
  const end = until === null ? '另行通知' : endInWords(until.getTime(), shortMomentInWords, calendar);
  return {
    href: paths.absence(row.id),
    who: row.staffName,
    substitute: row.substitute,
    kind: absenceKindName(row.kind),
    period: `${moment(row.fromAt)} 至 ${end}`,
    state: absenceState(row, now),
  };
}

const MINUTE_MS = 60_000;

/** The end of a stretch in words; midnight is 24:00 of the day that ends, not 00:00 of the next. */
export function endInWords(
  at: number,
  inWords: (instant: number, zone: Calendar['zone']) => string,
  { zone }: Calendar,
): string {
  if (minuteOfDay(zone.toLocalMinute(at)) !== 0) return inWords(at, zone);
  const midnight = ' 00:00';
  const dayBefore = inWords(at - MINUTES_PER_DAY * MINUTE_MS, zone);
  return dayBefore.endsWith(midnight) ? `${dayBefore.slice(0, -midnight.length)} 24:00` : inWords(at, zone);
}
