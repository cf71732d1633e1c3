import type { Tx } from '../../db/database.js';
import type { Person } from '../../web/visit.js';
import { type ProposeOutcome, proposeFault } from './propose-fault.js';

/**
 * Hands a finding that supervision marks for accountability over as a proposed fault, in the same transaction. A
 * finding without a person waits on the list of proposals, where somebody names him.
 * @returns null when it waits there
 */
export async function proposeFromEvent(
  tx: Tx,
  person: Person,
  event: {
    id: number;
    hallId: number;
    rule: string;
    faultId: string;
    caseId: number | null;
    windowId: number | null;
    staffId: number | null;
    at: Date;
    evidence: string;
  },
  facts: string,
  now: Date,
): Promise<ProposeOutcome | null> {
  if (event.staffId === null) return null;
  return proposeFault(
    tx,
    person,
    {
      hallId: event.hallId,
      faultId: event.faultId,
      sourceKey: `event:${event.id}`,
      caseId: event.caseId,
      windowId: event.windowId,
      departmentId: null,
      holderId: event.staffId,
      occurredAt: event.at,
      facts,
      found: { rule: event.rule, ...(JSON.parse(event.evidence) as Record<string, unknown>) },
    },
    now,
  );
}
