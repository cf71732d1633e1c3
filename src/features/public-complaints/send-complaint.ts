import type { ComplaintCategory } from '../../domain/complaints/categories.js';
import { numberAsTyped, parseCaseNumber } from '../../domain/numbering/case-number.js';
import type { ReceivedFile } from '../../web/uploads.js';
import type { AttachmentStore } from '../attachments/attachment-store.js';
import type { NewAttachment } from '../attachments/attachments.repository.js';
import { insertEvidence, listEvidence } from '../attachments/evidence.repository.js';
import { letGo, storeEvidence } from '../attachments/store-evidence.js';
import type { GivenTarget } from '../complaints/complaint-target.js';
import {
  type House,
  type RegisterComplaintOutcome,
  registerComplaint,
} from '../complaints/register-complaint.js';
import {
  type ComplainedCase,
  findCaseByToken,
  findCaseNumber,
  findOnlyNamesake,
} from './public-complaints.repository.js';

/** A complaint as a citizen sends it. */
export interface SentComplaint {
  hallId: number;
  submissionKey: string;
  /** The token of the public page of the case it is about; '' for none. */
  caseToken: string;
  /** As typed; '' for none. */
  caseNumber: string;
  /** '', window:ID or department:ID */
  target: string;
  /** The name of a member of staff as the citizen knows it; '' for none. */
  who: string;
  category: ComplaintCategory | '';
  occurredAt: Date | null;
  content: string;
  anonymous: boolean;
  confidential: boolean;
  name: string;
  phone: string;
  address: string;
  files: readonly ReceivedFile[];
}

export type SendComplaintOutcome = RegisterComplaintOutcome | { ok: false; wrongFile: string };

/**
 * Registers what a citizen sends from the public page (S-13). Nothing he writes is refused for not being known: a
 * case number or a name that the hall does not have goes into the text. The photos belong to the complaint.
 */
export async function sendComplaint(
  house: House & { store: AttachmentStore },
  given: SentComplaint,
  now: Date,
): Promise<SendComplaintOutcome> {
  const stored = await storeEvidence(house.store, given.files);
  if (!stored.ok) return { ok: false, wrongFile: stored.fileName };
  try {
    const outcome = await register(house, given, now);
    const isKept = outcome.ok && (await keep(house, given.hallId, outcome.id, stored.files, now));
    if (!isKept) await letGo(house.store, stored.files);
    return outcome;
  } catch (error) {
    await letGo(house.store, stored.files);
    throw error;
  }
}

async function register(house: House, given: SentComplaint, now: Date): Promise<RegisterComplaintOutcome> {
  const { database } = house;
  const about = await caseOf(house, given);
  const namesake = given.who === '' ? null : await findOnlyNamesake(database, given.hallId, given.who);
  const remarks = [
    given.who !== '' && namesake === null ? `投诉人写明的工作人员：${given.who}` : '',
    given.caseNumber !== '' && about === null ? `投诉人填写的办件编号：${given.caseNumber}` : '',
  ].filter((remark) => remark !== '');
  return registerComplaint(
    house,
    {
      hallId: given.hallId,
      channel: 'public-page',
      category: given.category,
      anonymous: given.anonymous,
      confidential: given.confidential,
      name: given.name,
      phone: given.phone,
      address: given.address,
      content: [given.content, ...remarks].join('\n'),
      target: namesake === null ? targetOf(given.target) : { ...NOBODY, kind: 'staff', staffId: namesake },
      caseNumber: about?.number ?? '',
      itemId: about?.itemId ?? null,
      severity: 'ordinary',
      levelSkipping: false,
      occurredAt: given.occurredAt,
      receivedAt: null,
      receivedBy: null,
      submissionKey: given.submissionKey,
    },
    now,
  );
}

const NOBODY: GivenTarget = { kind: 'none', staffId: null, windowId: null, departmentId: null };

function targetOf(text: string): GivenTarget {
  const [kind, id] = text.split(':');
  if (kind === 'window') return { ...NOBODY, kind, windowId: Number(id) };
  if (kind === 'department') return { ...NOBODY, kind, departmentId: Number(id) };
  return NOBODY;
}

async function caseOf(
  { database }: House,
  { hallId, caseToken, caseNumber }: SentComplaint,
): Promise<(Pick<ComplainedCase, 'number'> & { itemId: number | null }) | null> {
  const shown = caseToken === '' ? undefined : await findCaseByToken(database, caseToken);
  if (shown?.hallId === hallId && (caseNumber === '' || caseNumber === shown.number)) return shown;
  if (caseNumber === '') return null;
  const parsed = parseCaseNumber(caseNumber);
  const spellings = [parsed.ok ? parsed.number : caseNumber, numberAsTyped(caseNumber)];
  const number = await findCaseNumber(database, hallId, spellings);
  return number === undefined ? null : { number, itemId: null };
}

/** Enters the photos once; a form that is sent again brings none twice. @returns whether they were entered */
async function keep(
  { database }: House,
  hallId: number,
  id: number,
  files: readonly NewAttachment[],
  now: Date,
): Promise<boolean> {
  const owner = { hallId, kind: 'complaint', id } as const;
  if (files.length === 0 || (await listEvidence(database, owner)).length > 0) return false;
  await database.write((tx) => insertEvidence(tx, owner, null, files, now));
  return true;
}
