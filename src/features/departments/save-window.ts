import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import type { Administrator } from '../halls/managed-halls.js';
import type { WindowFacts } from './departments.forms.js';
import {
  findDepartment,
  findWindow,
  insertWindow,
  isWindowTaken,
  saveWindowRow,
  windowTies,
} from './departments.repository.js';
import type { DepartmentInUse } from './save-department.js';

export type SavedWindow =
  | { ok: true; windowId: number }
  | { ok: false; code: 'number-taken' | 'department-unknown' | 'not-found' };

/** Makes a window of a hall (`windowId` null) or saves an edited one; without a department it is shared (S-24). */
export async function saveWindow(
  database: Database,
  by: Administrator,
  given: { hallId: number; windowId: number | null; facts: WindowFacts },
  now: Date,
): Promise<SavedWindow> {
  const { hallId, windowId, facts } = given;
  if (!by.hallIds.includes(hallId)) return { ok: false, code: 'not-found' };
  return database.write(async (tx) => {
    const before = windowId === null ? null : await findWindow(tx, windowId);
    if (windowId !== null && before?.hallId !== hallId) return { ok: false, code: 'not-found' };
    const department = facts.departmentId === null ? null : await findDepartment(tx, facts.departmentId);
    if (facts.departmentId !== null && department?.hallId !== hallId)
      return { ok: false, code: 'department-unknown' };
    if (await isWindowTaken(tx, hallId, facts.number, windowId)) return { ok: false, code: 'number-taken' };
    if (windowId !== null) await saveWindowRow(tx, windowId, facts);
    const id = windowId ?? (await insertWindow(tx, hallId, facts));
    const was = before && {
      number: before.number,
      name: before.name,
      departmentId: before.departmentId,
      location: before.location,
      phone: before.phone,
    };
    await recordAudit(tx, {
      hallId,
      staffId: by.staffId,
      actorName: by.name,
      kind: before === null ? 'window-created' : 'window-edited',
      subject: `${facts.number}号窗口 ${facts.name}`,
      details: { before: was, after: facts },
      address: by.address,
      at: now,
    });
    return { ok: true, windowId: id };
  });
}

/** Puts a window in or out of use; out of use only when no open case and no published item hangs on it. */
export async function setWindowActive(
  database: Database,
  by: Administrator,
  given: { windowId: number; active: boolean },
  now: Date,
): Promise<DepartmentInUse> {
  return database.write(async (tx) => {
    const found = await findWindow(tx, given.windowId);
    if (found === null || !by.hallIds.includes(found.hallId)) return { ok: false, code: 'not-found' };
    if (found.active === given.active) return { ok: true };
    const ties = await windowTies(tx, found);
    if (!given.active && ties.openCases + ties.publishedItems > 0)
      return { ok: false, code: 'still-needed', ...ties };
    await saveWindowRow(tx, found.id, { active: given.active });
    await recordAudit(tx, {
      hallId: found.hallId,
      staffId: by.staffId,
      actorName: by.name,
      kind: given.active ? 'window-activated' : 'window-deactivated',
      subject: `${found.number}号窗口 ${found.name}`,
      address: by.address,
      at: now,
    });
    return { ok: true };
  });
}
