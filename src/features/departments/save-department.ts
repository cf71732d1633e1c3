import type { Database, Tx } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import type { Administrator } from '../halls/managed-halls.js';
import type { DepartmentFacts } from './departments.forms.js';
import {
  departmentTies,
  findDepartment,
  insertDepartment,
  isDepartmentTaken,
  saveDepartmentRow,
} from './departments.repository.js';

export type SavedDepartment =
  | { ok: true; departmentId: number }
  | { ok: false; code: 'code-taken' | 'name-taken' | 'not-found' };

/** Makes a department of a hall (`departmentId` null) or saves an edited one. */
export async function saveDepartment(
  database: Database,
  by: Administrator,
  given: { hallId: number; departmentId: number | null; facts: DepartmentFacts },
  now: Date,
): Promise<SavedDepartment> {
  const { hallId, departmentId, facts } = given;
  if (!by.hallIds.includes(hallId)) return { ok: false, code: 'not-found' };
  return database.write(async (tx) => {
    const before = departmentId === null ? null : await findDepartment(tx, departmentId);
    if (departmentId !== null && before?.hallId !== hallId) return { ok: false, code: 'not-found' };
    if (await isDepartmentTaken(tx, hallId, { code: facts.code }, departmentId))
      return { ok: false, code: 'code-taken' };
    if (await isDepartmentTaken(tx, hallId, { name: facts.name }, departmentId))
      return { ok: false, code: 'name-taken' };
    if (departmentId !== null) await saveDepartmentRow(tx, departmentId, facts);
    const id = departmentId ?? (await insertDepartment(tx, hallId, facts, now));
    const { code, name, phone } = before ?? { code: '', name: '', phone: '' };
    await audit(
      tx,
      by,
      hallId,
      before === null ? 'department-created' : 'department-edited',
      facts.name,
      now,
      {
        before: before === null ? null : { code, name, phone },
        after: facts,
      },
    );
    return { ok: true, departmentId: id };
  });
}

export type DepartmentInUse =
  | { ok: true }
  | { ok: false; code: 'not-found' }
  | { ok: false; code: 'still-needed'; openCases: number; publishedItems: number };

/** Puts a department in or out of use; out of use only when no open case and no published item hangs on it. */
export async function setDepartmentActive(
  database: Database,
  by: Administrator,
  given: { departmentId: number; active: boolean },
  now: Date,
): Promise<DepartmentInUse> {
  return database.write(async (tx) => {
    const found = await findDepartment(tx, given.departmentId);
    if (found === null || !by.hallIds.includes(found.hallId)) return { ok: false, code: 'not-found' };
    if (found.active === given.active) return { ok: true };
    const ties = await departmentTies(tx, found.id);
    if (!given.active && ties.openCases + ties.publishedItems > 0)
      return { ok: false, code: 'still-needed', ...ties };
    await saveDepartmentRow(tx, found.id, { active: given.active });
    const kind = given.active ? 'department-activated' : 'department-deactivated';
    await audit(tx, by, found.hallId, kind, found.name, now, {});
    return { ok: true };
  });
}

async function audit(
  tx: Tx,
  by: Administrator,
  hallId: number,
  kind: string,
  subject: string,
  at: Date,
  details: Record<string, unknown>,
): Promise<void> {
  await recordAudit(tx, {
    hallId,
    staffId: by.staffId,
    actorName: by.name,
    kind,
    subject,
    details,
    address: by.address,
    at,
  });
}
