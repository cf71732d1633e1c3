import type { Tx } from '../../db/database.js';
import { insertRow, plainSql } from '../../db/plain-sql.js';
import { recordProceeding } from '../../db/proceedings.js';
import {
  type ReachedOnce,
  reachedOnce,
  type ThresholdSwitches,
  thresholdsOfKind,
} from '../../domain/accountability/threshold-periods.js';
import { THRESHOLD_KINDS, type ThresholdKind } from '../../domain/accountability/thresholds.js';
import { tellDeciders } from './tell-deciders.js';

/** Whose counter: a person or leader by staff id, an office, section or department by department id. */
export interface CounterOwner {
  hallId: number;
  kind: string;
  subjectKind: string;
  subjectId: number;
}

interface Change {
  at: Date;
  by: string;
  reason: string;
}

interface CountedRow {
  id: number;
  kind: ThresholdKind;
  day: string;
  words: string;
  sourceKey: string;
}

type ReachedRow = NonNullable<Awaited<ReturnType<Tx['thresholdReached']['findUnique']>>>;

/**
 * Compares what the counters of one subject reach now with what was proposed (7.5): what is new is proposed once per
 * period and step with its evidence, an open proposal that no longer holds lapses, an accepted one is marked. The
 * caller holds the hall's turn of counting.
 */
export async function evaluateThresholds(tx: Tx, owner: CounterOwner, change: Change): Promise<void> {
  const { hallId, kind, subjectKind, subjectId } = owner;
  const touched = thresholdsOfKind(kind);
  if (touched.length === 0) return;
  const rows = await tx.counterEvent.findMany({
    where: { hallId, subjectKind, subjectId, undoneAt: null },
    orderBy: [{ day: 'asc' }, { id: 'asc' }],
  });
  const events = rows.flatMap(({ id, kind: text, day, words, sourceKey }): CountedRow[] => {
    const known = THRESHOLD_KINDS.find((each) => each === text);
    return known === undefined ? [] : [{ id, kind: known, day, words, sourceKey }];
  });
  const switches = await switchesOf(tx, hallId);
  const reached = reachedOnce(
    events.map((event) => ({ kind: event.kind, at: event.day })),
    switches,
  ).filter((each) => touched.includes(each.thresholdId));
  const known = await tx.thresholdReached.findMany({
    where: { hallId, subjectKind, subjectId, thresholdId: { in: touched } },
  });
  const keyOf = (each: { thresholdId: string; periodKey: string }) => `${each.thresholdId} ${each.periodKey}`;
  for (const each of reached) {
    const before = known.find((row) => keyOf(row) === keyOf(each));
    if (before === undefined) await propose(tx, owner, each, evidenceOf(each, events), change.at);
    else if (before.state === 'lapsed') await proposeAgain(tx, before, evidenceOf(each, events), change.at);
  }
  const holding = new Set(reached.map(keyOf));
  for (const row of known) if (!holding.has(keyOf(row))) await fall(tx, row, switches, change);
}

/** Which thresholds a hall has switched off, and which count across the years. */
export async function switchesOf(
  client: Pick<Tx, 'thresholdChoice'>,
  hallId: number,
): Promise<ThresholdSwitches> {
  const choices = await client.thresholdChoice.findMany({ where: { hallId } });
  const idsOf = (rows: typeof choices) => new Set(rows.map(({ thresholdId }) => thresholdId));
  return {
    off: idsOf(choices.filter(({ active }) => !active)),
    cumulative: idsOf(choices.filter(({ cumulative }) => cumulative)),
  };
}

/** The events that reached it: as many as it takes, up to its day; a single one for what counts each. */
function evidenceOf(reached: ReachedOnce, events: readonly CountedRow[]): string {
  const upTo = events.filter(({ kind, day }) => kind === reached.kind && day <= reached.day);
  return JSON.stringify(
    upTo.slice(-reached.count).map(({ id, day, words, sourceKey }) => ({ id, day, words, sourceKey })),
  );
}

async function propose(tx: Tx, owner: CounterOwner, reached: ReachedOnce, evidence: string, at: Date) {
  const { hallId, subjectKind, subjectId } = owner;
  const subjectName = await nameOf(tx, owner);
  const id = await insertRow(plainSql(tx), 'ThresholdReached', {
    hallId,
    thresholdId: reached.thresholdId,
    kind: reached.kind,
    subjectKind,
    subjectId,
    subjectName,
    periodKey: reached.periodKey,
    day: reached.day,
    consequence: reached.consequence,
    evidence,
    state: 'proposed',
    at,
  });
  await tell(tx, { hallId, id }, 'reached', '', 'proposed', at, '', reached.consequence);
  const words = `${subjectName}达到追究标准 ${reached.thresholdId}：建议${reached.consequence}，请决定`;
  await tellDeciders(tx, {
    hallId,
    kind: 'threshold-reached',
    words,
    at,
    concernedId: isStaff(subjectKind) ? subjectId : null,
  });
}

async function proposeAgain(tx: Tx, row: ReachedRow, evidence: string, at: Date) {
  await tx.thresholdReached.update({
    where: { id: row.id },
    data: { state: 'proposed', evidence, note: '', version: { increment: 1 } },
  });
  await tell(tx, row, 'reached-again', 'lapsed', 'proposed', at, '', row.consequence);
}

/** A threshold that was switched off stays as it stands; it only proposes nothing more. */
async function fall(tx: Tx, row: ReachedRow, switches: ThresholdSwitches, { at, by, reason }: Change) {
  if (switches.off.has(row.thresholdId)) return;
  if (row.state === 'proposed') {
    await tx.thresholdReached.update({
      where: { id: row.id },
      data: { state: 'lapsed', note: reason, version: { increment: 1 } },
    });
    await tell(tx, row, 'lapsed', 'proposed', 'lapsed', at, by, reason);
  }
  if (row.state === 'accepted' && !(await isMarked(tx, row))) {
    await tell(tx, row, 'basis-fell', 'accepted', 'accepted', at, by, reason);
    const words = `${row.subjectName} ${row.thresholdId} 的依据已撤销（${reason}），已作的处理请复查`;
    const concernedId = isStaff(row.subjectKind) ? row.subjectId : null;
    await tellDeciders(tx, { hallId: row.hallId, kind: 'threshold-reached', words, at, concernedId });
  }
}

async function isMarked(tx: Tx, row: ReachedRow): Promise<boolean> {
  const marks = await tx.proceedingEvent.count({
    where: { hallId: row.hallId, about: 'threshold', aboutId: row.id, kind: 'basis-fell' },
  });
  return marks > 0;
}

function tell(
  tx: Tx,
  row: { hallId: number; id: number },
  kind: string,
  fromState: string,
  toState: string,
  at: Date,
  by: string,
  note: string,
): Promise<void> {
  return recordProceeding(tx, {
    hallId: row.hallId,
    about: 'threshold',
    aboutId: row.id,
    kind,
    fromState,
    toState,
    staffId: null,
    actorName: by || '系统计数',
    at,
    note,
  });
}

async function nameOf(tx: Tx, { subjectKind, subjectId }: CounterOwner): Promise<string> {
  const found = isStaff(subjectKind)
    ? await tx.staff.findUnique({ where: { id: subjectId }, select: { name: true } })
    : await tx.department.findUnique({ where: { id: subjectId }, select: { name: true } });
  return found?.name ?? '';
}

function isStaff(subjectKind: string): boolean {
  return subjectKind === 'person' || subjectKind === 'leader';
}
