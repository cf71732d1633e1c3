import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foldSmallNumbers,
  LEAST_PUBLISHED,
  publishedPercent,
} from '../../../src/domain/complaint-statistics/fold-small-numbers.js';

const counts = (...values: [string, number][]) => values.map(([label, count]) => ({ label, count }));

describe('S-53: numbers for the public', () => {
  it('fewer than 3 stand together under one name', () => {
    expect(foldSmallNumbers(counts(['电话', 5], ['来信', 2], ['当面', 1], ['举报箱', 0]), '其他')).toEqual({
      total: 8,
      rows: counts(['电话', 5], ['其他', 3]),
    });
  });

  it('a single small number takes the next larger one along, or it would follow by subtraction', () => {
    expect(foldSmallNumbers(counts(['电话', 5], ['来信', 4], ['当面', 1]), '其他')).toEqual({
      total: 10,
      rows: counts(['电话', 5], ['其他', 5]),
    });
  });

  it('fewer than 3 in all tell nothing but that; none at all is told', () => {
    expect(foldSmallNumbers(counts(['电话', 2]), '其他')).toEqual({ total: null, rows: [] });
    expect(foldSmallNumbers(counts(['电话', 0]), '其他')).toEqual({ total: 0, rows: [] });
  });

  it('a share that would tell of one or two is not told', () => {
    expect(publishedPercent(8, 10)).toBeNull();
    expect(publishedPercent(1, 10)).toBeNull();
    expect(publishedPercent(2, 2)).toBeNull();
    expect(publishedPercent(5, 10)).toBe(50);
    expect(publishedPercent(10, 10)).toBe(100);
    expect(publishedPercent(0, 3)).toBe(0);
  });

  it('no row is ever below 3, and the rows make up the total', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 8 }), (values) => {
        const counted = values.map((count, index) => ({ label: String(index), count }));
        const { total, rows } = foldSmallNumbers(counted, 'rest');
        const sumOf = (given: readonly { count: number }[]) =>
          given.reduce((all, { count }) => all + count, 0);
        expect(rows.every(({ count }) => count >= LEAST_PUBLISHED)).toBe(true);
        if (total !== null) expect([total, sumOf(rows)]).toEqual([sumOf(counted), sumOf(counted)]);
      }),
    );
  });
});
