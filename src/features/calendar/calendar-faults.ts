import type { CalendarFault } from '../../domain/calendar/parse-calendar.js';

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^must be an object of years$/, '整个内容应为一个以年份为键的 JSON 对象'],
  [/^is neither a year/, '既不是四位数的年份，也不是 officeHours'],
  [/^must be an object with off and work$/, '应含 off（放假）和 work（补班）两个列表'],
  [/^must be a list of \{ date, name \}$/, '应为日期列表，每项写明 date 和 name'],
  [/^must be \{ date, name \}$/, '应写明 date 和 name'],
  [/^must be a date YYYY-MM-DD$/, '日期应写成 2027-01-01 的样子，而且确有这一天'],
  [/does not belong to/, '日期不属于这个年度（只可带上年12月和下年1月）'],
  [/is named twice/, '同一天写了两次'],
  [/^must be a text$/, '名称应为文字'],
  [/^must be true in place of windows$/, '不办公的日子写 "closed": true，不再写时段'],
  [/^must be a list of windows/, '应为时段列表，如 ["09:00","12:00"]'],
  [/^must be \["HH:mm"/, '时段应写成 ["09:00","12:00"]，后一个时间晚于前一个'],
  [/windows that overlap/, '时段互相重叠'],
  [/seasons that overlap/, '季节互相重叠'],
  [/^from and to must be days/, '起止日应写成 05-01 的样子'],
  [/^must be a window, a season or a special day$/, '应为时段、季节或者特殊日'],
  [/^must be a list of windows or seasons$/, '应为时段或者季节的列表'],
];

/** A fault of a calendar file in the words of the hall: where it is and what to do about it. */
export function calendarFaultInWords({ path, problem }: CalendarFault): string {
  const words = WORDS.find(([pattern]) => pattern.test(problem))?.[1] ?? problem;
  return path === '' ? words : `${path}：${words}`;
}
