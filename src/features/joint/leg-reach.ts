import type { Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import { caseScope, departmentsOf, isInScope, type Person } from '../../domain/access/scope.js';
import { legOf, listLegs } from './legs.repository.js';

/** A joint case with its legs, for those who lead it and those who answer; null when it is out of reach. */
export async function findJointCase(tx: Tx, person: Person, number: string) {
  const found = await tx.case.findUnique({ where: { number } });
  if (found === null || found.kind !== 'J') return null;
  const rows = await listLegs(plainSql(tx), found.id);
  const own = departmentsOf(person);
  const isPartner =
    found.hallId === person.hallId &&
    rows.some((row) => row.startedAt !== null && own.includes(row.departmentId));
  const isHome = isInScope(found, caseScope(person));
  return isHome || isPartner ? { found, rows, legs: rows.map(legOf), isHome } : null;
}

export type JointCase = NonNullable<Awaited<ReturnType<typeof findJointCase>>>;
