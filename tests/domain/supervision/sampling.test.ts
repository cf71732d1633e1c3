import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultsByWindow } from '../../../src/domain/supervision/questionnaire.js';
import { drawSample, shuffled } from '../../../src/domain/supervision/sampling.js';

const cases = Array.from({ length: 40 }, (_, index) => ({
  id: index + 1,
  windowId: index % 4 === 3 ? null : (index % 4) + 1,
}));

describe('SV-05: the monthly sample', () => {
  it('the same seed draws the same cases, whatever order they come in; another seed draws others', () => {
    const first = drawSample(cases, 3, 'a1');
    expect(drawSample(cases.toReversed(), 3, 'a1')).toEqual(first);
    expect(drawSample(cases, 3, 'a2')).not.toEqual(first);
    expect(first.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('each window gives so many, or all it has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.string(), (perWindow, seed) => {
        const drawn = drawSample(cases, perWindow, seed);
        const perOne = [1, 2, 3, null].map(
          (window) => drawn.filter(({ windowId }) => windowId === window).length,
        );
        expect(perOne).toEqual(Array.from({ length: 4 }, () => Math.min(perWindow, 10)));
        expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length);
      }),
    );
  });

  it('every case is drawn about as often as any other', () => {
    const times = new Map<number, number>();
    for (let seed = 0; seed < 4000; seed++) {
      const [first = 0] = shuffled([1, 2, 3, 4], `seed ${seed}`);
      times.set(first, (times.get(first) ?? 0) + 1);
    }
    for (const count of times.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('results by window: only those reached count', () => {
    const answer = (windowId: number | null, isReached: boolean, satisfaction = '') => ({
      windowId,
      isCalled: true,
      isReached,
      satisfaction,
    });
    expect(
      resultsByWindow([
        answer(1, true, 'satisfied'),
        answer(1, true, 'basically-satisfied'),
        answer(1, true, 'dissatisfied'),
        answer(1, false),
        { ...answer(null, false), isCalled: false },
      ]),
    ).toEqual([
      { windowId: 1, drawn: 4, called: 4, reached: 3, satisfied: 2, dissatisfied: 1, satisfiedPercent: 66.7 },
      {
        windowId: null,
        drawn: 1,
        called: 0,
        reached: 0,
        satisfied: 0,
        dissatisfied: 0,
        satisfiedPercent: null,
      },
    ]);
  });
});
