import { describe, expect, it } from 'vitest';
import {
  type Calendar,
  DEFAULT_OFFICE_HOURS,
  officialCalendar,
} from '../../../src/domain/calendar/calendar.js';
import { zoneNamed } from '../../../src/domain/calendar/zone.js';
import { computeDeadline } from '../../../src/domain/deadlines/compute-deadline.js';
import type { LimitUnit } from '../../../src/domain/deadlines/time-limit.js';
import { at, due, facts, paused } from './moments.js';

const calendar = officialCalendar();

function withHours(officeHours: Partial<Calendar['officeHours']>): Calendar {
  return { ...calendar, officeHours: { ...DEFAULT_OFFICE_HOURS, ...officeHours } };
}

describe('S-05 R1: working days', () => {
  it('20 working days after Thu 24 Sep 2026 is Thu 29 Oct - 25 Sep and 1-7 Oct off, Sat 10 Oct worked', () => {
    expect(due(facts('2026-09-24 10:00', 20, 'workingDays'), calendar)).toBe('2026-10-29 18:00');
  });

  it('V16: 10 working days after Thu 5 Nov 2026 without holidays is the Thursday two weeks later', () => {
    expect(due(facts('2026-11-05 10:00', 10, 'workingDays'), calendar)).toBe('2026-11-19 18:00');
  });

  it('1 working day after Fri 9 Oct 2026 is Sat 10 Oct, a make-up day', () => {
    expect(due(facts('2026-10-09 10:00', 1, 'workingDays'), calendar)).toBe('2026-10-10 18:00');
  });

  it('the day of acceptance does not count even at 00:00 of Mon 9 Nov 2026', () => {
    expect(due(facts('2026-11-09 00:00', 1, 'workingDays'), calendar)).toBe('2026-11-10 18:00');
  });

  it.each([
    ['2026-11-06 17:59', '2026-11-09 18:00'],
    ['2026-11-06 18:00', '2026-11-10 18:00'],
    ['2026-11-07 10:00', '2026-11-10 18:00'],
    ['2026-10-10 17:59', '2026-10-12 18:00'],
  ])('with deemed acceptance 1 working day after %s is %s', (accepted, expected) => {
    expect(due(facts(accepted, 1, 'workingDays', { afterHours: 'next-working-day' }), calendar)).toBe(
      expected,
    );
  });

  it('the same by the law: accepted on Fri 6 Nov 2026 at 18:00 or on Sat 7 Nov is due on Mon 9 Nov', () => {
    expect(due(facts('2026-11-06 18:00', 1, 'workingDays'), calendar)).toBe('2026-11-09 18:00');
    expect(due(facts('2026-11-07 10:00', 1, 'workingDays'), calendar)).toBe('2026-11-09 18:00');
  });
});

describe('S-05: limit 0 (即办)', () => {
  it.each([
    ['2026-11-06 08:00', '2026-11-06 18:00'],
    ['2026-11-06 12:00', '2026-11-06 18:00'],
    ['2026-11-06 17:59', '2026-11-06 18:00'],
    ['2026-11-06 18:00', '2026-11-09 18:00'],
    ['2026-10-01 10:00', '2026-10-08 18:00'],
    ['2026-10-10 10:00', '2026-10-10 18:00'],
  ])('accepted at %s is due at %s, in both units and policies', (accepted, expected) => {
    for (const unit of ['workingDays', 'calendarDays'] as const) {
      for (const afterHours of ['same-day', 'next-working-day'] as const) {
        expect(due(facts(accepted, 0, unit, { afterHours }), calendar)).toBe(expected);
      }
    }
  });

  it('moves on when the closing of Fri 6 Nov 2026 is suspended', () => {
    const suspensions = [paused('2026-11-06 10:00', '2026-11-06 18:00')];
    expect(due(facts('2026-11-06 09:00', 0, 'workingDays', { suspensions }), calendar)).toBe(
      '2026-11-09 18:00',
    );
  });
});

describe('S-05 R2: calendar days', () => {
  it('7 days after Thu 24 Sep 2026 is Thu 1 Oct, rolled to Thu 8 Oct', () => {
    expect(due(facts('2026-09-24 10:00', 7, 'calendarDays'), calendar)).toBe('2026-10-08 18:00');
  });

  it('15 days after Fri 25 Sep 2026 is Sat 10 Oct, worked, and stays there', () => {
    expect(due(facts('2026-09-25 10:00', 15, 'calendarDays'), calendar)).toBe('2026-10-10 18:00');
  });

  it('a weekend closing can be suspended: Sat 7 Nov 2026 does not count, rolls from Sun 8 to Mon 9', () => {
    const suspensions = [paused('2026-11-07 10:00', '2026-11-07 18:00')];
    expect(due(facts('2026-11-06 10:00', 2, 'calendarDays', { suspensions }), calendar)).toBe(
      '2026-11-09 18:00',
    );
  });

  it('rolling passes a suspended closing: from Sun 8 Nov over suspended Mon 9 to Tue 10', () => {
    const suspensions = [paused('2026-11-09 09:00', '2026-11-10 09:00')];
    expect(due(facts('2026-11-06 10:00', 2, 'calendarDays', { suspensions }), calendar)).toBe(
      '2026-11-10 18:00',
    );
  });

  it('never ends when a suspension runs from the weekend before the rolled day', () => {
    const suspensions = [paused('2026-11-08 19:00', null)];
    expect(due(facts('2026-11-06 10:00', 2, 'calendarDays', { suspensions }), calendar)).toBe('never');
  });
});

describe('S-05 R3: working hours and minutes', () => {
  it.each([
    ['2026-11-06 09:00', 3, 'workingHours', '2026-11-06 12:00'],
    ['2026-11-06 09:00', 181, 'workingMinutes', '2026-11-06 14:01'],
    ['2026-11-06 12:00', 1, 'workingMinutes', '2026-11-06 14:01'],
    ['2026-11-06 17:00', 1, 'workingHours', '2026-11-06 18:00'],
    ['2026-11-06 18:00', 1, 'workingMinutes', '2026-11-09 09:01'],
    ['2026-10-09 17:00', 8, 'workingHours', '2026-10-10 18:00'],
    ['2026-09-30 17:30', 30, 'workingMinutes', '2026-09-30 18:00'],
    ['2026-09-30 17:30', 31, 'workingMinutes', '2026-10-08 09:01'],
  ] as const)('from %s %i %s end at %s', (accepted, value, unit, expected) => {
    expect(due(facts(accepted, value, unit), calendar)).toBe(expected);
  });

  it('takes out exactly the suspended office minutes: 10:00-15:00 on Fri 6 Nov 2026 costs three hours', () => {
    const suspensions = [paused('2026-11-06 10:00', '2026-11-06 15:00')];
    expect(due(facts('2026-11-06 09:00', 4, 'workingHours', { suspensions }), calendar)).toBe(
      '2026-11-06 18:00',
    );
    expect(due(facts('2026-11-06 09:00', 1, 'workingHours', { suspensions }), calendar)).toBe(
      '2026-11-06 10:00',
    );
  });

  it('ends before a suspension that begins in the very minute, and never when a minute is missing', () => {
    const suspensions = [paused('2026-11-06 10:00', null)];
    expect(due(facts('2026-11-06 09:00', 60, 'workingMinutes', { suspensions }), calendar)).toBe(
      '2026-11-06 10:00',
    );
    expect(due(facts('2026-11-06 09:00', 61, 'workingMinutes', { suspensions }), calendar)).toBe('never');
  });
});

describe('S-05 R4: natural hours and minutes', () => {
  it('run through nights and holidays: 48 hours from Wed 30 Sep 2026 17:00', () => {
    expect(due(facts('2026-09-30 17:00', 48, 'hours'), calendar)).toBe('2026-10-02 17:00');
  });

  it('take out what is suspended, the part before acceptance excepted', () => {
    const suspensions = [
      paused('2026-09-30 08:00', '2026-09-30 18:00'),
      paused('2026-10-01 00:00', '2026-10-01 01:00'),
    ];
    expect(due(facts('2026-09-30 17:00', 8, 'hours', { suspensions }), calendar)).toBe('2026-10-01 03:00');
  });

  it('count past 2026 without a calendar and so without being provisional', () => {
    expect(due(facts('2026-12-31 23:30', 30, 'minutes'), calendar)).toBe('2027-01-01 00:00');
  });
});

describe('S-05 R5: suspension', () => {
  it.each([
    ['2026-11-10 17:59', '2026-11-10 18:00', '2026-11-11 18:00'],
    ['2026-11-10 18:00', '2026-11-11 09:00', '2026-11-10 18:00'],
    ['2026-11-10 09:00', '2026-11-10 17:59', '2026-11-10 18:00'],
    ['2026-11-10 18:00', '2026-11-10 18:00', '2026-11-10 18:00'],
    ['2026-11-01 09:00', '2026-11-10 18:00', '2026-11-11 18:00'],
  ])('from %s to %s: 1 working day after Mon 9 Nov 2026 is due at %s', (from, to, expected) => {
    const suspensions = [paused(from, to)];
    expect(due(facts('2026-11-09 10:00', 1, 'workingDays', { suspensions }), calendar)).toBe(expected);
  });

  it('one still running prevents completion, one that begins after the due closing does not', () => {
    const running = (from: string) =>
      due(facts('2026-11-09 10:00', 1, 'workingDays', { suspensions: [paused(from, null)] }), calendar);
    expect(running('2026-11-10 17:59')).toBe('never');
    expect(running('2026-11-10 18:00')).toBe('2026-11-10 18:00');
  });

  it('seconds are dropped before counting', () => {
    const given = facts('2026-11-06 09:00:59', 60, 'workingMinutes');
    expect(due(given, calendar)).toBe('2026-11-06 10:00');
  });
});

describe('S-05 R6: extension', () => {
  it('all extensions and the limit are counted once: 5 + 2 + 3 is 10 working days', () => {
    const extended = facts('2026-11-05 10:00', 5, 'workingDays', {
      extensions: [{ value: 2 }, { value: 3 }],
    });
    expect(due(extended, calendar)).toBe('2026-11-19 18:00');
  });

  it('an extended limit 0 is counted by R1', () => {
    const extended = facts('2026-11-06 10:00', 0, 'workingDays', { extensions: [{ value: 1 }] });
    expect(due(extended, calendar)).toBe('2026-11-09 18:00');
  });

  it.each(['calendarDays', 'workingHours', 'workingMinutes', 'hours', 'minutes'] as const)(
    'is refused for %s',
    (unit) => {
      expect(due(facts('2026-11-06 10:00', 5, unit, { extensions: [{ value: 1 }] }), calendar)).toBe(
        'extension-needs-working-days',
      );
    },
  );
});

describe('S-05: what is not known is provisional', () => {
  it.each([
    ['2026-12-30 10:00', 1, 'workingDays', '2026-12-31 18:00'],
    ['2026-12-31 10:00', 1, 'workingDays', '2027-01-01 18:00 (provisional)'],
    ['2026-12-31 10:00', 1, 'workingHours', '2026-12-31 11:00'],
    ['2026-12-31 17:00', 1, 'workingHours', '2026-12-31 18:00'],
    ['2026-12-31 17:00', 61, 'workingMinutes', '2027-01-01 09:01 (provisional)'],
    ['2026-12-30 10:00', 2, 'calendarDays', '2027-01-01 18:00 (provisional)'],
    ['2022-12-31 10:00', 1, 'workingDays', '2023-01-03 18:00'],
    ['2022-12-30 10:00', 1, 'workingDays', '2023-01-03 18:00 (provisional)'],
  ] as const)('from %s %i %s: %s', (accepted, value, unit, expected) => {
    expect(due(facts(accepted, value, unit), calendar)).toBe(expected);
  });

  it('a case that waits since 2026 has no provisional date', () => {
    const suspensions = [paused('2026-12-31 10:00', null)];
    expect(due(facts('2026-12-30 10:00', 3, 'workingDays', { suspensions }), calendar)).toBe('never');
  });

  it('a calendar that ends does not shorten a limit: without any year 5 working days are Mon to Fri', () => {
    const empty: Calendar = { ...calendar, daysOff: new Map(), workDays: new Map(), knownYears: new Set() };
    expect(due(facts('2026-09-30 10:00', 5, 'workingDays'), empty)).toBe('2026-10-07 18:00 (provisional)');
  });
});

describe('S-05: office hours of the hall', () => {
  it('the closing is the end of the last window, 24:00 included', () => {
    const one = withHours({ windows: [{ from: 8 * 60, to: 24 * 60 }] });
    expect(due(facts('2026-11-05 10:00', 1, 'workingDays'), one)).toBe('2026-11-07 00:00');
    expect(due(facts('2026-11-05 23:00', 61, 'workingMinutes'), one)).toBe('2026-11-06 08:01');
    expect(due(facts('2026-11-05 23:00', 60, 'workingMinutes'), one)).toBe('2026-11-06 00:00');
    expect(due(facts('2026-12-31 23:00', 60, 'workingMinutes'), one)).toBe('2027-01-01 00:00');
  });

  it('a summer season closes later until 30 September', () => {
    const summer = [
      {
        from: '05-01',
        to: '09-30',
        windows: [
          { from: 540, to: 720 },
          { from: 900, to: 1110 },
        ],
      },
    ];
    expect(due(facts('2026-09-29 10:00', 1, 'workingDays'), withHours({ seasons: summer }))).toBe(
      '2026-09-30 18:30',
    );
    expect(due(facts('2026-09-29 10:00', 2, 'workingDays'), withHours({ seasons: summer }))).toBe(
      '2026-10-08 18:00',
    );
  });

  it('a winter season runs over the year end', () => {
    const winter = [{ from: '11-15', to: '02-28', windows: [{ from: 540, to: 1020 }] }];
    const hall = withHours({ seasons: winter });
    expect(due(facts('2026-01-04 10:00', 1, 'workingDays'), hall)).toBe('2026-01-05 17:00');
    expect(due(facts('2026-11-13 10:00', 1, 'workingDays'), hall)).toBe('2026-11-16 17:00');
    expect(due(facts('2026-11-12 10:00', 1, 'workingDays'), hall)).toBe('2026-11-13 18:00');
  });

  it('a special day closes early or is closed', () => {
    const specialDays = new Map([
      ['2026-11-06', { name: '', windows: [{ from: 540, to: 720 }] }],
      ['2026-11-09', { name: '搬迁', windows: [] }],
    ]);
    const hall = withHours({ specialDays });
    expect(due(facts('2026-11-05 10:00', 1, 'workingDays'), hall)).toBe('2026-11-06 12:00');
    expect(due(facts('2026-11-06 12:00', 0, 'workingDays'), hall)).toBe('2026-11-10 18:00');
  });

  it('another zone counts its own days, and natural hours through a clock change', () => {
    const zone = zoneNamed('Europe/Berlin');
    if (zone === null) throw new Error('no zone');
    const berlin = { ...calendar, zone };
    expect(due({ ...facts('2026-11-05 10:00', 1, 'workingDays') }, berlin)).toBe('2026-11-06 18:00');
    const acceptedAt = Date.UTC(2026, 9, 24, 23, 0);
    expect(due({ ...facts('2026-11-05 10:00', 4, 'hours'), acceptedAt }, berlin)).toBe('2026-10-25 04:00');
  });
});

describe('S-05: facts that cannot be counted are refused, not thrown', () => {
  it.each([
    ['workingDays', -1],
    ['calendarDays', 1.5],
    ['workingHours', 0],
    ['workingMinutes', 0],
    ['hours', 0],
    ['minutes', -5],
    ['workingDays', Number.NaN],
  ] as [LimitUnit, number][])('%s of %d', (unit, value) => {
    expect(due(facts('2026-11-06 10:00', value, unit), calendar)).toBe('limit-value-invalid');
  });

  it('a suspension that ends before it begins, named by its place', () => {
    const suspensions = [
      paused('2026-11-06 10:00', null),
      paused('2026-11-06 10:00:30', '2026-11-06 10:00:10'),
    ];
    expect(computeDeadline(facts('2026-11-06 10:00', 1, 'minutes', { suspensions }), calendar)).toEqual({
      ok: false,
      refusal: { rule: 'S-05', code: 'suspension-ends-before-it-begins', facts: { index: 1 } },
    });
  });

  it('extensions below zero or in part, and instants that are none', () => {
    expect(due(facts('2026-11-06 10:00', 1, 'workingDays', { extensions: [{ value: -1 }] }), calendar)).toBe(
      'extension-value-invalid',
    );
    expect(due(facts('2026-11-06 10:00', 1, 'workingDays', { acceptedAt: Number.NaN }), calendar)).toBe(
      'accepted-at-invalid',
    );
    expect(
      due(facts('2026-11-06 10:00', 1, 'hours', { suspensions: [{ from: Number.NaN, to: null }] }), calendar),
    ).toBe('suspension-invalid');
  });

  it('limits and suspensions that do not end within 100 years', () => {
    for (const unit of [
      'workingDays',
      'calendarDays',
      'workingHours',
      'workingMinutes',
      'hours',
      'minutes',
    ] as const) {
      expect(due(facts('2026-11-06 10:00', 1e12, unit), calendar)).toBe('beyond-search-horizon');
      const suspensions = [{ from: at('2026-11-06 09:00'), to: at('2200-01-01 00:00') }];
      expect(due(facts('2026-11-06 10:00', 1, unit, { suspensions }), calendar)).toBe(
        'beyond-search-horizon',
      );
    }
    expect(due(facts('2026-11-06 10:00', 26_500, 'workingDays'), calendar)).toBe('beyond-search-horizon');
  });

  it('900 working days after Tue 3 Jan 2023 are Fri 14 Aug 2026, over four notices', () => {
    expect(due(facts('2023-01-03 10:00', 900, 'workingDays'), calendar)).toBe('2026-08-14 18:00');
  });
});
