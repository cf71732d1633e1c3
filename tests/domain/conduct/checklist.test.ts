import { describe, expect, it } from 'vitest';
import { findFault } from '../../../src/domain/accountability/fault-catalogue.js';
import { APPRAISAL_RULES } from '../../../src/domain/appraisal/rule-table.js';
import { isHiddenFromWindow } from '../../../src/domain/conduct/check-words.js';
import { CHECK_LINES, linesOfHall } from '../../../src/domain/conduct/checklist.js';
import { drawWindows } from '../../../src/domain/conduct/draw-windows.js';

describe('S-35: the checklist of annex A', () => {
  it('every code stands once, and names faults and rules that the rule book has', () => {
    expect(new Set(CHECK_LINES.map(({ code }) => code)).size).toBe(CHECK_LINES.length);
    expect(CHECK_LINES.filter(({ fault }) => fault !== '' && findFault(fault) === null)).toEqual([]);
    const known = new Set(APPRAISAL_RULES.map(({ code }) => code));
    expect(CHECK_LINES.flatMap(({ rules }) => rules).filter((rule) => !known.has(rule))).toEqual([]);
  });
  it('the nine acts of hall discipline are FM-01 to FM-09', () => {
    expect(CHECK_LINES.map(({ fault }) => fault).filter((fault) => fault.startsWith('FM'))).toEqual(
      Array.from({ length: 9 }, (_, index) => `FM-0${index + 1}`),
    );
  });
  it('the lines of a power supplier stand only in its hall', () => {
    expect(linesOfHall(true).length - linesOfHall(false).length).toBe(5);
  });
});

describe('SV-19: inspection', () => {
  it('the draw is the same for the same seed, each window once', () => {
    const windows = [9, 3, 7, 1, 5, 3];
    expect(drawWindows(windows, 3, 20261122)).toEqual(drawWindows([1, 3, 5, 7, 9], 3, 20261122));
    expect(drawWindows(windows, 99, 4).sort()).toEqual([1, 3, 5, 7, 9]);
  });
  it('a spot check and a mystery visit are hidden until they are done, an open check is not', () => {
    expect([
      isHiddenFromWindow({ kind: 'mystery', state: 'planned' }),
      isHiddenFromWindow({ kind: 'mystery', state: 'done' }),
      isHiddenFromWindow({ kind: 'spot', state: 'planned' }),
      isHiddenFromWindow({ kind: 'open', state: 'planned' }),
    ]).toEqual([true, false, true, false]);
  });
});
