import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import {
  decideExtension,
  type ExtensionFacts,
  type ExtensionRequest,
  type ExtensionRow,
  extensionDaysLeft,
  extensionsOf,
  lapsedRequest,
  openRequest,
  requestExtension,
} from '../../../src/domain/extensions/extension.js';
import { extensionRefusalInWords } from '../../../src/domain/extensions/extension-refusal-in-words.js';
import { at, facts as deadlineFacts, due } from '../deadlines/moments.js';

const calendar = officialCalendar();
const DUE = at('2026-12-04 18:00');
const NOW = at('2026-12-02 10:00');
const LEADER = { staffId: 9, isLeaderInCharge: true };
const request: ExtensionRequest = { workingDays: 5, reason: '情况复杂，需要核实', requestedById: 7 };
const open: ExtensionRow = { status: 'open', requestedAt: NOW, ...request };
const approved: ExtensionRow = { ...open, status: 'approved' };

function factsWith(more: Partial<ExtensionFacts> = {}): ExtensionFacts {
  return {
    state: 'REV',
    kind: 'P',
    limitUnit: 'workingDays',
    dueAt: DUE,
    rows: [],
    itemAllowanceWorkingDays: null,
    ...more,
  };
}

function refused(facts: ExtensionFacts, more: Partial<ExtensionRequest> = {}, now = NOW): string {
  const outcome = requestExtension(facts, { ...request, ...more }, now);
  if (outcome.ok) return outcome.kind;
  expect(extensionRefusalInWords(outcome.refusal)).toMatch(/。$/);
  return `${outcome.refusal.rule} ${outcome.refusal.code}`;
}

describe('T28, S-05: asking for an extension', () => {
  it('Wed 2 Dec 2026, two days before the due moment: an open request', () => {
    expect(requestExtension(factsWith(), request, NOW)).toEqual({ ok: true, kind: 'requested', row: open });
  });

  it('SV-04: on the due moment it is in time, a minute later the case is recorded as overdue', () => {
    expect(refused(factsWith(), {}, DUE)).toBe('requested');
    expect(requestExtension(factsWith(), request, DUE + 60_000)).toEqual({
      ok: true,
      kind: 'overdue',
      dueAt: DUE,
      row: { ...open, status: 'lapsed', requestedAt: DUE + 60_000 },
    });
  });

  it('an open end, while a suspension runs, is not past', () => {
    expect(refused(factsWith({ dueAt: null }))).toBe('requested');
  });

  it('one open request at a time', () => {
    expect(refused(factsWith({ rows: [open] }))).toBe('SV-04 request-already-open');
    const decided = [{ ...open, status: 'denied' } as const, { ...open, status: 'lapsed' } as const];
    expect(refused(factsWith({ rows: decided }))).toBe('requested');
  });

  it('TL-114: 10 working days in all for a promised case, TL-115: 15 for a joint one, less when the item says so', () => {
    const rows = [{ ...approved, workingDays: 8 }];
    expect([
      refused(factsWith(), { workingDays: 10 }),
      refused(factsWith(), { workingDays: 11 }),
      refused(factsWith({ rows }), { workingDays: 2 }),
      refused(factsWith({ rows }), { workingDays: 3 }),
      refused(factsWith({ kind: 'J', rows }), { workingDays: 7 }),
      refused(factsWith({ kind: 'J', rows }), { workingDays: 8 }),
      refused(factsWith({ itemAllowanceWorkingDays: 3 }), { workingDays: 4 }),
      refused(factsWith({ itemAllowanceWorkingDays: 30 }), { workingDays: 11 }),
    ]).toEqual([
      'requested',
      'TL-114 days-beyond-allowance',
      'requested',
      'TL-114 days-beyond-allowance',
      'requested',
      'TL-115 days-beyond-allowance',
      'TL-114 days-beyond-allowance',
      'TL-114 days-beyond-allowance',
    ]);
    expect(extensionDaysLeft(factsWith({ rows: [...rows, open] }))).toBe(2);
  });

  it('only kinds P, J and U, only working-day limits (R6), only while the clock runs, only with a reason', () => {
    expect([
      refused(factsWith({ kind: 'I' })),
      refused(factsWith({ kind: 'R' })),
      refused(factsWith({ kind: 'U' })),
      refused(factsWith({ limitUnit: 'calendarDays' })),
      refused(factsWith({ state: 'SUPP' })),
      refused(factsWith({ kind: 'U', state: 'UP' })),
      refused(factsWith(), { reason: '  ' }),
      refused(factsWith(), { workingDays: 0 }),
      refused(factsWith(), { workingDays: 1.5 }),
    ]).toEqual([
      'T28 kind-not-extendable',
      'T28 kind-not-extendable',
      'requested',
      'R6 working-day-limits-only',
      'T28 not-open-for-extension',
      'requested',
      'TL-035 reason-missing',
      'T28 days-invalid',
      'T28 days-invalid',
    ]);
  });
});

describe('SV-04: deciding on an extension', () => {
  const decide = (more: {
    approve?: boolean;
    reason?: string;
    staffId?: number;
    leader?: boolean;
    now?: number;
  }) => {
    const outcome = decideExtension(
      { rows: [open], dueAt: DUE },
      { approve: more.approve ?? true, reason: more.reason ?? '' },
      { staffId: more.staffId ?? LEADER.staffId, isLeaderInCharge: more.leader ?? true },
      more.now ?? NOW,
    );
    return outcome.ok ? outcome.kind : outcome.refusal.code;
  };

  it('the leader in charge approves, never the requester, and denies with a reason only', () => {
    expect([
      decide({}),
      decide({ leader: false }),
      decide({ staffId: 7 }),
      decide({ approve: false }),
      decide({ approve: false, reason: '可以按期办结' }),
    ]).toEqual([
      'approved',
      'not-leader-in-charge',
      'requester-may-not-decide',
      'decision-reason-missing',
      'denied',
    ]);
  });

  it('an approval after the due moment comes too late: overdue', () => {
    expect([decide({ now: DUE }), decide({ now: DUE + 1 })]).toEqual(['approved', 'overdue']);
    expect(lapsedRequest({ rows: [open], dueAt: DUE }, DUE + 1)).toEqual({ ...open, status: 'lapsed' });
    expect(lapsedRequest({ rows: [open], dueAt: DUE }, DUE)).toBeNull();
    expect(lapsedRequest({ rows: [approved], dueAt: DUE }, DUE + 1)).toBeNull();
  });

  it('only approved days move the promise: 10 + 5 working days from Fri 20 Nov 2026 are Fri 11 Dec', () => {
    expect(openRequest([approved])).toBeNull();
    const extensions = extensionsOf([approved, open, { ...open, status: 'denied' }]);
    expect(due(deadlineFacts('2026-11-20 10:00', 10, 'workingDays', { extensions }), calendar)).toBe(
      '2026-12-11 18:00',
    );
  });
});
