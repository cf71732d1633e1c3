import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { get, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { readWall } from './read-wall.js';
import { wallHub } from './wall-hub.js';
import { wallBoard } from './wall-page.js';

/** A stream ends after so long and is opened again by the browser, so that a person signed out loses it. */
const LONGEST_STREAM_MS = 15 * 60_000;
const RETRY_MS = 5_000;

/** The wall screen of the hall's office: today's figures, a light for each window, live. */
export function wallRoutes(deps: Deps): Route[] {
  const { database, renderer } = deps;
  const board = async ({ person, now }: StaffVisit) => {
    const calendar = await hallCalendar(database, person.hallId);
    return wallBoard(await readWall(database, person.hallId, now), now, calendar);
  };
  return [
    get('/supervision/wall', 'supervision.check', async (visit, req, res) => {
      const view = await board(visit);
      await renderer.page(visit, req, res, 'wall/wall', { title: '大屏', locals: { board: view } });
    }),
    get('/supervision/wall/board', 'supervision.check', async (visit, _req, res) => {
      res.setHeader('cache-control', 'no-store');
      renderer.fragment(res, 'wall/board', { board: await board(visit) });
    }),
    get('/supervision/wall/events', 'supervision.check', (visit, req, res) => stream(deps, visit, req, res)),
  ];
}

/** Server-sent events: `wall` with the figures whenever they change, `alive` between. */
function stream(deps: Deps, { person }: StaffVisit, req: Request, res: Response): void {
  res.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    connection: 'keep-alive',
  });
  res.write(`retry: ${RETRY_MS}\n\n`);
  const close = () => {
    clearTimeout(longest);
    stop();
    res.end();
  };
  const stop = wallHub(deps).listen({
    hallId: person.hallId,
    tell: (wall) =>
      res.write(
        wall === null ? 'event: alive\ndata: yes\n\n' : `event: wall\ndata: ${JSON.stringify(wall)}\n\n`,
      ),
    end: close,
  });
  const longest = setTimeout(close, LONGEST_STREAM_MS).unref();
  req.on('close', close);
}
