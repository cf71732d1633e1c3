import type { SqlValue } from '../../db/database.js';
import { caseScope } from '../../domain/access/scope.js';
import type { Person } from '../../web/visit.js';
import { scopeSql } from '../cases/case-scope.js';

interface Reach {
  where: string;
  values: SqlValue[];
}

/**
 * The SQL condition for what a person may see, with the joint cases of which his department has a copy notice (S-33,
 * S-45); null when he may see no case. Lists of a department's own work use `scopeSql` alone.
 * @param alias the alias of "Case" in the query
 */
export function widerScopeSql(person: Person, alias: string): Reach | null {
  const own = scopeSql(person, alias);
  const scope = caseScope(person);
  if (own === null || (scope.kind !== 'department' && scope.kind !== 'window')) return own;
  const legs = legCondition(scope.departmentIds, alias);
  if (legs === null) return own;
  return {
    where: `${alias}."hallId" = ? AND ((${own.where}) OR (${legs.where}))`,
    values: [scope.hallId, ...own.values, ...legs.values],
  };
}

/** The joint cases in which one of the departments has a copy notice; null without a department. */
export function legCondition(departmentIds: readonly number[], alias: string): Reach | null {
  if (departmentIds.length === 0) return null;
  return {
    where: `${alias}."kind" = 'J' AND EXISTS (SELECT 1 FROM "CaseLeg" g WHERE g."caseId" = ${alias}."id"
      AND g."startedAt" IS NOT NULL AND g."departmentId" IN (${departmentIds.map(() => '?').join(', ')}))`,
    values: [...departmentIds],
  };
}
