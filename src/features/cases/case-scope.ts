import type { SqlValue } from '../../db/database.js';
import { caseScope } from '../../domain/access/scope.js';
import type { Person } from '../../web/visit.js';

/**
 * The SQL condition that keeps a query within what a person may see (S-33); null when he may see no case.
 * @param alias the alias of "Case" in the query
 */
export function scopeSql(person: Person, alias: string): { where: string; values: SqlValue[] } | null {
  const scope = caseScope(person);
  const list = (ids: readonly number[]) => ids.map(() => '?').join(', ');
  switch (scope.kind) {
    case 'none':
      return null;
    case 'hall':
      return { where: `${alias}."hallId" IN (${list(scope.hallIds)})`, values: [...scope.hallIds] };
    case 'department':
      return {
        where: `${alias}."hallId" = ? AND ${alias}."departmentId" IN (${list(scope.departmentIds)})`,
        values: [scope.hallId, ...scope.departmentIds],
      };
    case 'window': {
      const parts: string[] = [];
      if (scope.windowIds.length > 0) parts.push(`${alias}."windowId" IN (${list(scope.windowIds)})`);
      if (scope.departmentIds.length > 0)
        parts.push(`${alias}."departmentId" IN (${list(scope.departmentIds)})`);
      if (parts.length === 0) return null;
      return {
        where: `${alias}."hallId" = ? AND (${parts.join(' OR ')})`,
        values: [scope.hallId, ...scope.windowIds, ...scope.departmentIds],
      };
    }
  }
}
