import { describe, expect, it } from 'vitest';
import { may } from '../../../src/domain/access/permissions.js';
import { PERMISSIONS_OF_ROLE } from '../../../src/domain/access/role-permissions.js';
import type { Role } from '../../../src/domain/access/roles.js';
import {
  PERIOD_STATES,
  PERIOD_STEPS,
  type PeriodStanding,
  type PeriodState,
  type PeriodStep,
  refusesStep,
} from '../../../src/domain/appraisal-procedure/take-step.js';

const STATES = Object.keys(PERIOD_STATES) as PeriodState[];
const STEPS = Object.keys(PERIOD_STEPS) as PeriodStep[];
const standing = (state: PeriodState, more: Partial<PeriodStanding> = {}): PeriodStanding => ({
  state,
  isComputed: true,
  proposedById: 1,
  reviewedById: 2,
  appealBy: null,
  openAppeals: 0,
  ...more,
});
const other = { staffId: 9, isSubject: false };
const given = { reason: '分数有误', now: 1000 };

describe('8.3: the steps of a period', () => {
  it('each state allows exactly its own steps', () => {
    const allowed = STATES.map((state) => [
      state,
      STEPS.filter((step) => refusesStep(standing(state), step, other, given) === null),
    ]);
    expect(Object.fromEntries(allowed)).toEqual({
      open: ['propose'],
      proposed: ['review', 'return-proposal'],
      reviewed: ['decide', 'return-review'],
      decided: ['publish'],
      published: ['freeze'],
      frozen: [],
    });
  });

  it('supervision proposes, the appraisal group reviews, committee and director decide', () => {
    const roles = Object.keys(PERMISSIONS_OF_ROLE) as Role[];
    const who = (step: PeriodStep) => roles.filter((role) => may([role], PERIOD_STEPS[step].permission));
    expect(who('propose')).toEqual(['supervision']);
    expect(who('review')).toEqual(['appraisal-group']);
    expect([...who('decide')].sort()).toEqual(['director', 'management-committee']);
  });

  it('who proposed neither reviews nor decides, who reviewed does not decide', () => {
    const by = (staffId: number) => ({ staffId, isSubject: false });
    expect(refusesStep(standing('proposed'), 'review', by(1), given)).toBe('same-person');
    expect(refusesStep(standing('reviewed'), 'decide', by(1), given)).toBe('same-person');
    expect(refusesStep(standing('reviewed'), 'decide', by(2), given)).toBe('same-person');
    expect(refusesStep(standing('reviewed'), 'return-review', by(2), given)).toBe('same-person');
  });

  it('nobody judges a period in which he is graded himself', () => {
    for (const [state, step] of [
      ['open', 'propose'],
      ['proposed', 'review'],
      ['reviewed', 'decide'],
    ] as const) {
      expect(refusesStep(standing(state), step, { staffId: 9, isSubject: true }, given)).toBe('own-matter');
    }
  });

  it('nothing is proposed before it was computed, nothing returned without a reason', () => {
    expect(refusesStep(standing('open', { isComputed: false }), 'propose', other, given)).toBe(
      'not-computed',
    );
    expect(refusesStep(standing('proposed'), 'return-proposal', other, { ...given, reason: ' ' })).toBe(
      'reason-missing',
    );
  });

  it('a period with an open appeal, or within the term for one, is not frozen', () => {
    const freeze = (more: Partial<PeriodStanding>) =>
      refusesStep(standing('published', more), 'freeze', other, given);
    expect(freeze({ openAppeals: 1 })).toBe('appeals-open');
    expect(freeze({ appealBy: 1001 })).toBe('appeal-term');
    expect(freeze({ appealBy: 1000 })).toBeNull();
  });
});
