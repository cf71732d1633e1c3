import type { HalfDay } from './half-days.js';
import { joined, lengthOf, type Span, within, without } from './spans.js';

export type AttendanceKind = 'late' | 'early' | 'away' | 'absent';

/** A sign-in in milliseconds; `outAt` null: not signed out. */
export interface Sign {
  inAt: number;
  outAt: number | null;
  atWindow: boolean;
}

/** A leave asked for but not approved, or without a confirmed substitute when it began (S-28). */
export interface BreachedLeave extends Span {
  slipId: number;
}

/** One day of one person; all moments in milliseconds. */
export interface AttendanceDay {
  /** The half-days that are over. */
  halfDays: readonly HalfDay[];
  signs: readonly Sign[];
  /** Where he sat at a window (S-56). */
  seats: readonly Span[];
  /** Leave, confirmed absences, and everything else that excuses. */
  excused: readonly Span[];
  breached: readonly BreachedLeave[];
  graceMinutes: number;
  awayMinutes: number;
}

/** What the rule found; `part` is the half-day, or 'leave:ID' for a breach of the rules of leave. */
export interface AttendanceFinding {
  kind: AttendanceKind;
  part: string;
  minutes: number;
  /** The stretches missed, in milliseconds. */
  missed: Span[];
}

const MINUTE_MS = 60_000;

/**
 * SV-13, S-28: who came after the beginning plus the grace is late, who went before the end left early, who was gone
 * for longer than the limit in between was away, who did not come in a half-day was absent. What is excused is not
 * looked at; who did not sign out stayed to the end.
 */
export function findEvents(day: AttendanceDay): AttendanceFinding[] {
  const end = day.halfDays.at(-1)?.to ?? 0;
  const signed = joined(
    day.signs.map(({ inAt, outAt }) => ({ from: inAt, to: outAt ?? Math.max(inAt, end) })),
  );
  const excused = joined([...day.excused, ...day.breached]);
  const found = day.halfDays.flatMap((half, index) => {
    const before = day.halfDays[index - 1];
    const after = day.halfDays[index + 1];
    return inHalfDay(day, {
      half,
      signed,
      expected: without(half.office, excused),
      goesOnFrom: before?.to === half.from && lengthOf(within(signed, before.office)) > 0,
      goesOnTo: after?.from === half.to && lengthOf(within(signed, after.office)) > 0,
    });
  });
  return [...found, ...brokenLeaves(day, signed)];
}

interface Looked {
  half: HalfDay;
  signed: readonly Span[];
  expected: readonly Span[];
  /** The office does not close at noon, and he was there on the other side of it. */
  goesOnFrom: boolean;
  goesOnTo: boolean;
}

function inHalfDay(day: AttendanceDay, looked: Looked): AttendanceFinding[] {
  const { half, signed, expected, goesOnFrom, goesOnTo } = looked;
  const [first, last] = [expected.at(0), expected.at(-1)];
  if (first === undefined || last === undefined) return [];
  const there = within(expected, signed);
  const [came, went] = [there.at(0)?.from, there.at(-1)?.to];
  if (came === undefined || went === undefined)
    return goesOnFrom && goesOnTo ? [] : [finding('absent', half.code, expected)];
  const found: AttendanceFinding[] = [];
  if (!goesOnFrom && came - first.from > day.graceMinutes * MINUTE_MS)
    found.push(finding('late', half.code, within(expected, [{ from: first.from, to: came }])));
  if (!goesOnTo && went < last.to)
    found.push(finding('early', half.code, within(expected, [{ from: went, to: last.to }])));
  const from = goesOnFrom ? first.from : came;
  const to = goesOnTo ? last.to : went;
  const gaps = without(within(expected, [{ from, to }]), atPost(day, signed)).filter(
    (gap) => gap.to - gap.from > day.awayMinutes * MINUTE_MS,
  );
  if (gaps.length > 0) found.push(finding('away', half.code, gaps));
  return found;
}

/** Where he was at work: at a window he has to sit there; who never sat anywhere that time was signed in. */
function atPost(day: AttendanceDay, signed: readonly Span[]): Span[] {
  const end = day.halfDays.at(-1)?.to ?? 0;
  const spans = day.signs.flatMap(({ inAt, outAt, atWindow }) => {
    const sign = { from: inAt, to: outAt ?? Math.max(inAt, end) };
    const sat = within([sign], day.seats);
    return atWindow && sat.length > 0 ? sat : [sign];
  });
  return within(spans, signed);
}

/** C-24, 002:L1161: leaving without the approval or without a confirmed substitute counts as absence, once a slip. */
function brokenLeaves(day: AttendanceDay, signed: readonly Span[]): AttendanceFinding[] {
  const office = day.halfDays.flatMap((half) => half.office);
  const excused = joined(day.excused);
  return day.breached.flatMap((leave) => {
    const missed = without(without(within(office, [leave]), excused), signed).filter(
      (gap) => gap.to - gap.from > day.awayMinutes * MINUTE_MS,
    );
    return missed.length === 0 ? [] : [finding('absent', `leave:${leave.slipId}`, missed)];
  });
}

function finding(kind: AttendanceKind, part: string, missed: readonly Span[]): AttendanceFinding {
  return { kind, part, minutes: Math.ceil(lengthOf(missed) / MINUTE_MS), missed: [...missed] };
}
