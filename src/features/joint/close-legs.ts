import { plainSql } from '../../db/plain-sql.js';
import { toldRefusal } from '../../domain/cases/refusal.js';
import { jointRefusalInWords } from '../../domain/joint/joint-refusal-in-words.js';
import { closeLegs, isAgreed, type Leg } from '../../domain/joint/legs.js';
import type { Beside } from '../cases/act-on-case.js';
import { legOf, listLegs } from './legs.repository.js';

/** T23: what no organ needs to answer any more is marked so, beside the step. */
export function closeJointLegs(): Beside {
  return async (tx, { caseId }) => {
    const legs = (await listLegs(plainSql(tx), caseId)).map(legOf);
    const outcome = closeLegs(legs);
    if (!outcome.ok) return toldRefusal(outcome.refusal, jointRefusalInWords(outcome.refusal));
    const spared = outcome.legs.filter(({ state }) => state === 'spared').map(({ id }) => id);
    await tx.caseLeg.updateMany({
      where: { id: { in: spared } },
      data: { state: 'spared', version: { increment: 1 } },
    });
    return null;
  };
}

/** 全部同意; or who does not agree. */
export function opinionsInWords(legs: readonly Leg[]): string {
  if (isAgreed(legs)) return '各部门全部同意';
  const against = legs.filter(({ state }) => state === 'disagreed');
  return `${against.map(({ departmentName }) => departmentName).join('、')}不同意`;
}
