import type { Database, Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import type { MeasureCode } from '../../domain/accountability/measures.js';
import {
  consequenceOf,
  isThresholdState,
  type ThresholdConsequence,
} from '../../domain/accountability/threshold-consequences.js';
import type { Person } from '../../web/visit.js';
import { tellRole } from '../accountability/tell-deciders.js';
import { headsOf } from '../measures/measures.repository.js';
import { insertMeasure, type NewMeasure } from '../measures/propose-measure.js';
import { readThresholdEvidence, stepOfPeriod } from './threshold-evidence.js';

export type ThresholdRow = NonNullable<Awaited<ReturnType<Tx['thresholdReached']['findUnique']>>>;

export type ThresholdRefusalCode = 'concerned' | 'wrong-state' | 'no-head';

export const THRESHOLD_REFUSALS: Readonly<Record<ThresholdRefusalCode, string>> = {
  concerned: '这项建议涉及您本人或者您的科室，要由其他人员决定',
  'wrong-state': '这项建议已经处理过，或者依据已经撤销',
  'no-head': '这个科室没有登记负责人，请先由管理员登记窗口负责人',
};

export type DecideThresholdOutcome =
  | { ok: true; measures: string[] }
  | { ok: false; kind: 'not-found' }
  | { ok: false; kind: 'changed' }
  | { ok: false; kind: 'refused'; refusal: { rule: string; code: ThresholdRefusalCode } };

/**
 * 7.5: a person decides on the consequence that a threshold proposes. Accepted, its measures come to life as decided,
 * proposed by the counter; rejected, it stays in the list with the reason.
 */
export function decideThreshold(
  database: Database,
  person: Person,
  asked: { id: number; version: number; accepted: boolean; reason: string },
  now: Date,
): Promise<DecideThresholdOutcome> {
  return database.write(async (tx) => {
    const row = await tx.thresholdReached.findUnique({ where: { id: asked.id } });
    if (row === null || ![person.hallId, ...person.hallIdsBelow].includes(row.hallId))
      return { ok: false, kind: 'not-found' };
    const refuse = (code: ThresholdRefusalCode) =>
      ({ ok: false, kind: 'refused', refusal: { rule: row.thresholdId, code } }) as const;
    if (isConcerned(row, person)) return refuse('concerned');
    if (row.version !== asked.version) return { ok: false, kind: 'changed' };
    if (!isThresholdState(row.state) || row.state !== 'proposed') return refuse('wrong-state');
    const planned = asked.accepted ? await planOf(tx, row) : { codes: [], subject: null };
    if (planned === null) return refuse('no-head');
    const state = asked.accepted ? 'accepted' : 'rejected';
    const { count } = await tx.thresholdReached.updateMany({
      where: { id: row.id, version: asked.version },
      data: {
        state,
        note: asked.reason,
        decidedById: person.staffId,
        decidedBy: person.name,
        decidedAt: now,
        version: { increment: 1 },
      },
    });
    if (count === 0) return { ok: false, kind: 'changed' };
    const made = await makeMeasures(tx, row, planned, { person, reason: asked.reason, now });
    await recordProceeding(tx, {
      hallId: row.hallId,
      about: 'threshold',
      aboutId: row.id,
      kind: state,
      fromState: 'proposed',
      toState: state,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      note: [asked.reason, ...made].filter(Boolean).join('；'),
    });
    return { ok: true, measures: made };
  });
}

/** Nobody decides on himself, nor on the section he belongs to. */
export function isConcerned(
  row: Pick<ThresholdRow, 'subjectKind' | 'subjectId'>,
  person: Pick<Person, 'staffId' | 'departmentId'>,
): boolean {
  return isOnStaff(row.subjectKind)
    ? row.subjectId === person.staffId
    : row.subjectId === person.departmentId;
}

export function isOnStaff(subjectKind: string): boolean {
  return subjectKind === 'person' || subjectKind === 'leader';
}

type Subject = Pick<NewMeasure, 'subjectKind' | 'staffId' | 'staffName' | 'departmentId'>;

interface Plan {
  codes: readonly MeasureCode[];
  subject: Subject | null;
}

/** The measures of the consequence and on whom; null when there is nobody on whom they could be. */
async function planOf(tx: Tx, row: ThresholdRow): Promise<Plan | null> {
  const consequence = consequenceOf(row.thresholdId, row.kind, stepOfPeriod(row));
  if (consequence === null || consequence.measures.length === 0) return { codes: [], subject: null };
  const subject = await subjectOf(tx, row, consequence);
  return subject && { codes: consequence.measures, subject };
}

async function makeMeasures(
  tx: Tx,
  row: ThresholdRow,
  { codes, subject }: Plan,
  { person, reason, now }: { person: Person; reason: string; now: Date },
): Promise<string[]> {
  if (subject === null) return [];
  const facts = readThresholdEvidence(row.evidence).map(({ day, words }) => `${day} ${words}`);
  const numbers: string[] = [];
  for (const code of codes) {
    const { number } = await insertMeasure(tx, {
      ...subject,
      hallId: row.hallId,
      code,
      state: 'decided',
      legalBasis: `追究标准 ${row.thresholdId}：${row.consequence}`,
      facts: facts.join('；'),
      thresholdReachedId: row.id,
      proposedById: 0,
      proposedBy: `追究标准 ${row.thresholdId}`,
      proposedAt: row.at,
      decidedById: person.staffId,
      decidedBy: person.name,
      decidedAt: now,
      decision: reason,
      by: { staffId: person.staffId, name: person.name },
    });
    numbers.push(number);
  }
  const words = `${numbers.join('、')} 已决定，请送达`;
  await tellRole(tx, {
    hallId: row.hallId,
    role: 'inspection-office',
    kind: 'measure-waiting',
    words,
    at: now,
    exceptId: subject.staffId,
  });
  return numbers;
}

async function subjectOf(tx: Tx, row: ThresholdRow, { on }: ThresholdConsequence): Promise<Subject | null> {
  if (isOnStaff(row.subjectKind)) {
    const staff = await tx.staff.findUnique({ where: { id: row.subjectId } });
    return (
      staff && {
        subjectKind: row.subjectKind === 'leader' ? 'leader' : 'person',
        staffId: staff.id,
        staffName: staff.name,
        departmentId: staff.departmentId,
      }
    );
  }
  const departmentId = row.subjectId;
  if (on === 'section') return { subjectKind: 'section', staffId: null, staffName: '', departmentId };
  const [head] = await headsOf(tx, row.hallId, departmentId);
  return head === undefined
    ? null
    : { subjectKind: 'leader', staffId: head.id, staffName: head.name, departmentId };
}
