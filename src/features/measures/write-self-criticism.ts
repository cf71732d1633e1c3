import type { Database } from '../../db/database.js';
import {
  refuseReturn,
  refuseReview,
  refuseSelfCriticism,
} from '../../domain/accountability/measure-procedure.js';
import type { Person } from '../../web/visit.js';
import { tellRole } from '../accountability/tell-deciders.js';
import { putMessages } from '../reminders/reminders.repository.js';
import { findOwnMeasure, headsOf, holdsRole, type MeasureRow } from './measures.repository.js';
import {
  type AskedStep,
  type MeasureStepOutcome,
  takeMeasureStep,
  tellConcerned,
} from './take-measure-step.js';

/** D-14: the person himself writes, or improves, his self-criticism; nobody writes it for him. */
export function writeSelfCriticism(
  database: Database,
  person: Person,
  asked: AskedStep & { text: string },
  now: Date,
): Promise<MeasureStepOutcome> {
  return takeMeasureStep(
    database,
    person,
    asked,
    now,
    async (tx, row, facts) => {
      const refusal = refuseSelfCriticism(facts, person);
      if (refusal !== null) return refusal;
      return {
        kind: 'self-criticism-written',
        change: { state: 'served', selfCriticism: asked.text, selfCriticismAt: now },
        note: '',
        after: async () => {
          const { hallId, departmentId } = row;
          if (departmentId === null) return;
          const words = `${row.staffName}的检讨（${row.number}）请您审阅`;
          const heads = (await headsOf(tx, hallId, departmentId)).filter(({ id }) => id !== person.staffId);
          const common = { hallId, caseId: null, kind: 'self-criticism-waiting', words, at: now };
          await putMessages(
            tx,
            heads.map(({ id }) => ({ ...common, staffId: id })),
          );
        },
      };
    },
    (tx, by, number) => findOwnMeasure(tx, by.staffId, number),
  );
}

/** D-14: the head of the section reads and signs; a self-criticism that does not do goes back to be written anew. */
export function reviewSelfCriticism(
  database: Database,
  person: Person,
  asked: AskedStep & { approved: boolean; review: string },
  now: Date,
): Promise<MeasureStepOutcome> {
  return takeMeasureStep(
    database,
    person,
    asked,
    now,
    async (tx, row, facts) => {
      const concerned = { isHead: row.staffId !== null && (await holdsRole(tx, row.staffId, 'window-head')) };
      const refusal = refuseReview(facts, reviewerOf(person), concerned);
      if (refusal !== null) return refusal;
      if (!asked.approved)
        return {
          kind: 'self-criticism-sent-back',
          change: { state: 'served', selfCriticismAt: null, review: asked.review },
          note: asked.review,
          after: () => tellConcerned(tx, row, `检讨（${row.number}）要重写：${asked.review}`, now),
        };
      const words = `${row.staffName}的检讨（${row.number}）已经审阅，请收回归档`;
      return {
        kind: 'self-criticism-reviewed',
        change: {
          state: 'served',
          review: asked.review,
          reviewedAt: now,
          reviewedById: person.staffId,
          reviewedBy: person.name,
        },
        note: asked.review,
        after: () =>
          tellRole(tx, {
            hallId: row.hallId,
            role: 'inspection-office',
            kind: 'measure-waiting',
            words,
            at: now,
            exceptId: row.staffId,
          }),
      };
    },
    async (tx, by, number) => {
      const row = await tx.measure.findUnique({ where: { number } });
      return row !== null && isReadable(row, by) ? row : null;
    },
  );
}

/** D-14: the inspection office takes it in; the measure is done. */
export function takeInSelfCriticism(
  database: Database,
  person: Person,
  asked: AskedStep,
  now: Date,
): Promise<MeasureStepOutcome> {
  return takeMeasureStep(database, person, asked, now, async (_tx, _row, facts) => {
    const refusal = refuseReturn(facts, person);
    if (refusal !== null) return refusal;
    return {
      kind: 'self-criticism-returned',
      change: { state: 'done', isOpen: false, returnedAt: now },
      note: '',
    };
  });
}

/** A head as the rule of D-14 sees him. */
export function reviewerOf(person: Pick<Person, 'staffId' | 'departmentId' | 'roles'>) {
  return {
    staffId: person.staffId,
    departmentId: person.departmentId,
    isHead: person.roles.includes('window-head'),
    isLeaderInCharge: person.roles.includes('unit-leader') || person.roles.includes('director'),
  };
}

/** A self-criticism lies before those of the same section and hall who might have to sign it. */
export function isReadable(
  row: Pick<MeasureRow, 'hallId' | 'departmentId' | 'staffId' | 'selfCriticism'>,
  person: Pick<Person, 'staffId' | 'hallId' | 'departmentId'>,
): boolean {
  const isNear = row.departmentId === null || row.departmentId === person.departmentId;
  return row.hallId === person.hallId && isNear && row.selfCriticism !== '' && row.staffId !== person.staffId;
}
