import { expect, it } from 'vitest';
import { detect } from '../../../src/features/supervision/detect.js';
import { onBothDatabases } from '../../support/databases.js';
import { openCaseDesk } from '../cases/case-desk.js';
import { insertCases } from '../desk/sample-cases.js';

const NOON = new Date('2026-11-20T11:00:00+08:00');

onBothDatabases('7.1: detectors over the records', (open) => {
  it('FA-05, FE-01, FF-01, FA-15: found once with evidence, none decides', async () => {
    const desk = await openCaseDesk(await open());
    const { database, hallId, departmentId, windowId } = desk.hall;
    await insertCases(desk.hall, [
      {
        acceptedAt: '2026-11-02T10:00:00+08:00',
        due: '2026-11-10T18:00:00+08:00',
        receivedById: desk.ids.clerk,
        acceptedById: desk.ids.clerk,
      },
    ]);
    await database.write(async (tx) => {
      for (const day of ['2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-09'])
        await tx.attendanceEvent.create({
          data: {
            hallId,
            staffId: desk.ids.clerk,
            staffName: '王敏',
            day,
            kind: 'late',
            part: 'am',
            state: day === '2026-11-09' ? 'excused' : 'confirmed',
            foundAt: NOON,
          },
        });
      for (const number of ['CL2026-0001', 'CL2026-0002', 'CL2026-0003'])
        await tx.measure.create({
          data: {
            hallId,
            number,
            code: 'written-warning',
            state: 'served',
            departmentId,
            proposedById: 1,
            proposedBy: '',
            proposedAt: NOON,
            servedAt: NOON,
          },
        });
      await tx.windowPresence.create({
        data: {
          hallId,
          windowId,
          staffId: desk.ids.clerk,
          staff: '王敏',
          fromAt: new Date('2026-11-19T09:00:00+08:00'),
          untilAt: new Date('2026-11-19T10:00:00+08:00'),
        },
      });
      await tx.supervisionEvent.create({
        data: {
          hallId,
          rule: 'SV-12',
          key: `${windowId}:1`,
          windowId,
          at: new Date('2026-11-19T10:00:00+08:00'),
          evidence: JSON.stringify({
            window: '3号窗口',
            to: new Date('2026-11-19T11:00:00+08:00').getTime(),
          }),
        },
      });
      await tx.booking.create({
        data: {
          hallId,
          rowKey: 'b',
          visitorName: '李四海',
          matter: '领证',
          wantedId: desk.ids.clerk,
          createdAt: new Date('2026-11-19T10:20:00+08:00'),
          createdBy: '',
        },
      });
    });
    await detect(database, NOON);
    const found = await database.read.supervisionEvent.findMany({
      where: { faultId: { not: '' } },
      orderBy: { rule: 'asc' },
    });
    expect(found.map(({ rule, staffId, state }) => [rule, staffId === desk.ids.clerk, state])).toEqual([
      ['FA-05', true, 'new'],
      ['FA-15', true, 'new'],
      ['FE-01', true, 'new'],
      ['FF-01', false, 'new'],
    ]);
    expect(JSON.parse(found.find(({ rule }) => rule === 'FE-01')?.evidence ?? '{}')).toMatchObject({
      month: '2026-11',
      times: 4,
    });
    expect((await detect(database, NOON)).raised).toBe(0);
    expect(await database.read.faultCase.count()).toBe(0);
  });
});
