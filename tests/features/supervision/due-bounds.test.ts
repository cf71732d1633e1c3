import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { assess } from '../../../src/domain/deadlines/assess-deadline.js';
import { dueSoonBounds, lateBounds } from '../../../src/features/supervision/due-bounds.js';

const calendar = officialCalendar();
const at = (text: string) => Date.parse(`${text}+08:00`);

describe('the bounds of lateness', () => {
  it('SV-03: on Mon 23 Nov 2026 10:00 late by 1 working day is due from the closing of Thu 19 on, before that of Fri 20', () => {
    const now = at('2026-11-23T10:00:00');
    expect(lateBounds(1, now, calendar)).toEqual({
      from: at('2026-11-19T18:00:00'),
      before: at('2026-11-20T18:00:00'),
    });
    expect(lateBounds(2, now, calendar)).toEqual({
      from: at('2026-11-18T18:00:00'),
      before: at('2026-11-19T18:00:00'),
    });
    expect(lateBounds(3, now, calendar)).toEqual({ from: null, before: at('2026-11-18T18:00:00') });
    expect(lateBounds(0, now, calendar)).toEqual({ from: at('2026-11-20T18:00:00'), before: now });
    expect(lateBounds(null, now, calendar)).toEqual({ from: null, before: now });
  });

  it('SV-03: over National Day the days off are no days of lateness - on Thu 8 Oct 2026 09:00 one day late was due before Wed 30 Sep 18:00', () => {
    expect(lateBounds(1, at('2026-10-08T09:00:00'), calendar).before).toBe(at('2026-09-30T18:00:00'));
  });

  it('SV-03: what the bounds let in is late by exactly so many working days, in every quarter of an hour of a fortnight', () => {
    const now = at('2026-10-12T15:20:00');
    for (let due = at('2026-09-25T08:00:00'); due < now; due += 15 * 60_000) {
      const late = assess({ dueAt: due }, now, calendar).lateWorkingDays;
      const inside = [0, 1, 2, 3].filter((days) => {
        const { from, before } = lateBounds(days, now, calendar);
        return due < before && (from === null || due >= from);
      });
      expect(inside).toEqual([Math.min(late, 3)]);
    }
  });

  it('SV-01: due within two working days of Fri 20 Nov 2026 10:00 is due by the closing of Mon 23', () => {
    const now = at('2026-11-20T10:00:00');
    expect(dueSoonBounds(1, now, calendar)).toEqual({ from: now, before: at('2026-11-20T18:00:00') + 1 });
    expect(dueSoonBounds(2, now, calendar)).toEqual({ from: now, before: at('2026-11-23T18:00:00') + 1 });
  });

  it('SV-01: after the closing of Friday the next working day is Monday', () => {
    const now = at('2026-11-20T18:00:00');
    expect(dueSoonBounds(1, now, calendar)).toEqual({ from: now, before: at('2026-11-23T18:00:00') + 1 });
  });
});
