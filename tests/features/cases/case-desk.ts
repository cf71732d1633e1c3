import type { Role } from '../../../src/domain/access/roles.js';
import { actOnCase, type Step } from '../../../src/features/cases/act-on-case.js';
import type { Person } from '../../../src/web/visit.js';
import { personOf, receivedCase, type TestCaseGiven } from '../../support/case.js';
import type { TestDatabase } from '../../support/databases.js';
import {
  type Browser,
  FRIDAY_MORNING,
  makeApp,
  makeHall,
  makeStaff,
  signIn,
  type TestHall,
} from '../../support/hall.js';
import { publishedItem, type TestItem, type TestItemGiven } from '../../support/item.js';

export const TWO_POINTS = ['施工图审查合格', '资金已经落实'];

/** A hall at work: 王敏 at the window, 陈立 reviews, 何秀兰 approves, one published item. */
export async function openCaseDesk({ database }: TestDatabase, item: TestItemGiven = {}) {
  const hall = await makeHall(database);
  const ids = {
    clerk: await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' }),
    reviewer: await makeStaff(hall, 'chenli', ['reviewer'], { name: '陈立' }),
    approver: await makeStaff(hall, 'hexiulan', ['approver'], { name: '何秀兰' }),
  };
  const clock = { now: FRIDAY_MORNING };
  const app = makeApp(hall, () => clock.now);
  const clerk = await personOf(hall, ids.clerk);
  return {
    hall,
    ids,
    clock,
    app,
    clerk,
    item: await publishedItem(hall, item),
    signIn: (account: string) => signIn(app, account),
    /** A further member of staff, signed in. */
    async join(account: string, roles: Role[], more: Parameters<typeof makeStaff>[3] = {}) {
      const id = await makeStaff(hall, account, roles, more);
      return { id, browser: await signIn(app, account) };
    },
    receive(given: Partial<TestCaseGiven> & { item: TestItem }) {
      return receivedCase(hall, { clerk, now: clock.now, ...given });
    },
  };
}

export type CaseDesk = Awaited<ReturnType<typeof openCaseDesk>>;

/** Opens the page of a step and sends its form, as a browser would; typed values go over what the page holds. */
export async function take(
  browser: Browser,
  number: string,
  noun: string,
  values: Record<string, unknown> = {},
) {
  const page = await browser.get(`/cases/${number}/${noun}`).redirects(1);
  return browser
    .post(`/cases/${number}/${noun}`)
    .type('form')
    .send({ ...hiddenOf(page.text), ...values });
}

/** What the page's form carries without a face. */
export function hiddenOf(html: string): Record<string, string> {
  const hidden: Record<string, string> = {};
  for (const name of ['_csrf', 'version', 'seenEventId', 'step', 'seenOutcome']) {
    const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1];
    if (value !== undefined) hidden[name] = value;
  }
  return hidden;
}

/** The columns that tell how a case stands. */
export async function standOf(hall: TestHall, number: string) {
  const row = await hall.database.read.case.findUniqueOrThrow({ where: { number } });
  const { state, kind, isOpen, version, runningDueAt, dueAt } = row;
  return { state, kind, isOpen, version, runningDueAt: inShanghai(runningDueAt), dueAt: inShanghai(dueAt) };
}

/** 2026-11-27 18:00 in Shanghai; null stays. */
export function inShanghai(moment: Date | null): string | null {
  if (moment === null) return null;
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** The history, oldest first, one line an event: transition, kind, from, to, who, reason. */
export async function historyOf(hall: TestHall, number: string): Promise<string[]> {
  const { id } = await hall.database.read.case.findUniqueOrThrow({ where: { number }, select: { id: true } });
  const events = await hall.database.read.caseEvent.findMany({
    where: { caseId: id },
    orderBy: { id: 'asc' },
  });
  return events.map(({ transition, kind, fromState, toState, actorName, reason }) =>
    [transition || '-', kind, `${fromState || '-'}>${toState}`, actorName, reason].join(' '),
  );
}

export async function noticeKindsOf(hall: TestHall, number: string): Promise<string[]> {
  const { id } = await hall.database.read.case.findUniqueOrThrow({ where: { number }, select: { id: true } });
  const notices = await hall.database.read.notice.findMany({ where: { caseId: id }, orderBy: { id: 'asc' } });
  return notices.map((notice) => notice.kind);
}

/** Acts without a browser, with what is stored as seen. */
export async function act(
  hall: TestHall,
  person: Person,
  number: string,
  steps: Step[],
  now = FRIDAY_MORNING,
) {
  const { id, version } = await hall.database.read.case.findUniqueOrThrow({ where: { number } });
  const last = await hall.database.read.caseEvent.findFirstOrThrow({
    where: { caseId: id },
    orderBy: { id: 'desc' },
  });
  const house = { database: hall.database, vault: hall.vault, publicUrl: 'https://hall.example' };
  return actOnCase(house, person, { number, version, seenEventId: last.id, steps }, now);
}

/** The sentence at the head of a form that came back. */
export function errorsIn(html: string): string[] {
  const summary = /id="error-summary"[\s\S]*?<\/ul>/.exec(html)?.[0] ?? '';
  return [...summary.matchAll(/<a href="[^"]*">([^<]*)<\/a>/g)].map((match) => match[1] ?? '');
}
