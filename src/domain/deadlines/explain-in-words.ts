import { dayOf, formatDate, formatTimeOfDay, MINUTES_PER_DAY } from '../calendar/civil-time.js';
import type { Zone } from '../calendar/zone.js';
import type { ExplainedDay, Explanation } from './explain-deadline.js';
import { dateInWords, limitInWords, spanInWords, weekdayInWords } from './unit-words.js';

type Run = { first: ExplainedDay; last: ExplainedDay; minutes: number };

/** An explanation as Chinese sentences, one a line, in the order of the days ("为什么是这一天"). */
export function explainInWords(explanation: Explanation, zone: Zone): string[] {
  const year = yearOf(explanation.acceptedAt, zone);
  return [
    startLine(explanation, zone, year),
    ...extensionLines(explanation),
    ...explanation.suspensions.map((span) => suspensionLine(span, zone, year)),
    ...runsOf(explanation.days).map((run) => runLine(run, explanation, year)),
    endLine(explanation, zone, year),
    ...provisionalLines(explanation),
  ];
}

/** An instant as `9月30日 18:00`; a moment at midnight that ends a day is written 24:00 of that day. */
export function momentInWords(instant: number, zone: Zone, thisYear: number, endsDay = false): string {
  const local = zone.toLocalMinute(instant);
  const day = endsDay ? dayOf(local - 1) : dayOf(local);
  return `${dateInWords(formatDate(day), thisYear)} ${formatTimeOfDay(local - day * MINUTES_PER_DAY)}`;
}

/** The civil year of an instant. */
export function yearOf(instant: number, zone: Zone): number {
  return Number(formatDate(dayOf(zone.toLocalMinute(instant))).slice(0, 4));
}

function startLine({ acceptedAt, start, total, limit }: Explanation, zone: Zone, year: number): string {
  const accepted = `${momentInWords(acceptedAt, zone, year)} 受理`;
  switch (start.reason) {
    case 'same-day':
      return `${accepted}，受理当日不计，自次日起算 ${limitInWords(total, limit.unit)}`;
    case 'deemed':
      return `${accepted}，按 ${dateInWords(start.date, year)} 受理计，自其次日起算 ${limitInWords(total, limit.unit)}`;
    case 'from-the-minute':
      return `${accepted}，即时起算 ${limitInWords(total, limit.unit)}`;
    case 'immediate':
      return `${accepted}，即办，当个工作日内办结`;
    default:
      return start.reason satisfies never;
  }
}

function extensionLines({ extensions, limit, total }: Explanation): string[] {
  const added = total - limit.value;
  if (extensions.length === 0 || added === 0) return [];
  return [`原时限 ${limitInWords(limit.value, limit.unit)}，延期 ${added} 个，共 ${total} 个`];
}

function suspensionLine({ from, to }: Explanation['suspensions'][number], zone: Zone, year: number): string {
  const begin = momentInWords(from, zone, year);
  return to === null
    ? `自 ${begin} 起暂停计时，尚未恢复`
    : `${begin} 至 ${momentInWords(to, zone, year)} 暂停计时`;
}

function runsOf(days: readonly ExplainedDay[]): Run[] {
  const runs: Run[] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run !== undefined && belongTogether(run.last, day)) {
      run.last = day;
      run.minutes += day.minutes ?? 0;
    } else {
      runs.push({ first: day, last: day, minutes: day.minutes ?? 0 });
    }
  }
  return runs;
}

function belongTogether(a: ExplainedDay, b: ExplainedDay): boolean {
  if (a.verdict !== b.verdict || a.isMakeUp || b.isMakeUp) return false;
  return a.verdict === 'dayOff' || a.verdict === 'closed' ? a.holiday === b.holiday : true;
}

function runLine({ first, last, minutes }: Run, { limit, rule }: Explanation, year: number): string {
  const dates = spanInWords(first.date, last.date, year);
  switch (first.verdict) {
    case 'counted': {
      const worked = first.isMakeUp ? `${weekdayInWords(first.weekday)}调休上班，` : '';
      const count =
        rule === 'R3' ? `计 ${minutes} 分钟` : countInWords(first, last, limitInWords(0, limit.unit));
      return `${dates} ${worked}${count}`;
    }
    case 'reached':
      return `${dates} ${first.isMakeUp ? '调休上班' : '工作日'}，于当日办结`;
    case 'weekend':
      return `${dates} 周末，不计`;
    case 'dayOff':
      return `${dates} ${first.holiday ?? ''}放假，不计`;
    case 'closed':
      return `${dates} ${first.holiday ?? ''}大厅不办公，不计`;
    case 'suspended':
      return `${dates} 暂停计时，不计`;
    case 'outsideHours':
      return `${dates} 受理时已下班，不计`;
    default:
      return first.verdict satisfies never;
  }
}

function countInWords(first: ExplainedDay, last: ExplainedDay, unit: string): string {
  const noun = unit.replace('0 ', '');
  return first.counted === last.counted
    ? `第 ${first.counted} ${noun}`
    : `第 ${first.counted} 至第 ${last.counted} ${noun}`;
}

function endLine({ dueAt, rule }: Explanation, zone: Zone, year: number): string {
  if (dueAt === null) return '暂停尚未结束，恢复计时后再定办结时间';
  return `应于 ${momentInWords(dueAt, zone, year, rule !== 'R4')} 前办结`;
}

function provisionalLines({ provisional }: Explanation): string[] {
  return provisional ? ['所涉年份的放假安排尚未公布，按周一至周五暂算，公布后重新计算'] : [];
}
