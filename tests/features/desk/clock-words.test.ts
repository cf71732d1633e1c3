import { expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { clockWords, dayWords, momentWords } from '../../../src/features/desk/clock-words.js';

const calendar = officialCalendar();
const at = (text: string) => Date.parse(`${text}+08:00`);
const limits = { amberAbovePercent: 50, orangeAbovePercent: 80 };

/** Accepted Fri 13 Nov 2026 10:00, 5 working days: due Fri 20 Nov 18:00. */
const clock = { acceptedAt: at('2026-11-13T10:00:00'), dueAt: at('2026-11-20T18:00:00') };
const words = (now: string) => clockWords(clock, at(now), calendar, limits);

it.each([
  ['2026-11-16T10:00:00', { light: 'normal', text: '剩 4 个工作日' }],
  ['2026-11-19T09:00:00', { light: 'amber', text: '剩 1 个工作日' }],
  ['2026-11-19T17:30:00', { light: 'orange', text: '剩 1 个工作日' }],
  ['2026-11-19T18:00:00', { light: 'orange', text: '剩 1 个工作日' }],
  ['2026-11-20T10:00:00', { light: 'orange', text: '今日 18:00' }],
  ['2026-11-20T18:00:00', { light: 'orange', text: '今日 18:00' }],
  ['2026-11-20T18:01:00', { light: 'red', text: '已过时限' }],
  ['2026-11-23T10:20:00', { light: 'red', text: '超 1 小时 20 分' }],
  ['2026-11-23T18:00:00', { light: 'red', text: '超 1 个工作日' }],
  ['2026-11-25T09:00:00', { light: 'red', text: '超 2 个工作日' }],
])('R7: due Fri 20 Nov 2026 18:00, at %s it reads so', (now, expected) => {
  expect(words(now)).toEqual(expected);
});

it('a due moment between two closings is told in working time', () => {
  const soon = { acceptedAt: at('2026-11-20T17:40:00'), dueAt: at('2026-11-23T09:10:00') };
  expect(clockWords(soon, at('2026-11-20T18:30:00'), calendar, limits).text).toBe('剩 10 分钟');
});

it('the year is named when it is another', () => {
  const now = at('2026-11-20T10:00:00');
  expect([
    dayWords(at('2026-12-31T23:00:00'), now, calendar),
    momentWords(at('2027-01-04T18:00:00'), now, calendar),
  ]).toEqual(['12月31日', '2027年1月4日 18:00']);
});
