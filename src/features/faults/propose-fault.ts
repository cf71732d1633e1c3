import type { Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import { type Attribution, attributeFault } from '../../domain/accountability/fault-attribution.js';
import { findFault } from '../../domain/accountability/fault-catalogue.js';
import { type FaultRefusal, refuseFault } from '../../domain/accountability/fault-procedure.js';
import { parseSourceKey } from '../../domain/accountability/fault-states.js';
import type { Person } from '../../web/visit.js';
import { putMessages } from '../reminders/reminders.repository.js';
import { gatherEvidence } from './fault-evidence.js';
import { yearlyNumber } from './yearly-number.js';

/** A fault as somebody proposes it: who held the post where it happened, and what speaks for it. */
export interface FaultProposal {
  hallId: number;
  faultId: string;
  /** 'event:ID', 'complaint:ID', 'check-line:ID', 'rating:ID'; null by hand. */
  sourceKey: string | null;
  caseId: number | null;
  windowId: number | null;
  departmentId: number | null;
  /** The holder of the post; the substitute who stood in is found by the moment. */
  holderId: number;
  occurredAt: Date;
  facts: string;
  found: Readonly<Record<string, unknown>>;
}

export type ProposeOutcome =
  | { ok: true; id: number; number: string; personName: string }
  | { ok: false; refusal: FaultRefusal };

/**
 * S-14: proposes a fault with its evidence frozen, borne by the substitute where one stood in (002:L627). Nothing is
 * decided by it. The inspection office is told.
 */
export async function proposeFault(
  tx: Tx,
  person: Person,
  given: FaultProposal,
  now: Date,
): Promise<ProposeOutcome> {
  if (findFault(given.faultId) === null) return refused('unknown-fault', 'faultId');
  if (given.occurredAt > now) return refused('not-yet-happened', 'occurredOn');
  const borne = await whoBears(tx, given);
  if (borne === null) return refused('unknown-person', 'holderId');
  if (borne.personId === person.staffId || borne.actedFor?.id === person.staffId)
    return refused('own-fault', 'holderId');
  if (given.sourceKey !== null && (await isProposed(tx, given.hallId, given.sourceKey)))
    return refused('proposed-already');
  const number = await yearlyNumber(tx, given.hallId, 'GC', now);
  const id = await storeProposal(tx, person, given, { number, borne }, now);
  await recordProceeding(tx, {
    hallId: given.hallId,
    about: 'fault',
    aboutId: id,
    kind: 'proposed',
    toState: 'proposed',
    staffId: person.staffId,
    actorName: person.name,
    at: now,
    note: given.facts,
    details: { faultId: given.faultId, sourceKey: given.sourceKey },
  });
  await tellInspection(tx, given.hallId, borne.personId, `${number} 有新的过错线索，请立案或者不予追究`, now);
  return { ok: true, id, number, personName: borne.personName };
}

async function storeProposal(
  tx: Tx,
  person: Person,
  given: FaultProposal,
  { number, borne }: { number: string; borne: Attribution },
  now: Date,
): Promise<number> {
  const { hallId, faultId, sourceKey, caseId, occurredAt, facts } = given;
  const evidence = await gatherEvidence(tx, hallId, caseId, given.found);
  const made = await tx.faultCase.create({
    data: {
      hallId,
      number,
      faultId,
      source: sourceKey === null ? 'person' : (parseSourceKey(sourceKey)?.source ?? 'person'),
      sourceKey,
      caseId,
      ...(await placeOf(tx, borne.personId, given)),
      personId: borne.personId,
      personName: borne.personName,
      actedForId: borne.actedFor?.id ?? null,
      actedForName: borne.actedFor?.name ?? '',
      occurredAt,
      facts,
      evidence: JSON.stringify(evidence),
      proposedById: person.staffId,
      proposedBy: person.name,
      proposedAt: now,
    },
    select: { id: true },
  });
  return made.id;
}

async function whoBears(
  tx: Tx,
  { hallId, holderId, occurredAt }: FaultProposal,
): Promise<Attribution | null> {
  const holder = await tx.staff.findFirst({
    where: { id: holderId, hallId },
    select: { id: true, name: true },
  });
  if (holder === null) return null;
  const absences = await tx.absence.findMany({
    where: {
      staffId: holderId,
      confirmedAt: { not: null },
      state: { in: ['confirmed', 'ended'] },
      fromAt: { lte: occurredAt },
    },
    orderBy: { id: 'desc' },
  });
  const spans = absences.map((absence) => ({
    staffId: absence.staffId,
    substituteId: absence.substituteId,
    substitute: absence.substitute,
    fromAt: absence.fromAt.getTime(),
    untilAt: absence.untilAt?.getTime() ?? null,
    endedAt: absence.endedAt?.getTime() ?? null,
  }));
  return attributeFault(holder, spans, occurredAt.getTime());
}

async function isProposed(tx: Tx, hallId: number, sourceKey: string): Promise<boolean> {
  return (await tx.faultCase.count({ where: { hallId, sourceKey } })) > 0;
}

/** The department of the fault is that of the person who bears it, else what was given. */
async function placeOf(tx: Tx, personId: number, { windowId, departmentId }: FaultProposal) {
  const bearer = await tx.staff.findUnique({
    where: { id: personId },
    select: { departmentId: true, windows: { select: { windowId: true }, orderBy: { windowId: 'asc' } } },
  });
  return {
    departmentId: bearer?.departmentId ?? departmentId,
    windowId: windowId ?? bearer?.windows[0]?.windowId ?? null,
  };
}

async function tellInspection(tx: Tx, hallId: number, personId: number, words: string, at: Date) {
  const staff = await tx.staff.findMany({
    where: {
      hallId,
      active: true,
      id: { not: personId },
      roles: { some: { role: 'inspection-office' } },
    },
    select: { id: true },
  });
  await putMessages(
    tx,
    staff.map(({ id }) => ({ hallId, staffId: id, caseId: null, kind: 'fault', words, at })),
  );
}

function refused(code: Parameters<typeof refuseFault>[0], field = 'form'): ProposeOutcome {
  return { ok: false, refusal: refuseFault(code, field) };
}
