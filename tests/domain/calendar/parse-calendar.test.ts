import { describe, expect, it } from 'vitest';
import { DEFAULT_OFFICE_HOURS } from '../../../src/domain/calendar/calendar.js';
import { parseCalendarFile } from '../../../src/domain/calendar/parse-calendar.js';
import { SHANGHAI } from '../../../src/domain/calendar/zone.js';

const year = { off: [{ date: '2027-01-01', name: '元旦' }], work: [{ date: '2027-01-09', name: '元旦' }] };

function problems(file: unknown): string[] {
  const parsed = parseCalendarFile(file);
  return parsed.ok ? [] : parsed.errors.map(({ path, problem }) => `${path}: ${problem}`);
}

function hours(officeHours: unknown) {
  const parsed = parseCalendarFile({ 2027: year, officeHours });
  return parsed.ok ? parsed.calendar.officeHours : parsed.errors;
}

describe('a calendar file', () => {
  it('gives days off, make-up days, its years as the known ones, and the default office hours', () => {
    expect(parseCalendarFile({ 2027: year })).toEqual({
      ok: true,
      calendar: {
        daysOff: new Map([['2027-01-01', '元旦']]),
        workDays: new Map([['2027-01-09', '元旦']]),
        officeHours: DEFAULT_OFFICE_HOURS,
        knownYears: new Set([2027]),
        zone: SHANGHAI,
      },
    });
  });

  it('takes windows, puts them in order, and keeps 24:00', () => {
    expect(
      hours([
        ['13:00', '24:00'],
        ['08:00', '12:00'],
      ]),
    ).toEqual({
      windows: [
        { from: 480, to: 720 },
        { from: 780, to: 1440 },
      ],
      seasons: [],
      specialDays: new Map(),
    });
  });

  it('takes seasons and special days, with the default windows outside them', () => {
    expect(
      hours([
        {
          from: '05-01',
          to: '09-30',
          windows: [
            ['09:00', '12:00'],
            ['15:00', '18:30'],
          ],
        },
        { date: '2027-02-05', name: '除夕', windows: [['09:00', '12:00']] },
        { date: '2027-03-08', name: '盘点', closed: true },
      ]),
    ).toEqual({
      windows: DEFAULT_OFFICE_HOURS.windows,
      seasons: [
        {
          from: '05-01',
          to: '09-30',
          windows: [
            { from: 540, to: 720 },
            { from: 900, to: 1110 },
          ],
        },
      ],
      specialDays: new Map([
        ['2027-02-05', { name: '除夕', windows: [{ from: 540, to: 720 }] }],
        ['2027-03-08', { name: '盘点', windows: [] }],
      ]),
    });
  });

  it('lets a notice name the 31st of the December before', () => {
    expect(problems({ 2027: { off: [{ date: '2026-12-31', name: '元旦' }], work: [] } })).toEqual([]);
  });

  it('names every fault with its place', () => {
    expect(
      problems({
        2027: { off: [{ date: '2027-02-30', name: '' }, { date: '2062-01-01', name: '' }, 'x'], work: 1 },
        2028: [],
        holidays: {},
      }),
    ).toEqual([
      '2027.off[0].date: must be a date YYYY-MM-DD',
      '2027.off[1].date: 2062-01-01 does not belong to 2027',
      '2027.off[2]: must be { date, name }',
      '2027.work: must be a list of { date, name }',
      '2028: must be an object with off and work',
      'holidays: is neither a year of four digits nor officeHours',
    ]);
    expect(problems([])).toEqual([': must be an object of years']);
    expect(problems(null)).toEqual([': must be an object of years']);
  });

  it.each([
    [[], 'must be a list of windows or seasons'],
    ['09:00-18:00', 'must be a list of windows or seasons'],
    [[['12:00', '09:00']], 'must be ["HH:mm","HH:mm"], the second one later'],
    [[['09:00', '24:30']], 'must be ["HH:mm","HH:mm"], the second one later'],
    [
      [
        ['09:00', '13:00'],
        ['12:00', '18:00'],
      ],
      'has windows that overlap',
    ],
    [[{ from: '05-01', to: '02-30', windows: [['09:00', '12:00']] }], 'from and to must be days MM-DD'],
    [[{ from: '05-01', to: '09-30', windows: [] }], 'must be a list of windows ["09:00","12:00"]'],
    [
      [
        { from: '11-01', to: '03-31', windows: [['09:00', '12:00']] },
        { from: '03-31', to: '06-30', windows: [['09:00', '12:00']] },
      ],
      'has seasons that overlap',
    ],
    [
      [{ date: '2027-03-08', closed: true, windows: [['09:00', '12:00']] }],
      'must be true in place of windows',
    ],
  ])('refuses office hours %j', (officeHours, problem) => {
    expect(hours(officeHours)).toEqual([expect.objectContaining({ problem })]);
  });
});
