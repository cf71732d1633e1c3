import { holidayNameOf } from '../calendar/working-time.js';
import type { Assessment } from './assess-deadline.js';
import { momentInWords, yearOf } from './explain-in-words.js';
import type { Progress } from './progress.js';
import type { Trace } from './trace-deadline.js';
import { limitInWords, shortLimitInWords } from './unit-words.js';

/**
 * The clock line in one Chinese sentence, such as
 * `已用 3 个工作日，共 5 个，9月30日 18:00 前办结，其间国庆节放假 7 天不计`.
 */
export function clockInWords(trace: Trace, progress: Progress, assessment: Assessment): string {
  return [usedPart(trace, progress), duePart(trace), ...latePart(assessment), ...betweenParts(trace)].join(
    '，',
  );
}

function usedPart({ clock }: Trace, { usedWhole, total }: Progress): string {
  const { unit } = clock.facts.limit;
  return total === 0 ? '即办' : `已用 ${limitInWords(usedWhole, unit)}，共 ${shortLimitInWords(total, unit)}`;
}

function duePart({ clock, deadline, rule }: Trace): string {
  const { zone } = clock.calendar;
  if (deadline.dueAt === null) return '暂停计时中，恢复后再定办结时间';
  const moment = momentInWords(deadline.dueAt, zone, yearOf(clock.facts.acceptedAt, zone), rule !== 'R4');
  return `${moment} 前办结${deadline.provisional ? '（暂定）' : ''}`;
}

function latePart({ overdue, lateWorkingDays, lateWorkingMinutes }: Assessment): string[] {
  if (!overdue) return [];
  if (lateWorkingDays > 0) return [`已超期 ${lateWorkingDays} 个工作日`];
  return [lateWorkingMinutes > 0 ? `已超期 ${lateWorkingMinutes} 分钟工作时间` : '已超期'];
}

function betweenParts({ clock, visited }: Trace): string[] {
  const holidays = new Map<string, number>();
  let suspendedDays = 0;
  for (const { day, verdict } of visited) {
    if (verdict === 'suspended') suspendedDays += 1;
    if (verdict !== 'dayOff') continue;
    const name = holidayNameOf(day, clock.calendar) ?? '';
    holidays.set(name, (holidays.get(name) ?? 0) + 1);
  }
  const added = clock.total - clock.facts.limit.value;
  return [
    ...[...holidays].map(([name, days]) => `其间${name}放假 ${days} 天不计`),
    ...(suspendedDays > 0 && clock.spans.at(-1)?.to !== Infinity ? [`其间暂停 ${suspendedDays} 天不计`] : []),
    ...(added > 0 ? [`含延期 ${limitInWords(added, clock.facts.limit.unit)}`] : []),
  ];
}
