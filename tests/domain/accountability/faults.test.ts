import { describe, expect, it } from 'vitest';
import { FAULT_LISTS, FAULTS, findFault } from '../../../src/domain/accountability/fault-catalogue.js';
import { isMeasureCode, MEASURE_CODES, MEASURES } from '../../../src/domain/accountability/measures.js';
import {
  FAULT_SANCTIONS,
  type FaultFactors,
  faultSanction,
} from '../../../src/domain/accountability/severity.js';

const minor: FaultFactors = {
  faultId: 'FA-02',
  isIntentional: false,
  isFirstTime: true,
  harm: 'small',
  attitude: 'corrects',
};

describe('the fault catalogue', () => {
  it('holds the lists of 7.1 and 7.2 with as many faults as the rule book', () => {
    const counts = Object.keys(FAULT_LISTS).map((list) => [
      list,
      FAULTS.filter((fault) => fault.list === list).length,
    ]);
    expect(Object.fromEntries(counts)).toEqual({
      FA: 17,
      FB: 6,
      FC: 3,
      FD: 7,
      FE: 9,
      FF: 3,
      FG: 1,
      FH: 4,
      FI: 4,
      FJ: 4,
      FK: 1,
      FL: 9,
      FM: 9,
      FN: 5,
      FO: 4,
      FP: 1,
      FQ: 1,
      FR: 1,
      FS: 1,
      FT: 1,
      FU: 1,
    });
  });

  it('numbers the faults of a list without a gap and gives each its own words', () => {
    expect(new Set(FAULTS.map(({ id }) => id)).size).toBe(FAULTS.length);
    expect(FAULTS.filter(({ list }) => list === 'FA').map(({ id }) => id)).toEqual(
      Array.from({ length: 17 }, (_, index) => `FA-${String(index + 1).padStart(2, '0')}`),
    );
    expect(FAULTS.filter(({ text, detectors }) => text === '' || detectors.length === 0)).toEqual([]);
  });

  it('finds a fault by its id only', () => {
    expect(findFault('FA-05')).toEqual({
      id: 'FA-05',
      list: 'FA',
      text: '承诺件、联办件没有按期办结，又不告知申请人原因',
      detectors: ['overdue-untold'],
      mildMeasures: [],
      seriousMeasures: [],
    });
    expect([findFault('FA-18'), findFault('constructor')]).toEqual([null, null]);
  });

  it('7.2: of the permit faults only FA-16 and FA-17 have no detector', () => {
    const manual = FAULTS.filter(({ list, detectors }) => list === 'FA' && detectors.includes('manual'));
    expect(manual.map(({ id }) => id)).toEqual(['FA-16', 'FA-17']);
  });
});

describe('the measures', () => {
  it('7.3: 20 measures, each with its own label', () => {
    expect(MEASURE_CODES).toHaveLength(20);
    expect(new Set(Object.values(MEASURES).map(({ name }) => name)).size).toBe(20);
    expect(['written-warning', 'fine', 'toString'].map(isMeasureCode)).toEqual([true, false, false]);
  });
});

describe('severity (7.1)', () => {
  it('a first small fault without intent that is corrected is general: written self-criticism and apology', () => {
    expect(faultSanction(minor)).toEqual({
      severity: 'general',
      sanction: 1,
      measures: ['self-criticism', 'apology'],
    });
  });

  it.each<[string, Partial<FaultFactors>]>([
    ['intent', { isIntentional: true }],
    ['not the first time', { isFirstTime: false }],
    ['serious harm', { harm: 'serious' }],
    ['very serious harm without intent', { harm: 'very-serious' }],
    ['admitting only after education', { attitude: 'admits-after-education' }],
  ])('%s makes it serious', (_, change) => {
    expect(faultSanction({ ...minor, ...change })).toEqual(FAULT_SANCTIONS.serious);
  });

  it.each<[string, Partial<FaultFactors>]>([
    ['intent with very serious harm', { isIntentional: true, harm: 'very-serious' }],
    ['refusing to mend', { attitude: 'refuses-to-mend' }],
    ['abuse of power (FA-17)', { faultId: 'FA-17' }],
  ])('%s is very serious: the third sanction', (_, change) => {
    expect(faultSanction({ ...minor, ...change })).toEqual({
      severity: 'very-serious',
      sanction: 3,
      measures: ['return-to-unit', 'apology'],
    });
  });
});
