import type { Role } from '../../../src/domain/access/roles.js';
import { proposeFault } from '../../../src/features/faults/propose-fault.js';
import { personOf } from '../../support/case.js';
import type { TestDatabase } from '../../support/databases.js';
import { type Browser, makeApp, makeHall, makeStaff, signIn } from '../../support/hall.js';
import { hiddenOf } from '../cases/case-desk.js';

export const FRIDAY = new Date('2026-11-20T10:00:00+08:00');

const PEOPLE: readonly [string, Role[], string, boolean][] = [
  ['wangmin', ['clerk'], '王敏', true],
  ['chenli', ['clerk'], '陈立', true],
  ['head', ['window-head'], '何志远', true],
  ['ducha', ['supervision'], '周督查', false],
  ['jiancha', ['inspection-office'], '柳正清', false],
  ['xiaoneng', ['efficiency-group'], '邵公允', false],
  ['kaohe', ['appraisal-group'], '夏衡', false],
];

/** A hall with everybody a fault needs: two clerks and their head, supervision, inspection, efficiency, appraisal. */
export async function openFaultHall({ database }: TestDatabase) {
  const hall = await makeHall(database);
  const ids: Record<string, number> = {};
  for (const [account, roles, name, inDepartment] of PEOPLE)
    ids[account] = await makeStaff(hall, account, roles, {
      name,
      ...(inDepartment ? {} : { departmentId: null }),
    });
  const clock = { now: FRIDAY };
  const app = makeApp(hall, () => clock.now);
  const idOf = (account: string) => {
    const id = ids[account];
    if (id === undefined) throw new Error(`nobody is called ${account}`);
    return id;
  };
  const person = (account: string) => personOf(hall, idOf(account));
  return {
    database,
    hall,
    clock,
    idOf,
    person,
    signIn: (account: string) => signIn(app, account),
    /** Proposes a fault of 王敏 by supervision. @returns its number and id */
    async propose(more: Partial<Parameters<typeof proposeFault>[2]> = {}, by = 'ducha') {
      const proposer = await person(by);
      const outcome = await database.write((tx) =>
        proposeFault(
          tx,
          proposer,
          {
            hallId: hall.hallId,
            faultId: 'FA-05',
            sourceKey: null,
            caseId: null,
            windowId: hall.windowId,
            departmentId: hall.departmentId,
            holderId: idOf('wangmin'),
            occurredAt: new Date('2026-11-18T15:00:00+08:00'),
            facts: '承诺件超期两天，没有告知申请人',
            found: { words: '超期没有告知' },
            ...more,
          },
          clock.now,
        ),
      );
      if (!outcome.ok) throw new Error(`not proposed: ${outcome.refusal.code}`);
      return outcome;
    },
  };
}

/** Opens a page and sends one of its forms; the version is that of the page. */
export async function act(
  browser: Browser,
  page: string,
  action: string,
  values: Record<string, unknown> = {},
) {
  const { _csrf, version } = hiddenOf((await browser.get(page)).text);
  return browser
    .post(action)
    .type('form')
    .send({ _csrf, ...(version === undefined ? {} : { version }), ...values });
}

export const FINDING = {
  finding: '办件经过和期限属实',
  isIntentional: 'no',
  isFirstTime: 'yes',
  harm: 'small',
  attitude: 'corrects',
};
