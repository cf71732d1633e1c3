import { expect, it } from 'vitest';
import { readCalendarText } from '../../../src/features/calendar/read-calendar-text.js';

const DAYS = [
  { date: '2027-01-01', kind: 'off', name: '元旦' },
  { date: '2027-02-20', kind: 'work', name: '春节' },
];

const CHANGE = { years: [2027], days: DAYS, plainDates: [], officeHours: null, source: '粘贴' };

it('reads a year from JSON', () => {
  const text = JSON.stringify({
    '2027': { off: [{ date: '2027-01-01', name: '元旦' }], work: [{ date: '2027-02-20', name: '春节' }] },
  });
  expect(readCalendarText(text, '粘贴')).toEqual({ ok: true, change: CHANGE });
});

it('reads a year from CSV with or without a head line, with dates as people write them', () => {
  expect(readCalendarText('date,kind,name\n2027-01-01,off,元旦\n2027-02-20,work,春节\n', '粘贴')).toEqual({
    ok: true,
    change: CHANGE,
  });
  expect(readCalendarText('\uFEFF2027/1/1,放假,元旦\r\n2027年2月20日,补班,春节', '粘贴')).toEqual({
    ok: true,
    change: CHANGE,
  });
});

it('days of the December before belong to the notice of the year', () => {
  const read = readCalendarText('2026-12-31,off,元旦\n2027-01-01,off,元旦\n2027-02-20,work,春节', '粘贴');
  expect(read.ok && [read.change.years, read.change.days.length]).toEqual([[2027], 3]);
});

it.each([
  ['', ['没有内容']],
  ['{"2027":', ['JSON 不完整或者有错字，请检查括号、引号和逗号']],
  [
    '{"2027":{"off":[{"date":"2027-02-30","name":"x"}]}}',
    ['2027.off[0].date：日期应写成 2027-01-01 的样子，而且确有这一天'],
  ],
  ['{}', ['没有任何年度']],
  [
    '2027-01-01,off\n2027-13-01,off\n2027-01-02,maybe\n2027-01-01,work',
    [
      '第 2 行：没有 2027-13-01 这一天，日期应写成 2027-01-01 的样子',
      '第 3 行：第二列应为 off（放假）或者 work（补班）',
      '第 4 行：2027-01-01 写了两次',
    ],
  ],
  ['"2027-01-01,off', ['CSV 的引号不成对']],
])('names what is wrong with %j', (text, errors) => {
  expect(readCalendarText(text, '粘贴')).toEqual({ ok: false, errors });
});
