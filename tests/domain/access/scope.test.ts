import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/domain/access/roles.js';
import { caseScope, isInScope, type Person } from '../../../src/domain/access/scope.js';

function person(roles: readonly Role[], place: Partial<Person> = {}): Person {
  return { staffId: 1, hallId: 10, hallIdsBelow: [11, 12], departmentId: 5, windowIds: [3], roles, ...place };
}

describe('reach of a person (S-33)', () => {
  it('supervision and director see their hall and the halls below, whatever else they are', () => {
    const hall = { kind: 'hall', hallIds: [10, 11, 12] };
    expect(caseScope(person(['supervision']))).toEqual(hall);
    expect(caseScope(person(['clerk', 'director']))).toEqual(hall);
  });

  it('reviewer, approver and leader in charge see their department', () => {
    const department = { kind: 'department', hallId: 10, departmentIds: [5] };
    expect(caseScope(person(['reviewer']))).toEqual(department);
    expect(caseScope(person(['approver']))).toEqual(department);
    expect(caseScope(person(['unit-leader']))).toEqual(department);
    expect(caseScope(person(['approver'], { departmentId: null }))).toEqual({ kind: 'none' });
  });

  it('an auditor of the first level sees the hall, one of the second his department', () => {
    expect(caseScope(person(['auditor-1']))).toEqual({ kind: 'hall', hallIds: [10, 11, 12] });
    expect(caseScope(person(['auditor-2']))).toEqual({ kind: 'department', hallId: 10, departmentIds: [5] });
  });

  it('a clerk sees his windows and his department, one of the shared window only the window', () => {
    expect(caseScope(person(['clerk']))).toEqual({
      kind: 'window',
      hallId: 10,
      windowIds: [3],
      departmentIds: [5],
    });
    expect(caseScope(person(['clerk'], { departmentId: null }))).toEqual({
      kind: 'window',
      hallId: 10,
      windowIds: [3],
      departmentIds: [],
    });
    expect(caseScope(person(['clerk'], { departmentId: null, windowIds: [] }))).toEqual({ kind: 'none' });
  });

  it('the administrator and people without a working role see none', () => {
    expect(caseScope(person(['administrator']))).toEqual({ kind: 'none' });
    expect(caseScope(person(['duty-manager']))).toEqual({ kind: 'none' });
    expect(caseScope(person([]))).toEqual({ kind: 'none' });
  });

  it.each([
    [
      'own window, other department',
      { hallId: 10, departmentId: 9, windowId: 3 },
      [true, true, false, false],
    ],
    ['own department, other window', { hallId: 10, departmentId: 5, windowId: 8 }, [true, true, true, false]],
    ['own department, no window', { hallId: 10, departmentId: 5, windowId: null }, [true, true, true, false]],
    ['neither', { hallId: 10, departmentId: 9, windowId: 8 }, [true, false, false, false]],
    ['a hall below', { hallId: 11, departmentId: 5, windowId: 3 }, [true, false, false, false]],
    ['another hall', { hallId: 20, departmentId: 5, windowId: 3 }, [false, false, false, false]],
  ])('%s', (_name, place, expected) => {
    const scopes = (['supervision', 'clerk', 'reviewer', 'administrator'] as const).map((role) =>
      caseScope(person([role])),
    );
    expect(scopes.map((scope) => isInScope(place, scope))).toEqual(expected);
  });
});
