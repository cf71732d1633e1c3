import type { Database, Tx } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import type { Vault } from '../../db/vault.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { isEnquiryChannel } from '../../domain/enquiries/channels.js';
import { type Disposition, disposeEnquiry } from '../../domain/enquiries/dispose-enquiry.js';
import { type EnquiryRefusal, refuseEnquiry } from '../../domain/enquiries/enquiry-refusal.js';
import { maskPhone } from '../../domain/identity/masks.js';
import { actingIds } from '../../domain/staffing/substitution.js';
import type { Person } from '../../web/visit.js';
import { readCalendar } from '../calendar/hall-calendar.js';
import { workingDayTerm } from '../cases/promise-clock.js';
import { readSettings } from '../settings/hall-settings.js';
import { endOpenHandovers, type FoundEnquiry, findEnquiry, saveEnquiry } from './enquiries.repository.js';
import { enquiryReach } from './enquiry-reach.js';
import { oneTimeNotice } from './one-time-notice.js';

export interface House {
  database: Database;
  vault: Vault;
}

/** What the form says; the receiver by his id. */
export type DispositionInput = Omit<Disposition, 'receiver'> & { receiverId: number | null };

export type DisposeOutcome =
  | { ok: true; number: string; effect: 'close' | 'hand-over' | 'keep'; noticeNumber: string }
  | { ok: false; kind: 'not-found' }
  | { ok: false; kind: 'changed' }
  | { ok: false; kind: 'refused'; refusal: EnquiryRefusal };

/** Disposes of a waiting enquiry by one of the five branches (S-02): answer, hand over, or state the period. */
export async function disposeOfEnquiry(
  house: House,
  person: Person,
  request: { number: string; version: number; input: DispositionInput },
  now: Date,
): Promise<DisposeOutcome> {
  const reach = await enquiryReach(house.database, person);
  return house.database.write(async (tx) => {
    const found = await findEnquiry(tx, reach, request.number);
    if (found === null) return { ok: false, kind: 'not-found' };
    if (found.version !== request.version) return { ok: false, kind: 'changed' };
    return carryOut(tx, house.vault, person, found, request.input, now);
  });
}

/** Carries out a disposition within the transaction of its request. */
export async function carryOut(
  tx: Tx,
  vault: Vault,
  person: Person,
  found: FoundEnquiry,
  input: DispositionInput,
  now: Date,
): Promise<DisposeOutcome> {
  const settings = await readSettings(tx, found.hallId);
  const calendar = await readCalendar(tx, found.hallId);
  const receiver = await receiverOf(tx, found.hallId, input.receiverId);
  const open = found.handovers.find((each) => each.acknowledgedAt === null && each.declinedAt === null);
  const outcome = disposeEnquiry(
    {
      channel: isEnquiryChannel(found.channel) ? found.channel : 'window',
      isClosed: found.closedAt !== null,
      ownerId: found.ownerId,
      owner: found.owner,
      visitorName: found.visitorName,
      hasPhone: found.phoneCipher !== null,
      matter: found.matter,
      hasItem: found.itemId !== null,
      openHandoverTo: open?.toName ?? null,
    },
    {
      ...input,
      receiver: receiver === null ? null : { staffId: receiver.id, departmentId: receiver.departmentId },
    },
    { staffId: person.staffId, actsFor: actingIds(person), departmentId: person.departmentId },
    {
      longestWorkingDays: settings.number('enquiryLongestWorkingDays'),
      handsOver: settings.text('enquiryOtherSection') === 'handover',
    },
  );
  if (!outcome.ok) return { ok: false, kind: 'refused', refusal: outcome.refusal };
  const task: Task = { tx, vault, person, found, input, calendar, now };
  switch (outcome.effect) {
    case 'close':
      return close(task, outcome);
    case 'hand-over':
      return handOver(task, outcome.toId, receiver?.name ?? '');
    case 'keep':
      return keep(task, outcome);
  }
}

interface Task {
  tx: Tx;
  vault: Vault;
  person: Person;
  found: FoundEnquiry;
  input: DispositionInput;
  calendar: Calendar;
  now: Date;
}

async function close(
  task: Task,
  outcome: { answer: string; issuesNotice: boolean },
): Promise<DisposeOutcome> {
  const { tx, found, person, input, now } = task;
  const notice = outcome.issuesNotice
    ? await oneTimeNotice(tx, { ...noticeOf(task), person, at: now, calendar: task.calendar })
    : null;
  if (outcome.issuesNotice && notice === null)
    return { ok: false, kind: 'refused', refusal: refuseEnquiry('notice-needs-item', 'item').refusal };
  const change = {
    branch: input.branch,
    state: 'closed',
    answer: outcome.answer,
    contactedAt: now,
    closedAt: now,
    ...(notice && { noticeNumber: notice.number, noticeContent: JSON.stringify(notice) }),
  };
  if (!(await saveEnquiry(tx, found.id, found.version, change))) return { ok: false, kind: 'changed' };
  await endOpenHandovers(tx, found.id, '责任人已直接答复', now);
  await recordAudit(tx, { ...auditOf(task), kind: 'enquiry-answered', details: forWhom(person, found) });
  if (notice)
    await recordAudit(tx, {
      ...auditOf(task),
      kind: 'enquiry-notice-issued',
      details: { number: notice.number },
    });
  return { ok: true, number: found.number, effect: 'close', noticeNumber: notice?.number ?? '' };
}

async function handOver(task: Task, toId: number, toName: string): Promise<DisposeOutcome> {
  const { tx, found, person, input, now } = task;
  const change = { branch: input.branch, state: 'handed' };
  if (!(await saveEnquiry(tx, found.id, found.version, change))) return { ok: false, kind: 'changed' };
  await tx.enquiryHandover.create({
    data: {
      hallId: found.hallId,
      enquiryId: found.id,
      fromId: person.staffId,
      fromName: person.name,
      toId,
      toName,
      message: input.message,
      at: now,
    },
  });
  await recordAudit(tx, {
    ...auditOf(task),
    kind: 'enquiry-handed-over',
    details: { name: toName, ...forWhom(person, found) },
  });
  return { ok: true, number: found.number, effect: 'hand-over', noticeNumber: '' };
}

async function keep(
  task: Task,
  outcome: { answer: string; withinWorkingDays: number },
): Promise<DisposeOutcome> {
  const { tx, found, person, input, now, calendar } = task;
  const answerBy = workingDayTerm(now, outcome.withinWorkingDays, calendar);
  const change = { branch: input.branch, answer: outcome.answer, answerBy };
  if (!(await saveEnquiry(tx, found.id, found.version, change))) return { ok: false, kind: 'changed' };
  await recordAudit(tx, {
    ...auditOf(task),
    kind: 'enquiry-term-told',
    details: { reason: outcome.answer, ...forWhom(person, found) },
  });
  return { ok: true, number: found.number, effect: 'keep', noticeNumber: '' };
}

function auditOf({ person, found, now }: Task) {
  return {
    hallId: found.hallId,
    staffId: person.staffId,
    actorName: person.name,
    subject: found.number,
    at: now,
  };
}

/** Whom a substitute acted for (S-07). */
function forWhom(person: Person, found: FoundEnquiry): Record<string, unknown> {
  const post = (person.substituteFor ?? []).find((each) => each.staffId === found.ownerId);
  return post && found.ownerId !== person.staffId ? { substituteFor: post.name } : {};
}

function noticeOf({ found, vault }: Task) {
  const phone =
    found.phoneCipher === null ? '' : vault.open(found.phoneCipher, `Enquiry.phone:${found.rowKey}`);
  return {
    hallId: found.hallId,
    itemId: found.itemId ?? 0,
    channel: found.channel,
    visitorName: found.visitorName || '咨询人',
    phoneMasked: phone === '' ? '' : maskPhone(phone),
  };
}

async function receiverOf(tx: Tx, hallId: number, receiverId: number | null) {
  if (receiverId === null) return null;
  return tx.staff.findFirst({
    where: { id: receiverId, hallId, active: true },
    select: { id: true, name: true, departmentId: true },
  });
}
