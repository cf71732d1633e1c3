import { describe, expect, it } from 'vitest';
import {
  editEfficiency,
  efficiencyDifferences,
  type TypedEfficiency,
  typedEfficiency,
} from '../../../src/domain/appraisal/edit-efficiency.js';
import { DEFAULT_EFFICIENCY, efficiencyGrades } from '../../../src/domain/appraisal/efficiency.js';

const TYPED = typedEfficiency(DEFAULT_EFFICIENCY);

const faultsOf = (change: Partial<TypedEfficiency>) => {
  const edited = editEfficiency(DEFAULT_EFFICIENCY, { ...TYPED, ...change });
  return edited.ok ? [] : edited.faults;
};

describe('E1, S-23: EFF as an administrator edits it', () => {
  it('8.1, C-01: excellent, fit and unfit, without a quota', () => {
    expect([efficiencyGrades(DEFAULT_EFFICIENCY), DEFAULT_EFFICIENCY.quotaShare]).toEqual([
      ['优秀', '合格', '不合格'],
      null,
    ]);
  });

  it('saved as it was shown nothing changes', () => {
    expect(editEfficiency(DEFAULT_EFFICIENCY, TYPED)).toEqual({ ok: true, scheme: DEFAULT_EFFICIENCY });
  });

  it('a line typed anew becomes an aspect, a cleared one goes, and the quota is kept as a share', () => {
    const aspects = {
      ...TYPED.aspects,
      a0: { name: '', content: '' },
      a6: { name: '效能告诫', content: '当年被告诫几次' },
    };
    const edited = editEfficiency(DEFAULT_EFFICIENCY, { ...TYPED, aspects, quota: '20' });
    const scheme = edited.ok ? edited.scheme : DEFAULT_EFFICIENCY;
    expect(efficiencyDifferences(DEFAULT_EFFICIENCY, scheme)).toEqual([
      { what: '优秀名额', before: '不限', after: '20%' },
      {
        what: '考评内容：服务承诺',
        before: '公开承诺的内容、程序、时限、标准是否兑现',
        after: '没有',
      },
      { what: '考评内容：效能告诫', before: '没有', after: '当年被告诫几次' },
    ]);
  });

  it('names that are missing or said twice, standards that are missing and a wrong quota come back by field', () => {
    const { best, middle, worst } = TYPED.grades;
    expect(
      faultsOf({
        aspects: { a0: { name: '首问负责', content: '' }, a1: { name: '', content: '是否推诿' } },
        grades: { best: { ...best, name: '合格' }, middle, worst: { ...worst, meaning: '' } },
        quota: '0',
      }),
    ).toEqual([
      { field: 'aspects.a0.content', text: '“首问负责”请写明看什么' },
      { field: 'aspects.a1.name', text: '请填写考评内容的名称' },
      { field: 'grades.middle.name', text: '等次“合格”重复了' },
      { field: 'grades.worst.meaning', text: '请写明这一等次的标准' },
      { field: 'quota', text: '请填写 1 到 100 之间的百分比，不限名额的留空' },
    ]);
    expect(faultsOf({ aspects: {} })).toEqual([{ field: 'aspects.a0.name', text: '请至少写一项考评内容' }]);
  });
});
