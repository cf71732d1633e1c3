import { expect, it } from 'vitest';
import { ownRatings } from '../../../src/features/own-record/own-record.repository.js';
import { onBothDatabases } from '../../support/databases.js';
import { act, openFaultHall } from '../faults/fault-hall.js';

onBothDatabases('S-14: the own record', (open) => {
  it('S-14: shows the person his own and nobody else’s; colleague, head and guessed addresses get nothing', async () => {
    const desk = await openFaultHall(await open());
    const { database, hall } = desk;
    const { id, number } = await desk.propose();
    const page = `/faults/${number}`;
    const clerk = await desk.signIn('wangmin');
    expect((await clerk.get('/record')).text).not.toContain(number);
    expect((await clerk.get(`/record/faults/${number}`)).status).toBe(404);
    const inspection = await desk.signIn('jiancha');
    await act(inspection, page, `${page}/hearings`);
    await database.write(async (tx) => {
      await tx.rating.create({
        data: {
          hallId: hall.hallId,
          rowKey: 'r',
          visitKey: 'visit:1',
          channel: 'tablet',
          level: 1,
          comment: '李四海写的',
          staffId: desk.idOf('wangmin'),
          at: desk.clock.now,
        },
      });
      await tx.counterEvent.create({
        data: {
          hallId: hall.hallId,
          kind: 'late-or-early',
          subjectKind: 'person',
          subjectId: desk.idOf('chenli'),
          day: '2026-11-02',
          sourceKey: 'attendance:1',
          words: '陈立迟到',
          at: desk.clock.now,
        },
      });
      await tx.attendanceEvent.create({
        data: {
          hallId: hall.hallId,
          staffId: desk.idOf('chenli'),
          staffName: '陈立',
          day: '2026-11-02',
          kind: 'late',
          part: 'am',
          minutes: 17,
          foundAt: desk.clock.now,
        },
      });
    });
    const own = await clerk.get('/record');
    expect(own.text).toContain(number);
    expect(own.text).not.toContain('陈立');
    expect(own.text).not.toContain('17 分钟');
    expect(own.text).not.toContain('李四海');
    expect((await clerk.get(`/record/faults/${number}`)).status).toBe(200);
    const mine = await desk.signIn('chenli');
    expect((await mine.get('/record')).text).toContain('陈立迟到');
    for (const account of ['chenli', 'head', 'ducha', 'jiancha', 'kaohe']) {
      const browser = await desk.signIn(account);
      expect((await browser.get('/record')).text).not.toContain(number);
      for (const path of ['', '/sheet', '/sheet.pdf', '/files/1'])
        expect((await browser.get(`/record/faults/${number}${path}`)).status).toBe(404);
      expect((await browser.get(`/record/appeals/new?about=fault&id=${id}`)).status).toBe(404);
      const spoken = await act(browser, '/record', `/record/faults/${number}/statements`, {
        version: 2,
        statement: '替他说',
      });
      expect(spoken.status).toBe(404);
    }
    expect((await database.read.faultCase.findFirstOrThrow()).heardAt).toBeNull();
  });

  it('S-54: counts the ratings of earlier days alone, so that nobody sees one arrive; those set aside apart', async () => {
    const desk = await openFaultHall(await open());
    const staffId = desk.idOf('wangmin');
    const rate = (day: string, level: number, more: object = {}) =>
      desk.database.write((tx) =>
        tx.rating.create({
          data: {
            hallId: desk.hall.hallId,
            rowKey: `${day}-${level}`,
            visitKey: `visit:${day}-${level}`,
            channel: 'tablet',
            level,
            staffId,
            at: new Date(`${day}T09:30:00+08:00`),
            ...more,
          },
        }),
      );
    await rate('2026-11-20', 1);
    await rate('2026-11-02', 4);
    const loop = {
      hallId: desk.hall.hallId,
      state: 'set-aside',
      setAside: 'mistaken',
      isOpen: false,
      verifyBy: desk.clock.now,
    };
    await rate('2026-11-03', 2, { loop: { create: loop } });
    const before = Date.parse('2026-11-14T00:00:00+08:00');
    expect(await ownRatings(desk.database, staffId, before)).toEqual({
      byLevel: { 5: 0, 4: 1, 3: 0, 2: 0, 1: 0 },
      setAside: 1,
    });
    const page = (await (await desk.signIn('wangmin')).get('/record')).text;
    expect(page).toContain('复核后不计入');
  });

  it('S-14: who looks over faults never meets his own there', async () => {
    const desk = await openFaultHall(await open());
    const { number } = await desk.propose({ holderId: desk.idOf('jiancha') });
    const inspection = await desk.signIn('jiancha');
    expect((await inspection.get('/faults')).text).not.toContain(number);
    expect((await inspection.get(`/faults/${number}`)).status).toBe(404);
    const taken = await act(inspection, '/faults', `/faults/${number}/hearings`, { version: 1 });
    expect(taken.status).toBe(404);
  });
});
