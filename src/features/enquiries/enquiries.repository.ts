import type { Database, Tx } from '../../db/database.js';
import { may } from '../../domain/access/permissions.js';
import { isRole } from '../../domain/access/roles.js';

/** What an enquiry is narrowed to; made by enquiry-reach. */
type Reach = NonNullable<NonNullable<Parameters<Tx['enquiry']['findMany']>[0]>['where']>;

export type EnquiryListName = 'mine' | 'handed' | 'open' | 'late' | 'done';

const ROWS = 200;

interface ListGiven {
  reach: Reach;
  actingIds: readonly number[];
  now: Date;
}

/**
 * Open enquiries a person answers for, those that wait for his acknowledgement, late ones, and the latest closed.
 * @param words part of the number, the matter or the visitor's name; empty finds all
 */
export async function listEnquiries(
  database: Database,
  name: EnquiryListName,
  given: ListGiven,
  words: string,
) {
  return database.read.enquiry.findMany({
    where: { AND: [given.reach, conditionOf(name, given), namedBy(words)] },
    include: { handovers: { where: { acknowledgedAt: null, declinedAt: null } } },
    orderBy: name === 'done' ? [{ closedAt: 'desc' }, { id: 'desc' }] : [{ answerBy: 'asc' }, { id: 'asc' }],
    take: ROWS,
  });
}

export type ListedEnquiry = Awaited<ReturnType<typeof listEnquiries>>[number];

/** How many stand in each list. */
export async function countEnquiries(
  database: Database,
  given: ListGiven,
): Promise<Record<'mine' | 'handed' | 'open' | 'late', number>> {
  const count = (name: EnquiryListName) =>
    database.read.enquiry.count({ where: { AND: [given.reach, conditionOf(name, given)] } });
  return {
    mine: await count('mine'),
    handed: await count('handed'),
    open: await count('open'),
    late: await count('late'),
  };
}

function namedBy(words: string): Reach {
  if (words === '') return {};
  const contains = { contains: words };
  return { OR: [{ number: contains }, { matter: contains }, { visitorName: contains }] };
}

function conditionOf(
  name: EnquiryListName,
  { actingIds, now }: { actingIds: readonly number[]; now: Date },
): Reach {
  const ids = { in: [...actingIds] };
  switch (name) {
    case 'mine':
      return { closedAt: null, ownerId: ids };
    case 'handed':
      return {
        closedAt: null,
        handovers: { some: { toId: ids, acknowledgedAt: null, declinedAt: null } },
      };
    case 'open':
      return { closedAt: null };
    case 'late':
      return { closedAt: null, answerBy: { lt: now } };
    case 'done':
      return { closedAt: { not: null } };
  }
}

/** An enquiry within reach with its hand-overs in order; null when there is none. */
export async function findEnquiry(client: Pick<Tx, 'enquiry'>, reach: Reach, number: string) {
  return client.enquiry.findFirst({
    where: { AND: [reach, { number }] },
    include: { handovers: { orderBy: { id: 'asc' } } },
  });
}

export type FoundEnquiry = NonNullable<Awaited<ReturnType<typeof findEnquiry>>>;

/** What the audit log keeps of what a visitor was told. */
export interface SaidEntry {
  kind: string;
  actorName: string;
  at: Date;
  details: Record<string, unknown>;
}

/** The periods and answers told to a visitor, first to last, with who told them. */
export async function listSaid(client: Pick<Tx, 'auditEntry'>, found: FoundEnquiry): Promise<SaidEntry[]> {
  const entries = await client.auditEntry.findMany({
    where: {
      hallId: found.hallId,
      kind: { in: ['enquiry-term-told', 'enquiry-answered'] },
      subject: found.number,
      at: { gte: found.receivedAt },
    },
    orderBy: { id: 'asc' },
  });
  return entries.map(({ kind, actorName, at, details }) => ({
    kind,
    actorName,
    at,
    details: JSON.parse(details) as Record<string, unknown>,
  }));
}

export interface Receiver {
  id: number;
  name: string;
  departmentId: number | null;
  departmentName: string;
}

/** Everybody in the hall who may answer enquiries, by department. */
export async function listReceivers(client: Pick<Tx, 'staff'>, hallId: number): Promise<Receiver[]> {
  const staff = await client.staff.findMany({
    where: { hallId, active: true },
    include: { roles: true, department: true },
    orderBy: [{ departmentId: 'asc' }, { name: 'asc' }],
  });
  return staff
    .filter((each) => may(each.roles.map(({ role }) => role).filter(isRole), 'enquiry.handle'))
    .map((each) => ({
      id: each.id,
      name: each.name,
      departmentId: each.departmentId,
      departmentName: each.department?.name ?? '',
    }));
}

/** Saves a change when the enquiry is still as the person saw it. @returns false when somebody was quicker */
export async function saveEnquiry(
  tx: Tx,
  enquiryId: number,
  seenVersion: number,
  change: NonNullable<Parameters<Tx['enquiry']['updateMany']>[0]>['data'],
): Promise<boolean> {
  const { count } = await tx.enquiry.updateMany({
    where: { id: enquiryId, version: seenVersion },
    data: { ...change, version: { increment: 1 } },
  });
  return count === 1;
}

/** Ends the hand-overs that nobody has answered. */
export async function endOpenHandovers(tx: Tx, enquiryId: number, words: string, at: Date): Promise<void> {
  await tx.enquiryHandover.updateMany({
    where: { enquiryId, acknowledgedAt: null, declinedAt: null },
    data: { declinedAt: at, answer: words },
  });
}
