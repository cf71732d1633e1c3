import { may, type Permission } from '../../domain/access/permissions.js';
import { civilDateOf, dayOf, formatDate, toDay } from '../../domain/calendar/civil-time.js';
import type { Zone } from '../../domain/calendar/zone.js';
import { neighbour, type Period, parsePeriod, periodOf } from '../../domain/reports/period.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';
import { hallsInReach } from './find-figures.js';
import type { KeptList, ReportCell } from './report.js';

/** The reports of the supervision section, as they stand in addresses. */
export const REPORTS = {
  bulletin: '运行通报',
  fulfilment: '承诺兑现',
  kpi: '指标',
} as const;

export type ReportName = keyof typeof REPORTS;

export const REPORT_NAMES = Object.keys(REPORTS) as readonly ReportName[];

/** True when the text names a report. */
export function isReportName(text: string): text is ReportName {
  return Object.hasOwn(REPORTS, text);
}

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

/** Where the list behind a figure of a report stands. */
export function behindHref(
  { figure, department, window }: Extract<ReportCell, { behind: unknown }>['behind'],
  { hallId, period }: ReportAsked,
  person: Person,
  { from, page = 1 }: { from: ReportName; page?: number },
): string {
  const hall = hallOf(hallId, person);
  const more = { department, window, from, page: page === 1 ? undefined : page };
  return `${ROOT}/cases?${query({ figure, period: period.code, hall, ...more })}`;
}

/** Where the complaints, ratings or audits behind a figure stand; null for those who may not see them. */
export function keptHref(list: KeptList, { hallId, period }: ReportAsked, person: Person): string | null {
  const { permission, href } = KEPT_LISTS[list];
  return hallId === person.hallId && may(person.roles, permission) ? href(period) : null;
}

const KEPT_LISTS: Readonly<
  Record<KeptList, { permission: Permission; href(period: Period): string | null }>
> = {
  complaints: {
    permission: 'complaint.view',
    href: ({ code }) => `${paths.complaintStatistics}?${query({ period: code })}`,
  },
  ratings: {
    permission: 'rating.view',
    href: ({ kind, code }) => (kind === 'month' ? `${paths.ratings}?${query({ month: code })}` : null),
  },
  audits: {
    permission: 'pre-audit.view',
    href: (period) => `${paths.preAuditFigures}?${query(daysOf(period))}`,
  },
};

/** The first and the last day of a period. */
function daysOf(period: Period): { from: string; to: string } {
  const firstDay = ({ months }: Period) => {
    const [year = 0, month = 1] = (months[0] ?? '').split('-').map(Number);
    return toDay(year, month, 1);
  };
  return { from: formatDate(firstDay(period)), to: formatDate(firstDay(neighbour(period, 1)) - 1) };
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
