import type { Database, Tx } from '../../db/database.js';
import { insertRow, insertRows, plainSql } from '../../db/plain-sql.js';
import { askWords, type DutyTask, dutyKind } from '../../domain/enquiries/first-receiver-duties.js';
import { actingIds } from '../../domain/staffing/substitution.js';
import type { Person } from '../../web/visit.js';

/** The tasks a person may do: his own, those of whom he stands in for, and those of the supervision section. */
export function taskReach(person: Person) {
  const isSupervision = person.roles.includes('supervision');
  return {
    hallId: person.hallId,
    OR: [{ ownerId: { in: actingIds(person) } }, ...(isSupervision ? [{ ownerId: null }] : [])],
  };
}

/** The open tasks within reach with the number and item of their case, oldest first. */
export async function listTasks(database: Database, person: Person) {
  const tasks = await database.read.task.findMany({
    where: { ...taskReach(person), doneAt: null },
    orderBy: { id: 'asc' },
    take: 200,
  });
  return withCases(database, tasks);
}

const FOLLOWED_ROWS = 100;

/** What became of the applications that a person asked about first: the duties, his own open ones left out (S-03). */
export async function listFollowed(database: Database, person: Person) {
  const { hallId } = person;
  const asked = await database.read.task.findMany({
    where: { hallId, ownerId: { in: actingIds(person) }, kind: dutyKind('ask'), doneAt: { not: null } },
    select: { caseId: true },
    orderBy: { id: 'desc' },
    take: FOLLOWED_ROWS,
  });
  const caseIds = asked.flatMap(({ caseId }) => (caseId === null ? [] : [caseId]));
  const tasks = await database.read.task.findMany({
    where: {
      hallId,
      caseId: { in: caseIds },
      kind: { not: dutyKind('ask') },
      OR: [
        { doneAt: { not: null } },
        { ownerId: { notIn: actingIds(person) } },
        ...(person.roles.includes('supervision') ? [] : [{ ownerId: null }]),
      ],
    },
    orderBy: { id: 'desc' },
    take: FOLLOWED_ROWS,
  });
  return withCases(database, tasks);
}

async function withCases<Row extends { caseId: number | null }>(database: Database, tasks: readonly Row[]) {
  const cases = await database.read.case.findMany({
    where: { id: { in: tasks.flatMap((task) => (task.caseId === null ? [] : [task.caseId])) } },
    select: { id: true, number: true, itemName: true },
  });
  return tasks.map((task) => ({ ...task, case: cases.find((each) => each.id === task.caseId) ?? null }));
}

/** Leaves on the first receiver's desk that he has to ask which procedures are needed (S-03). */
export async function leaveQuestion(
  tx: Tx,
  at: { hallId: number; caseId: number; person: Person; now: Date },
): Promise<void> {
  await insertRow(plainSql(tx), 'Task', {
    hallId: at.hallId,
    caseId: at.caseId,
    kind: dutyKind('ask'),
    words: askWords(),
    ownerId: at.person.staffId,
    owner: at.person.name,
    createdAt: at.now,
  });
}

/** Writes the duties of the first receiver, `ask` excepted, which is answered by them. */
export async function insertDuties(
  tx: Tx,
  at: { hallId: number; caseId: number; now: Date },
  duties: readonly DutyTask[],
): Promise<void> {
  await insertRows(
    plainSql(tx),
    'Task',
    duties
      .filter(({ duty }) => duty !== 'ask')
      .map(({ duty, words, owner }) => ({
        hallId: at.hallId,
        caseId: at.caseId,
        kind: dutyKind(duty),
        words,
        ownerId: owner.staffId,
        owner: owner.name,
        createdAt: at.now,
      })),
  );
}

/** The question of a case, answered or not; null when it was never put. */
export async function questionOf(client: Pick<Tx, 'task'>, caseId: number) {
  return client.task.findFirst({ where: { caseId, kind: dutyKind('ask') }, orderBy: { id: 'desc' } });
}

/** Ends an open task. @returns false when it was done meanwhile */
export async function endTask(
  tx: Tx,
  taskId: number,
  done: { doneAt: Date; doneById: number; doneNote: string },
): Promise<boolean> {
  const { count } = await tx.task.updateMany({ where: { id: taskId, doneAt: null }, data: done });
  return count === 1;
}
