import type { Database, Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import { holdTurn, nextNumber } from '../../db/sequences.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { civilDateOf, dayOf } from '../../domain/calendar/civil-time.js';
import { workingMinutesBetween } from '../../domain/calendar/working-time.js';
import { approvalSteps } from '../../domain/leave/approval-steps.js';
import { halfDaysOfLeave, leaveAsOne } from '../../domain/leave/leave-length.js';
import {
  type LeaveKind,
  type LeaveRefusalCode,
  leaveRefusalInWords,
} from '../../domain/leave/leave-words.js';
import { absenceRefusalInWords } from '../../domain/staffing/absence-refusal.js';
import type { Person } from '../../web/visit.js';
import { checkAbsence } from '../absences/ask-absence.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import { settingsInForce } from '../settings/hall-settings.js';
import { approversOf, type LeaveRow, superiorsOf, thresholdsOf } from './leave-reach.js';
import { handOver, tellNext } from './move-leave.js';

/** Between two slips that adjoin lie days off at most. */
const LONGEST_HOLIDAY_MS = 15 * 86_400_000;

export interface AskedLeave {
  kind: LeaveKind;
  reason: string;
  fromAt: Date;
  untilAt: Date;
  substituteId: number | null;
}

export type AskLeaveOutcome =
  | { ok: true; slipId: number; isFree: boolean }
  | { ok: false; field: string; words: string };

/**
 * A person fills in a leave slip (D-20). By its length (C-24) it is free, or goes to the next who approves; the
 * substitute is named at once, and asked to confirm when the leave is approved.
 */
export async function askLeave(
  database: Database,
  person: Person,
  given: AskedLeave,
  now: Date,
): Promise<AskLeaveOutcome> {
  return database.write(async (tx) => {
    await holdTurn(tx, person.hallId, `leave:${person.staffId}`);
    const calendar = await calendarInForce(tx, person.hallId);
    const open = await slipsNear(tx, person.staffId, given.fromAt);
    const fault = periodFault(given, open, calendar, now);
    if (fault !== null) return fault;
    const halfDays = halfDaysOfLeave(leaveAsOne(spanOf(given), open.map(spanOf), calendar), calendar);
    const approvers = await approversOf(tx, person.hallId);
    const thresholds = thresholdsOf(await settingsInForce(tx, person.hallId));
    const isFree = approvalSteps(halfDays, superiorsOf(person, approvers), thresholds).length === 0;
    const substitute = await substituteFor(tx, person, given, isFree, now);
    if (!substitute.ok) return substitute;
    const { year } = civilDateOf(dayOf(calendar.zone.toLocalMinute(now.getTime())));
    const row = await tx.leaveSlip.create({
      data: {
        ...given,
        hallId: person.hallId,
        number: await slipNumber(tx, person.hallId, year),
        staffId: person.staffId,
        staffName: person.name,
        departmentId: person.departmentId,
        halfDays,
        substitute: substitute.name,
        state: isFree ? 'approved' : 'asked',
        askedAt: now,
      },
    });
    await entered(tx, row, person, now);
    await (isFree ? handOver(tx, row, now) : tellNext(tx, row, now));
    return { ok: true, slipId: row.id, isFree };
  });
}

type Period = Pick<AskedLeave, 'fromAt' | 'untilAt'>;
type No = Extract<AskLeaveOutcome, { ok: false }>;

/** Why a leave cannot be asked for this period; null when it can. */
function periodFault(given: Period, open: readonly Period[], calendar: Calendar, now: Date): No | null {
  const local = (at: Date) => calendar.zone.toLocalMinute(at.getTime());
  if (given.untilAt <= given.fromAt) return refused('untilDate', 'ends-before-it-begins');
  if (given.fromAt.getTime() < now.getTime() - 60_000) return refused('fromDate', 'begun-already');
  if (workingMinutesBetween(local(given.fromAt), local(given.untilAt), calendar) === 0)
    return refused('fromDate', 'no-office-time');
  const overlaps = open.some((slip) => slip.fromAt < given.untilAt && given.fromAt < slip.untilAt);
  return overlaps ? refused('fromDate', 'overlaps') : null;
}

function spanOf({ fromAt, untilAt }: Period) {
  return { from: fromAt.getTime(), to: untilAt.getTime() };
}

/** The name of the substitute who could stand in; only a free leave needs none (S-07). */
async function substituteFor(
  tx: Tx,
  person: Person,
  { substituteId, ...given }: AskedLeave,
  isFree: boolean,
  now: Date,
): Promise<{ ok: true; name: string } | No> {
  if (substituteId === null)
    return isFree ? { ok: true, name: '' } : refused('substituteId', 'substitute-needed');
  const checked = await checkAbsence(tx, person, { ...given, substituteId }, now);
  if (checked.ok) return { ok: true, name: checked.substitute };
  const words = `${absenceRefusalInWords(checked.refusal)}（${checked.refusal.rule}）`;
  return { ok: false, field: checked.refusal.field, words };
}

/** The slips that may touch or adjoin a leave; one that ended early counts up to the return. */
async function slipsNear(tx: Tx, staffId: number, fromAt: Date) {
  const slips = await tx.leaveSlip.findMany({
    where: {
      staffId,
      state: { notIn: ['cancelled', 'refused'] },
      untilAt: { gt: new Date(fromAt.getTime() - LONGEST_HOLIDAY_MS) },
    },
    select: { fromAt: true, untilAt: true, backAt: true },
  });
  return slips.map((slip) => ({ fromAt: slip.fromAt, untilAt: slip.backAt ?? slip.untilAt }));
}

async function slipNumber(tx: Tx, hallId: number, year: number): Promise<string> {
  const hall = await tx.hall.findUniqueOrThrow({ where: { id: hallId }, select: { numberPrefix: true } });
  const count = await nextNumber(tx, hallId, `leave:${year}`);
  return `${hall.numberPrefix}假〔${year}〕${count}号`;
}

function entered(tx: Tx, row: LeaveRow, person: Person, now: Date): Promise<void> {
  return recordProceeding(tx, {
    hallId: row.hallId,
    about: 'leave',
    aboutId: row.id,
    kind: row.state === 'approved' ? 'told' : 'asked',
    toState: row.state,
    staffId: person.staffId,
    actorName: person.name,
    at: now,
    note: row.reason,
  });
}

function refused(field: string, code: LeaveRefusalCode): No {
  return { ok: false, field, words: leaveRefusalInWords(code) };
}
