import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import {
  type AllowedProcedure,
  allowedProcedures,
} from '../../../src/domain/suspensions/special-procedures.js';
import {
  endSuspension,
  isSuspensionOverdue,
  ownDueMoment,
  runningSuspension,
  type SuspensionFacts,
  type SuspensionRequest,
  type SuspensionRow,
  startSuspension,
  suspensionsOf,
  untoldSuspensions,
} from '../../../src/domain/suspensions/suspend.js';
import { suspensionRefusalInWords } from '../../../src/domain/suspensions/suspension-refusal-in-words.js';
import { at, facts as deadlineFacts, due } from '../deadlines/moments.js';

const calendar = officialCalendar();
const LAW = '《中华人民共和国行政许可法》第四十五条';
const NOW = at('2026-11-23 10:00');

const testing: AllowedProcedure = {
  procedure: 'testing',
  stepPosition: 2,
  stepName: '委托检测',
  basis: LAW,
};
const hearing: AllowedProcedure = { procedure: 'hearing', stepPosition: 3, stepName: '听证', basis: LAW };

const request: SuspensionRequest = {
  procedure: 'testing',
  stepPosition: 2,
  basis: '',
  reason: '委托市检测中心检测水质',
  limit: { value: 5, unit: 'workingDays' },
  expectedEndAt: at('2026-11-27 18:00'),
};

const row: SuspensionRow = {
  ...request,
  basis: LAW,
  startedAt: NOW,
  endedAt: null,
  toldAt: null,
};

function factsWith(more: Partial<SuspensionFacts> = {}): SuspensionFacts {
  return { state: 'REV', allowed: [testing, hearing], rows: [], ...more };
}

function refused(facts: SuspensionFacts, more: Partial<SuspensionRequest> = {}): string {
  const start = startSuspension(facts, { ...request, ...more }, NOW, calendar);
  if (start.ok) throw new Error('started');
  expect(suspensionRefusalInWords(start.refusal)).toMatch(/[。]$/);
  return `${start.refusal.rule} ${start.refusal.code}`;
}

describe('A-21: which procedures may stop the clock', () => {
  const step = (name: string, kind: 'ordinary' | 'site' | 'hearing', notCounted: boolean, basis = '') => ({
    name,
    kind,
    notCounted,
    basis,
  });

  it('only not-counted steps do, by their kind or by the procedure their name names', () => {
    expect(
      allowedProcedures([
        step('审查', 'ordinary', true),
        step('委托检测', 'ordinary', true),
        step('听证', 'hearing', true, '《听证办法》第三条'),
        step('听证', 'hearing', false),
      ]),
    ).toEqual([testing, { ...hearing, basis: '《听证办法》第三条' }]);
  });

  it('a site visit, which art. 45 does not name, needs the basis of its step', () => {
    expect(allowedProcedures([step('现场踏勘', 'site', true)])).toEqual([]);
    expect(allowedProcedures([step('现场踏勘', 'site', true, '《办法》第九条')])).toEqual([
      { procedure: 'site-visit', stepPosition: 1, stepName: '现场踏勘', basis: '《办法》第九条' },
    ]);
  });
});

describe('TL-118: stopping the clock for a special procedure', () => {
  it('Mon 23 Nov 2026: testing for 5 working days is over by Mon 30 Nov, the applicant still to be told', () => {
    expect(startSuspension(factsWith(), request, NOW, calendar)).toEqual({
      ok: true,
      row,
      ownDueAt: at('2026-11-30 18:00'),
    });
    expect(untoldSuspensions([row, { ...row, toldAt: NOW }])).toEqual([row]);
  });

  it('is refused while the clock does not run: before acceptance, with the superior, after the decision', () => {
    const states = ['RECV', 'SUPP', 'UP', 'DEC_Y', 'READY', 'DONE'] as const;
    expect(states.map((state) => refused(factsWith({ state })))).toEqual(
      states.map(() => 'S-05 clock-not-running'),
    );
  });

  it('is refused for a procedure that no step of the item foresees', () => {
    expect(refused(factsWith(), { procedure: 'auction' })).toBe('A-21 procedure-not-foreseen');
    expect(refused(factsWith(), { stepPosition: 3 })).toBe('A-21 procedure-not-foreseen');
  });

  it('is refused while another procedure runs', () => {
    const rows = [{ ...row, procedure: 'hearing', stepPosition: 3, reason: '听证' } as const];
    expect(refused(factsWith({ rows }))).toBe('TL-118 suspension-already-running');
  });

  it('repeated suspension for the same cause is refused, also under another name', () => {
    const rows = [{ ...row, endedAt: at('2026-11-23 09:00') }];
    expect(refused(factsWith({ rows }), { reason: '再次检测' })).toBe('TL-118 same-cause-again');
    expect(
      refused(factsWith({ rows }), {
        procedure: 'hearing',
        stepPosition: 3,
        reason: ' 委托市检测中心，检测水质。',
      }),
    ).toBe('TL-118 same-cause-again');
    const other = {
      ...request,
      procedure: 'hearing',
      stepPosition: 3,
      reason: '利害关系人要求听证',
    } as const;
    expect(startSuspension(factsWith({ rows }), other, NOW, calendar).ok).toBe(true);
  });

  it('asks for basis, reason, own limit and an expected end between now and that limit', () => {
    const bare = factsWith({ allowed: [{ ...testing, basis: '' }] });
    expect([
      refused(bare),
      refused(factsWith(), { reason: ' ' }),
      refused(factsWith(), { limit: { value: 0, unit: 'workingDays' } }),
      refused(factsWith(), { limit: { value: 1.5, unit: 'workingDays' } }),
      refused(factsWith(), { expectedEndAt: NOW }),
      refused(factsWith(), { expectedEndAt: at('2026-11-30 18:01') }),
    ]).toEqual([
      'TL-118 basis-missing',
      'TL-118 reason-missing',
      'TL-118 limit-invalid',
      'TL-118 limit-invalid',
      'TL-118 expected-end-not-ahead',
      'TL-118 expected-end-beyond-limit',
    ]);
  });
});

describe('TL-118: setting the clock going again', () => {
  const later = at('2026-12-01 09:00');

  it('ends the running one with its outcome and says that its own limit had passed', () => {
    expect(endSuspension([row], '检测报告 2026-118', later, calendar)).toEqual({
      ok: true,
      row: { ...row, endedAt: later },
      wasOverdue: true,
    });
  });

  it('needs a running one, an outcome, and a moment not before its start', () => {
    const code = (rows: SuspensionRow[], outcome: string, now: number) => {
      const end = endSuspension(rows, outcome, now, calendar);
      return end.ok ? 'ended' : end.refusal.code;
    };
    expect([
      code([], '报告', later),
      code([{ ...row, endedAt: NOW }], '报告', later),
      code([row], ' ', later),
      code([row], '报告', NOW - 1),
    ]).toEqual([
      'no-suspension-running',
      'no-suspension-running',
      'outcome-missing',
      'ends-before-it-begins',
    ]);
  });

  it('a procedure is overdue from the minute after its own limit, Mon 30 Nov 18:00', () => {
    expect(ownDueMoment(row, calendar)).toBe(at('2026-11-30 18:00'));
    expect(isSuspensionOverdue(row, at('2026-11-30 18:00'), calendar)).toBe(false);
    expect(isSuspensionOverdue(row, at('2026-11-30 18:01'), calendar)).toBe(true);
    expect(isSuspensionOverdue({ ...row, endedAt: at('2026-11-27 11:00') }, later, calendar)).toBe(false);
  });

  it('moves the promise: 10 working days from Fri 20 Nov, Tue 24 to Thu 26 Nov stopped, is Wed 9 Dec', () => {
    const rows = [{ ...row, startedAt: at('2026-11-24 10:00'), endedAt: at('2026-11-27 10:00') }];
    expect(runningSuspension(rows)).toBeNull();
    const suspensions = suspensionsOf(rows);
    expect(due(deadlineFacts('2026-11-20 10:00', 10, 'workingDays'), calendar)).toBe('2026-12-04 18:00');
    expect(due(deadlineFacts('2026-11-20 10:00', 10, 'workingDays', { suspensions }), calendar)).toBe(
      '2026-12-09 18:00',
    );
  });
});
