import { describe, expect, it } from 'vitest';
import { drawTrend } from '../../../src/domain/appraisal-procedure/trend-chart.js';

describe('the trend of a score', () => {
  it('is drawn from left to right; a month without a score interrupts the line', () => {
    const chart = drawTrend('总分', [
      { label: '26-07', value: 90 },
      { label: '26-08', value: 95 },
      { label: '26-09', value: null },
      { label: '26-10', value: 104 },
    ]);
    expect(chart.lines).toEqual(['40,122.7 232,98']);
    expect(chart.points.map(({ x, text, label }) => [x, text, label])).toEqual([
      [40, '90', '26-07'],
      [232, '95', '26-08'],
      [616, '104', '26-10'],
    ]);
    expect(chart.guides.map(({ text }) => text)).toEqual(['80', '110']);
    expect(chart.labels.map(({ text }) => text)).toEqual(['26-07', '26-08', '26-09', '26-10']);
  });
});
