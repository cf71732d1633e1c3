import type { Role } from '../../../src/domain/access/roles.js';
import type { Person } from '../../../src/domain/access/scope.js';
import type { CaseFacts } from '../../../src/domain/cases/guards.js';
import type { CheckedMaterial, MaterialStatus } from '../../../src/domain/cases/materials.js';

/** Fri 20 Nov 2026, 10:00 in Shanghai. */
export const NOW = new Date('2026-11-20T10:00:00+08:00');

export function person(roles: readonly Role[], staffId = 1): Person {
  return { staffId, hallId: 10, hallIdsBelow: [], departmentId: 5, windowIds: [3], roles };
}

export function material(
  position: number,
  status: MaterialStatus,
  more: Partial<CheckedMaterial> = {},
): CheckedMaterial {
  return {
    position,
    name: `材料${position}`,
    necessity: 'required',
    onSpot: false,
    mayFollow: false,
    status,
    problem: status === 'defective' ? '没有签名' : '',
    ...more,
  };
}

/** A promised case, complete, free of charge, received and accepted by staff 2, review points ticked. */
export function caseFacts(more: Partial<CaseFacts> = {}): CaseFacts {
  return {
    hallId: 10,
    departmentId: 5,
    windowId: 3,
    state: 'RECV',
    kind: 'P',
    receivedById: 2,
    acceptedById: 2,
    lastChangedAt: new Date('2026-11-20T09:30:00+08:00'),
    item: { kind: more.kind ?? 'P', feeCharged: false, refusalAuthority: true },
    materials: [material(1, 'present'), material(2, 'present')],
    correctionDueAt: new Date('2026-11-27T18:00:00+08:00'),
    checklist: { total: 3, ticked: 3 },
    resultName: '',
    ...more,
  };
}
