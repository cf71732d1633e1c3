import { recordAudit } from '../../db/events.js';
import type { Person } from '../../web/visit.js';
import type { House } from './dispose-of-enquiry.js';
import { findEnquiry } from './enquiries.repository.js';
import { enquiryReach } from './enquiry-reach.js';

/** Opens the phone of an enquirer for the person who is to contact him, and records it (S-33); null without one. */
export async function openPhone(
  { database, vault }: House,
  person: Person,
  asked: { number: string; address: string },
  now: Date,
): Promise<string | null> {
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
  return phone;
}
