import type { Database, Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import type { ComplaintRefusal } from '../../domain/complaints/complaint-refusal.js';
import {
  type ComplaintStep,
  mayTakeStep,
  type SteppedComplaint,
} from '../../domain/complaints/complaint-steps.js';
import type { ComplainedOf } from '../../domain/complaints/concerned.js';
import { isComplaintRoute } from '../../domain/complaints/routes.js';
import { isComplaintState } from '../../domain/complaints/states.js';
import type { Person } from '../../web/visit.js';
import { readCalendar } from '../calendar/hall-calendar.js';
import { type HallSettings, readSettings } from '../settings/hall-settings.js';
import {
  type ComplaintChange,
  type FoundComplaint,
  findComplaint,
  saveComplaint,
} from './complaints.repository.js';

export type StepOutcome =
  | { ok: true; number: string }
  | { ok: false; kind: 'not-found' | 'changed' }
  | { ok: false; kind: 'refused'; refusal: ComplaintRefusal };

/** Which complaint, as the person saw it. */
export interface StepRequest {
  number: string;
  version: number;
}

/** What a step works with, inside its transaction. */
export interface StepTask {
  tx: Tx;
  person: Person;
  complaint: FoundComplaint;
  settings: HallSettings;
  calendar: Calendar;
  now: Date;
}

/** What a step comes to: the columns it changes and the words of the history. */
export interface StepChange {
  ok: true;
  data: ComplaintChange;
  toState: string;
  note?: string;
  details?: Record<string, unknown>;
}

/**
 * Takes a step of a complaint: within reach and unchanged, permitted by the table of steps, decided by `act`, saved
 * and told in the history, all in one transaction.
 */
export async function takeComplaintStep(
  database: Database,
  person: Person,
  request: StepRequest,
  step: ComplaintStep,
  now: Date,
  act: (task: StepTask) => Promise<StepChange | { ok: false; refusal: ComplaintRefusal }>,
): Promise<StepOutcome> {
  return database.write(async (tx) => {
    const complaint = await findComplaint(tx, person, request.number);
    if (complaint === null) return { ok: false, kind: 'not-found' };
    if (complaint.version !== request.version) return { ok: false, kind: 'changed' };
    const allowed = mayTakeStep(step, steppedComplaint(complaint), person);
    if (!allowed.ok) return { ok: false, kind: 'refused', refusal: allowed.refusal };
    const settings = await readSettings(tx, complaint.hallId);
    const calendar = await readCalendar(tx, complaint.hallId);
    const change = await act({ tx, person, complaint, settings, calendar, now });
    if (!change.ok) return { ok: false, kind: 'refused', refusal: change.refusal };
    const saved = await saveComplaint(tx, complaint.id, complaint.version, change.data);
    if (!saved) throw new Error('a complaint changed inside its own transaction');
    await recordProceeding(tx, {
      hallId: complaint.hallId,
      about: 'complaint',
      aboutId: complaint.id,
      kind: step,
      fromState: complaint.state,
      toState: change.toState,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      note: change.note ?? '',
      details: change.details ?? {},
    });
    return { ok: true, number: complaint.number };
  });
}

/** A complaint as the table of steps sees it. @throws Error when the stored state or route is unknown */
export function steppedComplaint(row: {
  state: string;
  route: string;
  assignedToId: number | null;
  assignedTo: string;
  returnVisitBy: Date | null;
  returnVisitedAt: Date | null;
}): SteppedComplaint {
  const { state, route } = row;
  if (!isComplaintState(state) || !isComplaintRoute(route))
    throw new Error(`a complaint in ${state}, ${route}`);
  return {
    state,
    route,
    assignedToId: row.assignedToId,
    assignedTo: row.assignedTo,
    awaitsVisit: row.returnVisitBy !== null && row.returnVisitedAt === null,
  };
}

/** Whom a stored complaint points at. */
export function complainedOf(row: FoundComplaint): ComplainedOf {
  return { ...row, substituteId: row.substitute?.staffId ?? null };
}

/** Whether the complainant left a way to reach him. */
export function isReachable(row: { phoneCipher: string | null; addressCipher: string | null }): boolean {
  return row.phoneCipher !== null || row.addressCipher !== null;
}
