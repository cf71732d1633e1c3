import { randomBytes } from 'node:crypto';
import type { Tx } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { nextNumber } from '../../db/sequences.js';
import type { Vault } from '../../db/vault.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import type { EnquiryBranch } from '../../domain/enquiries/branches.js';
import type { EnquiryChannel } from '../../domain/enquiries/channels.js';
import { enquiryNumber, enquirySequenceName } from '../../domain/enquiries/enquiry-number.js';
import type { EnquiryRefusal } from '../../domain/enquiries/enquiry-refusal.js';
import type { Person } from '../../web/visit.js';
import { readCalendar } from '../calendar/hall-calendar.js';
import { workingDayTerm } from '../cases/promise-clock.js';
import { readSettings } from '../settings/hall-settings.js';
import { carryOut, type DispositionInput, type House } from './dispose-of-enquiry.js';
import type { FoundEnquiry } from './enquiries.repository.js';

/** An enquiry as the first clerk takes it down; its phone is in the form of domain/identity/phone. */
export interface NewEnquiry {
  channel: EnquiryChannel;
  visitorName: string;
  phone: string;
  matter: string;
  itemId: number | null;
  /** null: it waits on the clerk's list. */
  disposition: (Omit<DispositionInput, 'branch'> & { branch: EnquiryBranch }) | null;
}

export type ReceiveEnquiryOutcome =
  | { ok: true; number: string; effect: 'waits' | 'close' | 'hand-over' | 'keep'; noticeNumber: string }
  | { ok: false; refusal: EnquiryRefusal };

/** Undoes the transaction of an enquiry whose disposition a rule refused. */
class Undone extends Error {
  constructor(readonly refusal: EnquiryRefusal) {
    super('undone');
  }
}

/**
 * Takes down an enquiry and makes its first clerk its owner (S-02); what is done about it at once is part of the
 * same transaction. Nothing is saved when a rule refuses.
 */
export async function receiveEnquiry(
  house: House,
  person: Person,
  given: NewEnquiry,
  now: Date,
): Promise<ReceiveEnquiryOutcome> {
  try {
    return await house.database.write(async (tx) => {
      const made = await takeDown(tx, house.vault, person, given, now);
      const { number } = made;
      if (given.disposition === null) return { ok: true, number, effect: 'waits', noticeNumber: '' };
      const outcome = await carryOut(tx, house.vault, person, made, given.disposition, now);
      if (outcome.ok) return outcome;
      if (outcome.kind === 'refused') throw new Undone(outcome.refusal);
      throw new Error(`a new enquiry cannot be ${outcome.kind}`);
    });
  } catch (error) {
    if (error instanceof Undone) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

async function takeDown(
  tx: Tx,
  vault: Vault,
  { staffId, name, hallId }: Person,
  given: NewEnquiry,
  now: Date,
): Promise<FoundEnquiry> {
  const calendar = await readCalendar(tx, hallId);
  const settings = await readSettings(tx, hallId);
  const { numberPrefix } = await tx.hall.findUniqueOrThrow({ where: { id: hallId } });
  const day = formatDate(dayOf(calendar.zone.toLocalMinute(now.getTime())));
  const serial = await nextNumber(tx, hallId, enquirySequenceName(day));
  const number = enquiryNumber(numberPrefix, day, serial);
  const rowKey = randomBytes(12).toString('base64url');
  const { channel, visitorName, phone, matter, itemId } = given;
  const made = await tx.enquiry.create({
    data: {
      hallId,
      rowKey,
      number,
      channel,
      visitorName,
      matter,
      itemId,
      phoneCipher: phone === '' ? null : vault.seal(phone, `Enquiry.phone:${rowKey}`),
      phoneHash: phone === '' ? null : vault.hash('phone', phone),
      firstClerkId: staffId,
      firstClerk: name,
      ownerId: staffId,
      owner: name,
      receivedAt: now,
      answerBy: workingDayTerm(now, settings.number('enquiryAnswerWorkingDays'), calendar),
    },
    include: { handovers: true },
  });
  const by = { hallId, staffId, actorName: name, at: now };
  await recordAudit(tx, { ...by, kind: 'enquiry-received', subject: number });
  return made;
}
