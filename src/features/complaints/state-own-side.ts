import type { Database, Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import type { ComplaintRefusal } from '../../domain/complaints/complaint-refusal.js';
import { decideOwnStatement } from '../../domain/complaints/own-statement.js';
import { isComplaintState } from '../../domain/complaints/states.js';
import type { Person } from '../../web/visit.js';
import { saveComplaint } from './complaints.repository.js';

const MOST = 100;

export type OwnSideOutcome =
  | { ok: true }
  | { ok: false; kind: 'not-found' | 'changed' }
  | { ok: false; kind: 'refused'; refusal: ComplaintRefusal };

/** The complaints about one person that he has been told of: assigned, and the matter is written without its author. */
function toldTo(staffId: number) {
  return {
    OR: [{ targetStaffId: staffId }, { blamedStaffId: staffId }],
    assignedAt: { not: null },
    toldWords: { not: '' },
  };
}

/** The columns the one complained of may know; nothing of the complainant, his words or what he was answered (S-33). */
function toldColumns(staffId: number) {
  return {
    id: true,
    hallId: true,
    number: true,
    version: true,
    state: true,
    toldWords: true,
    finding: true,
    valid: true,
    hearings: {
      where: { side: 'accused', staffId },
      select: { statement: true, at: true },
      orderBy: { id: 'asc' },
    },
  } as const;
}

/** The complaints about one person, as he may know them, the latest first. */
export function listComplaintsAbout({ read }: Database, staffId: number) {
  return read.complaint.findMany({
    where: toldTo(staffId),
    select: toldColumns(staffId),
    orderBy: { id: 'desc' },
    take: MOST,
  });
}

/** One of them; null for anybody else's and for those he has not been told of. */
export function findComplaintAbout(read: Database['read'] | Tx, staffId: number, number: string) {
  return read.complaint.findFirst({ where: { number, ...toldTo(staffId) }, select: toldColumns(staffId) });
}

export type ComplaintAboutMe = Awaited<ReturnType<typeof listComplaintsAbout>>[number];

/** 002:L563: the one complained of writes his side himself, once; the words stand with the complaint, not in its history. */
export function stateOwnSide(
  database: Database,
  person: Person,
  given: { number: string; version: number; statement: string },
  now: Date,
): Promise<OwnSideOutcome> {
  return database.write(async (tx) => {
    const row = await findComplaintAbout(tx, person.staffId, given.number);
    if (row === null || !isComplaintState(row.state)) return { ok: false, kind: 'not-found' };
    const decided = decideOwnStatement(row.state, row.hearings.length > 0);
    if (!decided.ok) return { ok: false, kind: 'refused', refusal: decided.refusal };
    if (!(await saveComplaint(tx, row.id, given.version, {}))) return { ok: false, kind: 'changed' };
    await tx.complaintHearing.create({
      data: {
        complaintId: row.id,
        side: 'accused',
        statement: given.statement.trim(),
        at: now,
        staffId: person.staffId,
        staffName: person.name,
      },
    });
    await recordProceeding(tx, {
      hallId: row.hallId,
      about: 'complaint',
      aboutId: row.id,
      kind: 'stated',
      fromState: row.state,
      toState: row.state,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
    });
    return { ok: true };
  });
}
