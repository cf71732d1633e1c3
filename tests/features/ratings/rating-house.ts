import supertest from 'supertest';
import { createPersonLoader } from '../../../src/features/accounts/load-person.js';
import { makeTablet } from '../../../src/features/tablet/keep-tablets.js';
import { openTicket } from '../../../src/features/tablet/open-ticket.js';
import type { TestDatabase } from '../../support/databases.js';
import { hiddenOf, openCaseDesk } from '../cases/case-desk.js';

/** A hall with a window head, two supervisors and a tablet at window 3, on Friday 20 November 2026 at 10:00. */
export async function openRatingHouse(made: TestDatabase) {
  const desk = await openCaseDesk(made);
  const head = await desk.join('zhangke', ['window-head'], { name: '张科' });
  const supervisor = await desk.join('liudu', ['supervision'], { name: '刘督', departmentId: null });
  const second = await desk.join('zhoudu', ['supervision'], { name: '周督', departmentId: null });
  const { database, vault } = desk.hall;
  const loadPerson = createPersonLoader(database);
  const personOf = async (id: number) => {
    const person = await loadPerson(id);
    if (person === null) throw new Error('nobody');
    return person;
  };
  const secret = await makeTablet(
    { database, vault },
    await personOf(supervisor.id),
    { windowId: desk.hall.windowId, address: '' },
    desk.clock.now,
  );
  if (secret === null) throw new Error('no tablet');
  const visitor = supertest.agent(desk.app);
  const tablet = `/tablet/${secret}`;
  const open = async (number = '') => openTicket(database, desk.clerk, number, desk.clock.now);
  const handle = async () => String((await visitor.get(`${tablet}/ticket`)).body.handle);
  return {
    ...desk,
    head,
    supervisor,
    second,
    visitor,
    tablet,
    open,
    handle,
    /** A visit at the window, rated on its tablet. @returns the stored rating */
    async rate(level: number, words: Record<string, unknown> = {}, number = '') {
      await open(number);
      const answer = await visitor
        .post(tablet)
        .type('form')
        .send({ level, handle: await handle(), ...words });
      if (answer.status !== 303) throw new Error(`not rated: ${answer.status} ${answer.text}`);
      return database.read.rating.findFirstOrThrow({ orderBy: { id: 'desc' }, include: { loop: true } });
    },
    /** Sends a step of a loop from its page. */
    async step(browser: typeof head.browser, rowKey: string, kind: string, values: Record<string, unknown>) {
      const { _csrf, version } = hiddenOf((await browser.get(`/ratings/${rowKey}`)).text);
      return browser
        .post(`/ratings/${rowKey}/${kind}`)
        .type('form')
        .send(kind === 'disclosures' ? { _csrf } : { _csrf, version, ...values });
    },
    later(days: number) {
      desk.clock.now = new Date(desk.clock.now.getTime() + days * 86_400_000);
    },
  };
}
