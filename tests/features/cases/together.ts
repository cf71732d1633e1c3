import { expect, it } from 'vitest';
import type { TestDatabase } from '../../support/databases.js';
import type { Browser, TestHall } from '../../support/hall.js';

/** Two people with the same form open. */
export interface Together {
  first: Browser;
  second: Browser;
  /** The page with the form, and where the form goes when it is not the page itself. */
  page: string;
  action?: string;
  /** What the first types, and what the second types. */
  values: Record<string, unknown>;
  later: Record<string, unknown>;
  /** What the second finds again of what he typed, and what he reads of the first. */
  kept: string | RegExp;
  told: string | RegExp;
  /** How often the action stands in the books. */
  written(): Promise<number>;
}

/** For each action: of two one after the other, and of four at once, one is written, and nobody loses what he typed. */
export function proveOneOfMany(
  open: () => Promise<TestDatabase>,
  actions: Readonly<Record<string, (database: TestDatabase) => Promise<Together>>>,
): void {
  for (const [name, prepare] of Object.entries(actions)) {
    it(`${name}: the second is told what the first did and keeps his words; one is written`, async () => {
      const given = await prepare(await open());
      const [one, two] = await Promise.all([given.first, given.second].map((each) => formOf(each, given)));
      const done = await post(given.first, given, { ...one, ...given.values });
      expect([done.status, await given.written()]).toEqual([303, 1]);
      const late = await post(given.second, given, { ...two, ...given.later });
      expect([late.status, await given.written()]).toEqual([409, 1]);
      expect(late.text).toMatch(given.kept);
      expect(late.text).toMatch(given.told);
    });

    it(`${name}: of four at once one is written`, async () => {
      const given = await prepare(await open());
      const [one, two] = await Promise.all([given.first, given.second].map((each) => formOf(each, given)));
      const answers = await Promise.all([
        post(given.first, given, { ...one, ...given.values }),
        post(given.second, given, { ...two, ...given.later }),
        post(given.first, given, { ...one, ...given.values }),
        post(given.second, given, { ...two, ...given.later }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409]);
      expect(await given.written()).toBe(1);
    });
  }
}

/** The hidden values of the form that goes to an address, as the person's page holds them. */
export async function formOf(browser: Browser, { page, action = page }: Pick<Together, 'page' | 'action'>) {
  const { text } = await browser.get(page);
  const form = text.split('<form ').find((part) => part.includes(`action="${action}"`)) ?? '';
  if (form === '') throw new Error(`${page} holds no form for ${action}`);
  const hidden: Record<string, string> = {};
  for (const [, key = '', value = ''] of (form.split('</form>')[0] ?? '').matchAll(
    /<input type="hidden" name="([^"]*)" value="([^"]*)"/g,
  )) {
    hidden[key] = value;
  }
  return hidden;
}

/** How many events of a kind a case has. */
export function eventsOf(hall: TestHall, number: string, kind: string): Promise<number> {
  return hall.database.read.caseEvent.count({ where: { case: { number }, kind } });
}

function post(browser: Browser, { page, action = page }: Together, values: Record<string, unknown>) {
  return browser.post(action).type('form').send(values);
}
