import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { errorsIn, hiddenOf, openCaseDesk } from '../cases/case-desk.js';
import { insertCases } from '../desk/sample-cases.js';

const OCTOBER = { state: 'DONE', isOpen: false, closedAt: '2026-10-15T10:00:00+08:00' };

onBothDatabases('the monthly sample', (open) => {
  it('SV-05: October is drawn once by chance, called, and counted by window', async () => {
    const desk = await openCaseDesk(await open());
    const { hall } = desk;
    const real = await desk.receive({ item: desk.item });
    await hall.database.write((tx) =>
      tx.case.update({
        where: { id: real.caseId },
        data: { state: 'DONE', isOpen: false, runningDueAt: null, closedAt: new Date(OCTOBER.closedAt) },
      }),
    );
    await insertCases(hall, [
      ...Array.from({ length: 8 }, () => ({ ...OCTOBER, windowId: null })),
      { ...OCTOBER, closedAt: '2026-11-02T10:00:00+08:00' },
    ]);
    const { browser } = await desk.join('ducha', ['supervision'], { departmentId: null, name: '周督查' });
    const form = hiddenOf((await browser.get('/supervision/samples')).text);
    const draw = (month: string, perWindow: number | string) =>
      browser.post('/supervision/samples').type('form').send({ _csrf: form._csrf, month, perWindow });
    expect(errorsIn((await draw('2026-11', 3)).text)).toEqual([
      '这个月还没有结束，请抽已经结束的月份（SV-05）',
    ]);
    expect(errorsIn((await draw('2026-09', 3)).text)).toEqual(['这个月没有办结的办件，没有可抽的（SV-05）']);
    expect((await draw('2026-10', 'viele')).status).toBe(422);
    expect((await draw('2026-10', 3)).headers.location).toBe('/supervision/samples/2026-10');
    expect((await draw('2026-10', 3)).status).toBe(409);
    const drawn = await hall.database.read.sampleCase.findMany({ orderBy: { position: 'asc' } });
    expect(drawn.map(({ windowId }) => windowId)).toEqual([null, null, null, hall.windowId]);
    const offered = [
      ...(await browser.get('/supervision/samples')).text.matchAll(/<option value="(20[^"]+)"/g),
    ];
    expect(offered.map(([, month]) => month)).toEqual([
      '2026-09',
      '2026-08',
      '2026-07',
      '2026-06',
      '2026-05',
    ]);
    const page = await browser.get('/supervision/samples/2026-10');
    expect(page.text).toContain('按种子重新抽取，结果一致。');

    const href = '/supervision/samples/2026-10/4';
    const call = await browser.get(href);
    expect(call.text).toContain('138****8000');
    const token = hiddenOf(call.text)._csrf;
    const opened = await browser.post(`${href}/disclosures`).type('form').send({ _csrf: token });
    expect([opened.text.includes('13800138000'), opened.headers['cache-control']]).toEqual([
      true,
      'no-store',
    ]);
    const answers = { _csrf: token, reached: 'yes', satisfaction: 'dissatisfied', toldOnce: 'no' };
    const bare = await browser
      .post(href)
      .type('form')
      .send({ ...answers, note: '' });
    expect([bare.status, errorsIn(bare.text)]).toEqual([422, ['请写明申请人为什么不满意']]);
    expect(
      errorsIn((await browser.post(href).type('form').send({ _csrf: token, reached: 'yes' })).text),
    ).toEqual(['请选择申请人是否满意']);
    expect(
      (
        await browser
          .post(href)
          .type('form')
          .send({ ...answers, note: '跑了三趟' })
      ).status,
    ).toBe(303);
    expect(
      (
        await browser
          .post(href)
          .type('form')
          .send({ ...answers, note: '再来' })
      ).status,
    ).toBe(409);
    const stored = await hall.database.read.sampleCase.findFirstOrThrow({ where: { position: 4 } });
    expect([
      stored.reached,
      stored.satisfaction,
      JSON.parse(stored.answers),
      stored.note,
      stored.calledBy,
    ]).toEqual([true, 'dissatisfied', { toldOnce: 'no' }, '跑了三趟', '周督查']);
    const events = await hall.database.read.caseEvent.findMany({
      where: { caseId: real.caseId, actorName: '周督查' },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ kind, transition }) => `${kind} ${transition}`)).toEqual([
      'personal-data-opened ',
      'sampled T40',
    ]);
    const after = await browser.get('/supervision/samples/2026-10');
    expect(after.text).toContain('<td class="number late">1</td><td class="number">0 %</td>');
  });

  it('S-33: only supervision draws and calls; another hall has its own', async () => {
    const desk = await openCaseDesk(await open());
    await desk.hall.database.write((tx) =>
      tx.sample.create({
        data: {
          hallId: desk.hall.hallId + 1,
          month: '2026-10',
          seed: 'a',
          perWindow: 1,
          createdAt: desk.clock.now,
          createdBy: '甲',
        },
      }),
    );
    const director = await desk.join('zhuren', ['director'], { departmentId: null });
    const page = await director.browser.get('/supervision/samples');
    expect([page.status, page.text.includes('还没有抽查过')]).toEqual([200, true]);
    expect((await director.browser.get('/supervision/samples/2026-10')).status).toBe(404);
    expect((await director.browser.get('/supervision/samples/2026-10/1')).status).toBe(403);
    expect((await (await desk.signIn('wangmin')).get('/supervision/samples')).status).toBe(403);
  });
});
