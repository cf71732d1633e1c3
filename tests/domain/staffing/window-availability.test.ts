import { describe, expect, it } from 'vitest';
import { windowAvailability } from '../../../src/domain/staffing/window-availability.js';

const at = (text: string) => Date.parse(`2026-11-${text}:00+08:00`);
/** 5x8: Mon 16 to Fri 20 Nov 2026, 9:00 to 17:00. */
const WEEK = [16, 17, 18, 19, 20].map((day) => ({ from: at(`${day}T09:00`), to: at(`${day}T17:00`) }));

describe('availability of a window (9.3, S-56)', () => {
  it('V14: 40 h week, nobody there for 3 h on Tue 17 Nov 2026, and 5 h on Sat 21 Nov: 92.5 %', () => {
    const stretches = [
      { from: at('17T10:00'), to: at('17T13:00') },
      { from: at('21T09:00'), to: at('21T14:00') },
    ];
    expect(windowAvailability(WEEK, stretches)).toEqual({
      agreedMinutes: 2400,
      times: 1,
      lostMinutes: 180,
      longestMinutes: 180,
      percent: 92.5,
    });
  });

  it('a stretch never seen to end, from 16:00 on Wed 18 Nov 2026, lasts to the closing at 17:00', () => {
    const { percent, lostMinutes } = windowAvailability(WEEK, [{ from: at('18T16:00'), to: null }]);
    expect({ percent, lostMinutes }).toEqual({ percent: 97.5, lostMinutes: 60 });
  });

  it('a window always attended is 100 %, and before any office time there is no figure', () => {
    expect(windowAvailability(WEEK, []).percent).toBe(100);
    expect(windowAvailability([], [])).toEqual({
      agreedMinutes: 0,
      times: 0,
      lostMinutes: 0,
      longestMinutes: 0,
      percent: null,
    });
  });
});
