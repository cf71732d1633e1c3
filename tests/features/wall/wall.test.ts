import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { readWall, type Wall } from '../../../src/features/wall/read-wall.js';
import { createWallHub, endWall } from '../../../src/features/wall/wall-hub.js';
import { onBothDatabases } from '../../support/databases.js';
import {
  FRIDAY_MORNING,
  makeApp,
  makeHall,
  makeStaff,
  PASSWORD,
  signIn,
  type TestHall,
} from '../../support/hall.js';
import { insertCases } from '../desk/sample-cases.js';

const aDay = (hall: TestHall) =>
  insertCases(hall, [
    { due: '2026-11-20T18:00:00+08:00' },
    { due: '2026-11-18T18:00:00+08:00' },
    { due: '2026-11-18T18:00:00+08:00', windowId: null },
    { due: '2026-11-23T18:00:00+08:00', receivedAt: '2026-11-20T09:30:00+08:00' },
    { state: 'RECV', acceptedAt: null, receivedAt: '2026-11-20T09:40:00+08:00' },
    { state: 'DONE', isOpen: false, closedAt: '2026-11-20T09:50:00+08:00' },
    { state: 'DONE', isOpen: false, closedAt: '2026-11-19T09:50:00+08:00' },
  ]);

onBothDatabases('the wall screen', (open) => {
  it('counts Friday 20 November and shows a light for each window, in colour and word', async () => {
    const hall = await makeHall((await open()).database);
    await aDay(hall);
    expect(await readWall(hall.database, hall.hallId, FRIDAY_MORNING)).toEqual({
      received: 2,
      accepted: 1,
      done: 1,
      dueToday: 1,
      overdue: 2,
      noReason: 2,
      windows: [{ id: hall.windowId, number: '3', name: '住建窗口', overdue: 1, dueToday: 1 }],
    });
    await makeStaff(hall, 'ducha', ['supervision'], { departmentId: null });
    await makeStaff(hall, 'clerk', ['clerk']);
    const app = makeApp(hall);
    const browser = await signIn(app, 'ducha');
    const page = await browser.get('/supervision/wall');
    expect([
      page.status,
      page.text.includes('有超期'),
      page.text.includes('data-wall="/supervision/wall"'),
    ]).toEqual([200, true, true]);
    const board = await browser.get('/supervision/wall/board');
    expect([board.headers['cache-control'], board.text.includes('<html')]).toEqual(['no-store', false]);
    expect((await (await signIn(app, 'clerk')).get('/supervision/wall/events')).status).toBe(403);
  });

  it('one count serves all screens of a hall; they hear what changed, and a sign of life', async () => {
    const hall = await makeHall((await open()).database);
    const asked: string[] = [];
    const watched = {
      ...hall.database,
      sql: {
        ...hall.database.sql,
        all: <Row>(text: string, values?: Parameters<typeof hall.database.sql.all>[1]) => {
          if (text.includes('"Window"')) asked.push(text);
          return hall.database.sql.all<Row>(text, values);
        },
      },
    };
    const hub = createWallHub(
      { database: watched, clock: () => FRIDAY_MORNING, logger: pino({ level: 'silent' }) },
      30,
    );
    const heard: (Wall | null)[][] = [[], []];
    const ended: number[] = [];
    const stops = heard.map((list, index) =>
      hub.listen({ hallId: hall.hallId, tell: (wall) => list.push(wall), end: () => ended.push(index) }),
    );
    await until(() => heard.every((list) => list.length >= 2));
    await aDay(hall);
    await until(() => heard.every((list) => list.some((wall) => wall?.overdue === 2)));
    const changes = heard.map((list) => list.filter((wall) => wall !== null));
    expect(changes[1]).toEqual(changes[0]);
    expect([changes[0]?.[0]?.overdue, changes[0]?.at(-1)?.overdue]).toEqual([0, 2]);
    expect(asked.length).toBeLessThanOrEqual((heard[0]?.length ?? 0) + 1);
    stops[0]?.();
    hub.end();
    expect(ended).toEqual([1]);
  });

  it('the stream is not buffered, and ends when the server closes', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'ducha', ['supervision'], { departmentId: null });
    const server = createServer(makeApp(hall)).listen(0);
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const cookie = await cookieOf(url);
    const answer = await fetch(`${url}/supervision/wall/events`, { headers: { cookie } });
    expect([
      answer.status,
      answer.headers.get('content-type'),
      answer.headers.get('x-accel-buffering'),
      answer.headers.get('cache-control'),
    ]).toEqual([200, 'text/event-stream; charset=utf-8', 'no', 'no-store']);
    const body = answer.text();
    endWall(hall.database);
    expect(await body).toBe('retry: 5000\n\n');
    server.close();
    server.closeAllConnections();
  });
});

async function cookieOf(url: string): Promise<string> {
  const page = await fetch(`${url}/sign-in`);
  const first = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: first, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ _csrf: token, account: 'ducha', password: PASSWORD }),
  });
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? first;
}

async function until(holds: () => boolean): Promise<void> {
  for (let look = 0; look < 300 && !holds(); look++) await new Promise((resolve) => setTimeout(resolve, 20));
}
