import { readCalendar } from '../../../src/features/calendar/hall-calendar.js';
import { promisedMoment } from '../../../src/features/cases/promise-clock.js';
import type { TestHall } from '../../support/hall.js';

export interface ClockCase {
  number: string;
  acceptedAt: string;
  limitValue: number;
  limitUnit?: string;
  state?: string;
  isOpen?: boolean;
  decided?: boolean;
  origin?: string;
}

/** Writes accepted cases whose due moment is counted with the hall's calendar as it stands. */
export async function addClockCases(hall: TestHall, cases: readonly ClockCase[]): Promise<void> {
  const calendar = await readCalendar(hall.database.read, hall.hallId);
  await hall.database.write(async (tx) => {
    const item = await tx.item.upsert({
      where: { hallId_code: { hallId: hall.hallId, code: 'ZJ-001' } },
      create: {
        hallId: hall.hallId,
        departmentId: hall.departmentId,
        code: 'ZJ-001',
        name: '建筑工程施工许可',
      },
      update: {},
    });
    const version =
      (await tx.itemVersion.findFirst({ where: { itemId: item.id } })) ??
      (await tx.itemVersion.create({
        data: { hallId: hall.hallId, itemId: item.id, number: 1, name: item.name },
      }));
    const rows = cases.map((each) => {
      const { decided = false, acceptedAt, number, ...more } = each;
      const facts = {
        limitUnit: 'workingDays',
        afterHours: 'same-day',
        ...more,
        acceptedAt: new Date(acceptedAt),
      };
      const due = promisedMoment(facts, calendar);
      const state = each.state ?? 'ACC';
      const runs = state === 'ACC' || state === 'REV';
      return {
        ...facts,
        hallId: hall.hallId,
        number,
        publicToken: `t-${number}`,
        queryCode: '000000',
        kind: 'P',
        state,
        itemId: item.id,
        itemVersionId: version.id,
        itemName: item.name,
        departmentId: hall.departmentId,
        applicantName: '宏远建设有限公司',
        receivedAt: facts.acceptedAt,
        decidedAt: decided ? facts.acceptedAt : null,
        dueAt: due.dueAt,
        runningDueAt: runs ? due.dueAt : null,
        dueProvisional: due.provisional,
      };
    });
    for (let from = 0; from < rows.length; from += 300)
      await tx.case.createMany({ data: rows.slice(from, from + 300) });
  });
}
