import { type CaseRow, type OldCase, type OldEvent, readCaseRow } from './case-row.js';
import { eventKey } from './event-key.js';
import type { CsvRecord, RejectedLine } from './read-csv.js';

/** A case of the file with the events that are not saved yet; `knownId` when the case itself is. */
export interface GroupedCase {
  case: OldCase;
  events: OldEvent[];
  knownId: number | null;
}

export interface KnownCase {
  id: number;
  /** Migrated into this hall before. */
  isOurs: boolean;
  events: ReadonlySet<string>;
}

interface Group extends GroupedCase {
  line: number;
  /** The line of each event by its key. */
  seen: Map<string, number>;
}

/** Puts the lines of a log together by case; lines that contradict an earlier one are rejected. */
export function groupCases(
  records: readonly CsvRecord[],
  known: ReadonlyMap<string, KnownCase>,
  rejected: RejectedLine[],
): GroupedCase[] {
  const groups = new Map<string, Group>();
  for (const record of records) {
    const read = readCaseRow(record);
    if (!read.ok) {
      rejected.push({ line: read.line, reason: read.reason });
      continue;
    }
    const { row } = read;
    const { number } = row.case;
    const old = known.get(number);
    const group = groups.get(number) ?? newGroup(row, old?.id ?? null);
    const reason = contradiction(row, group, old);
    if (reason !== null) {
      rejected.push({ line: row.line, reason });
      continue;
    }
    groups.set(number, group);
    const key = eventKey(row.event);
    group.seen.set(key, row.line);
    if (!old?.events.has(key)) group.events.push(row.event);
  }
  return [...groups.values()]
    .filter((group) => group.knownId === null || group.events.length > 0)
    .map(({ case: oldCase, events, knownId }) => ({
      case: oldCase,
      knownId,
      events: events.sort((a, b) => a.at - b.at),
    }));
}

function newGroup(row: CaseRow, knownId: number | null): Group {
  return { case: row.case, events: [], knownId, line: row.line, seen: new Map() };
}

function contradiction(row: CaseRow, group: Group, old: KnownCase | undefined): string | null {
  if (old && !old.isOurs) return `${row.case.number} is the number of another case here`;
  const differing = (Object.keys(row.case) as (keyof OldCase)[]).find(
    (key) => row.case[key] !== group.case[key],
  );
  if (differing !== undefined) return `${differing} of ${row.case.number} differs from line ${group.line}`;
  const twin = group.seen.get(eventKey(row.event));
  return twin === undefined ? null : `the same event is already on line ${twin}`;
}
