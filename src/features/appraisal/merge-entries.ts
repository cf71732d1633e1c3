import type { Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import type { AppraisalRule } from '../../domain/appraisal/rules.js';
import { type EvidenceEntry, waitsForPoints } from '../appraisal-evidence/evidence-entry.js';
import { type CountedBefore, matterOf } from './counted-before.js';
import { insertEntries, type StoredEntry } from './entries.repository.js';

/** Entries whose matter a person has put together keep it, whatever the records say (8.1). */
export const JOINED_MATTER = 'matter:';

const INSERTED_AT_ONCE = 500;

/** What must change so that the stored entries say what the records say. */
export interface EntryChanges {
  added: (EvidenceEntry & { state: string; note: string })[];
  changed: { id: number; entry: EvidenceEntry; state: string; eventKey: string; note: string }[];
  /** Entries whose evidence is gone: they stay, marked as undone. */
  undone: number[];
}

/**
 * Compares entries with those stored before. An undone entry whose evidence is back counts again; what a person
 * decided on (points of a range, refusal) stays. What counted before does not count again; its note says where.
 */
export function compareEntries(
  found: readonly EvidenceEntry[],
  stored: readonly StoredEntry[],
  rules: ReadonlyMap<string, AppraisalRule>,
  before: CountedBefore = new Map(),
): EntryChanges {
  const known = new Map(stored.map((row) => [keyOf(row), row]));
  const changes: EntryChanges = { added: [], changed: [], undone: [] };
  for (const entry of found) {
    const row = known.get(keyOf(entry));
    const note = before.get(matterOf(entry)) ?? '';
    const rule = rules.get(entry.rule);
    const isWaiting = rule !== undefined && waitsForPoints(rule, entry.points);
    if (row === undefined) {
      const state = note !== '' ? 'undone' : isWaiting ? 'waiting' : 'counted';
      changes.added.push({ ...entry, state, note });
      continue;
    }
    known.delete(keyOf(entry));
    const state = note !== '' ? 'undone' : standingOf(row.state, isWaiting);
    const eventKey = row.eventKey.startsWith(JOINED_MATTER) ? row.eventKey : entry.eventKey;
    const points = isWaiting ? row.points : entry.points;
    if (!isSame(row, { ...entry, points, eventKey }, state)) {
      changes.changed.push({ id: row.id, entry: { ...entry, points }, state, eventKey, note });
    }
  }
  for (const row of known.values()) if (row.state !== 'undone') changes.undone.push(row.id);
  return changes;
}

/** The state of an entry whose evidence is there. */
function standingOf(before: string, isWaiting: boolean): string {
  if (!isWaiting) return 'counted';
  return before === 'undone' || before === 'counted' ? 'waiting' : before;
}

/** Saves changes of entries. @returns how many there were */
export async function saveEntryChanges(
  tx: Tx,
  period: { id: number; hallId: number },
  { added, changed, undone }: EntryChanges,
): Promise<number> {
  const sql = plainSql(tx);
  for (let at = 0; at < added.length; at += INSERTED_AT_ONCE) {
    await insertEntries(sql, period.hallId, period.id, added.slice(at, at + INSERTED_AT_ONCE));
  }
  for (const { id, entry, state, eventKey, note } of changed) {
    const { count, points, words } = entry;
    await sql.run(
      `UPDATE "AppraisalEntry" SET "count" = ?, "points" = ?, "words" = ?, "at" = ?, "state" = ?, "eventKey" = ?, "note" = ? WHERE "id" = ?`,
      [count, points, words, new Date(entry.at), state, eventKey, note, id],
    );
  }
  for (let at = 0; at < undone.length; at += INSERTED_AT_ONCE) {
    const part = undone.slice(at, at + INSERTED_AT_ONCE);
    await sql.run(
      `UPDATE "AppraisalEntry" SET "state" = 'undone', "note" = ? WHERE "id" IN (${part.map(() => '?').join(', ')})`,
      ['依据已经撤销或者改变', ...part],
    );
  }
  return added.length + changed.length + undone.length;
}

function keyOf({
  subjectKind,
  subjectId,
  rule,
  sourceKey,
}: Pick<StoredEntry, 'subjectKind' | 'subjectId' | 'rule' | 'sourceKey'>): string {
  return `${subjectKind}:${subjectId}:${rule}:${sourceKey}`;
}

/** A running overrun moves its moment with every look; that alone is no change while its days are the same. */
function isSame(row: StoredEntry, entry: EvidenceEntry, state: string): boolean {
  return (
    row.state === state &&
    row.count === entry.count &&
    row.points === entry.points &&
    row.eventKey === entry.eventKey &&
    row.words === entry.words
  );
}
