import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import type { EnquiryRefusal } from '../../domain/enquiries/enquiry-refusal.js';
import { answerHandover } from '../../domain/enquiries/take-over.js';
import { actingIds } from '../../domain/staffing/substitution.js';
import type { Person } from '../../web/visit.js';
import { findEnquiry, saveEnquiry } from './enquiries.repository.js';
import { enquiryReach } from './enquiry-reach.js';

export type HandoverOutcome =
  | { ok: true }
  | { ok: false; kind: 'not-found' }
  | { ok: false; kind: 'changed' }
  | { ok: false; kind: 'refused'; refusal: EnquiryRefusal };

/** The receiver of a hand-over acknowledges it and answers for the enquiry from then on, or declines with a reason (S-02). */
export async function takeOverEnquiry(
  database: Database,
  person: Person,
  request: { number: string; version: number; accepts: boolean; reason: string },
  now: Date,
): Promise<HandoverOutcome> {
  const reach = await enquiryReach(database, person);
  return database.write(async (tx) => {
    const found = await findEnquiry(tx, reach, request.number);
    if (found === null) return { ok: false, kind: 'not-found' };
    if (found.version !== request.version) return { ok: false, kind: 'changed' };
    const last = found.handovers.at(-1);
    if (last === undefined) return { ok: false, kind: 'not-found' };
    const outcome = answerHandover(
      {
        toId: last.toId,
        isAnswered: last.acknowledgedAt !== null || last.declinedAt !== null,
        isEnquiryClosed: found.closedAt !== null,
      },
      request,
      actingIds(person),
    );
    if (!outcome.ok) return { ok: false, kind: 'refused', refusal: outcome.refusal };
    const change = request.accepts
      ? { state: 'open', ownerId: person.staffId, owner: person.name }
      : { state: 'open' };
    if (!(await saveEnquiry(tx, found.id, found.version, change))) return { ok: false, kind: 'changed' };
    await tx.enquiryHandover.update({
      where: { id: last.id },
      data: request.accepts ? { acknowledgedAt: now } : { declinedAt: now, answer: request.reason.trim() },
    });
    await recordAudit(tx, {
      hallId: found.hallId,
      staffId: person.staffId,
      actorName: person.name,
      kind: request.accepts ? 'enquiry-taken-over' : 'enquiry-declined',
      subject: found.number,
      details: request.accepts ? {} : { reason: request.reason.trim() },
      at: now,
    });
    return { ok: true };
  });
}
