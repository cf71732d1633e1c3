import fc from 'fast-check';
import { expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { silentSince } from '../../../src/domain/upward/silent-since.js';
import { silenceOf } from '../../../src/domain/upward/upward.js';
import { at } from '../deadlines/moments.js';

const calendar = officialCalendar();

it('SV-08: three working days back from Thu 26 Nov 2026 10:00 is the closing of Mon 23 Nov, from 18:00 of Tue 24 Nov', () => {
  expect([
    silentSince(3, at('2026-11-26 10:00'), calendar),
    silentSince(3, at('2026-11-26 18:00'), calendar),
    silentSince(3, at('2026-11-29 10:00'), calendar),
    silentSince(1, at('2026-10-08 09:00'), calendar),
  ]).toEqual([
    at('2026-11-23 18:00'),
    at('2026-11-24 18:00'),
    at('2026-11-25 18:00'),
    at('2026-09-30 18:00'),
  ]);
});

it('SV-08: the list and the rule agree on who is silent, at any moment of 2026', () => {
  const minute = fc.integer({ min: at('2026-01-05 00:00') / 60_000, max: at('2026-12-20 00:00') / 60_000 });
  fc.assert(
    fc.property(
      minute,
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 1, max: 9 }),
      (from, more, days) => {
        const forwardedAt = from * 60_000;
        const now = forwardedAt + more * 60_000;
        const tracking = { body: '省厅', trackerId: 1, forwardedAt, answeredAt: null, contacts: [] };
        const { isSilent } = silenceOf(tracking, days, now, calendar);
        expect(forwardedAt < silentSince(days, now, calendar)).toBe(isSilent);
      },
    ),
  );
});
