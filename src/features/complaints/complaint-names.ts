import type { Database } from '../../db/database.js';
import type { FoundComplaint } from './complaints.repository.js';

/** The names behind the ids of a complaint. */
export interface NamedComplaint {
  target: {
    targetKind: string;
    targetStaff: string | null;
    targetWindow: string | null;
    targetDepartment: string | null;
  };
  caseNumber: string;
  itemName: string;
  unitName: string;
  blamed: string;
  /** The department that answers for what was found, by itself or for its person or window; '' when none. */
  blamedUnit: string;
  unitLeaders: string[];
}

/** Reads the names of everybody and everything that a complaint points to. */
export async function namesOf({ read }: Database, row: FoundComplaint): Promise<NamedComplaint> {
  const { staff, windows, departments, found, item } = await pointedTo(read, row);
  const staffName = (id: number | null) => staff.find((each) => each.id === id)?.name ?? null;
  const windowNumber = (id: number | null) => windows.find((each) => each.id === id)?.number ?? null;
  const departmentName = (id: number | null) => departments.find((each) => each.id === id)?.name ?? null;
  const blamedWindow = windowNumber(row.blamedWindowId);
  const unitId =
    row.blamedDepartmentId ??
    staff.find(({ id }) => id === row.blamedStaffId)?.departmentId ??
    windows.find(({ id }) => id === row.blamedWindowId)?.departmentId ??
    null;
  return {
    target: {
      targetKind: row.targetKind,
      targetStaff: staffName(row.targetStaffId),
      targetWindow: windowNumber(row.targetWindowId),
      targetDepartment: departmentName(row.targetDepartmentId),
    },
    caseNumber: found[0]?.number ?? '',
    itemName: item[0]?.name ?? '',
    unitName: departmentName(row.handlingDepartmentId) ?? '',
    blamed: [
      departmentName(row.blamedDepartmentId),
      blamedWindow === null ? null : `${blamedWindow}号窗口`,
      staffName(row.blamedStaffId),
    ]
      .filter((name) => name !== null)
      .join(' · '),
    ...(await unitOf({ read }, unitId)),
  };
}

async function pointedTo(read: Database['read'], row: FoundComplaint) {
  const present = (...ids: (number | null)[]) => ({ in: ids.filter((id): id is number => id !== null) });
  const units = present(row.targetDepartmentId, row.blamedDepartmentId, row.handlingDepartmentId);
  const [staff, windows, departments, found, item] = await Promise.all([
    read.staff.findMany({
      where: { id: present(row.targetStaffId, row.blamedStaffId) },
      select: { id: true, name: true, departmentId: true },
    }),
    read.window.findMany({
      where: { id: present(row.targetWindowId, row.blamedWindowId) },
      select: { id: true, number: true, departmentId: true },
    }),
    read.department.findMany({ where: { id: units }, select: { id: true, name: true } }),
    read.case.findMany({ where: { id: row.caseId ?? 0 }, select: { number: true } }),
    read.item.findMany({ where: { id: row.itemId ?? 0 }, select: { name: true } }),
  ]);
  return { staff, windows, departments, found, item };
}

async function unitOf({ read }: Pick<Database, 'read'>, unitId: number | null) {
  if (unitId === null) return { blamedUnit: '', unitLeaders: [] };
  const unit = await read.department.findUnique({ where: { id: unitId }, select: { name: true } });
  const leaders = await read.staff.findMany({
    where: {
      departmentId: unitId,
      active: true,
      roles: { some: { role: { in: ['unit-leader', 'unit-top-leader'] } } },
    },
    select: { name: true },
    orderBy: { id: 'asc' },
  });
  return { blamedUnit: unit?.name ?? '', unitLeaders: leaders.map(({ name }) => name) };
}
