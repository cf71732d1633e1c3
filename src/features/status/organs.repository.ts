import type { Database } from '../../db/database.js';
import type { PublicFiling, PublicLeg, PublicOrgans } from './organ-lines.js';

const FILING = `SELECT "body", "forwardedAt", "answeredAt", "result" FROM "UpwardFiling" WHERE "caseId" = ?`;

const LEGS = `SELECT d."name" AS "departmentName", l."name", l."state", l."startedAt", l."decidedAt", l."dueAt"
  FROM "CaseLeg" l JOIN "Department" d ON d."id" = l."departmentId" WHERE l."caseId" = ?
  ORDER BY l."groupPosition", l."position"`;

/** The other organs that have a say in a case; null for a case that the hall decides alone. */
export async function findOrgans(
  { sql }: Database,
  { id, kind }: { id: number; kind: string },
): Promise<PublicOrgans | null> {
  if (kind === 'U') {
    const filing = await sql.first<PublicFiling>(FILING, [id]);
    return filing === undefined ? null : { kind: 'superior', filing };
  }
  if (kind !== 'J') return null;
  const legs = await sql.all<PublicLeg>(LEGS, [id]);
  return legs.length === 0 ? null : { kind: 'joint', legs };
}
