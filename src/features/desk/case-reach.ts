import { caseScope } from '../../domain/access/scope.js';
import type { Person } from '../../web/visit.js';
import { scopeSql } from '../cases/case-scope.js';
import type { Condition } from './list-case-rows.js';

export interface HallReach extends Condition {
  hallId: number;
}

/** What a person may see (S-33), one condition per hall, for lists that walk an index of each hall. */
export function caseReach(person: Person): HallReach[] {
  const scope = caseScope(person);
  if (scope.kind === 'none') return [];
  const hallIds = scope.kind === 'hall' ? scope.hallIds : [scope.hallId];
  return hallIds.flatMap((hallId) => {
    const one = scopeSql({ ...person, hallId, hallIdsBelow: [] }, 'c');
    return one === null ? [] : [{ hallId, ...one }];
  });
}
