import { civilDateOf, dayOf } from '../../domain/calendar/civil-time.js';
import type { Zone } from '../../domain/calendar/zone.js';
import { type Period, parsePeriod, periodOf } from '../../domain/reports/period.js';
import type { Person } from '../../web/visit.js';
import { hallsInReach } from './find-figures.js';
import type { ReportCell } from './report.js';

/** The reports of the supervision section, as they stand in addresses. */
export const REPORTS = {
  bulletin: '运行通报',
  fulfilment: '承诺兑现',
  kpi: '指标',
} as const;

export type ReportName = keyof typeof REPORTS;

export const REPORT_NAMES = Object.keys(REPORTS) as readonly ReportName[];

const ROOT = '/supervision/reports';
const LARGEST_ID = 2_147_483_647;

export interface ReportAsked {
  hallId: number;
  period: Period;
}

/** Hall and period of an address; this month of the person's hall where it says nothing readable. */
export function askedFor(query: Record<string, unknown>, person: Person, now: Date, zone: Zone): ReportAsked {
  const { year, month } = civilDateOf(dayOf(zone.toLocalMinute(now.getTime())));
  const period = parsePeriod(typeof query.period === 'string' ? query.period : '');
  const hallId = numberOf(query.hall);
  return {
    hallId: hallId !== null && hallsInReach(person).includes(hallId) ? hallId : person.hallId,
    period: period ?? periodOf('month', year, month),
  };
}

/** /supervision/reports/kpi?period=2026-Q4; the ending names a file or the print. */
export function reportHref(
  name: ReportName,
  { hallId, period }: ReportAsked,
  person: Person,
  ending = '',
): string {
  return `${ROOT}/${name}${ending}?${query({ period: period.code, hall: hallOf(hallId, person) })}`;
}

/** Where the list behind a figure stands. */
export function behindHref(
  { figure, department, window }: Extract<ReportCell, { behind: unknown }>['behind'],
  { hallId, period }: ReportAsked,
  person: Person,
  page = 1,
): string {
  const hall = hallOf(hallId, person);
  const more = { department, window, page: page === 1 ? undefined : page };
  return `${ROOT}/cases?${query({ figure, period: period.code, hall, ...more })}`;
}

/** A whole number of an address; null when it says none. */
export function numberOf(value: unknown): number | null {
  const isNumber = typeof value === 'string' && /^\d{1,10}$/.test(value) && Number(value) <= LARGEST_ID;
  return isNumber ? Number(value) : null;
}

function hallOf(hallId: number, person: Person): number | undefined {
  return hallId === person.hallId ? undefined : hallId;
}

function query(pairs: Record<string, string | number | undefined>): string {
  const set = Object.entries(pairs).filter(([, value]) => value !== undefined);
  return set.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&');
}
