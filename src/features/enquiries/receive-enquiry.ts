import { randomBytes } from 'node:crypto';
import { recordAudit } from '../../db/events.js';
import { nextNumber } from '../../db/sequences.js';
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
      const calendar = await readCalendar(tx, person.hallId);
      const settings = await readSettings(tx, person.hallId);
      const hall = await tx.hall.findUniqueOrThrow({ where: { id: person.hallId } });
      const day = formatDate(dayOf(calendar.zone.toLocalMinute(now.getTime())));
      const serial = await nextNumber(tx, person.hallId, enquirySequenceName(day));
      const rowKey = randomBytes(12).toString('base64url');
      const made = await tx.enquiry.create({
        data: {
          hallId: person.hallId,
          rowKey,
          number: enquiryNumber(hall.numberPrefix, day, serial),
          channel: given.channel,
          visitorName: given.visitorName,
          phoneCipher: given.phone === '' ? null : house.vault.seal(given.phone, `Enquiry.phone:${rowKey}`),
          phoneHash: given.phone === '' ? null : house.vault.hash('phone', given.phone),
          matter: given.matter,
          itemId: given.itemId,
          firstClerkId: person.staffId,
          firstClerk: person.name,
          ownerId: person.staffId,
          owner: person.name,
          receivedAt: now,
          answerBy: workingDayTerm(now, settings.number('enquiryAnswerWorkingDays'), calendar),
        },
        include: { handovers: true },
      });
      await recordAudit(tx, {
        hallId: person.hallId,
        staffId: person.staffId,
        actorName: person.name,
        kind: 'enquiry-received',
        subject: made.number,
        at: now,
      });
      if (given.disposition === null)
        return { ok: true, number: made.number, effect: 'waits', noticeNumber: '' };
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
