import { MINUTES_PER_DAY } from '../calendar/civil-time.js';

/** The units a limit may have, in the order of the rule book. */
export const LIMIT_UNITS = [
  'workingDays',
  'calendarDays',
  'workingHours',
  'workingMinutes',
  'hours',
  'minutes',
] as const;

export type LimitUnit = (typeof LIMIT_UNITS)[number];

/** Natural minutes that one unit takes at least; a working hour is an hour at least. */
const MINUTES_PER_UNIT: Record<LimitUnit, number> = {
  workingDays: MINUTES_PER_DAY,
  calendarDays: MINUTES_PER_DAY,
  workingHours: 60,
  workingMinutes: 1,
  hours: 60,
  minutes: 1,
};

export type TimeLimit = { value: number; unit: LimitUnit };

/** `same-day` is the law's plain reading (民法典 §201); `next-working-day` deems it accepted when work begins. */
export const AFTER_HOURS_POLICIES = ['same-day', 'next-working-day'] as const;

export type AfterHoursPolicy = (typeof AFTER_HOURS_POLICIES)[number];

/** `[from, to)` in milliseconds since the epoch; `to: null` is still running (R5). */
export type Suspension = { from: number; to: number | null };

/** Working days added to a working-day limit (R6). */
export type Extension = { value: number };

/** What a due date depends on; instants in milliseconds since the epoch, counted in whole minutes. */
export type DeadlineFacts = {
  acceptedAt: number;
  limit: TimeLimit;
  afterHours: AfterHoursPolicy;
  extensions: readonly Extension[];
  suspensions: readonly Suspension[];
};

const DAYS_PER_YEAR = 365;

/** A limit that does not end within so many years is refused instead of searched for. */
export const SEARCH_HORIZON_YEARS = 100;

export type DeadlineRefusal = {
  rule: 'S-05';
  code:
    | 'accepted-at-invalid'
    | 'limit-value-invalid'
    | 'limit-unit-unknown'
    | 'after-hours-unknown'
    | 'extension-value-invalid'
    | 'extension-needs-working-days'
    | 'suspension-invalid'
    | 'suspension-ends-before-it-begins'
    | 'beyond-search-horizon';
  facts: { index?: number; value?: number; unit?: string; least?: number; years?: number };
};

/** The refusal of a limit that ends too far away. */
export const BEYOND_HORIZON: DeadlineRefusal = {
  rule: 'S-05',
  code: 'beyond-search-horizon',
  facts: { years: SEARCH_HORIZON_YEARS },
};

/** The first thing wrong with the facts, or null. */
export function faultOf(facts: DeadlineFacts): DeadlineRefusal | null {
  if (!isInstant(facts.acceptedAt)) return refuse('accepted-at-invalid');
  return limitFault(facts) ?? extensionFault(facts) ?? suspensionFault(facts.suspensions);
}

/** N of R1: the limit and all its extensions (R6). */
export function totalLimit(facts: DeadlineFacts): number {
  return facts.extensions.reduce((sum, extension) => sum + extension.value, facts.limit.value);
}

/** Whether the limit is counted in whole days. */
export function isDayUnit(unit: LimitUnit): boolean {
  return unit === 'workingDays' || unit === 'calendarDays';
}

export function refuse(code: DeadlineRefusal['code'], facts: DeadlineRefusal['facts'] = {}): DeadlineRefusal {
  return { rule: 'S-05', code, facts };
}

function limitFault({ limit, afterHours }: DeadlineFacts): DeadlineRefusal | null {
  if (!LIMIT_UNITS.includes(limit.unit)) return refuse('limit-unit-unknown', { unit: limit.unit });
  if (!AFTER_HOURS_POLICIES.includes(afterHours)) return refuse('after-hours-unknown');
  const least = isDayUnit(limit.unit) ? 0 : 1;
  if (!Number.isSafeInteger(limit.value) || limit.value < least) {
    return refuse('limit-value-invalid', { value: limit.value, unit: limit.unit, least });
  }
  const longestDays = (SEARCH_HORIZON_YEARS + 1) * DAYS_PER_YEAR;
  return limit.value * MINUTES_PER_UNIT[limit.unit] > longestDays * MINUTES_PER_DAY ? BEYOND_HORIZON : null;
}

function extensionFault({ limit, extensions }: DeadlineFacts): DeadlineRefusal | null {
  if (extensions.length > 0 && limit.unit !== 'workingDays') {
    return refuse('extension-needs-working-days', { unit: limit.unit });
  }
  const index = extensions.findIndex(({ value }) => !Number.isSafeInteger(value) || value < 0);
  if (index >= 0) return refuse('extension-value-invalid', { index });
  const longestDays = (SEARCH_HORIZON_YEARS + 1) * DAYS_PER_YEAR;
  return extensions.some(({ value }) => value > longestDays) ? BEYOND_HORIZON : null;
}

function suspensionFault(suspensions: readonly Suspension[]): DeadlineRefusal | null {
  for (const [index, { from, to }] of suspensions.entries()) {
    if (!isInstant(from) || (to !== null && !isInstant(to))) return refuse('suspension-invalid', { index });
    if (to !== null && from > to) return refuse('suspension-ends-before-it-begins', { index });
  }
  return null;
}

function isInstant(value: number): boolean {
  return Number.isFinite(value);
}
