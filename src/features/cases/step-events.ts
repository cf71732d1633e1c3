import type { Tx } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import type { Allowed } from '../../domain/cases/decide-action.js';
import { blockingMaterials } from '../../domain/cases/materials.js';
import type { Person } from '../../web/visit.js';
import { substitution } from './acted-for.js';
import type { EffectGiven } from './action-effects.js';
import { checkedMaterial } from './case-facts.js';
import type { CaseForAction, MaterialTick } from './cases.repository.js';

/** What the event of a step tells beside the step itself. */
export interface StepRecord {
  input: EffectGiven['input'];
  ticks: readonly MaterialTick[];
  materials: CaseForAction['materials'];
  /** The due moment that the step set; null when it set none. */
  dueAt: Date | null;
  calendar: Calendar;
  /** What the concept of the step tells beside. */
  more: Record<string, unknown>;
}

/** Writes the event of a step (S-59). */
export async function recordStep(
  tx: Tx,
  found: CaseForAction,
  outcome: Allowed,
  person: Person,
  record: StepRecord,
): Promise<void> {
  await recordEvent(tx, {
    hallId: found.hallId,
    caseId: found.id,
    kind: outcome.action,
    transition: outcome.transition,
    fromState: outcome.from,
    toState: outcome.to,
    staffId: person.staffId,
    actorName: person.name,
    at: outcome.at,
    reason: outcome.reason,
    details: { ...detailsOf(outcome, record), ...record.more, ...substitution(person, found) },
  });
}

/** Writes that a second notice named what was to be seen the first time (FA-03), for supervision. */
export async function recordBreach(
  tx: Tx,
  found: CaseForAction,
  outcome: Allowed,
  person: Person,
  materials: readonly string[],
  reason = '',
): Promise<void> {
  await recordEvent(tx, {
    hallId: found.hallId,
    caseId: found.id,
    kind: 'second-notice-breach',
    fromState: outcome.to,
    toState: outcome.to,
    staffId: person.staffId,
    actorName: person.name,
    at: outcome.at,
    reason,
    details: { materials, rule: 'FA-03', ...substitution(person, found) },
  });
}

function detailsOf(
  outcome: Allowed,
  { input, ticks, materials, dueAt, calendar }: StepRecord,
): Record<string, unknown> {
  const { resultName, resultNumber, receiverName, receiptNumber, remitReason } = input;
  const details: Record<string, unknown> = {
    resultName,
    resultNumber,
    receiverName,
    receiptNumber,
    remitReason,
    trackingNumber: input.trackingNumber || undefined,
    ...input.told,
    dueText: dueAt === null ? undefined : momentInWords(dueAt.getTime(), calendar.zone),
  };
  if (outcome.action === 'issue-one-time-notice') {
    details.materials = blockingMaterials(materials.map(checkedMaterial)).map((material) => material.name);
  }
  if (outcome.action === 'receive-supplement') details.materials = nowThere(ticks, materials);
  return details;
}

/** What the applicant brought: papers that were not there before, or another one in their place. */
function nowThere(ticks: readonly MaterialTick[], materials: CaseForAction['materials']): string[] {
  const came = new Set(
    ticks.filter((tick) => tick.status === 'present' || tick.renewed === true).map((tick) => tick.position),
  );
  return materials.filter((row) => came.has(row.position)).map((row) => row.name);
}
