import { parseTimestamp } from '../../domain/calendar/civil-time.js';
import type { ReadRow } from './catalogue-row.js';
import type { CsvRecord } from './read-csv.js';

export const CASE_COLUMNS = [
  'case:channel',
  'case:concept:name',
  'case:deadline',
  'case:department',
  'case:enddate',
  'case:enddate_planned',
  'case:group',
  'case:responsible',
  'case:startdate',
  'concept:instance',
  'concept:name',
  'lifecycle:transition',
  'org:group',
  'org:resource',
  'time:timestamp',
] as const;

/** What every line says of its case; moments in milliseconds since the epoch. */
export interface OldCase {
  number: string;
  channel: string;
  department: string;
  responsible: string;
  group: string;
  startedAt: number;
  deadline: number;
  plannedEnd: number | null;
  endedAt: number | null;
}

export interface OldEvent {
  activity: string;
  actor: string;
  at: number;
  instance: string;
  lifecycle: string;
  group: string;
}

/** One line of an older system's log: an event, with its case repeated. */
export interface CaseRow {
  line: number;
  case: OldCase;
  event: OldEvent;
}

/** Channels of the older system in the words of this one; any other stays as it is. */
const CHANNELS: Readonly<Record<string, string>> = {
  internet: 'web',
  desk: 'window',
  post: 'post',
  'e-mail': 'email',
  intern: 'internal',
};

const EMPTY = 'EMPTY';
const MOST_SIGNS = 60;

/** Reads one line of an older system's log. */
export function readCaseRow({ line, cells }: CsvRecord): ReadRow<CaseRow> {
  const number = cells['case:concept:name'] ?? '';
  const department = cells['case:department'] ?? '';
  const activity = cells['concept:name'] ?? '';
  const moments = readMoments(cells);
  const reason =
    (number === '' && 'case:concept:name is empty') ||
    (number.length > MOST_SIGNS && 'case:concept:name is too long') ||
    (department === '' && 'case:department is empty') ||
    (activity === '' && 'concept:name is empty');
  if (reason) return { ok: false, line, reason };
  if (!moments.ok) return { ok: false, line, reason: moments.reason };
  const { startedAt, deadline, plannedEnd, endedAt, at } = moments;
  return {
    ok: true,
    row: {
      line,
      case: {
        number,
        channel: channelOf(cells['case:channel'] ?? ''),
        department,
        responsible: named(cells['case:responsible']),
        group: named(cells['case:group']),
        startedAt,
        deadline,
        plannedEnd,
        endedAt,
      },
      event: {
        activity,
        actor: named(cells['org:resource']),
        at,
        instance: cells['concept:instance'] ?? '',
        lifecycle: cells['lifecycle:transition'] ?? '',
        group: named(cells['org:group']),
      },
    },
  };
}

type Moments =
  | {
      ok: true;
      startedAt: number;
      deadline: number;
      plannedEnd: number | null;
      endedAt: number | null;
      at: number;
    }
  | { ok: false; reason: string };

function readMoments(cells: CsvRecord['cells']): Moments {
  const faults: string[] = [];
  const optional = (column: string): number | null => {
    const text = cells[column] ?? '';
    if (text === '') return null;
    const moment = parseTimestamp(text.replace(' ', 'T'));
    if (moment === null) faults.push(`${column} is no moment with its offset: ${text}`);
    return moment;
  };
  const needed = (column: string): number => {
    if ((cells[column] ?? '') === '') faults.push(`${column} is empty`);
    return optional(column) ?? 0;
  };
  const moments = {
    startedAt: needed('case:startdate'),
    deadline: needed('case:deadline'),
    plannedEnd: optional('case:enddate_planned'),
    endedAt: optional('case:enddate'),
    at: needed('time:timestamp'),
  };
  const [fault] = faults;
  if (fault !== undefined) return { ok: false, reason: fault };
  return { ok: true, ...moments };
}

function channelOf(text: string): string {
  return CHANNELS[text.toLowerCase()] ?? text;
}

function named(text: string | undefined): string {
  return text === undefined || text === EMPTY ? '' : text;
}
