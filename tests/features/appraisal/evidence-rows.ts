import type { Database } from '../../../src/db/database.js';
import type { SchemeCode } from '../../../src/domain/appraisal/rules.js';
import { computePeriod } from '../../../src/features/appraisal/compute-period.js';
import { openPeriod } from '../../../src/features/appraisal/open-period.js';
import { makeHall, makeStaff, type TestHall } from '../../support/hall.js';
import { publishedItem, type TestItem } from '../../support/item.js';

/** Tuesday 1 December 2026, 09:30 in Shanghai: November is over. */
export const DECEMBER = at('2026-12-01', '09:30');
export const MONTH = '2026-11';

/** A moment of a day in Shanghai. */
export function at(day: string, time: string): Date {
  return new Date(`${day}T${time}:00+08:00`);
}

export interface ScoredHall extends TestHall {
  clerkId: number;
  supervisorId: number;
  item: TestItem;
}

/** A hall with one clerk at its window and one published item of its department. */
export async function scoredHall(database: Database): Promise<ScoredHall> {
  const hall = await makeHall(database);
  const clerkId = await makeStaff(hall, 'clerk', ['clerk'], { name: '李明' });
  const supervisorId = await makeStaff(hall, 'supervision', ['supervision'], { departmentId: null });
  return { ...hall, clerkId, supervisorId, item: await publishedItem(hall) };
}

/** Opens and computes a period. @returns its id */
export async function computed(
  hall: ScoredHall,
  scheme: SchemeCode,
  period = MONTH,
  now = DECEMBER,
): Promise<number> {
  const id = await hall.database.write((tx) => openPeriod(tx, hall.hallId, scheme, period, now));
  const outcome = await computePeriod(hall.database, id, now);
  if (!outcome.ok) throw new Error(`not computed: ${outcome.code}`);
  return id;
}

/** The entries of a period as `subject rule x count points state`, in the order of the rules. */
export async function entriesAsText(hall: ScoredHall, periodId: number): Promise<string[]> {
  const rows = await hall.database.read.appraisalEntry.findMany({
    where: { periodId },
    orderBy: [{ subjectKind: 'asc' }, { subjectId: 'asc' }, { rule: 'asc' }, { sourceKey: 'asc' }],
  });
  return rows.map(({ subjectKind, rule, count, points, state }) =>
    [subjectKind, rule, `x${count}`, points === null ? '' : String(points), state === 'counted' ? '' : state]
      .filter((part) => part !== '')
      .join(' '),
  );
}

let made = 0;

/** A case of the hall's item: promised five working days, due at 18:00 of `due`, decided at the moment given. */
export async function caseRow(
  hall: ScoredHall,
  given: {
    accepted: string;
    due: string;
    decided?: Date;
    reasonAt?: Date;
    handlerId?: number;
    windowId?: number;
    limit?: number;
  },
): Promise<{ id: number; number: string }> {
  made += 1;
  const number = `T${String(made).padStart(8, '0')}`;
  const dueAt = at(given.due, '18:00');
  const isDone = given.decided !== undefined;
  return hall.database.write(async (tx) => {
    const row = await tx.case.create({
      data: {
        hallId: hall.hallId,
        number,
        publicToken: `token-${number}`,
        queryCode: '123456',
        kind: 'P',
        state: isDone ? 'DONE' : 'REV',
        itemId: hall.item.itemId,
        itemVersionId: hall.item.itemVersionId,
        itemName: hall.item.name,
        departmentId: hall.departmentId,
        windowId: given.windowId ?? hall.windowId,
        applicantName: '张建国',
        acceptedById: given.handlerId ?? hall.clerkId,
        limitValue: given.limit ?? 5,
        limitUnit: 'workingDays',
        receivedAt: at(given.accepted, '10:00'),
        acceptedAt: at(given.accepted, '10:00'),
        dueAt,
        runningDueAt: isDone ? null : dueAt,
        decidedAt: given.decided ?? null,
        closedAt: given.decided ?? null,
        decision: isDone ? 'granted' : null,
        isOpen: !isDone,
        overdueReasonAt: given.reasonAt ?? null,
        overdueReason: given.reasonAt === undefined ? '' : '申请人要求现场复核',
      },
      select: { id: true, number: true },
    });
    await caseEvent(tx, hall.hallId, row.id, given.decided ?? at(given.accepted, '10:00'));
    return row;
  });
}

type Tx = Parameters<Parameters<Database['write']>[0]>[0];

export async function caseEvent(tx: Tx, hallId: number, caseId: number, moment: Date): Promise<void> {
  await tx.caseEvent.create({
    data: { hallId, caseId, kind: 'decided', actorName: '李明', at: moment, enteredAt: moment },
  });
}

/** A complaint found valid on Wednesday 18 November 2026 against the hall's clerk. */
export async function validComplaint(
  hall: ScoredHall,
  given: { category: string; severity?: string; caseId?: number },
): Promise<number> {
  made += 1;
  const { id } = await hall.database.write((tx) =>
    tx.complaint.create({
      data: {
        hallId: hall.hallId,
        rowKey: `complaint-${made}`,
        number: `TS${made}`,
        queryCodeHash: 'x',
        channel: 'phone',
        category: given.category,
        severity: given.severity ?? 'ordinary',
        content: '……',
        receivedAt: at('2026-11-16', '10:00'),
        state: 'found',
        finding: 'founded',
        foundAt: at('2026-11-18', '10:00'),
        valid: true,
        caseId: given.caseId ?? null,
        blamedStaffId: hall.clerkId,
        blamedWindowId: hall.windowId,
        blamedDepartmentId: hall.departmentId,
      },
      select: { id: true },
    }),
  );
  return id;
}

/** A fault decided on Thursday 19 November 2026 against the hall's clerk. */
export async function decidedFault(
  hall: ScoredHall,
  given: { faultId: string; sourceKey?: string; caseId?: number },
): Promise<number> {
  made += 1;
  const { id } = await hall.database.write((tx) =>
    tx.faultCase.create({
      data: {
        hallId: hall.hallId,
        number: `GC${made}`,
        faultId: given.faultId,
        state: 'decided',
        source: 'person',
        sourceKey: given.sourceKey ?? null,
        caseId: given.caseId ?? null,
        windowId: hall.windowId,
        departmentId: hall.departmentId,
        personId: hall.clerkId,
        personName: '李明',
        occurredAt: at('2026-11-17', '10:00'),
        facts: '……',
        proposedById: hall.supervisorId,
        proposedBy: 'supervision',
        proposedAt: at('2026-11-17', '11:00'),
        decidedAt: at('2026-11-19', '10:00'),
      },
      select: { id: true },
    }),
  );
  return id;
}

/** A praise verified on Friday 20 November 2026. */
export async function verifiedPraise(
  hall: ScoredHall,
  given: { kind: string; mediaLevel?: string; caseId?: number },
): Promise<void> {
  made += 1;
  await hall.database.write((tx) =>
    tx.praise.create({
      data: {
        hallId: hall.hallId,
        number: `BY${made}`,
        kind: given.kind,
        mediaLevel: given.mediaLevel ?? '',
        content: '……',
        caseId: given.caseId ?? null,
        staffId: hall.clerkId,
        windowId: hall.windowId,
        departmentId: hall.departmentId,
        receivedAt: at('2026-11-19', '10:00'),
        receivedById: hall.supervisorId,
        receivedBy: 'supervision',
        state: 'verified',
        verifiedAt: at('2026-11-20', '10:00'),
      },
    }),
  );
}
