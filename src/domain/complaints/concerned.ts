/** Whom a complaint points at, before or after the inquiry. */
export interface ComplainedOf {
  targetKind: string;
  targetStaffId: number | null;
  targetWindowId: number | null;
  targetDepartmentId: number | null;
  blamedStaffId: number | null;
  blamedWindowId: number | null;
  blamedDepartmentId: number | null;
  /** Who filled the post of the person complained of when it happened (S-07). */
  substituteId: number | null;
}

/** Somebody who would open or handle a complaint. */
export interface PossibleHandler {
  staffId: number;
  departmentId: number | null;
  /** His own windows, without those of posts he fills. */
  windowIds: readonly number[];
}

/**
 * Section 6 no. 2 [D]: a complaint never reaches the person complained of, who stood in for him, who sits at the
 * window complained of, nor anyone of the department complained of.
 */
export function isConcerned(complaint: ComplainedOf, person: PossibleHandler): boolean {
  const { staffId, departmentId, windowIds } = person;
  if ([complaint.targetStaffId, complaint.blamedStaffId, complaint.substituteId].includes(staffId))
    return true;
  const windows = [complaint.targetWindowId, complaint.blamedWindowId];
  if (windows.some((window) => window !== null && windowIds.includes(window))) return true;
  if (departmentId === null) return false;
  return (
    complaint.blamedDepartmentId === departmentId ||
    (complaint.targetKind === 'department' && complaint.targetDepartmentId === departmentId)
  );
}
