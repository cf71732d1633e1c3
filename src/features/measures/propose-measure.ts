import type { Database, Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import {
  type MeasureRefusal,
  refuseMeasure,
  refuseSubject,
} from '../../domain/accountability/measure-procedure.js';
import type { MeasureSubject } from '../../domain/accountability/measure-states.js';
import { isOnSection } from '../../domain/accountability/measure-steps.js';
import { MEASURES, type MeasureCode } from '../../domain/accountability/measures.js';
import type { Person } from '../../web/visit.js';
import { tellDeciders } from '../accountability/tell-deciders.js';
import { yearlyNumber } from '../faults/yearly-number.js';

export interface MeasureProposal {
  code: MeasureCode;
  staffId: number | null;
  departmentId: number | null;
  legalBasis: string;
  facts: string;
}

export type ProposeMeasureOutcome = { ok: true; number: string } | { ok: false; refusal: MeasureRefusal };

/** S-15: proposes a measure by hand, on a person or a section; people of a department only on their own. */
export function proposeMeasure(
  database: Database,
  person: Person,
  given: MeasureProposal,
  now: Date,
): Promise<ProposeMeasureOutcome> {
  return database.write(async (tx) => {
    const refusal = refuseSubject(given.code, given);
    if (refusal !== null) return { ok: false, refusal };
    const subject = await subjectOf(tx, person, given);
    if ('refusal' in subject) return { ok: false, refusal: subject.refusal };
    const { number } = await insertMeasure(tx, {
      ...subject,
      hallId: person.hallId,
      code: given.code,
      state: 'proposed',
      legalBasis: given.legalBasis,
      facts: given.facts,
      proposedById: person.staffId,
      proposedBy: person.name,
      proposedAt: now,
      by: { staffId: person.staffId, name: person.name },
    });
    const words = `${person.name}提出对${subject.staffName || '科室'}给予${MEASURES[given.code].name}（${number}），请决定`;
    const told = { hallId: person.hallId, words, at: now, concernedId: subject.staffId };
    await tellDeciders(tx, { ...told, kind: 'measure-waiting' });
    return { ok: true, number };
  });
}

interface Subject {
  subjectKind: MeasureSubject;
  staffId: number | null;
  staffName: string;
  departmentId: number | null;
}

/** Whether somebody may propose beyond his own department: he looks at faults of the whole hall. */
export function proposesForHall(person: Pick<Person, 'roles'>): boolean {
  return person.roles.includes('supervision') || person.roles.includes('inspection-office');
}

async function subjectOf(
  tx: Tx,
  person: Person,
  given: MeasureProposal,
): Promise<Subject | { refusal: MeasureRefusal }> {
  const isMine = (departmentId: number | null) =>
    proposesForHall(person) || (departmentId !== null && departmentId === person.departmentId);
  if (isOnSection(given.code)) {
    const found = await tx.department.findFirst({
      where: { id: given.departmentId ?? 0, hallId: person.hallId },
    });
    if (found === null) return { refusal: refuseMeasure('no-section', 'departmentId') };
    return isMine(found.id)
      ? { subjectKind: 'section', staffId: null, staffName: '', departmentId: found.id }
      : { refusal: refuseMeasure('foreign-person', 'departmentId') };
  }
  const found = await tx.staff.findFirst({
    where: { id: given.staffId ?? 0, hallId: person.hallId, active: true },
  });
  if (found === null) return { refusal: refuseMeasure('no-person', 'staffId') };
  if (found.id === person.staffId) return { refusal: refuseMeasure('concerned', 'staffId') };
  return isMine(found.departmentId)
    ? { subjectKind: 'person', staffId: found.id, staffName: found.name, departmentId: found.departmentId }
    : { refusal: refuseMeasure('foreign-person', 'staffId') };
}

export interface NewMeasure extends Subject {
  hallId: number;
  code: MeasureCode;
  state: 'proposed' | 'decided';
  legalBasis: string;
  facts: string;
  faultCaseId?: number | null;
  thresholdReachedId?: number | null;
  windowId?: number | null;
  proposedById: number;
  proposedBy: string;
  proposedAt: Date;
  decidedById?: number | null;
  decidedBy?: string;
  decidedAt?: Date | null;
  decision?: string;
  appealBy?: Date | null;
  by: { staffId: number | null; name: string };
}

/** Enters a measure with its number and the first entry of its history. */
export async function insertMeasure(tx: Tx, { by, ...measure }: NewMeasure) {
  const at = measure.decidedAt ?? measure.proposedAt;
  const number = await yearlyNumber(tx, measure.hallId, 'CL', at);
  const { id } = await tx.measure.create({ data: { ...measure, number } });
  await recordProceeding(tx, {
    hallId: measure.hallId,
    about: 'measure',
    aboutId: id,
    kind: measure.state,
    toState: measure.state,
    staffId: by.staffId,
    actorName: by.name,
    at,
    note: measure.decision || measure.facts,
  });
  return { id, number };
}
