import { recordProceeding } from '../../db/proceedings.js';
import { type ComplaintRefusal, refuseComplaint } from '../../domain/complaints/complaint-refusal.js';
import { isComplaintState } from '../../domain/complaints/states.js';
import { decideWithdrawal } from '../../domain/complaints/withdraw-complaint.js';
import { saveComplaint } from '../complaints/complaints.repository.js';
import type { House } from '../complaints/register-complaint.js';

const COMPLAINANT = '投诉人';

/** Takes a complaint back for who made it, found by number and code before; it stays in the register (S-13). */
export async function withdrawComplaint(
  { database }: House,
  given: { id: number; version: number; reason: string },
  now: Date,
): Promise<{ ok: true } | { ok: false; refusal: ComplaintRefusal }> {
  return database.write(async (tx) => {
    const complaint = await tx.complaint.findUnique({ where: { id: given.id } });
    if (complaint === null || !isComplaintState(complaint.state)) return refuseComplaint('not-in-this-state');
    const decided = decideWithdrawal(complaint.state);
    if (!decided.ok) return decided;
    const saved = await saveComplaint(tx, complaint.id, given.version, {
      state: 'closed',
      finding: 'withdrawn',
      findingReason: given.reason,
      foundAt: now,
      foundBy: COMPLAINANT,
      closedAt: now,
      isOpen: false,
      dueAt: null,
      dueFor: '',
    });
    if (!saved) return refuseComplaint('not-in-this-state');
    await recordProceeding(tx, {
      hallId: complaint.hallId,
      about: 'complaint',
      aboutId: complaint.id,
      kind: 'find',
      fromState: complaint.state,
      toState: 'closed',
      staffId: null,
      actorName: COMPLAINANT,
      at: now,
      note: given.reason,
      details: { finding: 'withdrawn', valid: false },
    });
    return { ok: true };
  });
}
