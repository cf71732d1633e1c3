import { randomBytes } from 'node:crypto';
import type { Database, Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import { nextNumber } from '../../db/sequences.js';
import type { Vault } from '../../db/vault.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import type { ComplaintCategory, ComplaintSeverity } from '../../domain/complaints/categories.js';
import type { ComplaintChannel } from '../../domain/complaints/channels.js';
import { dueAfterRegistering, isRegisteredSameDay } from '../../domain/complaints/complaint-clocks.js';
import { complaintNumber, complaintSequenceName } from '../../domain/complaints/complaint-number.js';
import { type ComplaintRefusal, refuseComplaint } from '../../domain/complaints/complaint-refusal.js';
import { checkComplaint } from '../../domain/complaints/register-complaint.js';
import { routeOf } from '../../domain/complaints/routes.js';
import { parsePhone } from '../../domain/identity/phone.js';
import { readCalendar } from '../calendar/hall-calendar.js';
import { type HallSettings, readSettings } from '../settings/hall-settings.js';
import { complaintLimits, routingTable } from './complaint-settings.js';
import { findTarget, type GivenTarget } from './complaint-target.js';
import { newQueryCode } from './query-code.js';

/** What complaints are written with. */
export interface House {
  database: Database;
  vault: Vault;
}

/** A complaint as it is taken down by staff, or made by a citizen on the public page. */
export interface NewComplaint {
  hallId: number;
  channel: ComplaintChannel;
  /** '' when the citizen or clerk cannot tell; who accepts it decides. */
  category: ComplaintCategory | '';
  anonymous: boolean;
  confidential: boolean;
  /** Personal data, sealed before they are stored; the phone as typed. */
  name: string;
  phone: string;
  address: string;
  content: string;
  target: GivenTarget;
  /** As typed; '' for none. A number that is not of this hall is refused beside `caseNumber`. */
  caseNumber: string;
  itemId: number | null;
  severity: ComplaintSeverity;
  levelSkipping: boolean;
  occurredAt: Date | null;
  /** When it reached the hall; null: now. */
  receivedAt: Date | null;
  /** Who took it down; null on the public page. */
  receivedBy: { staffId: number; name: string } | null;
  /** A random key of the form: the same form sent twice is one complaint. */
  submissionKey: string;
}

export type RegisterComplaintOutcome =
  /** `queryCode` is given this once; null when the form had been sent long before. */
  | { ok: true; id: number; number: string; queryCode: string | null; repeated: boolean }
  | { ok: false; refusal: ComplaintRefusal };

/** A form sent again within this time gets a new code, because the first answer may have been lost. */
const CODE_RENEWAL_MS = 3_600_000;

const CITIZEN = '投诉人';

/**
 * Registers a complaint (S-13): number without gaps, query code, sealed identity, route by whom it is about, first
 * clock. The complaint, its history and nothing else in one transaction.
 */
export async function registerComplaint(
  house: House,
  input: NewComplaint,
  now: Date,
): Promise<RegisterComplaintOutcome> {
  const given = { ...input, receivedAt: input.receivedAt ?? now };
  const checked = checkComplaint(given, now);
  if (!checked.ok) return checked;
  const phone = given.phone.trim() === '' ? null : parsePhone(given.phone);
  if (phone !== null && !phone.ok) return refuseComplaint('phone-unreadable', 'phone');
  return house.database.write(async (tx) => {
    const before = await tx.complaint.findUnique({ where: { submissionKey: given.submissionKey } });
    if (before !== null)
      return before.hallId === given.hallId
        ? repeat(tx, house.vault, before, now)
        : refuseComplaint('not-in-this-state');
    return create(tx, house.vault, { ...given, phone: phone?.value.number ?? '' }, now);
  });
}

type Given = NewComplaint & { receivedAt: Date };

async function create(tx: Tx, vault: Vault, given: Given, now: Date): Promise<RegisterComplaintOutcome> {
  const found = await findTarget(tx, given.hallId, given.target);
  if (!found.ok) return found;
  const concerned = await caseOf(tx, given);
  if (concerned === 'unknown') return refuseComplaint('case-unknown', 'caseNumber');
  if (given.itemId !== null && !(await isItemOfHall(tx, given.hallId, given.itemId)))
    return refuseComplaint('item-unknown', 'item');
  const settings = await readSettings(tx, given.hallId);
  const route = routeOf({ kind: given.target.kind, roles: found.target.roles }, routingTable(settings));
  const made = await insert(
    tx,
    vault,
    given,
    { settings, route, concerned, columns: found.target.columns },
    now,
  );
  await recordProceeding(tx, {
    hallId: given.hallId,
    about: 'complaint',
    aboutId: made.id,
    kind: made.sameDay ? 'registered' : 'registered-late',
    toState: 'registered',
    staffId: given.receivedBy?.staffId ?? null,
    actorName: given.receivedBy?.name ?? CITIZEN,
    at: now,
    details: { channel: given.channel, route },
  });
  return { ok: true, id: made.id, number: made.number, queryCode: made.code, repeated: false };
}

interface Prepared {
  settings: HallSettings;
  route: string;
  /** The case it is about; its item is the complaint's, unless another is named. */
  concerned: { id: number; itemId: number } | null;
  columns: {
    targetKind: string;
    targetStaffId: number | null;
    targetWindowId: number | null;
    targetDepartmentId: number | null;
  };
}

async function insert(tx: Tx, vault: Vault, given: Given, prepared: Prepared, now: Date) {
  const calendar = await readCalendar(tx, given.hallId);
  const hall = await tx.hall.findUniqueOrThrow({ where: { id: given.hallId } });
  const day = formatDate(dayOf(calendar.zone.toLocalMinute(now.getTime())));
  const serial = await nextNumber(tx, given.hallId, complaintSequenceName(day));
  const number = complaintNumber(hall.numberPrefix, day, serial);
  const { code, hash } = newQueryCode(vault, number);
  const made = await tx.complaint.create({
    data: {
      hallId: given.hallId,
      number,
      queryCodeHash: hash,
      submissionKey: given.submissionKey,
      channel: given.channel,
      category: given.category,
      anonymous: given.anonymous,
      confidential: given.confidential,
      ...sealedIdentity(vault, given),
      content: given.content.trim(),
      ...prepared.columns,
      caseId: prepared.concerned?.id ?? null,
      itemId: given.itemId ?? prepared.concerned?.itemId ?? null,
      severity: given.severity,
      levelSkipping: given.levelSkipping,
      occurredAt: given.occurredAt,
      receivedAt: given.receivedAt,
      receivedById: given.receivedBy?.staffId ?? null,
      receivedBy: given.receivedBy?.name ?? '',
      route: prepared.route,
      ...dueAfterRegistering(given.receivedAt, complaintLimits(prepared.settings), calendar),
    },
    select: { id: true },
  });
  return { id: made.id, number, code, sameDay: isRegisteredSameDay(given.receivedAt, now, calendar) };
}

function sealedIdentity(vault: Vault, given: Given) {
  const rowKey = randomBytes(12).toString('base64url');
  const seal = (column: string, plain: string) =>
    plain.trim() === '' ? null : vault.seal(plain.trim(), `Complaint.${column}:${rowKey}`);
  return {
    rowKey,
    nameCipher: seal('name', given.name),
    phoneCipher: seal('phone', given.phone),
    phoneHash: given.phone === '' ? null : vault.hash('phone', given.phone),
    addressCipher: seal('address', given.address),
  };
}

/** The same form again: the same complaint. */
async function repeat(
  tx: Tx,
  vault: Vault,
  before: { id: number; number: string; receivedAt: Date; state: string },
  now: Date,
): Promise<RegisterComplaintOutcome> {
  const { id, number } = before;
  const isFresh = before.state === 'registered' && (await wasMadeSince(tx, id, now));
  if (!isFresh) return { ok: true, id, number, queryCode: null, repeated: true };
  const { code, hash } = newQueryCode(vault, number);
  await tx.complaint.update({ where: { id }, data: { queryCodeHash: hash } });
  return { ok: true, id, number, queryCode: code, repeated: true };
}

async function wasMadeSince(tx: Tx, complaintId: number, now: Date): Promise<boolean> {
  const first = await tx.proceedingEvent.findFirst({
    where: { about: 'complaint', aboutId: complaintId },
    orderBy: { id: 'asc' },
    select: { at: true },
  });
  return first !== null && now.getTime() - first.at.getTime() < CODE_RENEWAL_MS;
}

async function caseOf(tx: Tx, given: Given): Promise<{ id: number; itemId: number } | null | 'unknown'> {
  const number = given.caseNumber.trim();
  if (number === '') return null;
  const found = await tx.case.findFirst({
    where: { number, hallId: given.hallId },
    select: { id: true, itemId: true },
  });
  return found ?? 'unknown';
}

async function isItemOfHall(tx: Tx, hallId: number, itemId: number): Promise<boolean> {
  return (await tx.item.count({ where: { id: itemId, hallId } })) === 1;
}
