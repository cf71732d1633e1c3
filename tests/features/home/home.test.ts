import supertest from 'supertest';
import { expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { todayInWords } from '../../../src/features/home/home-page.js';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall, type TestHall } from '../../support/hall.js';

async function publish(hall: TestHall, name: string, usedCount: number, status = 'published'): Promise<void> {
  await hall.database.write(async (tx) => {
    const item = await tx.item.create({
      data: { hallId: hall.hallId, departmentId: hall.departmentId, code: name, name, status, usedCount },
    });
    const version = await tx.itemVersion.create({
      data: { hallId: hall.hallId, itemId: item.id, number: 1, name },
    });
    await tx.item.update({ where: { id: item.id }, data: { currentVersionId: version.id } });
  });
}

onBothDatabases('the home page', (open) => {
  const used = (html: string) =>
    [...html.matchAll(/<a href="\/guides\/\d+">([^<]+)<\/a>/g)].map((match) => match[1]);

  it('leads to the query and the guides, and tells hours and phones', async () => {
    const { database } = await open();
    const { text, status } = await supertest(makeApp(await makeHall(database))).get('/');
    expect(status).toBe(200);
    expect(text).toContain('<h1>QH政务服务中心</h1>');
    expect(text).toContain('href="/status"');
    expect(text).toContain('href="/guides"');
    expect(text).toContain('href="/best-windows"');
    expect(text).toContain('href="/ratings/public"');
    expect(text).not.toContain('换大厅');
    expect(text).toContain('今天（11月20日 星期五）办公：09:00 至 12:00，14:00 至 18:00');
    expect(text).toContain('028-1234567');
    expect(text).toContain('028-7654321');
    expect(text).toContain('href="/sign-in"');
    expect(text).not.toContain('选择大厅');
  });

  it('shows the ten most used published items', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    for (let index = 1; index <= 11; index++) await publish(hall, `事项${index}`, index);
    await publish(hall, '草稿', 99, 'draft');
    const { text } = await supertest(makeApp(hall)).get('/');
    expect(used(text)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((index) => `事项${index}`));
  });

  it('lets the visitor choose among several halls, the first root hall at first', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const other = await makeHall(database, 'DH');
    await publish(hall, '区里的事', 1);
    await publish(other, '东河的事', 1);
    const app = makeApp(hall);
    const first = await supertest(app).get('/');
    expect(used(first.text)).toEqual(['区里的事']);
    expect(first.text).toContain('href="/?hall=DH"');
    const chosen = await supertest(app).get('/?hall=DH');
    expect(chosen.text).toContain('<h1>DH政务服务中心</h1>');
    expect(used(chosen.text)).toEqual(['东河的事']);
    expect(chosen.text).toContain('href="/guides?hall=DH"');
    expect(used((await supertest(app).get('/?hall=nowhere')).text)).toEqual(['区里的事']);
  });

  it('stays with the hall that the visitor chose: its name, phones and links stand on every public page', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const other = await makeHall(database, 'DH');
    await database.write((tx) =>
      tx.hall.update({ where: { id: other.hallId }, data: { phone: '028-2222222', parentId: hall.hallId } }),
    );
    await publish(hall, '区里的事', 1);
    await publish(other, '东河的事', 1);
    const app = makeApp(hall);
    const headOf = (text: string) => /<span>([^<]+政务服务中心)<\/span>/.exec(text)?.[1];
    for (const page of ['/', '/guides', '/status', '/complain', '/whereabouts', '/best-windows', '/rate']) {
      const { text } = await supertest(app).get(`${page}?hall=DH`);
      expect([page, headOf(text)]).toEqual([page, 'DH政务服务中心']);
      expect(text).toContain('href="/guides?hall=DH"');
      expect(text).toContain('href="/complain?hall=DH"');
      expect(text).toContain('href="/?hall=DH#halls"');
      expect(text).toContain('tel:028-2222222');
    }
    expect((await supertest(app).get('/guides?hall=DH')).text).not.toContain('区里的事');
    const { id } = await database.read.item.findFirstOrThrow({ where: { name: '东河的事' } });
    const guide = (await supertest(app).get(`/guides/${id}`)).text;
    expect(headOf(guide)).toBe('DH政务服务中心');
    expect(guide).toContain('href="/guides?hall=DH">办事指南</a></p>');
    expect(headOf((await supertest(app).get('/status')).text)).toBe('QH政务服务中心');
  });

  it('opens the choice of halls while none is chosen', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    await makeHall(database, 'DH');
    const app = makeApp(hall);
    const choice = /<details class="more" id="halls"( open)?>/;
    expect(choice.exec((await supertest(app).get('/')).text)?.[1]).toBe(' open');
    expect(choice.exec((await supertest(app).get('/?hall=DH')).text)?.[1]).toBeUndefined();
  });

  it('says so while there is no hall yet', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const empty = await open();
    const { text, status } = await supertest(makeApp({ ...hall, database: empty.database })).get('/');
    expect(status).toBe(200);
    expect(text).toContain('大厅还没有建立');
  });
});

it('names the holiday and the next working day: on Thu 1 Oct 2026 the hall is closed until Thu 8 Oct', () => {
  const words = todayInWords(Date.parse('2026-10-01T09:00:00+08:00'), officialCalendar());
  expect(words).toBe('今天（10月1日 星期四）国庆节放假，10月8日 星期四办公');
});

it('tells a make-up working day as a day of work: Sat 10 Oct 2026', () => {
  const words = todayInWords(Date.parse('2026-10-10T09:00:00+08:00'), officialCalendar());
  expect(words).toBe('今天（10月10日 星期六）办公：09:00 至 12:00，14:00 至 18:00');
});
