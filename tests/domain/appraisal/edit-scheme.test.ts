import { describe, expect, it } from 'vitest';
import { schemeDifferences } from '../../../src/domain/appraisal/compare-schemes.js';
import { editScheme, type TypedScheme, typedScheme } from '../../../src/domain/appraisal/edit-scheme.js';
import { SCHEME_CODES } from '../../../src/domain/appraisal/rules.js';
import { DEFAULT_SCHEMES } from '../../../src/domain/appraisal/schemes.js';

const STF = DEFAULT_SCHEMES.STF;

function faultsOf(change: Partial<TypedScheme>): string[] {
  const edited = editScheme(STF, { ...typedScheme(STF), ...change });
  return edited.ok ? [] : edited.faults.map(({ field, text }) => `${field}: ${text}`);
}

function withRule(code: string, change: Record<string, string>): Partial<TypedScheme> {
  const { rules } = typedScheme(STF);
  const rule = rules[code];
  return rule === undefined ? {} : { rules: { ...rules, [code]: { ...rule, ...change } } };
}

describe('E1: a scheme as an administrator types it', () => {
  it.each(SCHEME_CODES)('%s typed without a change is the same scheme', (code) => {
    const scheme = DEFAULT_SCHEMES[code];
    expect(editScheme(scheme, typedScheme(scheme))).toEqual({ ok: true, scheme });
  });

  it('a changed rule, quota and cut-off are told as differences', () => {
    const edited = editScheme(STF, {
      ...typedScheme(STF),
      ...withRule('STF-R2', { from: '-5', to: '-5' }),
      first: '92',
      quota: '20',
    });
    if (!edited.ok) throw new Error('refused');
    expect(schemeDifferences(STF, edited.scheme)).toEqual([
      { what: '等次分数线', before: '90 / 75 / 60', after: '92 / 75 / 60' },
      { what: '优秀名额', before: '15%', after: '20%' },
      { what: 'STF-R2 超过承诺时限', before: '-3 分/天', after: '-5 分/天' },
    ]);
  });

  it.each<[string, Partial<TypedScheme>, string[]]>([
    ['cut-offs that do not fall', { second: '95' }, ['second: 分数线应当一档比一档低']],
    ['a quota above all', { quota: '120' }, ['quota: 请填写 1 到 100 之间的百分比，不限名额的留空']],
    [
      'categories that are not 100 together',
      { categories: { ...typedScheme(STF).categories, D: '30' } },
      ['categories.D: 各类分值合计应为 100 分，现在是 110 分'],
    ],
    [
      'a deduction that gives points',
      withRule('STF-R2', { from: '3', to: '3' }),
      ['rules.STF-R2.from: STF-R2 是扣分项，分值应为负数或者 0'],
    ],
    [
      'a rule without its unit',
      withRule('STF-R2', { per: ' ' }),
      ['rules.STF-R2.per: STF-R2 请填写计分单位，如 次、件'],
    ],
    ['an unknown grade of the override', { override: '良好' }, ['override: 请选择最高等次']],
  ])('%s is refused beside its field', (_name, change, expected) => {
    expect(faultsOf(change)).toEqual(expected);
  });
});
