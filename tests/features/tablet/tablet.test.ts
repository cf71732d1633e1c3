import { expect, it } from 'vitest';
import { rateVisit } from '../../../src/features/tablet/rate-visit.js';
import { onBothDatabases } from '../../support/databases.js';
import { send } from '../../support/hall.js';
import { openRatingHouse } from '../ratings/rating-house.js';

onBothDatabases('the tablet of a window', (open) => {
  it('S-54: it waits, shows the faces when the clerk asks, takes one rating, thanks and waits again', async () => {
    const house = await openRatingHouse(await open());
    const { visitor, tablet, hall } = house;
    const waiting = await visitor.get(tablet);
    expect([
      waiting.status,
      waiting.headers['cache-control'],
      waiting.text.includes('<h1>欢迎</h1>'),
      waiting.text.includes('<noscript><meta http-equiv="refresh" content="15"></noscript>'),
      waiting.headers.refresh,
    ]).toEqual([200, 'no-store', true, true, undefined]);
    const clerk = await house.signIn('wangmin');
    const asked = await send(clerk, '/desk', '/ratings/tickets', { number: '' });
    expect([asked.status, asked.headers.location]).toEqual([303, '/desk']);
    expect((await clerk.get('/desk')).text).toContain('3号窗口的平板 10 分钟内有效');
    const faces = await visitor.get(tablet);
    expect([...faces.text.matchAll(/\?level=(\d)/g)].map(([, level]) => level)).toEqual([
      '5',
      '4',
      '3',
      '2',
      '1',
    ]);
    const words = await visitor.get(`${tablet}?level=2`);
    expect(words.text).toContain('态度冷淡、生硬');
    const handle = await house.handle();
    const wrong = await visitor
      .post(tablet)
      .type('form')
      .send({ level: 2, handle, reasons: 'attitude', comment: '站着说话', phone: '123' });
    expect([wrong.status, wrong.text.includes('站着说话'), wrong.text.includes('电话号码不对')]).toEqual([
      422,
      true,
      true,
    ]);
    const sent = await visitor
      .post(tablet)
      .type('form')
      .send({
        level: 2,
        handle,
        reasons: ['attitude', 'warm'],
        comment: '站着说话',
        name: '李四海',
        phone: '13800138000',
      });
    expect(sent.headers.location).toBe(`${tablet}?done=1`);
    expect((await visitor.get(`${tablet}?done=1`)).text).toContain('谢谢您的评价');
    expect((await visitor.get(tablet)).text).toContain('<h1>欢迎</h1>');
    const rating = await hall.database.read.rating.findFirstOrThrow();
    expect(rating).toMatchObject({
      level: 2,
      channel: 'tablet',
      reasons: '["attitude"]',
      comment: '站着说话',
      windowId: hall.windowId,
      departmentId: hall.departmentId,
      staffId: house.ids.clerk,
    });
    expect(JSON.stringify(rating)).not.toMatch(/李四海|13800138000/);
    expect(hall.vault.open(rating.phoneCipher ?? '', `Rating.phone:${rating.rowKey}`)).toBe('13800138000');
  });

  it('S-54: two submissions of one visit give one rating', async () => {
    const house = await openRatingHouse(await open());
    await house.open();
    const given = {
      secret: house.tablet.slice('/tablet/'.length),
      handle: await house.handle(),
      words: { level: 1 as const, reasons: [], comment: '', name: '', phone: '' },
    };
    const both = await Promise.all([1, 2, 3].map(() => rateVisit(house.hall, given, house.clock.now)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const { database } = house.hall;
    expect([await database.read.rating.count(), await database.read.ratingLoop.count()]).toEqual([1, 1]);
  });

  it('S-54: a visit can be rated for ten minutes, and only the newest one', async () => {
    const house = await openRatingHouse(await open());
    await house.open();
    const old = await house.handle();
    await house.open();
    const late = await house.visitor.post(house.tablet).type('form').send({ level: 5, handle: old });
    expect([late.status, late.text.includes('这次评价已经结束')]).toEqual([409, true]);
    const handle = await house.handle();
    house.clock.now = new Date(house.clock.now.getTime() + 10 * 60_000);
    expect((await house.visitor.post(house.tablet).type('form').send({ level: 5, handle })).status).toBe(409);
    expect(await house.hall.database.read.rating.count()).toBe(0);
  });

  it('S-54: a case is rated once a day at the window', async () => {
    const house = await openRatingHouse(await open());
    const { number } = await house.receive({ item: house.item });
    await house.rate(5, {}, number);
    expect(await house.open(number)).toEqual({ ok: false, code: 'rated-today' });
    house.later(1);
    expect((await house.open(number)).ok).toBe(true);
    expect(await house.open('20261120-9999-0')).toEqual({ ok: false, code: 'not-found' });
  });

  it('S-54: made by head or supervision, the address shown once and kept as a hash; ended it answers no more', async () => {
    const house = await openRatingHouse(await open());
    const { hall } = house;
    const clerk = await house.signIn('wangmin');
    expect((await clerk.get('/ratings/tablets')).status).toBe(403);
    const path = `/ratings/tablets/${hall.windowId}`;
    expect((await send(clerk, '/desk', path, {})).status).toBe(403);
    const made = await send(house.head.browser, '/ratings/tablets', path, {});
    const secret = /\/tablet\/([\w-]{32})/.exec(made.text)?.[1] ?? '';
    expect([made.status, made.headers['cache-control'], secret.length]).toEqual([200, 'no-store', 32]);
    expect((await house.visitor.get(house.tablet)).status).toBe(404);
    expect((await house.visitor.get(`/tablet/${secret}`)).status).toBe(200);
    expect((await house.head.browser.get('/ratings/tablets')).text).not.toContain(secret);
    expect(JSON.stringify(await hall.database.read.windowTablet.findMany())).not.toContain(secret);
    const ended = await send(house.head.browser, '/ratings/tablets', `${path}/end`, {});
    expect(ended.status).toBe(303);
    expect((await house.visitor.get(`/tablet/${secret}`)).status).toBe(404);
    expect(await house.open()).toEqual({ ok: false, code: 'no-tablet' });
    const kinds = (await hall.database.read.auditEntry.findMany()).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith('tablet'))).toEqual([
      'tablet-made',
      'tablet-made',
      'tablet-ended',
    ]);
    const other = await hall.database.write((tx) =>
      tx.window.create({ data: { hallId: hall.hallId, number: '9', name: '别的窗口' } }),
    );
    const foreign = await send(house.head.browser, '/ratings/tablets', `/ratings/tablets/${other.id}`, {});
    expect(foreign.status).toBe(404);
  });
});
