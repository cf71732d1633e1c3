import { recordAudit } from '../../db/events.js';
import { recordProceeding } from '../../db/proceedings.js';
import { may } from '../../domain/access/permissions.js';
import type { Person } from '../../web/visit.js';
import { type FoundComplaint, readComplaint } from './complaints.repository.js';
import type { House } from './register-complaint.js';

/** Who complains, in clear. */
export interface Complainant {
  name: string;
  phone: string;
  address: string;
}

/** S-33, 002:L567: only the assigned handler himself learns who complains. */
export function mayOpenIdentity(person: Person, complaint: { assignedToId: number | null }): boolean {
  return may(person.roles, 'complaint.handle') && complaint.assignedToId === person.staffId;
}

/** Opens the complainant's name, phone and address for the handler; each time is logged and counted (S-33). */
export async function openIdentity(
  house: House,
  person: Person,
  asked: { number: string; address: string; purpose: 'view' | 'print' },
  now: Date,
): Promise<{ complaint: FoundComplaint; complainant: Complainant } | null> {
  const complaint = await readComplaint(house.database, person, asked.number);
  if (complaint === null || !mayOpenIdentity(person, complaint)) return null;
  await house.database.write(async (tx) => {
    const by = { hallId: complaint.hallId, staffId: person.staffId, actorName: person.name, at: now };
    await recordAudit(tx, {
      ...by,
      kind: 'complaint-identity-opened',
      subject: complaint.number,
      details: { purpose: asked.purpose },
      address: asked.address,
    });
    await recordProceeding(tx, { ...by, about: 'complaint', aboutId: complaint.id, kind: 'identity-opened' });
  });
  return { complaint, complainant: complainantOf(house, complaint) };
}

function complainantOf({ vault }: House, row: FoundComplaint): Complainant {
  const open = (column: string, cipher: string | null) =>
    cipher === null ? '' : vault.open(cipher, `Complaint.${column}:${row.rowKey}`);
  return {
    name: open('name', row.nameCipher),
    phone: open('phone', row.phoneCipher),
    address: open('address', row.addressCipher),
  };
}
