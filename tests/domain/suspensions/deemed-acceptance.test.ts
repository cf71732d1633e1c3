import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { deemedAcceptance, type ReceivedCase } from '../../../src/domain/suspensions/deemed-acceptance.js';
import { at } from '../deadlines/moments.js';

const calendar = officialCalendar();
const received: ReceivedCase = {
  state: 'RECV',
  kind: 'P',
  receivedAt: at('2026-09-23 10:00'),
  noticeServedAt: null,
};
const kindAt = (now: string, more: Partial<ReceivedCase> = {}, isOn = true) =>
  deemedAcceptance({ ...received, ...more }, isOn, at(now), calendar).kind;

describe('TL-119: no one-time notice within five working days of receipt', () => {
  it('papers of Wed 23 Sep 2026: the term ends Thu 8 Oct - 25 Sep and 1-7 Oct off - and is warned of on Wed 30 Sep', () => {
    const term = { warnFrom: at('2026-09-30 09:00'), termEndsAt: at('2026-10-08 18:00') };
    expect(deemedAcceptance(received, true, at('2026-09-30 08:59'), calendar)).toEqual({
      kind: 'waiting',
      ...term,
    });
    expect(deemedAcceptance(received, true, at('2026-09-30 09:00'), calendar)).toEqual({
      kind: 'warn',
      ...term,
    });
    expect(kindAt('2026-10-08 18:00')).toBe('warn');
  });

  it('counts as accepted from the receipt, not from the end of the term', () => {
    expect(deemedAcceptance(received, true, at('2026-10-08 18:01'), calendar)).toEqual({
      kind: 'deemed',
      acceptedAt: at('2026-09-23 10:00'),
      termEndedAt: at('2026-10-08 18:00'),
    });
  });

  it('says nothing when the setting is off, a notice was served, or the case is no longer at receipt', () => {
    const late = '2026-10-09 09:00';
    expect([
      kindAt(late, {}, false),
      kindAt(late, { noticeServedAt: at('2026-09-24 10:00') }),
      kindAt(late, { state: 'SUPP' }),
      kindAt(late, { state: 'ACC' }),
    ]).toEqual(['none', 'none', 'none', 'none']);
  });

  it('holds for promised, joint and upward cases only', () => {
    const late = '2026-10-09 09:00';
    const kinds = ['I', 'P', 'R', 'J', 'U'] as const;
    expect(kinds.map((kind) => kindAt(late, { kind }))).toEqual([
      'none',
      'deemed',
      'none',
      'deemed',
      'deemed',
    ]);
  });
});
