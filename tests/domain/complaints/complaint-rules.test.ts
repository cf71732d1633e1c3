import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/domain/access/roles.js';
import { decideAfterAnswer } from '../../../src/domain/complaints/after-answer.js';
import { decideAssignment } from '../../../src/domain/complaints/assign-complaint.js';
import type { ComplaintTargetKind } from '../../../src/domain/complaints/categories.js';
import { complaintNumber } from '../../../src/domain/complaints/complaint-number.js';
import { openSteps } from '../../../src/domain/complaints/complaint-steps.js';
import { isConcerned } from '../../../src/domain/complaints/concerned.js';
import { decideFinding } from '../../../src/domain/complaints/decide-finding.js';
import { checkComplaint } from '../../../src/domain/complaints/register-complaint.js';
import { routeOf } from '../../../src/domain/complaints/routes.js';
import { COMPLAINT_STATES, type ComplaintState } from '../../../src/domain/complaints/states.js';
import { isValidComplaint } from '../../../src/domain/complaints/valid-complaint.js';

const TABLE = { staff: 'supervision', department: 'discipline-group', leader: 'inspection-office' } as const;

const NOBODY = {
  targetKind: 'none',
  targetStaffId: null,
  targetWindowId: null,
  targetDepartmentId: null,
  blamedStaffId: null,
  blamedWindowId: null,
  blamedDepartmentId: null,
  substituteId: null,
};

describe('section 6 no. 2: who leads an inquiry', () => {
  it.each<[ComplaintTargetKind, Role[], string]>([
    ['none', [], 'supervision'],
    ['window', [], 'supervision'],
    ['staff', ['clerk'], 'supervision'],
    ['staff', ['window-head'], 'supervision'],
    ['staff', ['supervision'], 'inspection-office'],
    ['staff', ['director'], 'inspection-office'],
    ['staff', ['inspection-office'], 'supervision'],
    ['department', [], 'discipline-group'],
    ['leader', ['unit-leader'], 'inspection-office'],
    ['leader', ['inspection-office'], 'supervision'],
  ])('about %s with the roles %j: %s', (kind, roles, route) => {
    expect(routeOf({ kind, roles }, TABLE)).toBe(route);
  });
});

describe('section 6 no. 2 [D]: whom a complaint never reaches', () => {
  const person = { staffId: 7, departmentId: 3, windowIds: [5] };

  it.each([
    ['the person complained of', { targetStaffId: 7 }, true],
    ['who answers by the finding', { blamedStaffId: 7 }, true],
    ['who stood in when it happened', { substituteId: 7 }, true],
    ['who sits at the window', { targetWindowId: 5 }, true],
    ['anyone of the department complained of', { targetKind: 'department', targetDepartmentId: 3 }, true],
    ['anyone of the department that answers', { blamedDepartmentId: 3 }, true],
    ['another person', { targetStaffId: 8 }, false],
    ['another window', { targetWindowId: 6 }, false],
    ['another department', { targetKind: 'department', targetDepartmentId: 4 }, false],
  ])('%s: %j is %s', (_who, change, expected) => {
    expect(isConcerned({ ...NOBODY, ...change }, person)).toBe(expected);
  });
});

describe('C-22, C-52: a valid complaint', () => {
  const yes = { factsVerified: true, isAttributable: true, ruleBroken: true };
  const whole = { facts: true, attributable: true, rule: true };

  it('counts when it is founded, or in part, and facts, attribution and rule hold', () => {
    const findings = ['founded', 'partly', 'unfounded', 'undetermined', 'withdrawn'] as const;
    expect(findings.map((finding) => isValidComplaint(finding, yes, whole))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('does not count when one question is answered no, unless the hall does not ask it', () => {
    const noRule = { ...yes, ruleBroken: false };
    expect(isValidComplaint('founded', noRule, whole)).toBe(false);
    expect(isValidComplaint('founded', noRule, { ...whole, rule: false })).toBe(true);
    expect(isValidComplaint('founded', { ...yes, factsVerified: null }, whole)).toBe(false);
    expect(isValidComplaint('founded', { ...yes, isAttributable: false }, whole)).toBe(false);
  });
});

describe('S-13: what may be registered', () => {
  const now = new Date('2026-11-20T10:00:00+08:00');
  const given = {
    anonymous: false,
    name: '赵小满',
    content: '态度不好',
    target: { kind: 'none' as const, staffId: null, windowId: null, departmentId: null },
    receivedAt: now,
    occurredAt: null as Date | null,
  };
  const codeOf = (change: Partial<typeof given>) => {
    const checked = checkComplaint({ ...given, ...change }, now);
    return checked.ok ? 'ok' : `${checked.refusal.field} ${checked.refusal.code}`;
  };

  it('everything with a matter, named or anonymous', () => {
    expect(codeOf({})).toBe('ok');
    expect(codeOf({ anonymous: true, name: '' })).toBe('ok');
  });

  it('asks again for what makes no sense', () => {
    expect(codeOf({ content: ' ' })).toBe('content content-missing');
    expect(codeOf({ name: '' })).toBe('name name-missing');
    expect(codeOf({ anonymous: true })).toBe('name anonymous-with-name');
    expect(codeOf({ receivedAt: new Date(now.getTime() + 1) })).toBe('receivedAt received-later-than-now');
    expect(codeOf({ occurredAt: new Date(now.getTime() + 1) })).toBe(
      'occurredAt happened-later-than-received',
    );
  });

  it('the number tells hall, day and serial', () => {
    expect(complaintNumber('QH', '2026-11-20', 3)).toBe('QHTS20261120-0003');
  });
});

describe('S-13: the steps open to the handler, to a colleague of the section, and to another body', () => {
  const steps = (state: ComplaintState, staffId: number, roles: Role[]) =>
    openSteps(
      { state, route: 'supervision', assignedToId: 1, assignedTo: '甲', awaitsVisit: true },
      { staffId, roles },
    ).join(' ');

  it('each state', () => {
    const table = Object.fromEntries(
      (Object.keys(COMPLAINT_STATES) as ComplaintState[]).map((state) => [
        state,
        [
          steps(state, 1, ['supervision']),
          steps(state, 2, ['supervision']),
          steps(state, 2, ['inspection-office']),
          steps(state, 1, ['clerk']),
        ],
      ]),
    );
    expect(table).toEqual({
      registered: ['accept redirect', 'accept redirect', '', ''],
      redirected: ['', '', '', ''],
      accepted: ['redirect assign', 'redirect assign', '', ''],
      assigned: ['assign hear find', 'assign', '', ''],
      found: ['assign answer', 'assign', '', ''],
      answered: ['assign ask', 'assign', '', ''],
      reverifying: ['assign hear reverify', 'assign', '', ''],
      closed: ['assign visit', 'assign', '', ''],
    });
  });
});

describe('section 6 no. 4: after the answer', () => {
  const outcome = (isReverified: boolean, satisfaction: 'satisfied' | 'dissatisfied' | 'unreachable') => {
    const decided = decideAfterAnswer({ isReachable: true, isReverified }, { satisfaction, note: '理由' });
    return decided.ok ? decided.to : decided.refusal.code;
  };

  it('satisfied closes it, dissatisfied has it looked at again once', () => {
    expect([
      outcome(false, 'satisfied'),
      outcome(false, 'dissatisfied'),
      outcome(true, 'dissatisfied'),
    ]).toEqual(['closed', 'reverifying', 'closed']);
  });

  it('who left no address cannot have said that he is satisfied', () => {
    const decided = decideAfterAnswer(
      { isReachable: false, isReverified: false },
      { satisfaction: 'satisfied', note: '' },
    );
    expect(decided).toEqual({
      ok: false,
      refusal: { rule: 'S-13', code: 'cannot-be-reached', field: 'satisfaction', facts: {} },
    });
  });
});

describe('S-13: assignment', () => {
  const handler = {
    staffId: 1,
    name: '甲',
    departmentId: null,
    windowIds: [],
    roles: ['supervision'] as Role[],
  };
  const longest = { solution: 5, levelSkipping: 3 };
  const codeOf = (change: object, assignment: object) => {
    const complaint = { ...NOBODY, route: 'supervision' as const, levelSkipping: false, ...change };
    const decided = decideAssignment(
      complaint,
      { handler, unitId: null, workingDays: null, ...assignment },
      longest,
    );
    return decided.ok ? 'ok' : decided.refusal.code;
  };

  it('goes to the body that leads it, never to who is concerned, within the limit', () => {
    expect([
      codeOf({}, {}),
      codeOf({ targetStaffId: 1 }, {}),
      codeOf({ route: 'inspection-office' }, {}),
      codeOf({ targetKind: 'department', targetDepartmentId: 9 }, { unitId: 9 }),
      codeOf({ levelSkipping: true }, { workingDays: 4 }),
      codeOf({}, { workingDays: 6 }),
      codeOf({}, { workingDays: 5 }),
    ]).toEqual([
      'ok',
      'handler-concerned',
      'handler-not-on-route',
      'unit-concerned',
      'level-skipping-longer',
      'longer-than-limit',
      'ok',
    ]);
  });
});

describe('002:L563, C-22: what a finding needs', () => {
  const given = {
    finding: 'founded' as const,
    reason: '录音证实',
    factsVerified: true as boolean | null,
    isAttributable: true as boolean | null,
    ruleBroken: true as boolean | null,
    blamed: { staffId: 7 as number | null, windowId: null, departmentId: null as number | null },
    brokenRule: 'FA-01',
  };
  const facts = {
    test: { facts: true, attributable: true, rule: true },
    heard: ['complainant', 'accused'] as ('complainant' | 'accused')[],
    hasTarget: true,
    isReachable: true,
    handler: { staffId: 1, departmentId: 9 as number | null },
    substitute: null as { staffId: number; name: string; of: string } | null,
  };
  const codeOf = (
    change: Partial<Omit<typeof given, 'finding'>> & { finding?: 'unfounded' | 'withdrawn' },
    more: Partial<typeof facts> = {},
  ) => {
    const decided = decideFinding({ ...given, ...change }, { ...facts, ...more });
    return decided.ok ? `valid ${decided.valid}` : `${decided.refusal.field} ${decided.refusal.code}`;
  };

  it('reason, both sides, three answers, who answers, and the rule', () => {
    expect([
      codeOf({}),
      codeOf({ reason: '' }),
      codeOf({}, { heard: ['accused'] }),
      codeOf({}, { heard: ['accused'], isReachable: false }),
      codeOf({ factsVerified: null }),
      codeOf({ blamed: { staffId: null, windowId: null, departmentId: null } }),
      codeOf({ brokenRule: ' ' }),
      codeOf({ blamed: { staffId: 1, windowId: null, departmentId: null } }),
      codeOf({ blamed: { staffId: null, windowId: null, departmentId: 9 } }),
      codeOf({}, { substitute: { staffId: 8, name: '乙', of: '甲' } }),
      codeOf({ finding: 'unfounded' }),
      codeOf({ finding: 'withdrawn' }, { heard: [] }),
    ]).toEqual([
      'valid true',
      'reason reason-missing',
      'side side-unheard',
      'valid true',
      'factsVerified answers-missing',
      'blamedStaffId nobody-attributed',
      'brokenRule rule-missing',
      'blamedStaffId blames-handler',
      'blamedStaffId blames-handler',
      'blamedStaffId substitute-acted',
      'valid false',
      'valid false',
    ]);
  });
});
