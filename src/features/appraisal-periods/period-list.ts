import { may } from '../../domain/access/permissions.js';
import { monthBefore, periodInWords, yearOfPeriod } from '../../domain/appraisal/period.js';
import {
  PROCEDURE_SCHEME_NAMES,
  PROCEDURE_SCHEMES,
  type ProcedureScheme,
} from '../../domain/appraisal-procedure/procedure-schemes.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import type { FormProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';
import { monthAt, recentMonths } from '../self-checks/self-checks-page.js';
import { periodTag, periodTitle } from './period-page.js';
import type { periodsOf } from './periods.repository.js';

/** How far back a month may be opened from the list. */
const MONTHS_OFFERED = 13;
const YEARS_OFFERED = 2;

type ListedPeriod = Awaited<ReturnType<typeof periodsOf>>[number];

/** What the list of appraisals is made of; `scheme` '' for all, `year` 0 for the newest one with an appraisal. */
export interface PeriodListFacts {
  person: Person;
  now: Date;
  calendar: Calendar;
  rows: readonly ListedPeriod[];
  scheme: ProcedureScheme | '';
  year: number;
  problem: FormProblem;
}

/** The appraisals of a hall, a year at a time, and the form that opens one. */
export function periodListView({ person, now, calendar, rows, scheme, year, problem }: PeriodListFacts) {
  const month = monthAt(now, calendar);
  const years = [...new Set(rows.map(({ period }) => yearOfPeriod(period)))];
  const shown = years.includes(year) ? year : years[0];
  const href = (change: { scheme?: string; year?: number }) => listHref({ scheme, year, ...change });
  return {
    problem,
    tabs: ['' as const, ...PROCEDURE_SCHEMES].map((code) => ({
      href: href({ scheme: code }),
      label: code === '' ? '全部' : PROCEDURE_SCHEME_NAMES[code],
      current: scheme === code,
    })),
    years: years.map((each) => ({ href: href({ year: each }), label: `${each}年`, current: each === shown })),
    schemes: PROCEDURE_SCHEMES.map((value) => ({ value, label: PROCEDURE_SCHEME_NAMES[value] })),
    periods: periodChoices(month),
    mayOpen: may(person.roles, 'appraisal.propose'),
    values: { scheme: scheme || 'STF', period: monthBefore(month), ...problem.values },
    selfChecksHref: paths.handedSelfChecks(month),
    rankingHref: paths.appraisalRanking,
    rows: rows.filter(({ period }) => yearOfPeriod(period) === shown).map((row) => periodLine(row, calendar)),
  };
}

function listHref({ scheme, year }: { scheme: string; year: number }): string {
  const query = new URLSearchParams({
    ...(scheme === '' ? {} : { scheme }),
    ...(year === 0 ? {} : { year: String(year) }),
  });
  return query.size === 0 ? paths.appraisal : `${paths.appraisal}?${query}`;
}

/** This month and those before it, then this year and the one before. */
function periodChoices(month: string) {
  const thisYear = yearOfPeriod(month);
  return [
    ...recentMonths(month, MONTHS_OFFERED).map((value) => ({ value, label: periodInWords(value) })),
    ...Array.from({ length: YEARS_OFFERED }, (_, back) => ({
      value: String(thisYear - back),
      label: `${thisYear - back}年全年`,
    })),
  ];
}

function periodLine(row: ListedPeriod, { zone }: Calendar) {
  return {
    href: paths.appraisalPeriod(row.id),
    title: periodTitle(row),
    tag: periodTag(row.state),
    proposed: row.proposedBy,
    reviewed: row.reviewedBy,
    decided: row.decidedBy,
    published: row.publishedAt === null ? '' : momentInWords(row.publishedAt.getTime(), zone),
    frozen: row.frozenAt === null ? '' : momentInWords(row.frozenAt.getTime(), zone),
  };
}
