import { describe, expect, it } from 'vitest';
import { type Stretch, unattendedStretches } from '../../../src/domain/staffing/attendance.js';
import { handlerOfBooking, replyToBooking } from '../../../src/domain/staffing/booking.js';

/** Friday 20 November 2026, 09:00-12:00 and 14:00-18:00. */
const at = (time: string) => Date.parse(`2026-11-20T${time}:00+08:00`);
const OFFICE = [
  { from: at('09:00'), to: at('12:00') },
  { from: at('14:00'), to: at('18:00') },
];
const GRACE_MINUTES = 10;

function unattended(now: string, present: readonly [string, string | null][]) {
  const seats: Stretch[] = present.map(([from, to]) => ({ from: at(from), to: to === null ? null : at(to) }));
  const time = (moment: number) => new Date(moment + 8 * 3_600_000).toISOString().slice(11, 16);
  return unattendedStretches(OFFICE, seats, at(now), GRACE_MINUTES).map(({ from, to }) => [
    time(from),
    to === null ? 'still' : time(to),
  ]);
}

describe('S-56, SV-12: a window open in office hours without anybody', () => {
  it.each<[string, string, [string, string | null][], string[][]]>([
    ['before opening nothing is missed', '08:50', [], []],
    ['within the grace nothing is told', '09:09', [], []],
    ['at ten minutes it is told and still runs', '09:10', [], [['09:00', 'still']]],
    ['who came late ends it', '09:30', [['09:20', null]], [['09:00', '09:20']]],
    ['who came within the grace leaves none', '09:30', [['09:09', null]], []],
    ['noon ends a stretch, lunch is none', '13:30', [['09:00', '11:00']], [['11:00', '12:00']]],
    [
      'a substitute who takes over in time leaves no gap',
      '17:00',
      [
        ['08:55', '10:00'],
        ['10:05', '12:10'],
        ['13:50', null],
      ],
      [],
    ],
    [
      'two people at one window overlap',
      '12:30',
      [
        ['09:00', '10:00'],
        ['09:30', '11:00'],
      ],
      [['11:00', '12:00']],
    ],
    [
      'after closing the day stands',
      '20:00',
      [
        ['09:00', '12:00'],
        ['14:30', '17:40'],
      ],
      [
        ['14:00', '14:30'],
        ['17:40', '18:00'],
      ],
    ],
  ])('%s', (_name, now, present, expected) => {
    expect(unattended(now, present)).toEqual(expected);
  });
});

describe('S-08: bookings of visitors who find nobody', () => {
  const zhang = { staffId: 1, name: '张敏' };
  const wang = { staffId: 2, name: '王强' };
  const li = { staffId: 3, name: '李前台' };

  it('whom the visitor wanted answers, while he is away his substitute, else who took it down', () => {
    expect([
      handlerOfBooking(zhang, null, li),
      handlerOfBooking(zhang, wang, li),
      handlerOfBooking(null, null, li),
    ]).toEqual([zhang, wang, li]);
  });

  it('the handler or his substitute replies once, with a result', () => {
    const open = { handlerId: 1, handler: '张敏', isReplied: false };
    const code = (outcome: ReturnType<typeof replyToBooking>) => (outcome.ok ? 'ok' : outcome.refusal.code);
    expect([
      code(replyToBooking(open, '周一下午', [1])),
      code(replyToBooking(open, '周一下午', [2, 1])),
      code(replyToBooking(open, '周一下午', [2])),
      code(replyToBooking(open, ' ', [1])),
      code(replyToBooking({ ...open, isReplied: true }, '周一下午', [1])),
    ]).toEqual(['ok', 'ok', 'not-the-handler', 'result-missing', 'replied-already']);
  });
});
