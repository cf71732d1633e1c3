import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import {
  fillGap,
  type Gap,
  type GapPromise,
  gapStanding,
  refuseGrantWithGap,
  remindFrom,
  returnOnLapse,
  type TolerancePolicy,
  tolerateGaps,
} from '../../../src/domain/tolerance/tolerance.js';
import type { ToleranceRefusal } from '../../../src/domain/tolerance/tolerance-refusal.js';
import { toleranceRefusalInWords } from '../../../src/domain/tolerance/tolerance-refusal-in-words.js';
import { material } from '../cases/case-samples.js';
import { at } from '../deadlines/moments.js';

const calendar = officialCalendar();
const NOW = at('2026-11-20 10:00');
const DUE = at('2026-12-04 18:00');
const policy: TolerancePolicy = { atMostWorkingDays: null, returnsOnLapse: false, grantsWithGap: false };
const optedIn: TolerancePolicy = { ...policy, returnsOnLapse: true };
const promise: GapPromise = { date: '2026-11-30', signedBy: '王芳' };
const present = material(1, 'present');
const later = material(2, 'follows-later', { mayFollow: true });
const gap: Gap = {
  materials: ['材料2'],
  promisedAt: at('2026-11-30 18:00'),
  signedBy: '王芳',
  filledAt: null,
};

function codeOf(outcome: { ok: true } | { ok: false; refusal: ToleranceRefusal }): string {
  if (outcome.ok) return 'allowed';
  expect(toleranceRefusalInWords(outcome.refusal)).toMatch(/。$/);
  return `${outcome.refusal.rule} ${outcome.refusal.code}`;
}

function tolerate(
  materials = [present, later],
  more: Partial<GapPromise> = {},
  by: TolerancePolicy = policy,
): string {
  return codeOf(tolerateGaps(materials, { ...promise, ...more }, by, DUE, NOW, calendar));
}

describe('T13, S-39: accepting with tolerated gaps', () => {
  it('Fri 20 Nov 2026: a marked material may follow until Mon 30 Nov, promised and signed', () => {
    expect(tolerateGaps([present, later], promise, policy, DUE, NOW, calendar)).toEqual({ ok: true, gap });
  });

  it('only materials marked for it; a defective one never, a missing one when marked', () => {
    expect([
      tolerate([present]),
      tolerate([material(2, 'missing')]),
      tolerate([later, material(3, 'follows-later')]),
      tolerate([material(2, 'defective', { mayFollow: true })]),
      tolerate([material(2, 'missing', { mayFollow: true })]),
      tolerate([later, material(3, 'missing', { necessity: 'optional' })]),
    ]).toEqual([
      'T13 nothing-missing',
      'S-39 material-not-tolerable',
      'S-39 material-not-tolerable',
      'S-39 material-not-tolerable',
      'allowed',
      'allowed',
    ]);
  });

  it("TL-034: promised no later than the item's promised moment, Fri 4 Dec 18:00", () => {
    expect([
      tolerate([later], { date: '2026-12-04' }),
      tolerate([later], { date: '2026-12-05' }),
      tolerate([later], { date: '2026-11-20' }),
      tolerate([later], { date: '2026-11-19' }),
      tolerate([later], { date: '30.11.2026' }),
    ]).toEqual([
      'allowed',
      'TL-034 promise-beyond-due',
      'allowed',
      'TL-034 promise-not-ahead',
      'D-27 promise-not-a-date',
    ]);
  });

  it("A-37: nor later than the item's longest period; D-27: and signed", () => {
    const five = { ...policy, atMostWorkingDays: 5 };
    expect([
      tolerate([later], { date: '2026-11-27' }, five),
      tolerate([later], { date: '2026-11-30' }, five),
      tolerate([later], { signedBy: ' ' }),
    ]).toEqual(['allowed', 'A-37 promise-beyond-policy', 'D-27 promise-not-signed']);
  });
});

describe('TL-034: how the gaps stand', () => {
  const standing = (now: string, more: Partial<Gap> = {}, by = policy) =>
    gapStanding({ ...gap, ...more }, by, at(now), calendar);

  it('the applicant is reminded from Fri 27 Nov on, the working day before Mon 30 Nov', () => {
    expect(remindFrom(gap, calendar)).toBe(at('2026-11-27 00:00'));
    expect([
      standing('2026-11-26 23:59').kind,
      standing('2026-11-27 08:00').kind,
      standing('2026-11-30 18:00').kind,
    ]).toEqual(['waiting', 'remind', 'remind']);
  });

  it('a lapse proposes the return when the item opted in, a flag otherwise (C-44)', () => {
    const { promisedAt } = gap;
    expect([standing('2026-11-30 18:01'), standing('2026-11-30 18:01', {}, optedIn)]).toEqual([
      { kind: 'lapsed', promisedAt, consequence: 'flag-overdue' },
      { kind: 'lapsed', promisedAt, consequence: 'propose-return' },
    ]);
  });

  it('what came is filled, in time or late', () => {
    const filled = fillGap(gap, at('2026-11-26 10:00'));
    expect(filled).toEqual({ ok: true, gap: { ...gap, filledAt: at('2026-11-26 10:00') } });
    expect([
      standing('2026-12-20 10:00', { filledAt: at('2026-11-30 18:00') }),
      standing('2026-12-20 10:00', { filledAt: at('2026-12-01 09:00') }),
      codeOf(fillGap({ ...gap, filledAt: NOW }, NOW)),
    ]).toEqual([{ kind: 'filled', late: false }, { kind: 'filled', late: true }, 'T13 no-open-gap']);
  });
});

describe('C-44: granting before the rest has come', () => {
  it('not while something is missing, unless the item opted in', () => {
    const refusal = refuseGrantWithGap(gap, policy);
    expect(refusal).toEqual({ rule: 'C-44', code: 'gap-still-open', facts: { names: ['材料2'] } });
    expect(refusal && toleranceRefusalInWords(refusal)).toBe(
      '容缺材料还没有补齐：材料2。补齐后才能准予许可。',
    );
    expect([
      refuseGrantWithGap(null, policy),
      refuseGrantWithGap({ ...gap, filledAt: NOW }, policy),
      refuseGrantWithGap(gap, { ...policy, grantsWithGap: true }),
    ]).toEqual([null, null, null]);
  });
});

describe('T36, C-44: returning an accepted case on lapse', () => {
  const lapsed = at('2026-12-01 09:00');

  it("only lapsed, opted in, with the leader's approval, and then with notice", () => {
    expect([
      codeOf(returnOnLapse(gap, optedIn, 9, at('2026-11-30 18:00'))),
      codeOf(returnOnLapse(gap, policy, 9, lapsed)),
      codeOf(returnOnLapse(gap, optedIn, null, lapsed)),
      codeOf(returnOnLapse({ ...gap, filledAt: NOW }, optedIn, 9, lapsed)),
    ]).toEqual([
      'T36 gap-not-lapsed',
      'C-44 return-not-opted-in',
      'C-44 leader-approval-missing',
      'T36 no-open-gap',
    ]);
    expect(returnOnLapse(gap, optedIn, 9, lapsed)).toEqual({ ok: true, owes: 'return-notice' });
  });
});
