import type { Database, Tx } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import { plainSql } from '../../db/plain-sql.js';
import { eventName } from '../../domain/cases/history-in-words.js';
import { type Refusal, toldRefusal } from '../../domain/cases/refusal.js';
import { CONTACT_CHANNELS, type ContactChannel, logContact } from '../../domain/upward/upward.js';
import { refuseUpward, type UpwardRefusal } from '../../domain/upward/upward-refusal.js';
import { upwardRefusalInWords } from '../../domain/upward/upward-refusal-in-words.js';
import type { Person } from '../../web/visit.js';
import type { EventMeanwhile } from '../cases/act-on-case.js';
import { type CaseForAction, findCaseForAction } from '../cases/cases.repository.js';
import { changedSince, claimCase } from '../cases/claim-case.js';
import { findFiling, listContacts, trackingOf } from './upward.repository.js';

export interface ContactEntered {
  number: string;
  version: number;
  seenEventId: number;
  way: ContactChannel;
  contactedName: string;
  note: string;
}

export type ContactLogged =
  | { ok: true }
  | { ok: false; kind: 'not-found' }
  | { ok: false; kind: 'refused'; refusal: Refusal }
  | { ok: false; kind: 'changed'; refusal: Refusal; since: EventMeanwhile[] };

/** SV-08: enters a contact with the superior into the log of the case, with its event. */
export async function logSuperiorContact(
  database: Database,
  person: Person,
  entered: ContactEntered,
  now: Date,
): Promise<ContactLogged> {
  return database.write(async (tx) => {
    const found = await findCaseForAction(tx, person, entered.number);
    if (found === null) return { ok: false, kind: 'not-found' };
    const before = await changedSince(tx, found, entered);
    if (before !== null) return before;
    const filing = await findFiling(plainSql(tx), found.id);
    const no = await whyNotLogged(tx, found, filing, person, entered, now);
    if (filing === undefined || no !== null) return notLogged(no ?? notWithSuperior());
    const changed = await claimCase(tx, found, entered);
    if (changed !== null) return changed;
    await storeContact(tx, found, filing, person, entered, now);
    return { ok: true };
  });
}

type Filing = Awaited<ReturnType<typeof findFiling>>;

function notWithSuperior(): UpwardRefusal {
  return refuseUpward('SV-08', 'not-with-superior').refusal;
}

async function whyNotLogged(
  tx: Tx,
  found: CaseForAction,
  filing: Filing,
  person: Person,
  { way, contactedName, note }: ContactEntered,
  now: Date,
): Promise<UpwardRefusal | null> {
  if (filing === undefined || found.state !== 'UP') return notWithSuperior();
  const at = now.getTime();
  const contact = { at, channel: way, contactedName, note, byId: person.staffId };
  const tracking = trackingOf(filing, await listContacts(plainSql(tx), filing.id));
  const outcome = logContact(tracking, contact, at);
  return outcome.ok ? null : outcome.refusal;
}

function notLogged(no: UpwardRefusal): ContactLogged {
  return { ok: false, kind: 'refused', refusal: toldRefusal(no, upwardRefusalInWords(no)) };
}

async function storeContact(
  tx: Tx,
  found: CaseForAction,
  filing: NonNullable<Filing>,
  person: Person,
  { way, contactedName, note }: ContactEntered,
  now: Date,
): Promise<void> {
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
}
