import supertest from 'supertest';
import { expect, it } from 'vitest';
import type { Tx } from '../../../src/db/database.js';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall, makeStaff, signIn, type TestHall } from '../../support/hall.js';

type NewRow = Parameters<Tx['complaint']['create']>[0]['data'];

/** Mon 2 Nov 2026: October is over. */
const NOVEMBER = new Date('2026-11-02T10:00:00+08:00');
const october = (day: number) => new Date(`2026-10-${String(day).padStart(2, '0')}T10:00:00+08:00`);

onBothDatabases('numbers of complaints (S-53)', (open) => {
  const prepare = async () => {
    const { database } = await open();
    const hall = await makeHall(database, 'QH', NOVEMBER);
    await makeStaff(hall, 'liudu', ['supervision'], { name: '刘督', departmentId: null });
    await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' });
    return { database, hall, app: makeApp(hall, () => NOVEMBER) };
  };
  let serial = 0;
  const add = (hall: TestHall, more: Partial<NewRow>, times = 1) =>
    hall.database.write(async (tx) => {
      for (let count = 0; count < times; count += 1) {
        serial += 1;
        await tx.complaint.create({
          data: {
            hallId: hall.hallId,
            rowKey: `row${serial}`,
            number: `TS20261012-${serial}`,
            queryCodeHash: 'x',
            channel: 'phone',
            category: 'delay',
            content: '周慧兰说等了两天',
            receivedAt: october(12),
            ...more,
          } as NewRow,
        });
      }
    });

  it('the public page of October tells numbers alone, small ones together, and no text of anybody', async () => {
    const { hall, app } = await prepare();
    const done = {
      state: 'closed',
      isOpen: false,
      finding: 'founded',
      valid: true,
      foundAt: october(15),
      answeredAt: october(16),
      solveBy: october(19),
      satisfied: true,
      satisfiedAt: october(17),
      blamedDepartmentId: hall.departmentId,
    };
    await add(hall, done, 5);
    await add(hall, { channel: 'letter', category: 'charges', receivedAt: october(20) }, 1);
    await add(hall, { channel: 'on-the-spot', category: 'attitude', receivedAt: october(21) }, 2);
    await add(hall, { receivedAt: new Date('2026-11-01T09:00:00+08:00') }, 1);
    const page = await supertest(app).get('/complain/figures');
    expect(page.status).toBe(200);
    const text = page.text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(text).toContain('2026年10月投诉处理情况');
    expect(text).toContain('收到投诉 8 件');
    expect(text).toContain('电话 5 其他渠道 3 合计 8 件');
    expect(text).toContain('拖延推诿、执行不力 5 其他事项 3 合计 8 件');
    expect(text).toContain('属实 5 合计 5 件');
    expect(text).toContain('按时答复 100% 投诉人满意 100%');
    expect(text).not.toMatch(/周慧兰|TS20261012|来信|当面|住房和城乡建设局/);
  });

  it('fewer than three are not told, a month that still runs is not published, and no complaint is told as none', async () => {
    const { hall, app } = await prepare();
    await add(hall, {}, 2);
    const few = await supertest(app).get('/complain/figures?month=2026-10');
    expect(few.text).toContain('少于 3 件');
    const running = await supertest(app).get('/complain/figures?month=2026-11');
    expect(running.text).toContain('2026年10月投诉处理情况');
    const none = await supertest(app).get('/complain/figures?month=2026-09');
    expect(none.text).toContain('0 件');
  });

  it('the house sees every number and takes it out as a spreadsheet, which is noted; a clerk sees none', async () => {
    const { database, hall, app } = await prepare();
    await add(hall, { channel: 'letter', anonymous: true }, 1);
    const supervisor = await signIn(app, 'liudu');
    const page = await supervisor.get('/complaint-statistics?period=2026-10');
    const text = page.text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(text).toContain('来信 1 合计 1 件');
    expect(text).toContain('匿名 1');
    const file = await supervisor.get('/complaint-statistics.xlsx?period=2026-10');
    expect(file.headers['content-type']).toContain('spreadsheetml');
    const noted = await database.read.auditEntry.findFirstOrThrow({
      where: { kind: 'complaint-statistics.export' },
    });
    expect([noted.actorName, noted.subject]).toEqual(['刘督', '2026-10']);
    const clerk = await signIn(app, 'wangmin');
    expect((await clerk.get('/complaint-statistics')).status).toBe(403);
  });

  it('C-23: who could not be reached is neither satisfied nor not; a person’s complaint is his department’s', async () => {
    const { database, hall, app } = await prepare();
    const { id: blamedStaffId } = await database.read.staff.findFirstOrThrow({ where: { name: '王敏' } });
    const answered = { state: 'closed', isOpen: false, satisfiedAt: october(17) };
    await add(hall, { ...answered, satisfied: true }, 3);
    await add(hall, { ...answered, satisfied: false }, 1);
    await add(hall, { ...answered, satisfied: null }, 4);
    await add(hall, { finding: 'founded', valid: true, foundAt: october(15), blamedStaffId }, 2);
    const page = await (await signIn(app, 'liudu')).get('/complaint-statistics?period=2026-10');
    const text = page.text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(text).toContain('满意 3 不满意 1');
    expect(text).toContain('住房和城乡建设局 2');
  });

  it('RP-18, 9.3: the reports count a valid complaint of the month against the services', async () => {
    const { hall, app } = await prepare();
    await add(hall, { finding: 'founded', valid: true, foundAt: october(15) }, 1);
    const supervisor = await signIn(app, 'liudu');
    const counters = await supervisor.get('/supervision/reports/fulfilment?period=2026-10');
    expect(counters.text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')).toContain(
      '投诉处理 核查认定的有效投诉 1 —',
    );
    const kpis = await supervisor.get('/supervision/reports/kpi?period=2026-10');
    expect(kpis.text).toContain('抱怨率');
  });
});
