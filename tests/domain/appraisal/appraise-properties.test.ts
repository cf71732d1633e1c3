import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../src/domain/appraisal/appraise.js';
import type { AppraisalEntry } from '../../../src/domain/appraisal/entries.js';
import { quotaOf } from '../../../src/domain/appraisal/grades.js';
import { SCHEME_CODES } from '../../../src/domain/appraisal/rules.js';
import { type AppraisalScheme, DEFAULT_SCHEMES } from '../../../src/domain/appraisal/schemes.js';

const schemes = fc.constantFrom(...SCHEME_CODES).map((code) => DEFAULT_SCHEMES[code]);

function entriesOf(scheme: AppraisalScheme): fc.Arbitrary<AppraisalEntry> {
  return fc
    .record({
      rule: fc.constantFrom(...scheme.rules),
      count: fc.integer({ min: 0, max: 6 }),
      event: fc.constantFrom('e1', 'e2', null),
      place: fc.nat({ max: 3 }),
    })
    .map(({ rule, count, event, place }) => ({
      rule: rule.code,
      count,
      points: rule.allowedPoints?.[place] ?? rule.pointsMax ?? rule.pointsMin,
      ...(event === null ? {} : { event }),
    }));
}

const evidence = schemes.chain((scheme) =>
  fc.record({ scheme: fc.constant(scheme), entries: fc.array(entriesOf(scheme), { maxLength: 12 }) }),
);

const halls = schemes.chain((scheme) =>
  fc.record({
    scheme: fc.constant(scheme),
    subjects: fc
      .array(
        fc.record({
          entries: fc.array(entriesOf(scheme), { maxLength: 6 }),
          facts: fc.record({ cases: fc.nat({ max: 9 }) }),
        }),
        { maxLength: 25 },
      )
      .map((all) => all.map((each, index) => ({ ...each, id: `s${index}` }))),
  }),
);

function scoreOf(scheme: AppraisalScheme, entries: readonly AppraisalEntry[], floor = true) {
  const { results, errors } = appraise(scheme, [{ id: 's', entries }], { floor });
  return results.map(({ categories, bonus, total, grade, vetoes }) => ({
    categories,
    bonus,
    total,
    grade,
    vetoes,
    errors,
  }))[0];
}

describe('whatever the evidence', () => {
  it('no entry of the table is left out', () => {
    fc.assert(
      fc.property(evidence, ({ scheme, entries }) => {
        expect(scoreOf(scheme, entries)?.errors).toEqual([]);
      }),
    );
  });

  it('C-33: the order of the entries never changes a score', () => {
    const shuffled = evidence.chain(({ scheme, entries }) =>
      fc.record({
        scheme: fc.constant(scheme),
        entries: fc.constant(entries),
        other: fc.shuffledSubarray(entries, { minLength: entries.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ scheme, entries, other }) => {
        expect(scoreOf(scheme, other)).toEqual(scoreOf(scheme, entries));
      }),
    );
  });

  it('C-37: with the floor every category lies between 0 and its maximum, and no total is lower than without', () => {
    fc.assert(
      fc.property(evidence, ({ scheme, entries }) => {
        const floored = scoreOf(scheme, entries);
        for (const { key, maximumPoints } of scheme.categories) {
          expect(floored?.categories[key]).toBeGreaterThanOrEqual(0);
          expect(floored?.categories[key]).toBeLessThanOrEqual(maximumPoints);
        }
        expect(floored?.total).toBeGreaterThanOrEqual(scoreOf(scheme, entries, false)?.total ?? Number.NaN);
      }),
    );
  });

  it('the total is the sum of its categories and the bonus', () => {
    fc.assert(
      fc.property(evidence, ({ scheme, entries }) => {
        const score = scoreOf(scheme, entries);
        const parts = Object.values(score?.categories ?? {}).reduce(
          (sum, each) => sum + each,
          score?.bonus ?? 0,
        );
        expect(score?.total).toBeCloseTo(parts, 9);
      }),
    );
  });

  it('C-38: no more than the quota are excellent or awarded, and none of them has less than 90', () => {
    fc.assert(
      fc.property(halls, ({ scheme, subjects }) => {
        const { results, awarded } = appraise(scheme, subjects);
        const chosen = results.filter(({ id, grade }) => grade === '优秀' || awarded?.includes(id));
        expect(chosen.length).toBeLessThanOrEqual(quotaOf(scheme.quotaShare ?? 1, subjects.length));
        expect(chosen.filter(({ total }) => total < 90)).toEqual([]);
      }),
    );
  });
});
