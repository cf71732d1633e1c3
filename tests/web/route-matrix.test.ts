import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { loadConfig, ROOT } from '../../src/config.js';
import { may } from '../../src/domain/access/permissions.js';
import { ROLES, type Role } from '../../src/domain/access/roles.js';
import { createFrameSource } from '../../src/features/desk/frame-source.js';
import { allRoutes } from '../../src/route-table.js';
import { createRenderer } from '../../src/web/render.js';
import type { Route } from '../../src/web/routes.js';
import { freshSqlite, type TestDatabase } from '../support/databases.js';
import { FRIDAY_MORNING, makeApp, makeHall, makeStaff, signIn, type TestHall } from '../support/hall.js';

const ROLE_CODES = ROLES.map((role) => role.code);
/** A stream of events answers for as long as it is listened to; those who may not listen are refused at once. */
const ENDLESS = ['/supervision/wall/events'];
const undo: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const each of undo.splice(0)) await each();
});

async function openHall(): Promise<TestHall> {
  const made: TestDatabase & { remove(): Promise<void> } = await freshSqlite();
  undo.push(made.remove);
  return makeHall(made.database);
}

function routesOf(hall: TestHall): Route[] {
  const clock = () => FRIDAY_MORNING;
  const config = loadConfig({ NODE_ENV: 'test', SESSION_SECRET: 'x'.repeat(32), DATA_KEY: '07'.repeat(32) });
  const { database, vault } = hall;
  const renderer = createRenderer(ROOT, createFrameSource({ database, clock }), false);
  return allRoutes({
    config,
    database,
    vault,
    clock,
    logger: pino({ level: 'silent' }),
    renderer,
    replay: () => undefined,
  });
}

function mayUse(role: Role, route: Route): boolean {
  return route.permission === 'anyone' || route.permission === 'signed-in' || may([role], route.permission);
}

const address = (route: Route) => route.path.replace(/:\w+/g, '1').replace(/\{[^}]*\}/g, '');

describe('who may use which address', () => {
  it('stands as the table says, role by role', async () => {
    const routes = routesOf(await openHall());
    const lines = routes.map((route) => {
      const roles =
        route.permission === 'anyone'
          ? 'anyone'
          : route.permission === 'signed-in'
            ? 'every member of staff'
            : ROLE_CODES.filter((role) => mayUse(role, route)).join(' ');
      return `${route.method.toUpperCase().padEnd(5)}${route.path.padEnd(52)}${roles}`;
    });
    await expect(`${lines.sort().join('\n')}\n`).toMatchFileSnapshot('./route-matrix.txt');
  });

  it('no address stands twice, every action has a form, and nothing but pages for citizens is open to anyone', async () => {
    const routes = routesOf(await openHall());
    const names = routes.map((route) => `${route.method} ${route.path}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(
      routes.filter((route) => route.method === 'post' && typeof route.form.safeParse !== 'function'),
    ).toEqual([]);
    const open = routes.filter((route) => route.permission === 'anyone').map((route) => route.path);
    expect(
      open.filter((path) => /^\/(admin|cases|desk|intake|supervision|reviews|search|account)/.test(path)),
    ).toEqual([]);
  });

  it.each(ROLES.filter((role) => role.active).map((role) => role.code))(
    'holds over HTTP for %s: 403 exactly where the table gives no right',
    async (role) => {
      const hall = await openHall();
      await makeStaff(hall, 'person', [role]);
      const app = makeApp(hall);
      const browser = await signIn(app, 'person');
      const wrong: string[] = [];
      for (const route of routesOf(hall)) {
        if (route.path === '/sign-out') continue;
        if (ENDLESS.includes(route.path) && mayUse(role, route)) continue;
        const answer =
          route.method === 'get'
            ? await browser.get(address(route))
            : await browser.post(address(route)).type('form').send({});
        const refused = answer.status === 403 && answer.text.includes('您没有办理这项工作的权限');
        if (refused === mayUse(role, route)) wrong.push(`${route.method} ${route.path}: ${answer.status}`);
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  it('sends whoever is not signed in to the sign-in page, and nowhere else', async () => {
    const hall = await openHall();
    const app = makeApp(hall);
    const { default: supertest } = await import('supertest');
    const wrong: string[] = [];
    for (const route of routesOf(hall).filter((each) => each.permission !== 'anyone')) {
      const answer =
        route.method === 'get'
          ? await supertest(app).get(address(route))
          : await supertest(app).post(address(route)).type('form').send({});
      if (answer.status !== 303 || answer.headers.location !== '/sign-in')
        wrong.push(`${route.method} ${route.path}: ${answer.status}`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});
