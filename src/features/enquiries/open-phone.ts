import { recordAudit } from '../../db/events.js';
import type { Person } from '../../web/visit.js';
import type { House } from './dispose-of-enquiry.js';
import { findEnquiry } from './enquiries.repository.js';
import { enquiryReach } from './enquiry-reach.js';

/** Whom to call: the visitor as he gave himself. */
export interface Contact {
  visitorName: string;
  phone: string;
}

/** Opens name and phone of an enquirer for who is to contact him, and records it (S-33); null without a phone. */
export async function openPhone(
  { database, vault }: House,
  person: Person,
  asked: { number: string; address: string },
  now: Date,
): Promise<Contact | null> {
  const found = await findEnquiry(database.read, await enquiryReach(database, person), asked.number);
  if (found?.phoneCipher == null) return null;
  const phone = vault.open(found.phoneCipher, `Enquiry.phone:${found.rowKey}`);
  await database.write((tx) =>
    recordAudit(tx, {
      hallId: found.hallId,
      staffId: person.staffId,
      actorName: person.name,
      kind: 'enquiry-phone-opened',
      subject: found.number,
      address: asked.address,
      at: now,
    }),
  );
  return { visitorName: found.visitorName, phone };
}
