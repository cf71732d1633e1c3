import { describe, expect, it } from 'vitest';
import { SCHEME_CATEGORIES } from '../../../src/domain/appraisal/categories.js';
import { APPRAISAL_RULES } from '../../../src/domain/appraisal/rule-table.js';
import {
  BONUS,
  hasFixedPoints,
  isSchemeCode,
  mayGivePoints,
  SCHEME_CODES,
} from '../../../src/domain/appraisal/rules.js';
import { DEFAULT_SCHEMES } from '../../../src/domain/appraisal/schemes.js';

function ruleOf(code: string) {
  const rule = APPRAISAL_RULES.find((each) => each.code === code);
  if (rule === undefined) {
    throw new Error(`no rule ${code}`);
  }
  return rule;
}

describe('table 8.2', () => {
  it('holds 94 rules with different codes: 19 BEST, 24 DEP, 23 STF, 28 WIN', () => {
    expect(new Set(APPRAISAL_RULES.map(({ code }) => code)).size).toBe(94);
    expect(
      Object.fromEntries(SCHEME_CODES.map((code) => [code, DEFAULT_SCHEMES[code].rules.length])),
    ).toEqual({ DEP: 24, WIN: 28, STF: 23, BEST: 19 });
  });

  it.each(SCHEME_CODES)('the category maxima of %s make 100 points', (code) => {
    expect(SCHEME_CATEGORIES[code].reduce((sum, { maximumPoints }) => sum + maximumPoints, 0)).toBe(100);
  });

  it('every rule belongs to its scheme and to a category of it or to the bonus', () => {
    const strays = APPRAISAL_RULES.filter(
      ({ code, scheme, category, categoryMaximum }) =>
        !code.startsWith(`${scheme}-`) ||
        (category === BONUS
          ? categoryMaximum !== null
          : SCHEME_CATEGORIES[scheme].find(({ key }) => key === category)?.maximumPoints !== categoryMaximum),
    );
    expect(strays).toEqual([]);
  });

  it('inside the categories nothing but BEST-1 gives points', () => {
    const givers = APPRAISAL_RULES.filter(
      ({ category, pointsMin, pointsMax }) => category !== BONUS && Math.max(pointsMin, pointsMax ?? 0) > 0,
    );
    expect(givers.map(({ code }) => code)).toEqual(['BEST-1']);
  });

  it('leaves a choice of points in eleven rules only', () => {
    expect(APPRAISAL_RULES.filter((rule) => !hasFixedPoints(rule)).map(({ code }) => code)).toEqual([
      'DEP-A1',
      'DEP-A2',
      'WIN-A5b',
      'WIN-A6',
      'WIN-C5',
      'WIN-X1',
      'WIN-X2',
      'WIN-X3',
      'STF-D3a',
      'BEST-1',
      'BEST-6a',
    ]);
  });

  it('names the vetoes of each rule', () => {
    const vetoes = APPRAISAL_RULES.filter((rule) => rule.vetoes.length > 0);
    expect(Object.fromEntries(vetoes.map((rule) => [rule.code, rule.vetoes]))).toEqual({
      'DEP-D3': ['V_BEST_YEAR', 'REPLACE', 'CIRC'],
      'DEP-D4a': ['CIRC'],
      'WIN-A1c': ['V_EXC_YEAR', 'REPLACE'],
      'WIN-B1': ['V_EXC_YEAR', 'REPLACE', 'CIRC'],
      'WIN-B3b': ['REPLACE'],
      'STF-L1': ['CIRC'],
      'BEST-1v': ['V_BEST_MONTH'],
      'BEST-2b': ['V_BEST_MONTH'],
      'BEST-2f': ['V_BEST_MONTH'],
      'BEST-3c': ['V_BEST_MONTH'],
    });
  });

  it('names what needs the consent of the appraisal group and what goes to the government', () => {
    expect({
      confirm: APPRAISAL_RULES.filter((rule) => rule.needsConfirmation).map(({ code }) => code),
      report: APPRAISAL_RULES.filter((rule) => rule.reportedToGovernment).map(({ code }) => code),
      ownPart: APPRAISAL_RULES.filter((rule) => rule.ownPartPoints === 10).map(({ code }) => code),
    }).toEqual({
      confirm: ['WIN-A5b', 'WIN-A6', 'WIN-X1', 'WIN-X2'],
      report: ['WIN-C1'],
      ownPart: ['DEP-A1', 'DEP-A2'],
    });
  });

  it.each([
    ['WIN-C5', [-1, -3, -5], [0, -0.5, -6, 3]],
    ['DEP-A1', [0, -4, -10], [1, -11]],
    ['WIN-X1', [3, 6, 9, 12], [0, 4, 15, -3]],
    ['WIN-X2', [-3, -6, -9, -12], [3, -4, -15]],
    ['WIN-X3', [0, 2, 40], [-1]],
    ['STF-D3a', [3, 6, 9, 12], [2, 5, 13]],
    ['BEST-2e', [1.5], [1, 2, -1.5]],
    ['BEST-1', [0, 20], [21, -1]],
  ])('%s takes %j and refuses %j', (code, taken, refused) => {
    expect(taken.filter((points) => !mayGivePoints(ruleOf(code), points))).toEqual([]);
    expect(refused.filter((points) => mayGivePoints(ruleOf(code), points))).toEqual([]);
  });

  it('knows no other scheme: EFF is judged without points', () => {
    expect(['STF', 'EFF', 'stf', 'constructor'].map(isSchemeCode)).toEqual([true, false, false, false]);
  });

  it('a scheme is plain data that survives storing', () => {
    expect(JSON.parse(JSON.stringify(DEFAULT_SCHEMES))).toEqual(DEFAULT_SCHEMES);
  });
});
