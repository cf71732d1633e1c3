import type { Database } from '../../db/database.js';
import { caseScope, isInScope } from '../../domain/access/scope.js';
import { joinMonths, type MonthFigures } from '../../domain/reports/figures.js';
import { monthSpan, type Period } from '../../domain/reports/period.js';
import type { Person } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { computeMonth } from './compute-month.js';
import { type StoredMonth, storedMonths } from './month-reports.repository.js';

/** A month of a period: with its stored figures when closed, and whether it has ended. */
export interface PeriodMonth {
  month: string;
  hasEnded: boolean;
  stored: StoredMonth | null;
  figures: MonthFigures;
}

export interface PeriodFigures {
  period: Period;
  hallId: number;
  /** The months that have begun. */
  months: PeriodMonth[];
  /** All of them in one. */
  figures: Omit<MonthFigures, 'month'>;
}

/**
 * The figures of a period within a person's reach (S-33): those of closed months as stored, the others from the
 * cases as they are now.
 */
export async function findFigures(
  database: Database,
  person: Person,
  { hallId, period }: { hallId: number; period: Period },
  now: Date,
): Promise<PeriodFigures> {
  const { zone } = await hallCalendar(database, hallId);
  const begun = period.months.filter((month) => monthSpan(month, zone).from <= now.getTime());
  const stored = await storedMonths(database, hallId, begun);
  const months: PeriodMonth[] = [];
  for (const month of begun) {
    const known = stored.get(month) ?? null;
    const figures = known?.figures ?? (await computeMonth(database, hallId, month, now));
    months.push({
      month,
      hasEnded: monthSpan(month, zone).to <= now.getTime(),
      stored: known,
      figures: withinReach(figures, person, hallId),
    });
  }
  return { period, hallId, months, figures: joinMonths(months.map(({ figures }) => figures)) };
}

/** The halls whose reports a person may see. */
export function hallsInReach(person: Person): readonly number[] {
  const scope = caseScope(person);
  if (scope.kind === 'none') return [];
  return scope.kind === 'hall' ? scope.hallIds : [scope.hallId];
}

function withinReach(figures: MonthFigures, person: Person, hallId: number): MonthFigures {
  const scope = caseScope(person);
  if (scope.kind === 'hall') return figures;
  const isSeen = (place: { departmentId: number; windowId: number | null }) =>
    isInScope({ hallId, ...place }, scope);
  const departments = new Set<number | null>(figures.cells.filter(isSeen).map((cell) => cell.departmentId));
  const windows = new Set(figures.cells.filter(isSeen).map(({ windowId }) => windowId));
  const { audits: _ofTheWholeHall, ...own } = figures;
  return {
    ...own,
    cells: figures.cells.filter(isSeen),
    late: figures.late.filter(isSeen),
    samples: figures.samples.filter(({ windowId }) => windows.has(windowId)),
    ...(figures.complaints && {
      complaints: {
        received: null,
        valid: figures.complaints.valid.filter(({ departmentId }) => departments.has(departmentId)),
      },
    }),
  };
}
