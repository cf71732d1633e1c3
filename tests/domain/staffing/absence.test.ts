import { describe, expect, it } from 'vitest';
import {
  type Absence,
  answerAbsence,
  askAbsence,
  endAbsence,
  isRunning,
} from '../../../src/domain/staffing/absence.js';
import { absenceRefusalInWords } from '../../../src/domain/staffing/absence-refusal.js';
import {
  actingIds,
  postOfPlace,
  rolesWithPosts,
  windowsWithPosts,
} from '../../../src/domain/staffing/substitution.js';

const at = (text: string) => Date.parse(`${text}:00+08:00`);
const NOW = at('2026-11-20T10:00');
const DEPARTMENT = { sharesDepartment: true, sharesWindow: false, isNamedB: false };

/** From Mon 23 Nov 2026 09:00 to Tue 24 Nov 18:00, A = 1, B = 2. */
function absence(more: Partial<Absence> = {}): Absence {
  return {
    staffId: 1,
    staffName: '张敏',
    substituteId: 2,
    substitute: '王强',
    state: 'asked',
    fromAt: at('2026-11-23T09:00'),
    untilAt: at('2026-11-24T18:00'),
    ...more,
  };
}

const codeOf = (outcome: ReturnType<typeof endAbsence>) => (outcome.ok ? 'ok' : outcome.refusal.code);
const ask = (more: Partial<Absence> = {}, around: readonly Absence[] = [], competence = DEPARTMENT) =>
  codeOf(askAbsence(absence(more), competence, around, NOW));

describe('S-07: each post is always covered by a competent substitute', () => {
  it('B is not A, and can do the work: named B of an item, same department or same window', () => {
    const none = { sharesDepartment: false, sharesWindow: false, isNamedB: false };
    expect([
      ask({ substituteId: 1 }),
      ask({}, [], none),
      ask({}, [], { ...none, isNamedB: true }),
      ask({}, [], { ...none, sharesWindow: true }),
      ask(),
    ]).toEqual(['substitute-is-self', 'substitute-not-competent', 'ok', 'ok', 'ok']);
  });

  it('the period lies ahead and ends after it begins', () => {
    expect([
      ask({ untilAt: at('2026-11-23T09:00') }),
      ask({ fromAt: at('2026-11-18T09:00'), untilAt: at('2026-11-19T18:00') }),
      ask({ untilAt: null }),
    ]).toEqual(['ends-before-it-begins', 'over-already', 'ok']);
  });

  it('neither is away meanwhile, and A does not stand in for somebody else', () => {
    const other = (more: Partial<Absence>) => absence({ staffId: 7, substituteId: 8, ...more });
    expect([
      ask({}, [other({ staffId: 1 })]),
      ask({}, [other({ staffId: 2, state: 'confirmed' })]),
      ask({}, [other({ substituteId: 1, state: 'confirmed' })]),
      ask({}, [other({ substituteId: 1, state: 'asked' })]),
      ask({}, [other({ staffId: 2, state: 'ended' })]),
      ask({}, [other({ staffId: 2, fromAt: at('2026-11-24T18:00'), untilAt: null })]),
    ]).toEqual(['absent-already', 'substitute-away', 'stands-in-himself', 'ok', 'ok', 'ok']);
  });

  it('A is not absent before B confirmed; B confirms once, for himself, before the end', () => {
    const during = at('2026-11-23T10:00');
    expect([
      isRunning(absence(), during),
      isRunning(absence({ state: 'confirmed' }), during),
      isRunning(absence({ state: 'confirmed' }), NOW),
      isRunning(absence({ state: 'confirmed' }), at('2026-11-24T18:00')),
      isRunning(absence({ state: 'ended' }), during),
      isRunning(absence({ state: 'confirmed', untilAt: null }), at('2027-01-04T09:00')),
    ]).toEqual([false, true, false, false, false, true]);
    expect([
      codeOf(answerAbsence(absence(), 2, NOW)),
      codeOf(answerAbsence(absence(), 3, NOW)),
      codeOf(answerAbsence(absence({ state: 'confirmed' }), 2, NOW)),
      codeOf(answerAbsence(absence(), 2, at('2026-11-24T18:00'))),
    ]).toEqual(['ok', 'not-asked-of-you', 'answered-already', 'over-already']);
  });

  it('only A takes it back or returns', () => {
    expect([
      codeOf(endAbsence(absence({ state: 'confirmed' }), 1)),
      codeOf(endAbsence(absence(), 2)),
      codeOf(endAbsence(absence({ state: 'ended' }), 1)),
    ]).toEqual(['ok', 'not-yours', 'answered-already']);
  });

  it('a refusal tells what to do', () => {
    const outcome = askAbsence(
      absence(),
      DEPARTMENT,
      [absence({ staffId: 2, substituteId: 8, staffName: '王强' })],
      NOW,
    );
    expect(outcome.ok ? '' : absenceRefusalInWords(outcome.refusal)).toBe(
      '王强在这段时间也要离岗，不能替岗。',
    );
  });
});

describe('S-07: what a substitute takes over', () => {
  const posts = [
    {
      staffId: 1,
      name: '张敏',
      departmentId: 6,
      windowIds: [3, 4],
      roles: ['clerk', 'administrator'] as const,
    },
  ];

  it('windows and roles of the post, never the power over the house', () => {
    expect(windowsWithPosts([9, 3], posts)).toEqual([9, 3, 4]);
    expect(rolesWithPosts(['reviewer'], posts)).toEqual(['reviewer', 'clerk']);
    expect(actingIds({ staffId: 2, substituteFor: posts })).toEqual([2, 1]);
    expect(actingIds({ staffId: 2 })).toEqual([2]);
  });

  it('an act belongs to the post that reaches the place; at his own window nobody acts for another', () => {
    const own = { windowIds: [9], departmentId: 5 };
    const post = (windowId: number | null, departmentId: number) =>
      postOfPlace({ windowId, departmentId }, own, posts)?.name ?? null;
    expect([post(3, 5), post(9, 6), post(null, 5), post(null, 6), post(12, 7)]).toEqual([
      '张敏',
      null,
      null,
      '张敏',
      null,
    ]);
  });
});
