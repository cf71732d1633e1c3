import { describe, expect, it } from 'vitest';
import { type AppraisalOptions, appraise } from '../../../src/domain/appraisal/appraise.js';
import type { AppraisalEntry } from '../../../src/domain/appraisal/entries.js';
import type { SchemeCode } from '../../../src/domain/appraisal/rules.js';
import { DEFAULT_SCHEMES } from '../../../src/domain/appraisal/schemes.js';
import type { AppraisalFacts, AppraisalSubject } from '../../../src/domain/appraisal/score-subject.js';

function entry(rule: string, count: number, points?: number, event?: string): AppraisalEntry {
  return {
    rule,
    count,
    ...(points === undefined ? {} : { points }),
    ...(event === undefined ? {} : { event }),
  };
}

function scored(
  scheme: SchemeCode,
  entries: AppraisalEntry[],
  facts: AppraisalFacts = {},
  options: AppraisalOptions = {},
) {
  const { results, errors } = appraise(DEFAULT_SCHEMES[scheme], [{ id: 's', entries, facts }], options);
  const [result] = results;
  if (result === undefined) {
    throw new Error('no result');
  }
  const { categories, bonus, total, grade, vetoes } = result;
  return { categories, bonus, total, grade, vetoes, errors };
}

const clean = { D: 20, A: 20, Q: 20, R: 25, L: 15 };
const clerks = (totals: readonly number[]): AppraisalSubject[] =>
  totals.map((bonus, index) => ({ id: `c${index + 1}`, entries: [entry('STF-D3b', bonus / 2)] }));

describe('the vectors of 8.6', () => {
  it('V1: a quarrel, two late arrivals, a case 3 days over, own window excellent: 87, 称职', () => {
    expect(
      scored('STF', [entry('STF-D2b', 1), entry('STF-Q1a', 2), entry('STF-R2', 3)], {
        windowGradeMonth: '优秀',
      }),
    ).toEqual({
      categories: { D: 18, A: 20, Q: 16, R: 16, L: 15 },
      bonus: 2,
      total: 87,
      grade: '称职',
      vetoes: [],
      errors: [],
    });
  });

  it('V2: five absences without leave use up the category: 80, without the floor 75', () => {
    const entries = [entry('STF-Q1b', 5)];
    const kept = { bonus: 0, grade: '称职', vetoes: [], errors: [] };
    expect(scored('STF', entries)).toEqual({ ...kept, categories: { ...clean, Q: 0 }, total: 80 });
    expect(scored('STF', entries, {}, { floor: false })).toEqual({
      ...kept,
      categories: { ...clean, Q: -5 },
      total: 75,
    });
  });

  it('V3, C-48: two integrity breaches leave 85 points but not more than 基本称职', () => {
    const expected = {
      categories: { ...clean, L: 0 },
      bonus: 0,
      total: 85,
      grade: '基本称职',
      vetoes: ['CIRC'],
      errors: [],
    };
    expect(scored('STF', [entry('STF-L1', 2)])).toEqual(expected);
    expect(scored('STF', [entry('STF-L1', 2)], {}, { severityOverride: false })).toEqual({
      ...expected,
      grade: '称职',
    });
  });

  it('V4: a window with two cases 3 working days over and a serious attitude case: 60, 合格', () => {
    expect(scored('WIN', [entry('WIN-A2c', 6), entry('WIN-A1c', 1)])).toEqual({
      categories: { A: 20, B: 20, C: 20 },
      bonus: 0,
      total: 60,
      grade: '合格',
      vetoes: ['V_EXC_YEAR', 'REPLACE'],
      errors: [],
    });
  });

  it('V5: second by cases, a case 2 days late, three cases in half the time: 116, awarded', () => {
    const appraisal = appraise(DEFAULT_SCHEMES.BEST, [
      { id: 'first', entries: [entry('BEST-3b', 4)], facts: { cases: 900 } },
      { id: 'second', entries: [entry('BEST-2a', 2), entry('BEST-2c', 3)], facts: { cases: 800 } },
    ]);
    expect(
      appraisal.results.map(({ categories, bonus, total, grade }) => ({ categories, bonus, total, grade })),
    ).toEqual([
      { categories: { 1: 20, 2: 20, 3: 0, 4: 20, 5: 20 }, bonus: 0, total: 80, grade: null },
      { categories: { 1: 18, 2: 14, 3: 20, 4: 20, 5: 20 }, bonus: 24, total: 116, grade: null },
    ]);
    expect(appraisal.awarded).toEqual(['second']);
  });

  it('V6: a window with 100 points and one verified complaint is out for the month', () => {
    const subject = { id: 'w', entries: [entry('BEST-3c', 1)], facts: { cases: 10 } };
    const { results, awarded } = appraise(DEFAULT_SCHEMES.BEST, [subject]);
    expect(results.map(({ total, vetoes }) => ({ total, vetoes }))).toEqual([
      { total: 100, vetoes: ['V_BEST_MONTH'] },
    ]);
    expect(awarded).toEqual([]);
  });

  it('V7: a department with an item outside, two late cases and a banner: 92', () => {
    expect(scored('DEP', [entry('DEP-B1', 1), entry('DEP-C2', 2), entry('DEP-X3', 1)])).toEqual({
      categories: { A: 20, B: 20, C: 21, D: 10, E: 10, F: 10 },
      bonus: 1,
      total: 92,
      grade: null,
      vetoes: [],
      errors: [],
    });
  });

  it('V9: of 13 clerks one is excellent, of 12 windows two', () => {
    const thirteen = appraise(DEFAULT_SCHEMES.STF, clerks([0, 4, 2, 8, 0, 0, 0, 0, 6, 0, 0, 0, 0]));
    expect(thirteen.results.filter(({ grade }) => grade === '优秀').map(({ id }) => id)).toEqual(['c4']);
    const twelve = Array.from({ length: 12 }, (_, index) => ({ id: `w${index + 1}`, entries: [] }));
    expect(
      appraise(DEFAULT_SCHEMES.WIN, twelve)
        .results.filter(({ grade }) => grade === '优秀')
        .map(({ id }) => id),
    ).toEqual(['w1', 'w2']);
  });

  it('V11: a district newspaper (3) and a provincial broadcast (9) on the same event count 9', () => {
    const entries = [entry('WIN-X1', 1, 3, 'praise'), entry('WIN-X1', 1, 9, 'praise')];
    expect(scored('WIN', entries).bonus).toBe(9);
    expect(scored('WIN', [...entries].reverse()).bonus).toBe(9);
  });
});

describe('categories', () => {
  it('8.1: praise is in addition, the total may pass 100', () => {
    expect(scored('STF', [entry('STF-D3b', 2)]).total).toBe(104);
  });

  it('WIN-X2: criticism in the media is a negative bonus outside the categories', () => {
    expect(scored('WIN', [entry('WIN-X2', 2, -6)])).toEqual({
      categories: { A: 60, B: 20, C: 20 },
      bonus: -12,
      total: 88,
      grade: '良好',
      vetoes: [],
      errors: [],
    });
  });

  it('DEP-A1, A2: each can use up its own part of 10 only', () => {
    const twice = [entry('DEP-A1', 2, -8)];
    expect(scored('DEP', twice).categories.A).toBe(10);
    expect(scored('DEP', [...twice, entry('DEP-A2', 1, -3)]).categories.A).toBe(7);
    expect(scored('DEP', twice, {}, { floor: false }).categories.A).toBe(4);
  });

  it('BEST-2e: ten times 1.5 and a fraction leave no noise', () => {
    expect(
      scored('BEST', [entry('BEST-2e', 10), entry('BEST-5a', 0.1), entry('BEST-5a', 0.2)]),
    ).toMatchObject({
      categories: { 1: 0, 2: 20, 3: 20, 4: 20, 5: 19.4 },
      bonus: 15,
      total: 94.4,
    });
  });

  it('a count of 0 changes nothing and brings no veto', () => {
    expect(scored('STF', [entry('STF-L1', 0)])).toEqual({
      categories: clean,
      bonus: 0,
      total: 100,
      grade: '优秀',
      vetoes: [],
      errors: [],
    });
  });
});

describe('facts', () => {
  it('STF-R4a, R4c: the own window unfit in the month, excellent in the year', () => {
    expect(scored('STF', [], { windowGradeMonth: '不合格', windowGradeYear: '优秀' })).toMatchObject({
      categories: { ...clean, R: 23 },
      bonus: 10,
      total: 108,
    });
  });

  it('a fact and an entry of the same rule are the same matter', () => {
    expect(scored('STF', [entry('STF-R4b', 1)], { windowGradeMonth: '优秀' }).bonus).toBe(2);
    expect(scored('BEST', [entry('BEST-1', 1, 14)], { cases: 3 }).categories[1]).toBe(14);
  });

  it('BEST-1: equal numbers share the better rank, the eleventh earns nothing', () => {
    const cases = [50, 40, 40, 30, 20, 19, 18, 17, 16, 15, 14, 13];
    const subjects = cases.map((each, index) => ({ id: `w${index}`, entries: [], facts: { cases: each } }));
    expect(
      appraise(DEFAULT_SCHEMES.BEST, [...subjects, { id: 'none', entries: [] }]).results.map(
        ({ categories }) => categories[1],
      ),
    ).toEqual([20, 18, 18, 14, 12, 10, 8, 6, 4, 2, 0, 0, 0]);
  });
});

describe('entries that are left out', () => {
  it('names the reason, the others still count', () => {
    const bad = [
      entry('STF-Z9', 1),
      entry('WIN-A3', 1),
      entry('STF-D2a', -1),
      entry('STF-D2a', 1, -3),
      entry('STF-D3a', 1),
      entry('STF-D3a', 1, 15),
    ];
    const { total, errors } = scored('STF', [...bad, entry('STF-D2a', 1, -2)]);
    expect(total).toBe(98);
    expect(errors).toEqual([
      { id: 's', rule: 'STF-Z9', reason: 'unknown rule' },
      { id: 's', rule: 'WIN-A3', reason: 'unknown rule' },
      { id: 's', rule: 'STF-D2a', reason: 'count below zero' },
      { id: 's', rule: 'STF-D2a', reason: 'points outside the range' },
      { id: 's', rule: 'STF-D3a', reason: 'points outside the range' },
      { id: 's', rule: 'STF-D3a', reason: 'points outside the range' },
    ]);
  });
});

describe('one event counts once', () => {
  it('C-33: the largest points x count of the event stays, and the lines say so', () => {
    const { results } = appraise(DEFAULT_SCHEMES.STF, [
      {
        id: 's',
        entries: [
          entry('STF-Q1a', 3, undefined, 'e'),
          entry('STF-Q1b', 1, undefined, 'e'),
          entry('STF-Q2', 1),
        ],
      },
    ]);
    expect(results[0]?.lines.map(({ rule, product, counted }) => [rule.code, product, counted])).toEqual([
      ['STF-Q1a', -6, true],
      ['STF-Q1b', -5, false],
      ['STF-Q2', -1, true],
    ]);
    expect(results[0]?.total).toBe(93);
  });

  it('C-33: the same name of an event at two subjects are two events', () => {
    const subject = (id: string) => ({ id, entries: [entry('STF-D2a', 1, undefined, 'e')] });
    expect(
      appraise(DEFAULT_SCHEMES.STF, [subject('a'), subject('b')]).results.map(({ total }) => total),
    ).toEqual([98, 98]);
  });

  it('BEST-3c: the veto stands although the points of the same event come from BEST-3a', () => {
    expect(
      scored('BEST', [entry('BEST-3a', 1, undefined, 'e'), entry('BEST-3c', 1, undefined, 'e')]),
    ).toMatchObject({
      categories: { 1: 0, 2: 20, 3: 17, 4: 20, 5: 20 },
      vetoes: ['V_BEST_MONTH'],
    });
  });
});

describe('quota and awards', () => {
  it('the quota wins over the score: 20 clerks of 100 points and more, three of them excellent', () => {
    const { results } = appraise(
      DEFAULT_SCHEMES.STF,
      clerks(Array.from({ length: 20 }, (_, index) => index)),
    );
    expect(results.filter(({ grade }) => grade === '优秀').map(({ id }) => id)).toEqual([
      'c18',
      'c19',
      'c20',
    ]);
    expect(results.filter(({ grade }) => grade === '称职')).toHaveLength(17);
  });

  it('score first: all of them are excellent', () => {
    const { results } = appraise(DEFAULT_SCHEMES.STF, clerks([0, 0, 0]), { quotaFirst: false });
    expect(results.map(({ grade }) => grade)).toEqual(['优秀', '优秀', '优秀']);
  });

  it('C-48: a clerk who may not be excellent takes no place of the quota', () => {
    const breach = { id: 'breach', entries: [entry('STF-L1', 1), entry('STF-D3b', 20)] };
    const { results } = appraise(DEFAULT_SCHEMES.STF, [breach, ...clerks([0, 2])]);
    expect(results.map(({ id, total, grade }) => [id, total, grade])).toEqual([
      ['breach', 130, '基本称职'],
      ['c1', 100, '称职'],
      ['c2', 102, '优秀'],
    ]);
  });

  it('WIN-A1c: in the year a window with V_EXC_YEAR is not excellent and takes no place', () => {
    const serious = { id: 'serious', entries: [entry('WIN-A1c', 1), entry('WIN-X1', 1, 12)] };
    const other = { id: 'other', entries: [] };
    const grades = (options: AppraisalOptions) =>
      appraise(DEFAULT_SCHEMES.WIN, [serious, other], options).results.map(({ grade }) => grade);
    expect(grades({})).toEqual(['优秀', '良好']);
    expect(grades({ barsFromExcellent: ['V_EXC_YEAR'] })).toEqual(['良好', '优秀']);
  });

  it('own cut-offs', () => {
    expect(scored('WIN', [entry('WIN-A3', 1)], {}, { cutOffs: [96, 80, 70] }).grade).toBe('良好');
  });

  it('8.5: of 12 windows the two highest from 90, else vacant; a veto frees the place', () => {
    const awardedAt = (bonuses: readonly number[], vetoed?: number) => {
      const subjects = Array.from({ length: 12 }, (_, index) => ({
        id: `w${index + 1}`,
        entries: [
          entry('BEST-2e', (bonuses[index] ?? 0) / 1.5),
          ...(vetoed === index ? [entry('BEST-2b', 1)] : []),
        ],
      }));
      return appraise(DEFAULT_SCHEMES.BEST, subjects).awarded;
    };
    expect(awardedAt([17, 11, 9])).toEqual(['w1', 'w2']);
    expect(awardedAt([9, 8])).toEqual([]);
    expect(awardedAt([10, 12])).toEqual(['w2', 'w1']);
    expect(awardedAt([17, 11, 13], 0)).toEqual(['w3', 'w2']);
  });

  it('no subjects: no results, vacant', () => {
    expect(appraise(DEFAULT_SCHEMES.BEST, [])).toEqual({ results: [], awarded: [], errors: [] });
    expect(appraise(DEFAULT_SCHEMES.DEP, [])).toEqual({ results: [], awarded: null, errors: [] });
  });
});
