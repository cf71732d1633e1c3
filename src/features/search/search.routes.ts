import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { caseRow } from '../desk/case-row.js';
import { cursorOf } from '../desk/list-address.js';
import { rowContext } from '../desk/row-context.js';
import { findCases, SEARCH_ORDER } from './find-cases.js';
import { readSearch } from './read-search.js';
import { searchHint, wishInWords } from './search-page.js';

const ROWS_PER_PAGE = 50;

/** The search of every page: number, name, identity number, phone, or the address in a QR code. */
export function searchRoutes(deps: Deps): Route[] {
  return [get('/search', 'case.search', (visit, req, res) => showSearch(deps, visit, req, res))];
}

async function showSearch(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { person, now } = visit;
  const typed = typeof req.query.q === 'string' ? req.query.q.trim() : '';
  const wish = readSearch(typed);
  const cursor = cursorOf(req.query, SEARCH_ORDER);
  const found = await findCases(deps, person, wish, { cursor, limit: ROWS_PER_PAGE });
  const [only] = found.rows;
  const byNumber = wish.kind === 'number' || wish.kind === 'token';
  if (byNumber && only && found.rows.length === 1 && cursor === null) {
    return res.redirect(303, paths.case(only.number));
  }
  const hallIds = found.rows.map((row) => row.hallId);
  const context = await rowContext(deps.database, person, hallIds, now);
  const href = (name: string, value: string | null) =>
    value === null ? null : `${paths.search(typed)}&${name}=${value}`;
  await deps.renderer.page(visit, req, res, 'search/results', {
    title: '查找办件',
    locals: {
      typed,
      words: wishInWords(wish, typed),
      hint: searchHint(wish),
      manyHalls: new Set(hallIds).size > 1,
      rows: found.rows.map((row) => caseRow(row, context)),
      previousHref: href('before', found.previous),
      nextHref: href('after', found.next),
    },
  });
}
