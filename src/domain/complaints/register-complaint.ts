import type { ComplaintTargetKind } from './categories.js';
import { type ComplaintRefusal, refuseComplaint } from './complaint-refusal.js';

/** What must hold of a complaint before it gets its number. */
export interface ComplaintToRegister {
  anonymous: boolean;
  name: string;
  content: string;
  target: {
    kind: ComplaintTargetKind;
    staffId: number | null;
    windowId: number | null;
    departmentId: number | null;
  };
  /** When it reached the hall and when the matter happened (null: unknown). */
  receivedAt: Date;
  occurredAt: Date | null;
}

/**
 * S-13: everything that is said is registered (004:L44); only what makes no sense is asked again: no matter, a name
 * beside “anonymous”, or a target that is not named.
 */
export function checkComplaint(
  given: ComplaintToRegister,
  now: Date,
): { ok: true } | { ok: false; refusal: ComplaintRefusal } {
  if (given.content.trim() === '') return refuseComplaint('content-missing', 'content');
  const hasName = given.name.trim() !== '';
  if (given.anonymous && hasName) return refuseComplaint('anonymous-with-name', 'name');
  if (!given.anonymous && !hasName) return refuseComplaint('name-missing', 'name');
  if (given.receivedAt > now) return refuseComplaint('received-later-than-now', 'receivedAt');
  if (given.occurredAt !== null && given.occurredAt > given.receivedAt)
    return refuseComplaint('happened-later-than-received', 'occurredAt');
  const missing = targetMissing(given.target);
  return missing === null ? { ok: true } : refuseComplaint('target-missing', missing);
}

/** The field that names a target of this kind and is empty; null when the target is named. */
export function targetMissing(target: ComplaintToRegister['target']): string | null {
  switch (target.kind) {
    case 'none':
      return null;
    case 'staff':
    case 'leader':
      return target.staffId === null ? 'targetStaffId' : null;
    case 'window':
      return target.windowId === null ? 'targetWindowId' : null;
    case 'department':
      return target.departmentId === null ? 'targetDepartmentId' : null;
  }
}
