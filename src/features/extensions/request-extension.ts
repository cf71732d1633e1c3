import type { Tx } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import { requestExtension } from '../../domain/extensions/extension.js';
import type { Person } from '../../web/visit.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import type { House } from '../cases/act-on-case.js';
import { type CaseForAction, findCaseForAction } from '../cases/cases.repository.js';
import { changedSince, claimCase } from '../cases/claim-case.js';
import { type ExtensionOutcome, extensionFacts, recordLapse } from './extension-records.js';

/** S-05, T28, SV-04: asks the leader in charge for more working days; after the due moment it is recorded as overdue. */
export async function askForExtension(
  { database }: Pick<House, 'database'>,
  person: Person,
  seen: { number: string; version: number; seenEventId: number },
  asked: { workingDays: number; reason: string },
  now: Date,
): Promise<ExtensionOutcome> {
  return database.write(async (tx) => {
    const found = await findCaseForAction(tx, person, seen.number);
    if (found === null) return { ok: false, kind: 'not-found' };
    const before = await changedSince(tx, found, seen);
    if (before !== null) return before;
    const facts = await extensionFacts(tx, found);
    const outcome = requestExtension(facts, { ...asked, requestedById: person.staffId }, now.getTime());
    if (!outcome.ok) return { ok: false, kind: 'refused', refusal: outcome.refusal };
    const changed = await claimCase(tx, found, seen);
    if (changed !== null) return changed;
    const extensionId = await storeRequest(tx, found, person, outcome.row, now);
    if (outcome.kind === 'overdue') {
      const { reason } = outcome.row;
      const lapse = {
        extensionId,
        requestedById: person.staffId,
        reason,
        dueAt: outcome.dueAt,
        actor: person,
      };
      await recordLapse(tx, found, lapse, now, await calendarInForce(tx, found.hallId));
    }
    return { ok: true, kind: outcome.kind, number: found.number, noticeIds: [] };
  });
}

async function storeRequest(
  tx: Tx,
  found: CaseForAction,
  person: Person,
  { status, workingDays, reason }: Extract<ReturnType<typeof requestExtension>, { ok: true }>['row'],
  now: Date,
): Promise<number> {
  const { id } = await tx.caseExtension.create({
    data: {
      hallId: found.hallId,
      caseId: found.id,
      workingDays,
      reason,
      status,
      requestedAt: now,
      requestedById: person.staffId,
      requestedBy: person.name,
      decidedAt: status === 'lapsed' ? now : null,
    },
  });
  await recordEvent(tx, {
    hallId: found.hallId,
    caseId: found.id,
    kind: 'extension-requested',
    fromState: found.state,
    toState: found.state,
    staffId: person.staffId,
    actorName: person.name,
    at: now,
    reason,
    details: { extensionId: id, workingDays },
  });
  return id;
}
