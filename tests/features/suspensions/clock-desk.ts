import type { Role } from '../../../src/domain/access/roles.js';
import type { CaseKind } from '../../../src/domain/cases/kinds.js';
import type { Person } from '../../../src/web/visit.js';
import { personOf } from '../../support/case.js';
import type { TestDatabase } from '../../support/databases.js';
import { makeStaff, type TestHall } from '../../support/hall.js';
import { act, openCaseDesk } from '../cases/case-desk.js';

const STEPS = [
  { name: '受理', actor: '窗口', kind: 'ordinary', limitValue: 1, notCounted: false, basis: '' },
  { name: '审查', actor: '审查人员', kind: 'ordinary', limitValue: 3, notCounted: false, basis: '' },
  { name: '听证', actor: '审查人员', kind: 'hearing', limitValue: 10, notCounted: true, basis: '' },
  {
    name: '现场踏勘',
    actor: '审查人员',
    kind: 'site',
    limitValue: 5,
    notCounted: true,
    basis: '《建筑法》第八条',
  },
  { name: '委托检测', actor: '检测机构', kind: 'ordinary', limitValue: 15, notCounted: true, basis: '' },
] as const;

/** A case desk with a leader in charge (秦正南) whose item foresees a hearing, a site visit and a test. */
export async function openClockDesk(database: TestDatabase, caseKind: CaseKind = 'P') {
  const desk = await openCaseDesk(database, { caseKind });
  const { hall, ids } = desk;
  await hall.database.write((tx) =>
    tx.itemVersion.update({
      where: { id: desk.item.itemVersionId },
      data: caseKind === 'U' ? { upwardRequired: true, upwardBody: '省住房和城乡建设厅' } : {},
    }),
  );
  const leader = await makeStaff(hall, 'qinzhengnan', ['unit-leader'] satisfies Role[], { name: '秦正南' });
  await hall.database.write((tx) =>
    tx.step.createMany({
      data: STEPS.map((step, index) => ({
        ...step,
        hallId: hall.hallId,
        itemVersionId: desk.item.itemVersionId,
        position: index + 1,
      })),
    }),
  );
  const people = {
    reviewer: await personOf(hall, ids.reviewer),
    approver: await personOf(hall, ids.approver),
    leader: await personOf(hall, leader),
  };
  return {
    ...desk,
    people,
    house: { database: hall.database, vault: hall.vault, publicUrl: 'https://hall.example' },
    /** A case accepted on Fri 20 Nov 2026, 10:00, due Fri 27 Nov, and under review since. */
    async underReview(now = desk.clock.now): Promise<string> {
      const { number } = await desk.receive({ item: desk.item, now });
      const taken = await act(hall, people.reviewer, number, [{ action: 'take-review', input: {} }], now);
      if (!taken.ok) throw new Error(`not taken: ${JSON.stringify(taken)}`);
      return number;
    },
  };
}

export type ClockDesk = Awaited<ReturnType<typeof openClockDesk>>;

/** The case as its page would show it to be at this moment. */
export async function seenNow(hall: TestHall, number: string) {
  const { id, version } = await hall.database.read.case.findUniqueOrThrow({ where: { number } });
  const last = await hall.database.read.caseEvent.findFirstOrThrow({
    where: { caseId: id },
    orderBy: { id: 'desc' },
  });
  return { number, version, seenEventId: last.id };
}

/** 26 Nov 2026, 10:00 in Shanghai as `at('2026-11-26T10:00')`. */
export function at(local: string): Date {
  return new Date(`${local}:00+08:00`);
}

export type { Person };
