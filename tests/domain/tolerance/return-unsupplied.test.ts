import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { returnUnsupplied, type UnsuppliedCase } from '../../../src/domain/tolerance/return-unsupplied.js';
import { toleranceRefusalInWords } from '../../../src/domain/tolerance/tolerance-refusal-in-words.js';
import { at } from '../deadlines/moments.js';

const calendar = officialCalendar();
const supplement: UnsuppliedCase = {
  state: 'SUPP',
  supplementDueAt: at('2026-11-27 18:00'),
  dueAt: null,
  isApplicantsFault: true,
  itemReturnsAccepted: true,
  approvedByLeaderId: 9,
};
const accepted: UnsuppliedCase = {
  ...supplement,
  state: 'ACC',
  supplementDueAt: null,
  dueAt: at('2026-11-27 18:00'),
};

function returned(of: UnsuppliedCase, now: string): string {
  const outcome = returnUnsupplied(of, at(now), calendar);
  if (outcome.ok) return outcome.owes;
  expect(toleranceRefusalInWords(outcome.refusal)).toMatch(/。$/);
  return `${outcome.refusal.rule} ${outcome.refusal.code}`;
}

describe('T36: returning a case whose papers never came', () => {
  it('before acceptance from the minute after the supplement term, Fri 27 Nov 2026 18:00', () => {
    expect([
      returned(supplement, '2026-11-27 18:00'),
      returned(supplement, '2026-11-27 18:01'),
      returned({ ...supplement, supplementDueAt: null }, '2026-12-20 10:00'),
    ]).toEqual(['T36 supplement-term-running', 'return-notice', 'T36 supplement-term-running']);
  });

  it('TL-014: after acceptance three working days overdue - Fri 27 Nov to the closing of Wed 2 Dec', () => {
    expect([returned(accepted, '2026-12-02 17:59'), returned(accepted, '2026-12-02 18:00')]).toEqual([
      'TL-014 overrun-too-short',
      'return-notice',
    ]);
  });

  it("SV-03, C-44: only by the applicant's fault, opted in by the item, approved by the leader", () => {
    const late = '2026-12-10 10:00';
    expect([
      returned({ ...accepted, isApplicantsFault: false }, late),
      returned({ ...accepted, itemReturnsAccepted: false }, late),
      returned({ ...accepted, approvedByLeaderId: null }, late),
      returned({ ...accepted, state: 'REV' }, late),
    ]).toEqual([
      'SV-03 nothing-awaited',
      'C-44 return-not-opted-in',
      'C-44 leader-approval-missing',
      'T36 nothing-awaited',
    ]);
  });
});
