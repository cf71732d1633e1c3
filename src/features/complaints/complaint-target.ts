import type { Tx } from '../../db/database.js';
import { isRole, type Role } from '../../domain/access/roles.js';
import type { ComplaintTargetKind } from '../../domain/complaints/categories.js';
import { type ComplaintRefusal, refuseComplaint } from '../../domain/complaints/complaint-refusal.js';

/** Whom a form names; only what belongs to the kind counts. */
export interface GivenTarget {
  kind: ComplaintTargetKind;
  staffId: number | null;
  windowId: number | null;
  departmentId: number | null;
}

export interface FoundTarget {
  columns: {
    targetKind: ComplaintTargetKind;
    targetStaffId: number | null;
    targetWindowId: number | null;
    targetDepartmentId: number | null;
  };
  roles: Role[];
}

/** The target within the hall, with the roles of the person; a target of another hall is refused. */
export async function findTarget(
  tx: Tx,
  hallId: number,
  given: GivenTarget,
): Promise<{ ok: true; target: FoundTarget } | { ok: false; refusal: ComplaintRefusal }> {
  const columns = {
    targetKind: given.kind,
    targetStaffId: null,
    targetWindowId: null,
    targetDepartmentId: null,
  };
  switch (given.kind) {
    case 'none':
      return { ok: true, target: { columns, roles: [] } };
    case 'staff':
    case 'leader': {
      const staff = await tx.staff.findFirst({
        where: { id: given.staffId ?? 0, hallId },
        include: { roles: true },
      });
      if (staff === null) return refuseComplaint('target-unknown', 'targetStaffId');
      const roles = staff.roles.map(({ role }) => role).filter(isRole);
      return { ok: true, target: { columns: { ...columns, targetStaffId: staff.id }, roles } };
    }
    case 'window': {
      const window = await tx.window.findFirst({ where: { id: given.windowId ?? 0, hallId } });
      if (window === null) return refuseComplaint('target-unknown', 'targetWindowId');
      return { ok: true, target: { columns: { ...columns, targetWindowId: window.id }, roles: [] } };
    }
    case 'department': {
      const department = await tx.department.findFirst({ where: { id: given.departmentId ?? 0, hallId } });
      if (department === null) return refuseComplaint('target-unknown', 'targetDepartmentId');
      return { ok: true, target: { columns: { ...columns, targetDepartmentId: department.id }, roles: [] } };
    }
  }
}
