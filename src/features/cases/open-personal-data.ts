import type { Database } from '../../db/database.js';
import { recordAudit, recordEvent } from '../../db/events.js';
import type { Person } from '../../web/visit.js';

/** The case whose applicant is to be seen in full. */
export interface CaseOpened {
  id: number;
  hallId: number;
  number: string;
  state: string;
}

/** Records in the case and in the audit log that a person opened the full personal data of one case (S-33). */
export async function openPersonalData(
  database: Database,
  person: Person,
  opened: CaseOpened,
  address: string,
  now: Date,
): Promise<void> {
  const { id, hallId, number, state } = opened;
  await database.write(async (tx) => {
    await recordEvent(tx, {
      hallId,
      caseId: id,
      kind: 'personal-data-opened',
      fromState: state,
      toState: state,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      reason: '查看完整个人信息',
    });
    await recordAudit(tx, {
      hallId,
      staffId: person.staffId,
      actorName: person.name,
      kind: 'personal-data-opened',
      subject: number,
      address,
      at: now,
    });
  });
}
