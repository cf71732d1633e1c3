import type { Cell } from './cell.js';
import { overMonths } from './cell.js';

/** A case done late in the month, or open and overdue at its end. */
export interface LateCase {
  number: string;
  itemName: string;
  departmentId: number;
  windowId: number | null;
  handler: string;
  dueAt: number;
  /** null: not decided yet at the end of the month. */
  doneAt: number | null;
  lateWorkingDays: number;
  /** What its clerk gave as reason and plan (SV-02); empty when nothing was asked or told. */
  reason: string;
  plan: string;
}

/** Enquiries finished (S-02); `inTime` were answered before their term. */
export interface EnquiryFigures {
  handled: number;
  inTime: number;
  open: number;
}

/** What the calls of the monthly sample gave at a window (SV-05). */
export interface SampleFigures {
  windowId: number | null;
  picked: number;
  called: number;
  reached: number;
  /** Answers by their code. */
  satisfaction: Readonly<Record<string, number>>;
}

/** Names as they were when the figures were taken, by id. */
export interface Names {
  departments: Readonly<Record<string, string>>;
  windows: Readonly<Record<string, string>>;
  items: Readonly<Record<string, string>>;
}

/** Everything the reports of a month are drawn from; stored as it is when the month is closed. */
export interface MonthFigures {
  month: string;
  /** Up to when events are in it, in milliseconds. */
  until: number;
  cells: readonly Cell[];
  late: readonly LateCase[];
  enquiries: EnquiryFigures;
  samples: readonly SampleFigures[];
  names: Names;
}

/** The months of a period in one, in their order; standings and names are those of the last. */
export function joinMonths(months: readonly MonthFigures[]): Omit<MonthFigures, 'month'> {
  const last = months.at(-1);
  const named = (kind: keyof Names) => Object.assign({}, ...months.map(({ names }) => names[kind]));
  const sum = (pick: (figures: EnquiryFigures) => number) =>
    months.reduce((total, { enquiries }) => total + pick(enquiries), 0);
  return {
    until: last?.until ?? 0,
    cells: overMonths(months.map(({ cells }) => cells)),
    late: months.flatMap((month) =>
      month === last ? month.late : month.late.filter(({ doneAt }) => doneAt !== null),
    ),
    enquiries: {
      handled: sum(({ handled }) => handled),
      inTime: sum(({ inTime }) => inTime),
      open: last?.enquiries.open ?? 0,
    },
    samples: months.flatMap(({ samples }) => samples),
    names: { departments: named('departments'), windows: named('windows'), items: named('items') },
  };
}
