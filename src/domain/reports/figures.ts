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

/** Complaints (S-13): how many came in, and those established as valid, by the department to blame. */
export interface ComplaintFigures {
  /** null where the viewer may not know of complaints that are not established. */
  received: number | null;
  valid: readonly { departmentId: number | null; count: number }[];
}

/** Ratings of visits and cases, without those set aside; `satisfied` are levels 5 to 3 (C-23). */
export interface RatingFigures {
  answers: number;
  satisfied: number;
}

/** Cases that the rules audited at acceptance (S-47), and of them those that passed without people. */
export interface AuditFigures {
  audited: number;
  passed: number;
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
  /** Not there in months that were closed before complaints were counted. */
  complaints?: ComplaintFigures;
  /** Not there in months that were closed before ratings were taken. */
  ratings?: RatingFigures;
  /** Not there in months that were closed before audits were counted, and for those who see a part of the hall. */
  audits?: AuditFigures;
  names: Names;
}

/** The months of a period in one, in their order; standings and names are those of the last. */
export function joinMonths(months: readonly MonthFigures[]): Omit<MonthFigures, 'month'> {
  const last = months.at(-1);
  const named = (kind: keyof Names) => Object.assign({}, ...months.map(({ names }) => names[kind]));
  const complaints = joinComplaints(months);
  const ratings = joinRatings(months);
  const audits = joinAudits(months);
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
    ...(complaints && { complaints }),
    ...(ratings && { ratings }),
    ...(audits && { audits }),
    names: { departments: named('departments'), windows: named('windows'), items: named('items') },
  };
}

/** null unless every month has them. */
function joinRatings(months: readonly MonthFigures[]): RatingFigures | null {
  const known = months.flatMap(({ ratings }) => (ratings === undefined ? [] : [ratings]));
  if (known.length === 0 || known.length < months.length) return null;
  return {
    answers: known.reduce((sum, { answers }) => sum + answers, 0),
    satisfied: known.reduce((sum, { satisfied }) => sum + satisfied, 0),
  };
}

/** null unless every month has them. */
function joinAudits(months: readonly MonthFigures[]): AuditFigures | null {
  const known = months.flatMap(({ audits }) => (audits === undefined ? [] : [audits]));
  if (known.length === 0 || known.length < months.length) return null;
  return {
    audited: known.reduce((sum, { audited }) => sum + audited, 0),
    passed: known.reduce((sum, { passed }) => sum + passed, 0),
  };
}

/** How many complaints are established; null when they were not counted. */
export function validComplaints({ complaints }: Pick<MonthFigures, 'complaints'>): number | null {
  return complaints === undefined ? null : complaints.valid.reduce((sum, { count }) => sum + count, 0);
}

/** Undefined when one of the months did not count them: the sum would be too small. */
function joinComplaints(months: readonly MonthFigures[]): ComplaintFigures | undefined {
  const each = months.flatMap(({ complaints }) => (complaints === undefined ? [] : [complaints]));
  if (each.length === 0 || each.length < months.length) return undefined;
  return {
    received: each.reduce<number | null>(
      (sum, { received }) => (sum === null || received === null ? null : sum + received),
      0,
    ),
    valid: each.flatMap(({ valid }) => valid),
  };
}
