import { readXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { plainSql } from '../../../src/db/plain-sql.js';
import { rateCase } from '../../../src/features/ratings/rate-case.js';
import { foundedBadRatings } from '../../../src/features/ratings/rating-evidence.js';
import { satisfactionOf } from '../../../src/features/ratings/satisfaction-of.js';
import { onBothDatabases } from '../../support/databases.js';
import { makeStaff } from '../../support/hall.js';
import { errorsIn, inShanghai } from '../cases/case-desk.js';
import { openRatingHouse } from './rating-house.js';

const CONTACT = { name: '李四海', phone: '13800138000' };

onBothDatabases('ratings', (open) => {
  it('S-54: online once for a case, after it was accepted, politely refused the second time', async () => {
    const house = await openRatingHouse(await open());
    const { visitor, hall } = house;
    const { number, caseId } = await house.receive({ item: house.item, ticks: ['present', 'missing'] });
    const { publicToken, queryCode } = await hall.database.read.case.findUniqueOrThrow({ where: { number } });
    const page = `/rate/${publicToken}`;
    expect((await visitor.get(page)).text).toContain('受理以后才能评价');
    expect((await visitor.get(`/s/${publicToken}`)).text).not.toContain('/rate/');
    const early = await visitor.post(page).type('form').send({ level: 5, via: 'qr' });
    expect([early.status, errorsIn(early.text)]).toEqual([409, []]);
    await hall.database.write((tx) =>
      tx.case.update({
        where: { id: caseId },
        data: { state: 'ACC', acceptedAt: house.clock.now, acceptedById: house.ids.clerk },
      }),
    );
    expect((await visitor.get(`/s/${publicToken}`)).text).toContain(`/rate/${publicToken}`);
    const wrong = await visitor.post('/rate').type('form').send({ number, code: 'XXXXXX' });
    expect([wrong.status, errorsIn(wrong.text)]).toEqual([
      422,
      ['办件编号和查询码对不上，请对照通知书再输一次'],
    ]);
    const entered = await visitor.post('/rate').type('form').send({ number, code: queryCode });
    expect(entered.headers.location).toBe(`${page}?via=online`);
    const sent = await visitor.post(page).type('form').send({ level: 4, via: 'online', reasons: 'quick' });
    expect(sent.headers.location).toBe(page);
    const again = await visitor.post(page).type('form').send({ level: 1, via: 'qr' });
    expect(again.status).toBe(409);
    expect((await visitor.get(page)).text).toContain('每件办件在网上评价一次');
    const ratings = await hall.database.read.rating.findMany();
    expect(
      ratings.map(({ level, channel, visitKey, staffId }) => [level, channel, visitKey, staffId]),
    ).toEqual([[4, 'online', `case:${caseId}`, house.ids.clerk]]);
  });

  it('S-54: many at once give one rating of a case', async () => {
    const house = await openRatingHouse(await open());
    const { number } = await house.receive({ item: house.item });
    const { publicToken } = await house.hall.database.read.case.findUniqueOrThrow({ where: { number } });
    const words = { level: 2 as const, reasons: [], comment: '', name: '', phone: '' };
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map(() =>
        rateCase(house.hall, { token: publicToken, channel: 'qr', words }, house.clock.now),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await house.hall.database.read.rating.count()).toBe(1);
  });

  it('S-54: no rating can be changed or removed', async () => {
    const house = await openRatingHouse(await open());
    const { id } = await house.rate(1);
    const { database } = house.hall;
    for (const statement of [
      `UPDATE "Rating" SET "level" = 5 WHERE "id" = ${id}`,
      `UPDATE "Rating" SET "comment" = '' WHERE "id" = ${id}`,
      `DELETE FROM "Rating" WHERE "id" = ${id}`,
    ]) {
      await expect(database.write((tx) => plainSql(tx).run(statement))).rejects.toThrow();
    }
    expect((await database.read.rating.findUniqueOrThrow({ where: { id } })).level).toBe(1);
  });

  it('S-54: a bad rating of Friday 20 Nov opens its loop: verified by Mon 23, corrected by Fri 27 Nov, visited', async () => {
    const house = await openRatingHouse(await open());
    const { database } = house.hall;
    const { rowKey, id } = await house.rate(2, { reasons: 'late', comment: '等了一上午', ...CONTACT });
    const loop = async () => {
      const row = await database.read.ratingLoop.findUniqueOrThrow({ where: { ratingId: id } });
      return [row.state, inShanghai(row.dueAt), row.isOpen];
    };
    expect(await loop()).toEqual(['to-verify', '2026-11-23 18:00', true]);
    const told = await database.read.deskMessage.findMany({ orderBy: { staffId: 'asc' } });
    expect(told.map(({ staffId, words, caseId }) => [staffId, words, caseId])).toEqual(
      [house.head.id, house.supervisor.id, house.second.id].map((staffId) => [
        staffId,
        '3号窗口：收到一条差评（不满意），督查科 11月23日 18:00 前核实',
        null,
      ]),
    );
    const { browser } = house.supervisor;
    const bare = await house.step(browser, rowKey, 'verify', { founded: 'yes', words: '' });
    expect([bare.status, errorsIn(bare.text)]).toEqual([422, ['请写明查到的情况']]);
    await house.step(browser, rowKey, 'verify', { founded: 'yes', words: '叫号机停了两小时' });
    expect(await loop()).toEqual(['to-correct', '2026-11-27 18:00', true]);
    await house.step(house.head.browser, rowKey, 'correct', { words: '装了备用叫号机' });
    expect(await loop()).toEqual(['to-answer', '2026-11-24 18:00', true]);
    await house.step(browser, rowKey, 'answer', { words: '对不起，已经改正' });
    expect((await loop())[0]).toBe('to-visit');
    const opened = await house.step(browser, rowKey, 'disclosures', {});
    expect([opened.text.includes('13800138000'), opened.headers['cache-control']]).toEqual([
      true,
      'no-store',
    ]);
    expect((await browser.get(`/ratings/${rowKey}`)).text).not.toContain('13800138000');
    await house.step(browser, rowKey, 'visit', { satisfied: 'yes', words: '接受道歉' });
    expect((await loop()).filter((_, index) => index !== 1)).toEqual(['closed', false]);
    const history = await database.read.proceedingEvent.findMany({
      where: { about: 'rating' },
      orderBy: { id: 'asc' },
    });
    expect(history.map(({ kind, actorName }) => `${kind} ${actorName}`)).toEqual([
      'received ',
      'verify 刘督',
      'correct 张科',
      'answer 刘督',
      'identity-opened 刘督',
      'visit 刘督',
    ]);
    const audits = await database.read.auditEntry.findMany({ where: { kind: 'rating-identity-opened' } });
    expect(audits.map(({ subject, actorName }) => [subject, actorName])).toEqual([[rowKey, '刘督']]);
  });

  it('S-54: a disputed rating is reviewed by supervision; set aside it is listed and not counted', async () => {
    const house = await openRatingHouse(await open());
    const { hallId, database } = house.hall;
    const bad = await house.rate(1, CONTACT);
    await house.rate(5);
    const span = [Date.parse('2026-11-01T00:00:00+08:00'), Date.parse('2026-12-01T00:00:00+08:00')] as const;
    const founded = async () =>
      (await foundedBadRatings(database.sql, hallId, ...span)).map(({ ratingId }) => ratingId);
    const { browser } = house.supervisor;
    await house.step(browser, bad.rowKey, 'verify', { founded: 'yes', words: '确有其事' });
    expect(await founded()).toEqual([bad.id]);
    expect((await satisfactionOf(database, hallId, ...span)).percent).toBe(50);
    await house.step(house.head.browser, bad.rowKey, 'dispute', { words: '评的是隔壁窗口' });
    expect(
      (await house.step(house.head.browser, bad.rowKey, 'review', { outcome: 'mistaken', words: 'x' }))
        .status,
    ).toBe(403);
    const none = await house.step(house.second.browser, bad.rowKey, 'review', {
      outcome: 'mistaken',
      words: '',
    });
    expect(none.status).toBe(422);
    await house.step(house.second.browser, bad.rowKey, 'review', {
      outcome: 'mistaken',
      words: '录像证实点错',
    });
    expect(await founded()).toEqual([]);
    expect(await satisfactionOf(database, hallId, ...span)).toEqual({
      answers: 1,
      satisfied: 1,
      setAside: 1,
      percent: 100,
    });
    const page = await browser.get(`/ratings/${bad.rowKey}`);
    expect(page.text).toContain('误评，不计入：录像证实点错');
    expect((await browser.get('/ratings')).text).toContain('不计入：误评');
  });

  it('S-54: what a colleague changed meanwhile is told, and the typed words stay', async () => {
    const house = await openRatingHouse(await open());
    const { rowKey } = await house.rate(1);
    const page = await house.second.browser.get(`/ratings/${rowKey}`);
    const stale = /name="version" value="(\d+)"/.exec(page.text)?.[1];
    await house.step(house.supervisor.browser, rowKey, 'verify', { founded: 'no', words: '查无此事' });
    const late = await house.step(house.second.browser, rowKey, 'verify', {
      founded: 'yes',
      words: '我查到的',
      version: stale,
    });
    expect([late.status, errorsIn(late.text)[0]?.startsWith('这条差评刚刚由同事办理过')]).toEqual([
      409,
      true,
    ]);
    const early = await house.step(house.supervisor.browser, rowKey, 'visit', {
      satisfied: 'yes',
      words: '早了',
    });
    expect([early.status, errorsIn(early.text)]).toEqual([
      409,
      ['这条差评现在不在这一步，请看清现在的状态（S-54）'],
    ]);
    const reveal = await house.step(house.supervisor.browser, rowKey, 'disclosures', {});
    expect([reveal.status, errorsIn(reveal.text)]).toEqual([
      409,
      ['只有到了回访这一步，才能查看评价人的姓名和电话（S-54）'],
    ]);
  });

  it('S-54: a clerk sees level, reasons and words after three days, by day and without case or rater', async () => {
    const house = await openRatingHouse(await open());
    const { number } = await house.receive({ item: house.item });
    const { rowKey } = await house.rate(
      1,
      { reasons: 'attitude', comment: '李四海 13800138000 很生气', ...CONTACT },
      number,
    );
    const clerk = await house.signIn('wangmin');
    expect((await clerk.get(`/ratings/${rowKey}`)).status).toBe(404);
    expect((await clerk.get('/ratings')).text).not.toContain('很生气');
    const head = (await house.head.browser.get(`/ratings/${rowKey}`)).text;
    expect([head.includes('很生气'), head.includes(number), head.includes('10:00')]).toEqual([
      true,
      false,
      false,
    ]);
    house.later(3);
    const again = await house.signIn('wangmin');
    for (const path of ['/ratings', `/ratings/${rowKey}`, '/ratings/loops']) {
      const { text } = await again.get(path);
      expect([path, text.includes('态度冷淡、生硬'), text.includes('11月20日')]).toEqual([path, true, true]);
      expect(text).not.toMatch(new RegExp(`${number}|13800138000|11月20日 \\d`));
    }
    const supervisor = await house.signIn('liudu');
    const hall = (await supervisor.get(`/ratings/${rowKey}`)).text;
    expect([hall.includes(number), hall.includes('13800138000'), hall.includes('李四海')]).toEqual([
      true,
      false,
      true,
    ]);
    expect((await house.step(again, rowKey, 'verify', { founded: 'no', words: '没有的事' })).status).toBe(
      403,
    );
    expect((await house.step(again, rowKey, 'disclosures', {})).status).toBe(403);
    const corrected = await house.step(again, rowKey, 'correct', { words: '我改' });
    expect([corrected.status, errorsIn(corrected.text)]).toEqual([
      409,
      ['被评价的人不能办理对自己的评价（S-54）'],
    ]);
    expect((await house.step(again, rowKey, 'dispute', { words: '不是我' })).status).toBe(303);
  });

  it('S-33 S-54: other windows, reviewers and other halls see nothing', async () => {
    const house = await openRatingHouse(await open());
    const { rowKey } = await house.rate(2);
    house.later(7);
    const { hall } = house;
    const department = await hall.database.write((tx) =>
      tx.department.create({ data: { hallId: hall.hallId, code: 'GA', name: '公安局' } }),
    );
    const window = await hall.database.write((tx) =>
      tx.window.create({
        data: { hallId: hall.hallId, departmentId: department.id, number: '8', name: '公安窗口' },
      }),
    );
    const other = await house.join('gongan', ['window-head'], {
      departmentId: department.id,
      windowIds: [window.id],
    });
    expect((await other.browser.get(`/ratings/${rowKey}`)).status).toBe(404);
    expect((await (await house.signIn('chenli')).get('/ratings')).status).toBe(403);
    await makeStaff(hall, 'xitong', ['administrator']);
    expect((await (await house.signIn('xitong')).get(`/ratings/${rowKey}`)).status).toBe(403);
    const list = await (await house.signIn('gongan')).get('/ratings');
    expect(list.text).toContain('没有这样的评价');
  });

  it('S-53 S-54: the public sees finished months, small numbers together; the file holds no rater', async () => {
    const house = await openRatingHouse(await open());
    for (const level of [5, 5, 4, 3]) await house.rate(level);
    const { number } = await house.receive({ item: house.item });
    await house.rate(1, CONTACT, number);
    expect((await house.visitor.get('/ratings/public')).text).toContain('这个月没有评价');
    house.later(14);
    const page = (await house.visitor.get('/ratings/public')).text;
    expect([page.includes('80.0%'), page.includes('3号窗口 住建窗口'), page.includes('其他事项')]).toEqual([
      true,
      true,
      false,
    ]);
    const browser = await house.signIn('liudu');
    const file = await browser
      .get('/ratings/export.xlsx?month=2026-11')
      .buffer()
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => done(null, Buffer.concat(parts)));
      });
    const book = await readXlsx(new Uint8Array(file.body as Buffer));
    expect(book.sheets[0]?.rows[2]).toEqual(['3号窗口 住建窗口', 2, 1, 1, 0, 1, 5, 0, '80.0%']);
    expect(book.sheets[1]?.rows.length).toBe(7);
    const words = JSON.stringify(book.sheets.map(({ rows }) => rows));
    expect(words).not.toMatch(new RegExp(`李四海|13800138000|${number}`));
    expect(await house.hall.database.read.auditEntry.count({ where: { kind: 'ratings-exported' } })).toBe(1);
  });
});
