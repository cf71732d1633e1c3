import type { ProceedingRow } from '../../db/proceedings.js';
import {
  ATTENDANCE_KINDS,
  ATTENDANCE_STATES,
  isAttendanceKind,
  isAttendanceState,
  partInWords,
} from '../../domain/attendance/event-words.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { formatTimeOfDay, minuteOfDay } from '../../domain/calendar/civil-time.js';
import { momentInWords, shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { dayInWords } from '../../domain/notices/notice-content.js';
import { paths } from '../../web/paths.js';
import type { AttendanceEventRow } from './events.repository.js';

const HISTORY_WORDS: Readonly<Record<string, string>> = {
  found: '按签到记录查出',
  explained: '本人说明',
  excused: '认定有正当理由',
  confirmed: '核定',
  'set-aside': '记录更正后不再成立',
};

/** An event as the list shows it. */
export function eventLine(row: AttendanceEventRow, calendar: Calendar) {
  const kind = isAttendanceKind(row.kind) ? ATTENDANCE_KINDS[row.kind] : { name: row.kind, tone: 'neutral' };
  const state = isAttendanceState(row.state)
    ? ATTENDANCE_STATES[row.state]
    : { name: row.state, tone: 'neutral' };
  return {
    href: paths.attendanceEvent(row.id),
    day: dayInWords(row.day),
    staff: row.staffName,
    place: [row.departmentName, row.windowNumber === null ? '' : `${row.windowNumber}号窗口`]
      .filter(Boolean)
      .join(' '),
    kind: { label: kind.name, tone: kind.tone },
    part: partInWords(row.part),
    minutes: row.minutes,
    excuse: row.excuse,
    state: { label: state.name, tone: state.tone },
    decided:
      row.decidedAt === null ? '' : `${row.decidedBy} ${shortMomentInWords(row.decidedAt, calendar.zone)}`,
  };
}

/** The page of one event with its evidence and history. */
export function eventView(row: AttendanceEventRow, history: readonly ProceedingRow[], calendar: Calendar) {
  const line = eventLine(row, calendar);
  const time = (at: number) => formatTimeOfDay(minuteOfDay(calendar.zone.toLocalMinute(at)));
  const { missed = [] } = JSON.parse(row.evidence) as { missed?: { from: number; to: number }[] };
  const rows = [
    { key: '人员', value: `${line.staff} ${line.place}` },
    { key: '日期', value: `${line.day} ${line.part}` },
    { key: '情况', value: `${line.kind.label} ${row.minutes} 分钟` },
    { key: '不在岗的时间', value: missed.map(({ from, to }) => `${time(from)} 至 ${time(to)}`).join('；') },
    { key: '查出时间', value: momentInWords(row.foundAt, calendar.zone) },
    { key: '本人说明', value: row.excuse },
    { key: '核定', value: line.decided },
    { key: '核定说明', value: row.decision },
  ];
  return {
    title: `${row.staffName} ${line.day} ${line.kind.label}`,
    line,
    version: row.version,
    rows: rows.filter(({ value }) => value !== ''),
    history: history.map((entry) => ({
      when: momentInWords(entry.at, calendar.zone),
      who: entry.actorName,
      what: HISTORY_WORDS[entry.kind] ?? entry.kind,
      detail: entry.note,
      tone: entry.kind === 'confirmed' ? 'red' : entry.kind === 'excused' ? 'green' : 'neutral',
    })),
  };
}
