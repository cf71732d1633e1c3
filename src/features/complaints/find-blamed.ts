import type { Tx } from '../../db/database.js';
import { type ComplaintRefusal, refuseComplaint } from '../../domain/complaints/complaint-refusal.js';
import type { Blamed } from '../../domain/complaints/decide-finding.js';

/** Who answers, within the hall; a person brings his department and his only window, a window its department. */
export async function findBlamed(
  tx: Tx,
  hallId: number,
  given: Blamed,
): Promise<{ ok: true; blamed: Blamed } | { ok: false; refusal: ComplaintRefusal }> {
  const staff =
    given.staffId === null
      ? null
      : await tx.staff.findFirst({ where: { id: given.staffId, hallId }, include: { windows: true } });
  if (given.staffId !== null && staff === null) return refuseComplaint('target-unknown', 'blamedStaffId');
  const onlyWindow = staff?.windows.length === 1 ? (staff.windows[0]?.windowId ?? null) : null;
  const windowId = given.windowId ?? onlyWindow;
  const window = windowId === null ? null : await tx.window.findFirst({ where: { id: windowId, hallId } });
  if (windowId !== null && window === null) return refuseComplaint('target-unknown', 'blamedWindowId');
  const departmentId = given.departmentId ?? staff?.departmentId ?? window?.departmentId ?? null;
  if (departmentId !== null && (await tx.department.count({ where: { id: departmentId, hallId } })) === 0)
    return refuseComplaint('target-unknown', 'blamedDepartmentId');
  return { ok: true, blamed: { staffId: given.staffId, windowId, departmentId } };
}
