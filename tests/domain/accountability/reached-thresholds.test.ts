import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  reachedThresholds,
  type ThresholdEvent,
  type ThresholdOptions,
} from '../../../src/domain/accountability/reached-thresholds.js';
import {
  THRESHOLD_KINDS,
  THRESHOLDS,
  type ThresholdKind,
} from '../../../src/domain/accountability/thresholds.js';

function on(kind: ThresholdKind, ...dates: string[]): ThresholdEvent[] {
  return dates.map((at) => ({ subject: 's', kind, at, valid: true }));
}

function reached(events: ThresholdEvent[], options: ThresholdOptions = {}): string[] {
  return reachedThresholds(events, options).map(({ id, at }) => `${id} ${at}`);
}

describe('complaints', () => {
  it('V12: of 3, 9 and 27 May 2026 the second reaches TH-02, the third TH-01', () => {
    expect(reachedThresholds(on('complaint', '2026-05-03', '2026-05-09', '2026-05-27'))).toEqual([
      { subject: 's', id: 'TH-02', at: '2026-05-09', consequence: '调离窗口，退回原单位待岗' },
      { subject: 's', id: 'TH-01', at: '2026-05-27', consequence: '离岗待岗15日（被诉待岗）' },
    ]);
  });

  it('an invalid complaint never counts', () => {
    const invalid = { subject: 's', kind: 'complaint', at: '2026-05-05', valid: false } as const;
    expect(reached([...on('complaint', '2026-05-03', '2026-05-09'), invalid])).toEqual(['TH-02 2026-05-09']);
    expect(reached([...on('complaint', '2026-05-03'), invalid])).toEqual([]);
  });

  it('TH-01 counts the calendar month: two on 30 and 31 May and one on 1 June do not reach it', () => {
    expect(reached(on('complaint', '2026-05-30', '2026-05-31', '2026-06-01'))).toEqual(['TH-02 2026-05-31']);
  });

  it('TH-01 is reached once a month and again in another month', () => {
    const may = ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05', '2026-05-06'];
    const june = ['2026-06-01', '2026-06-02', '2026-06-03'];
    expect(reached(on('complaint', ...may, ...june))).toEqual([
      'TH-02 2026-05-02',
      'TH-01 2026-05-03',
      'TH-01 2026-06-03',
    ]);
  });

  it('TH-02: complaints of 30 December and 4 January follow one another', () => {
    expect(reached(on('complaint', '2026-12-30', '2027-01-04'))).toEqual(['TH-02 2027-01-04']);
  });

  it('TH-02: after it was reached in 2026 the counting begins at one in 2027', () => {
    expect(
      reached(on('complaint', '2026-03-02', '2026-03-30', '2026-12-01', '2027-01-04', '2027-02-01')),
    ).toEqual(['TH-02 2026-03-30', 'TH-02 2027-02-01']);
  });

  it('three at one date reach both thresholds on that date', () => {
    expect(reached(on('complaint', '2026-05-03', '2026-05-03', '2026-05-03'))).toEqual([
      'TH-01 2026-05-03',
      'TH-02 2026-05-03',
    ]);
  });
});

describe('unfit months and years', () => {
  it('TH-03: March and April are two in a row, TH-04 comes with each', () => {
    expect(reached(on('unfit-month', '2026-03-31', '2026-04-30'))).toEqual([
      'TH-04 2026-03-31',
      'TH-03 2026-04-30',
      'TH-04 2026-04-30',
    ]);
  });

  it('TH-03: March and May are not in a row, neither are May 2026 and June 2027', () => {
    const dates = on('unfit-month', '2026-03-31', '2026-05-31', '2027-06-30');
    expect(reached(dates).filter((each) => each.startsWith('TH-03'))).toEqual([]);
  });

  it('TH-03: December and January are in a row; a third month belongs to the same row', () => {
    const dates = on('unfit-month', '2026-12-31', '2027-01-31', '2027-02-28');
    expect(reached(dates).filter((each) => each.startsWith('TH-03'))).toEqual(['TH-03 2027-01-31']);
  });

  it('TH-03: two entries for March are one month', () => {
    expect(reached(on('unfit-month', '2026-03-30', '2026-03-31'))).toEqual(['TH-04 2026-03-30']);
  });

  it('TH-04: the unfit year stands beside the unfit month', () => {
    expect(reached([...on('unfit-month', '2026-12-31'), ...on('unfit-year', '2026-12-31')])).toEqual([
      'TH-04 2026-12-31',
      'TH-04 2026-12-31',
    ]);
  });
});

describe('warnings', () => {
  it('V13: an office with two persons warned in March 2026 reaches TH-05', () => {
    expect(reachedThresholds(on('office-warning', '2026-03-04', '2026-03-18'))).toEqual([
      { subject: 's', id: 'TH-05', at: '2026-03-18', consequence: '告诫负责人' },
    ]);
  });

  it('TH-06: the fifth of the calendar year; 2027 begins anew', () => {
    const five = ['2026-01-05', '2026-03-04', '2026-05-06', '2026-08-03', '2026-11-02'];
    expect(reached(on('office-warning', ...five, '2027-01-04'))).toEqual(['TH-06 2026-11-02']);
    expect(reached(on('office-warning', ...five.slice(1), '2027-01-04'))).toEqual([]);
  });

  it('TH-07 is cumulative: the third warning counts although the year has changed', () => {
    expect(reached(on('section-warning', '2025-11-03', '2026-12-01', '2027-01-04', '2027-02-01'))).toEqual([
      'TH-07 2027-01-04',
    ]);
  });

  it('TH-08: more than three means the fourth of the month', () => {
    const three = ['2026-05-04', '2026-05-11', '2026-05-18'];
    expect(reached(on('late-or-early', ...three, '2026-06-01'))).toEqual([]);
    expect(reached(on('late-or-early', ...three, '2026-05-25', '2026-05-26'))).toEqual(['TH-08 2026-05-25']);
  });

  it.each([
    ['TH-09', 'administrative-warning'],
    ['TH-10', 'efficiency-warning'],
  ] as const)('%s, C-31: two of one calendar year, cumulative only when so set', (id, kind) => {
    expect(reached(on(kind, '2026-02-02', '2026-12-31', '2026-12-31'))).toEqual([`${id} 2026-12-31`]);
    expect(reached(on(kind, '2026-12-31', '2027-01-04'))).toEqual([]);
    expect(reached(on(kind, '2026-12-31', '2027-01-04'), { warningPeriod: 'cumulative' })).toEqual([
      `${id} 2027-01-04`,
    ]);
  });
});

describe('first and second time', () => {
  it('TH-11 is cumulative: the second breach comes a year later', () => {
    expect(reachedThresholds(on('ignorance-breach', '2026-05-04', '2027-05-03', '2027-06-01'))).toEqual([
      { subject: 's', id: 'TH-11', at: '2026-05-04', consequence: '离岗学习一周并考试' },
      { subject: 's', id: 'TH-11', at: '2027-05-03', consequence: '调整岗位' },
    ]);
  });

  it.each([
    ['TH-13', 'late-certificate'],
    ['TH-14', 'dress-badge-language'],
  ] as const)('%s is reached at the first and the second, not at the third of the year', (id, kind) => {
    expect(reachedThresholds(on(kind, '2026-05-04', '2026-05-05', '2026-05-06'))).toEqual([
      { subject: 's', id, at: '2026-05-04', consequence: '诫勉教育' },
      { subject: 's', id, at: '2026-05-05', consequence: '效能告诫' },
    ]);
  });

  it.each([
    ['TH-12', 'no-promise-system', 'no-promise-system-refused'],
    ['TH-16', 'ten-facts-missing', 'ten-facts-refused'],
  ] as const)('%s is reached by the fault and once more by refusing', (id, missing, refused) => {
    const events = [...on(missing, '2026-05-04', '2026-05-11'), ...on(refused, '2026-06-01')];
    expect(reachedThresholds(events)).toEqual([
      { subject: 's', id, at: '2026-05-04', consequence: '诫勉教育，限期改正' },
      { subject: 's', id, at: '2026-06-01', consequence: '效能告诫' },
    ]);
  });

  it.each([
    ['TH-15', 'rude-quarrel'],
    ['TH-17', 'integrity-breach'],
    ['TH-18', 'department-criticised'],
  ] as const)('%s is reached by each event', (id, kind) => {
    expect(reached(on(kind, '2026-05-04', '2026-05-04', '2026-05-06'))).toEqual([
      `${id} 2026-05-04`,
      `${id} 2026-05-04`,
      `${id} 2026-05-06`,
    ]);
  });
});

describe('the counters together', () => {
  it('are 18, and every kind of event is counted by one of them', () => {
    expect(THRESHOLDS.map(({ id }) => id)).toEqual(
      Array.from({ length: 18 }, (_, index) => `TH-${String(index + 1).padStart(2, '0')}`),
    );
    const counted = new Set(THRESHOLDS.flatMap(({ counters }) => counters.map(({ kind }) => kind)));
    expect([...counted].sort()).toEqual([...THRESHOLD_KINDS].sort());
  });

  it('C-09: each can be switched off', () => {
    expect(reached(on('complaint', '2026-05-03', '2026-05-09'), { disabled: ['TH-02'] })).toEqual([]);
  });

  it('subjects are counted apart and come in order of date, threshold, subject', () => {
    const events: ThresholdEvent[] = [
      { subject: 'b', kind: 'rude-quarrel', at: '2026-05-04' },
      { subject: 'a', kind: 'rude-quarrel', at: '2026-05-04' },
      { subject: 'b', kind: 'ignorance-breach', at: '2026-05-04' },
      { subject: 'a', kind: 'complaint', at: '2026-05-01' },
      { subject: 'b', kind: 'complaint', at: '2026-05-02' },
      { subject: 'c', kind: 'integrity-breach', at: '2026-04-30' },
    ];
    expect(reachedThresholds(events).map(({ subject, id, at }) => [at, id, subject])).toEqual([
      ['2026-04-30', 'TH-17', 'c'],
      ['2026-05-04', 'TH-11', 'b'],
      ['2026-05-04', 'TH-15', 'a'],
      ['2026-05-04', 'TH-15', 'b'],
    ]);
  });

  it('the order of the events does not matter, invalid ones change nothing', () => {
    const events = fc.array(
      fc.record({
        subject: fc.constantFrom('a', 'b'),
        kind: fc.constantFrom(...THRESHOLD_KINDS),
        at: fc
          .tuple(
            fc.constantFrom('2026', '2027'),
            fc.integer({ min: 1, max: 12 }),
            fc.integer({ min: 1, max: 28 }),
          )
          .map(
            ([year, month, day]) =>
              `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
          ),
        valid: fc.boolean(),
      }),
      { maxLength: 40 },
    );
    const shuffled = events.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(reachedThresholds(other)).toEqual(reachedThresholds(all));
        expect(reachedThresholds(all.filter(({ valid }) => valid))).toEqual(reachedThresholds(all));
      }),
    );
  });
});
