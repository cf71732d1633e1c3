import { describe, expect, it } from 'vitest';
import { DEFAULT_EFFICIENCY } from '../../../src/domain/appraisal/efficiency.js';
import { DEFAULT_SCHEMES } from '../../../src/domain/appraisal/schemes.js';
import {
  bestPlace,
  checkGrades,
  type GradedSubject,
} from '../../../src/domain/appraisal-procedure/check-grades.js';
import { gradeBounds } from '../../../src/domain/appraisal-procedure/procedure-schemes.js';

const clerk = (given: Partial<GradedSubject>): GradedSubject => ({
  id: 1,
  kind: 'clerk',
  name: '王小明',
  total: 95,
  vetoes: [],
  rules: [],
  before: '优秀',
  grade: '优秀',
  reason: '',
  isUnfitByWarnings: false,
  ...given,
});
const CLERKS = gradeBounds(DEFAULT_SCHEMES.STF, false);
const codes = (subjects: readonly GradedSubject[], bounds = CLERKS) =>
  checkGrades(bounds, subjects).map(({ id, code }) => [id, code]);

describe('8.3: the grades of a step', () => {
  it('unchanged grades within their bounds need no reason', () => {
    expect(codes([clerk({}), clerk({ id: 2, total: 80, before: '称职', grade: '称职' })])).toEqual([]);
  });

  it('a changed grade needs a reason', () => {
    const changed = clerk({ grade: '称职' });
    expect(codes([changed])).toEqual([[1, 'reason-missing']]);
    expect(codes([{ ...changed, reason: '当月新到岗' }])).toEqual([]);
  });

  it('TH-10: nobody raises him above unfit, whatever his score and the reason', () => {
    const warned = clerk({ before: '不称职', isUnfitByWarnings: true, reason: '表现很好' });
    const year = gradeBounds(DEFAULT_SCHEMES.STF, true);
    expect(codes([{ ...warned, grade: '基本称职' }], year)).toEqual([[1, 'unfit-by-warnings']]);
    expect(codes([{ ...warned, grade: '不称职' }], year)).toEqual([]);
  });

  it('8.1: 15 % of 13 clerks is one excellent, a second one is beyond the quota', () => {
    const many = Array.from({ length: 13 }, (_, index) =>
      clerk({ id: index + 1, ...(index < 2 ? {} : { before: '称职', grade: '称职' }) }),
    );
    expect(codes(many)).toEqual([[null, 'beyond-quota']]);
    expect(codes([...many.slice(1)])).toEqual([]);
  });

  it('8.1: 20 % of 12 windows is two excellent', () => {
    const windows = gradeBounds(DEFAULT_SCHEMES.WIN, false);
    const many = (excellent: number) =>
      Array.from({ length: 12 }, (_, index) => {
        const grade = index < excellent ? '优秀' : '良好';
        return clerk({ id: index, before: grade, grade });
      });
    expect(codes(many(2), windows)).toEqual([]);
    expect(codes(many(3), windows)).toEqual([[null, 'beyond-quota']]);
  });

  it('8.1: 89.9 points never make an excellent clerk, whatever the reason', () => {
    const raised = clerk({ total: 89.9, before: '称职', reason: '表现突出' });
    expect(codes([raised])).toEqual([[1, 'above-score']]);
    expect(codes([clerk({ total: 90, before: '称职', reason: '前一名自愿让出' })])).toEqual([]);
  });

  it('C-48: an integrity breach leaves a clerk of 85 points at 基本称职 at most', () => {
    const breach = clerk({
      total: 85,
      rules: ['STF-L1'],
      before: '基本称职',
      grade: '称职',
      reason: '已改正',
    });
    expect(codes([breach])).toEqual([[1, 'severity-override']]);
    expect(codes([{ ...breach, grade: '基本称职' }])).toEqual([]);
    expect(bestPlace(CLERKS, breach)).toBe(2);
  });

  it('8.2: V_EXC_YEAR and V_AWARD_YEAR bar the excellent of the year, not of the month', () => {
    const barred = clerk({ vetoes: ['V_EXC_YEAR'] });
    expect(codes([barred])).toEqual([]);
    const year = gradeBounds(DEFAULT_SCHEMES.WIN, true);
    expect(codes([barred], year)).toEqual([[1, 'vetoed']]);
    expect(codes([clerk({ vetoes: ['V_AWARD_YEAR'] })], year)).toEqual([[1, 'vetoed']]);
  });

  it('8.5: the best window needs 90 points and no veto of the month', () => {
    const best = gradeBounds(DEFAULT_SCHEMES.BEST, false);
    const window = clerk({ before: '未入选', grade: '最佳服务窗口', reason: '并列' });
    expect(codes([window], best)).toEqual([]);
    expect(codes([{ ...window, total: 89 }], best)).toEqual([[1, 'above-score']]);
    expect(codes([{ ...window, vetoes: ['V_BEST_MONTH'] }], best)).toEqual([[1, 'vetoed']]);
  });

  it('EFF: no score; excellent and unfit need a reason, fit needs none', () => {
    const bounds = gradeBounds(DEFAULT_EFFICIENCY, false);
    const unit = clerk({ total: 0, before: '', grade: '合格', reason: '' });
    expect(codes([{ ...unit, before: '合格' }], bounds)).toEqual([]);
    expect(codes([{ ...unit, before: '优秀', grade: '优秀' }], bounds)).toEqual([[1, 'reason-missing']]);
    expect(codes([{ ...unit, grade: '不合格', reason: '两项整改未完成' }], bounds)).toEqual([]);
    expect(codes([{ ...unit, grade: '良好' }], bounds)).toEqual([[1, 'no-grade']]);
  });

  it('EFF: a quota is counted among the units and among the people, at least one each', () => {
    const bounds = { ...gradeBounds(DEFAULT_EFFICIENCY, false), quotaShare: 0.2 };
    const best = { total: 0, before: '合格', grade: '优秀', reason: '全年零投诉' };
    const people = [clerk({ ...best, id: 1 }), clerk({ ...best, id: 2, grade: '合格' })];
    const unit = clerk({ ...best, id: 3, kind: 'department' });
    expect(codes([...people, unit], bounds)).toEqual([]);
    const words = checkGrades(bounds, [...people, unit, clerk({ ...best, id: 4 })]).map((each) => each.words);
    expect(words).toEqual(['人员“优秀”最多 1 个，现在有 2 个']);
  });

  it('DEP gives no grades, so nothing is checked', () => {
    expect(codes([clerk({ grade: '' })], gradeBounds(DEFAULT_SCHEMES.DEP, false))).toEqual([]);
  });
});
