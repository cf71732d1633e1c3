import { describe, expect, it } from 'vitest';
import { gradeOf, quotaOf } from '../../../src/domain/appraisal/grades.js';
import { DEFAULT_SCHEMES } from '../../../src/domain/appraisal/schemes.js';
import { cappedTotal } from '../../../src/domain/appraisal/score-subject.js';
import { timeSavedRule } from '../../../src/domain/appraisal/time-saved.js';

describe('grades', () => {
  it('V8: a clerk with 90, 75, 60 and 59.9 points; each bound belongs to the better grade', () => {
    expect(
      [116, 90, 89.9, 75, 74.9, 60, 59.9, -3].map((total) => gradeOf(DEFAULT_SCHEMES.STF, total)),
    ).toEqual(['优秀', '优秀', '称职', '称职', '基本称职', '基本称职', '不称职', '不称职']);
  });

  it('C-01, C-02: windows have their own names and the same cut-offs', () => {
    expect([90, 75, 60, 59].map((total) => gradeOf(DEFAULT_SCHEMES.WIN, total))).toEqual([
      '优秀',
      '良好',
      '合格',
      '不合格',
    ]);
  });

  it('departments and best windows get no grade', () => {
    expect([gradeOf(DEFAULT_SCHEMES.DEP, 95), gradeOf(DEFAULT_SCHEMES.BEST, 95)]).toEqual([null, null]);
  });

  it('C-38: shares are rounded down, at least one; 29 % of 100 are 29', () => {
    expect([
      quotaOf(0.15, 13),
      quotaOf(0.2, 12),
      quotaOf(0.15, 3),
      quotaOf(0.29, 100),
      quotaOf(0, 50),
    ]).toEqual([1, 2, 1, 29, 1]);
  });

  it('C-42: the capped view of V5 is 100', () => {
    expect([cappedTotal(116), cappedTotal(92)]).toEqual([100, 92]);
  });
});

describe('time saved', () => {
  it('V10: 50 %, 49.9 %, 30 %, 20 % and 19.9 % of 1000 minutes', () => {
    expect([500, 501, 700, 800, 801, 1200].map((taken) => timeSavedRule(1000, taken))).toEqual([
      'BEST-2c',
      'BEST-2d',
      'BEST-2d',
      'BEST-2e',
      null,
      null,
    ]);
  });

  it('V10: 7 of 10 days are 30 % saved although 0.3 is no binary fraction', () => {
    expect([timeSavedRule(10, 7), timeSavedRule(0.3, 0.15), timeSavedRule(0, 0)]).toEqual([
      'BEST-2d',
      'BEST-2c',
      null,
    ]);
  });
});
