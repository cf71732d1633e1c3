import type { Express } from 'express';
import { beforeAll, expect, it } from 'vitest';
import { createVault } from '../../src/db/vault.js';
import { DEMO_PASSWORD, DEMO_STAFF } from '../../src/demo/hall-table.js';
import { loadDemoHall } from '../../src/demo/load-demo-hall.js';
import { freshSqlite } from '../support/databases.js';
import { FRIDAY_MORNING, makeApp, signIn } from '../support/hall.js';

/** One account for each set of roles in the demonstration hall. */
const ACCOUNTS = [...new Map(DEMO_STAFF.map(({ account, roles }) => [roles.join(), account])).values()];

/** Of links that differ in a number, a name or a question alone, so many are followed for one account. */
const MOST_OF_A_KIND = 2;

const STARTS = ['/sign-in', '/menu'];

let app: Express;

beforeAll(async () => {
  const { database } = await freshSqlite();
  const vault = createVault(Buffer.alloc(32, 7));
  await loadDemoHall(database, vault, FRIDAY_MORNING);
  const hall = await database.read.hall.findFirstOrThrow();
  app = makeApp({ database, vault, hallId: hall.id, departmentId: 0, windowId: 0 });
});

/** Links of a page within the site, without those that sign out or leave a trace. */
function linksOf(html: string): string[] {
  return [...html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)]
    .map(([, href = '']) => href.replaceAll('&amp;', '&'))
    .filter((href) => !href.startsWith('/sign-out'));
}

const kindOf = (href: string) => href.replace(/\?.*$/, '').replace(/[A-Z]{0,4}\d[\w-]*/g, ':id');

it.each(ACCOUNTS)(
  'every link shown to %s leads somewhere he may go',
  async (account) => {
    const agent = await signIn(app, account, DEMO_PASSWORD);
    const seen = new Map<string, number>();
    const waiting = STARTS.map((href) => ({ href, from: '' }));
    const wrong: string[] = [];
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { href, from } = next;
      const answer = await agent.get(href).redirects(2);
      if (answer.status >= 400) wrong.push(`${answer.status} ${href} from ${from}`);
      if (!String(answer.type).includes('html')) continue;
      for (const link of linksOf(answer.text)) {
        const kind = kindOf(link);
        const count = seen.get(kind) ?? 0;
        if (count >= MOST_OF_A_KIND) continue;
        seen.set(kind, count + 1);
        waiting.push({ href: link, from: href });
      }
    }
    expect(wrong).toEqual([]);
    expect(seen.size).toBeGreaterThan(20);
  },
  120_000,
);
