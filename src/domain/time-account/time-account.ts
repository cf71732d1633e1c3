import type { Calendar } from '../calendar/calendar.js';
import { workingMinutesBetween } from '../calendar/working-time.js';
import type { CaseState } from '../cases/states.js';
import { openParts, type Span, uniteSuspensions } from '../deadlines/suspended-spans.js';
import type { Suspension } from '../deadlines/time-limit.js';
import { HOLDER_CODES, type Holder, holderName, holderOf } from './holders.js';

/** A change of state in the order of the history; `at` in milliseconds. */
export interface StateChange {
  at: number;
  toState: CaseState;
}

/** An unbroken stretch with one holder; `from` and `to` in milliseconds, `workingMinutes` office minutes in it. */
export interface AccountEntry {
  holder: Holder;
  state: CaseState;
  from: number;
  to: number;
  workingMinutes: number;
}

/** Office minutes by holder; they add up to `totalWorkingMinutes` exactly. */
export interface TimeAccount {
  totalWorkingMinutes: number;
  byHolder: Readonly<Record<Holder, number>>;
  entries: readonly AccountEntry[];
}

/**
 * Who used the working time of a case from its first event until `until` (now, or its closing). While a
 * suspension for a special procedure runs, the procedure is the holder, whatever the state. Events that are not
 * after `until` count, in the order given; one dated before its predecessor counts from the predecessor on.
 */
export function timeAccount(
  changes: readonly StateChange[],
  suspensions: readonly Suspension[],
  until: number,
  calendar: Calendar,
): TimeAccount {
  const end = calendar.zone.toLocalMinute(until);
  const spans = uniteSuspensions(suspensions, calendar.zone);
  const entries = stretchesOf(changes, end, calendar).flatMap((stretch) =>
    entriesOf(stretch, spans, calendar),
  );
  const byHolder = Object.fromEntries(HOLDER_CODES.map((holder) => [holder, 0])) as Record<Holder, number>;
  for (const { holder, workingMinutes } of entries) byHolder[holder] += workingMinutes;
  const totalWorkingMinutes = Object.values(byHolder).reduce((sum, minutes) => sum + minutes, 0);
  return { totalWorkingMinutes, byHolder, entries };
}

/** An account in words, the longest holder first, those without time left out: 窗口 2 小时 5 分钟. */
export function accountInWords(account: TimeAccount): { holder: string; time: string; share: number }[] {
  const { byHolder, totalWorkingMinutes: total } = account;
  return HOLDER_CODES.filter((holder) => byHolder[holder] > 0)
    .sort((a, b) => byHolder[b] - byHolder[a])
    .map((holder) => ({
      holder: holderName(holder),
      time: workingMinutesInWords(byHolder[holder]),
      share: byHolder[holder] / total,
    }));
}

/** 125 as 2 小时 5 分钟; 0 as 0 分钟. */
export function workingMinutesInWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} 分钟`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分钟`;
}

type Stretch = Span & { state: CaseState };

function stretchesOf(changes: readonly StateChange[], end: number, calendar: Calendar): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { at, toState } of changes) {
    const from = Math.min(
      end,
      Math.max(calendar.zone.toLocalMinute(at), stretches.at(-1)?.from ?? Number.NEGATIVE_INFINITY),
    );
    const last = stretches.at(-1);
    if (last !== undefined) last.to = from;
    stretches.push({ from, to: end, state: toState });
  }
  return stretches;
}

function entriesOf(stretch: Stretch, spans: readonly Span[], calendar: Calendar): AccountEntry[] {
  const holder = holderOf(stretch.state);
  if (holder === null || stretch.from >= stretch.to) return [];
  const open = openParts(stretch.from, stretch.to, spans);
  const stopped = openParts(stretch.from, stretch.to, open);
  return [
    ...open.map((part) => ({ ...part, holder })),
    ...stopped.map((part) => ({ ...part, holder: 'special-procedure' as const })),
  ]
    .sort((a, b) => a.from - b.from)
    .map(({ from, to, holder: by }) => ({
      holder: by,
      state: stretch.state,
      from: calendar.zone.toInstant(from),
      to: calendar.zone.toInstant(to),
      workingMinutes: workingMinutesBetween(from, to, calendar),
    }));
}
