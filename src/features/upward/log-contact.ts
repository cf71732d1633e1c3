import type { Database } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import { plainSql } from '../../db/plain-sql.js';
import { eventName } from '../../domain/cases/history-in-words.js';
import { type Refusal, refuse, toldRefusal } from '../../domain/cases/refusal.js';
import { CONTACT_CHANNELS, type ContactChannel, logContact } from '../../domain/upward/upward.js';
import { refuseUpward } from '../../domain/upward/upward-refusal.js';
import { upwardRefusalInWords } from '../../domain/upward/upward-refusal-in-words.js';
import type { Person } from '../../web/visit.js';
import { findCaseForAction } from '../cases/cases.repository.js';
import { findFiling, listContacts, trackingOf } from './upward.repository.js';

export interface ContactEntered {
  number: string;
  version: number;
  way: ContactChannel;
  contactedName: string;
  note: string;
}

export type ContactLogged = { ok: true } | { ok: false; kind: 'not-found' } | { ok: false; refusal: Refusal };

/** SV-08: enters a contact with the superior into the log of the case, with its event. */
export async function logSuperiorContact(
  database: Database,
  person: Person,
  entered: ContactEntered,
  now: Date,
): Promise<ContactLogged> {
  const { number, version, way, contactedName, note } = entered;
  return database.write(async (tx) => {
    const found = await findCaseForAction(tx, person, number);
    if (found === null) return { ok: false, kind: 'not-found' };
    if (found.version !== version) return refuse('S-59', 'changed-by-another', { state: found.state });
    const filing = await findFiling(plainSql(tx), found.id);
    const outcome =
      filing === undefined || found.state !== 'UP'
        ? refuseUpward('SV-08', 'not-with-superior')
        : logContact(
            trackingOf(filing, await listContacts(plainSql(tx), filing.id)),
            { at: now.getTime(), channel: way, contactedName, note, byId: person.staffId },
            now.getTime(),
          );
    if (!outcome.ok || filing === undefined) {
      const no = outcome.ok ? refuseUpward('SV-08', 'not-with-superior').refusal : outcome.refusal;
      return { ok: false, refusal: toldRefusal(no, upwardRefusalInWords(no)) };
    }
    const words = `${contactedName.trim()}：${note.trim()}`;
    await tx.upwardContact.create({
      data: {
        hallId: found.hallId,
        filingId: filing.id,
        at: now,
        staffId: person.staffId,
        staff: person.name,
        way,
        note: words,
      },
    });
    await tx.upwardFiling.update({ where: { id: filing.id }, data: { lastContactAt: now } });
    await tx.case.update({ where: { id: found.id }, data: { version: { increment: 1 } } });
    await recordEvent(tx, {
      hallId: found.hallId,
      caseId: found.id,
      kind: 'superior-contacted',
      fromState: found.state,
      toState: found.state,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      reason: eventName('superior-contacted'),
      details: { body: filing.body, way: CONTACT_CHANNELS[way], words },
    });
    return { ok: true };
  });
}
