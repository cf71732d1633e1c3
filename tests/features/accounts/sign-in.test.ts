import supertest from 'supertest';
import { afterEach, describe, expect, it } from 'vitest';
import { applicationForm, openIntake } from '../../support/application.js';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING, makeApp, makeHall, makeStaff, PASSWORD, send, signIn } from '../../support/hall.js';
import { publishedItem } from '../../support/item.js';

onBothDatabases('sign-in', (open) => {
  const prepare = async (clock = () => FRIDAY_MORNING) => {
    const { database } = await open();
    const hall = await makeHall(database);
    await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' });
    return { database, hall, app: makeApp(hall, clock) };
  };
  const attempt = async (app: Parameters<typeof supertest>[0], account: string, password: string) => {
    const browser = supertest.agent(app);
    return send(browser, '/sign-in', '/sign-in', { account, password });
  };

  it('S-33: the right password leads to the desk, whatever the case of the account', async () => {
    const { app } = await prepare();
    const answer = await attempt(app, 'WangMin', PASSWORD);
    expect([answer.status, answer.headers.location]).toEqual([303, '/desk']);
  });

  it('S-33: the audit log names who signed in; a failure keeps only the account that was typed', async () => {
    const { app, database } = await prepare();
    await attempt(app, 'WangMin', PASSWORD);
    await attempt(app, 'wangmin', 'not-the-password');
    const entries = await database.read.auditEntry.findMany({
      where: { kind: { startsWith: 'sign-in' } },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ kind, actorName, subject }) => [kind, actorName, subject])).toEqual([
      ['sign-in', '王敏', 'wangmin'],
      ['sign-in-failed', 'wangmin', ''],
    ]);
  });

  it('S-33: a wrong password and an unknown account get the same answer', async () => {
    const { app } = await prepare();
    const plain = (text: string) =>
      text.replace(/name="_csrf" value="[^"]+"/g, '').replace(/wangmin|nobody1/g, '');
    const wrong = await attempt(app, 'wangmin', 'not-the-password');
    const unknown = await attempt(app, 'nobody1', 'not-the-password');
    expect([wrong.status, unknown.status]).toEqual([422, 422]);
    expect(plain(wrong.text)).toBe(plain(unknown.text));
  });

  it('S-33: five failures in a row lock the account for fifteen minutes, even for the right password', async () => {
    let now = FRIDAY_MORNING;
    const { app } = await prepare(() => now);
    for (let failure = 1; failure <= 5; failure += 1) await attempt(app, 'wangmin', 'wrong-password');
    expect((await attempt(app, 'wangmin', PASSWORD)).status).toBe(422);
    now = new Date(FRIDAY_MORNING.getTime() + 14 * 60_000);
    expect((await attempt(app, 'wangmin', PASSWORD)).status).toBe(422);
    now = new Date(FRIDAY_MORNING.getTime() + 15 * 60_000 + 1000);
    expect((await attempt(app, 'wangmin', PASSWORD)).status).toBe(303);
  });

  it('S-33: a session ends after 30 idle minutes and at the latest after 12 hours', async () => {
    let now = FRIDAY_MORNING;
    const { app } = await prepare(() => now);
    const browser = await signIn(app, 'wangmin');
    for (let minutes = 25; minutes <= 12 * 60 - 20; minutes += 25) {
      now = new Date(FRIDAY_MORNING.getTime() + minutes * 60_000);
      expect([(await browser.get('/account')).status, minutes]).toEqual([200, minutes]);
    }
    now = new Date(FRIDAY_MORNING.getTime() + 12 * 3_600_000);
    expect((await browser.get('/account')).status).toBe(303);
    const idle = await signIn(app, 'wangmin');
    now = new Date(now.getTime() + 30 * 60_000);
    expect((await idle.get('/account')).status).toBe(303);
  });

  it('S-33: a password change ends every other session of the person at once', async () => {
    const { app } = await prepare();
    const here = await signIn(app, 'wangmin');
    const elsewhere = await signIn(app, 'wangmin');
    const change = { current: PASSWORD, password: 'Another-quiet-day-8', again: 'Another-quiet-day-8' };
    expect((await send(here, '/account', '/account/password', change)).status).toBe(303);
    expect((await here.get('/account')).status).toBe(200);
    expect((await elsewhere.get('/account')).status).toBe(303);
  });

  it('a form sent after the session expired is found again after signing in, and only by its writer', async () => {
    let now = FRIDAY_MORNING;
    const { database, hall, app } = await prepare(() => now);
    await makeStaff(hall, 'other', ['clerk']);
    const item = await publishedItem(hall);
    const browser = await signIn(app, 'wangmin');
    const form = applicationForm(await openIntake(browser, item.itemId), {
      ticks: ['present', 'present'],
      seenOutcome: 'accept',
    });
    now = new Date(FRIDAY_MORNING.getTime() + 31 * 60_000);
    const expired = await browser.post('/intake').type('form').send(form);
    expect([expired.status, expired.headers.location]).toEqual([303, '/sign-in']);
    const back = await send(browser, '/sign-in', '/sign-in', { account: 'wangmin', password: PASSWORD });
    expect(back.headers.location).toBe('/resume');
    const shown = await browser.get('/resume');
    expect(shown.text).toContain('您填写的内容已经找回');
    expect(shown.text).toContain('李四海');
    expect(await database.read.case.count()).toBe(0);
    const token = /name="_csrf" value="([^"]+)"/.exec(shown.text)?.[1];
    expect(
      (
        await browser
          .post('/intake')
          .type('form')
          .send({ ...form, _csrf: token })
      ).status,
    ).toBe(303);
    expect(await database.read.case.count()).toBe(1);
  });

  it('a form sent with an expired session is not shown to somebody else who signs in at the same desk', async () => {
    let now = FRIDAY_MORNING;
    const { hall, app } = await prepare(() => now);
    await makeStaff(hall, 'other', ['clerk']);
    const item = await publishedItem(hall);
    const browser = await signIn(app, 'wangmin');
    const form = applicationForm(await openIntake(browser, item.itemId), {
      ticks: ['present', 'present'],
      seenOutcome: 'accept',
    });
    now = new Date(FRIDAY_MORNING.getTime() + 31 * 60_000);
    await browser.post('/intake').type('form').send(form);
    await send(browser, '/sign-in', '/sign-in', { account: 'other', password: PASSWORD });
    const shown = await browser.get('/resume');
    expect([shown.status, shown.headers.location]).toEqual([303, '/desk']);
  });

  it('a form without its token, or from another site, is refused', async () => {
    const { app } = await prepare();
    const browser = await signIn(app, 'wangmin');
    const forged = await browser.post('/account/display').type('form').send({ theme: 'dark' });
    expect(forged.status).toBe(403);
    const page = await browser.get('/account');
    const token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1];
    const foreign = await browser
      .post('/account/display')
      .set('sec-fetch-site', 'cross-site')
      .type('form')
      .send({ _csrf: token, theme: 'dark' });
    expect(foreign.status).toBe(403);
  });
});

describe('error pages', () => {
  const undo: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const each of undo.splice(0)) await each();
  });

  it('show the number of the request, also found in its header', async () => {
    const { freshSqlite } = await import('../../support/databases.js');
    const made = await freshSqlite();
    undo.push(made.remove);
    const hall = await makeHall(made.database);
    const answer = await supertest(makeApp(hall)).get('/no-such-page');
    expect(answer.status).toBe(404);
    expect(answer.text).toContain(answer.headers['x-request-id']);
    expect(answer.text).toContain('没有这个页面');
  });
});
