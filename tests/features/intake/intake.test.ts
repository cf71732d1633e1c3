import { describe, expect, it } from 'vitest';
import { applicationForm, LI_SIHAI, openIntake } from '../../support/application.js';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING, makeApp, makeHall, makeStaff, signIn } from '../../support/hall.js';
import { publishedItem } from '../../support/item.js';

onBothDatabases('intake', (open) => {
  const prepare = async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const clerkId = await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' });
    const item = await publishedItem(hall);
    const app = makeApp(hall);
    return { database, hall, clerkId, item, app, browser: await signIn(app, 'wangmin') };
  };

  it('T12, TL-004: complete papers on Fri 20 Nov 2026 are accepted at once and due on Fri 27 Nov at 18:00', async () => {
    const { database, hall, clerkId, item, browser } = await prepare();
    const form = applicationForm(await openIntake(browser, item.itemId), {
      ticks: ['present', 'present'],
      seenOutcome: 'accept',
    });
    const answer = await browser.post('/intake').type('form').send(form);
    expect(answer.status).toBe(303);
    const made = await database.read.case.findFirstOrThrow({
      include: { events: { orderBy: { id: 'asc' } }, notices: true },
    });
    expect(answer.headers.location).toBe(`/cases/${made.number}/notices/${made.notices[0]?.id}`);
    expect(made).toMatchObject({
      number: '20261120-0001-3',
      state: 'ACC',
      isOpen: true,
      receivedById: clerkId,
      acceptedById: clerkId,
      windowId: hall.windowId,
      itemVersionId: item.itemVersionId,
      limitValue: 5,
      limitUnit: 'workingDays',
      dueAt: new Date('2026-11-27T18:00:00+08:00'),
      runningDueAt: new Date('2026-11-27T18:00:00+08:00'),
      dueProvisional: false,
    });
    expect(
      made.events.map(({ kind, transition, fromState, toState, actorName, at }) => ({
        kind,
        transition,
        fromState,
        toState,
        actorName,
        at,
      })),
    ).toEqual([
      {
        kind: 'receive',
        transition: 'T02',
        fromState: '',
        toState: 'RECV',
        actorName: '王敏',
        at: FRIDAY_MORNING,
      },
      {
        kind: 'accept',
        transition: 'T12',
        fromState: 'RECV',
        toState: 'ACC',
        actorName: '王敏',
        at: FRIDAY_MORNING,
      },
      {
        kind: 'notice-issued',
        transition: '',
        fromState: 'ACC',
        toState: 'ACC',
        actorName: '王敏',
        at: FRIDAY_MORNING,
      },
    ]);
    expect(made.notices.map(({ kind, number }) => ({ kind, number }))).toEqual([
      { kind: 'D-01', number: '受字〔2026〕第000001号' },
    ]);
  });

  it('S-04: a missing paper leads to one notice that names it, and no clock runs', async () => {
    const { database, item, browser } = await prepare();
    const form = applicationForm(await openIntake(browser, item.itemId), {
      ticks: ['present', 'missing'],
      seenOutcome: 'one-time-notice',
    });
    expect((await browser.post('/intake').type('form').send(form)).status).toBe(303);
    const made = await database.read.case.findFirstOrThrow({
      include: { materials: { orderBy: { position: 'asc' } }, notices: true },
    });
    expect(made).toMatchObject({
      state: 'SUPP',
      runningDueAt: null,
      acceptedAt: null,
      supplementDueAt: new Date('2026-12-04T18:00:00+08:00'),
    });
    expect(made.materials.map(({ status, toldStatus }) => ({ status, toldStatus }))).toEqual([
      { status: 'present', toldStatus: '' },
      { status: 'missing', toldStatus: 'missing' },
    ]);
    expect(made.notices.map((notice) => notice.kind)).toEqual(['D-03']);
  });

  it('C-43: a matter outside the remit is not accepted, with reason, basis and the right place', async () => {
    const { database, item, browser } = await prepare();
    const keys = await openIntake(browser, item.itemId);
    const form = applicationForm(keys, {
      ticks: ['present', 'present'],
      seenOutcome: 'non-acceptance',
      more: { remitReason: 'outside-remit' },
    });
    const refused = await browser.post('/intake').type('form').send(form);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('请写明不予受理的理由');
    expect(refused.text).toContain(LI_SIHAI.name);
    const reasons = {
      reason: '跨区工程由市局管理',
      basis: '《建筑法》第七条',
      whereToGo: '市政务服务中心2号窗口',
    };
    expect(
      (
        await browser
          .post('/intake')
          .type('form')
          .send({ ...form, ...reasons })
      ).status,
    ).toBe(303);
    expect(await database.read.case.findFirstOrThrow()).toMatchObject({
      state: 'REJ_F',
      isOpen: false,
      closedAt: FRIDAY_MORNING,
      remitReason: 'outside-remit',
      decisionReasons: reasons.reason,
      whereToGo: reasons.whereToGo,
    });
  });

  it('the same form sent twice, even at once, makes one case', async () => {
    const { database, item, browser } = await prepare();
    const form = applicationForm(await openIntake(browser, item.itemId), {
      ticks: ['present', 'present'],
      seenOutcome: 'accept',
    });
    const answers = await Promise.all([1, 2, 3].map(() => browser.post('/intake').type('form').send(form)));
    expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303]);
    expect(new Set(answers.map((answer) => answer.headers.location)).size).toBe(1);
    expect(await database.read.case.count()).toBe(1);
  });

  it('200 applications at once get 200 numbers without duplicate or gap', async () => {
    const { database, item, browser } = await prepare();
    const keys = await openIntake(browser, item.itemId);
    const sent = Array.from({ length: 200 }, (_, index) => {
      const key = { ...keys, submissionKey: `key-of-form-${index}` };
      return browser
        .post('/intake')
        .type('form')
        .send(applicationForm(key, { ticks: ['present', 'present'], seenOutcome: 'accept' }));
    });
    const answers = await Promise.all(sent);
    expect(answers.filter((answer) => answer.status !== 303)).toEqual([]);
    const numbers = (await database.read.case.findMany({ select: { number: true } })).map(({ number }) =>
      Number(number.split('-')[1]),
    );
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
  }, 120_000);

  it('a conclusion that differs from the one on the screen is shown before anything is saved', async () => {
    const { database, item, browser } = await prepare();
    const form = applicationForm(await openIntake(browser, item.itemId), {
      ticks: ['present', 'missing'],
      seenOutcome: 'accept',
    });
    const answer = await browser.post('/intake').type('form').send(form);
    expect(answer.text).toContain('需要一次性告知');
    expect(answer.text).toContain('确认后再提交一次');
    expect(await database.read.case.count()).toBe(0);
  });

  it('S-01: a version published while the form was open is told and nothing is saved', async () => {
    const { database, item, browser } = await prepare();
    const form = applicationForm(await openIntake(browser, item.itemId), {
      ticks: ['present', 'present'],
      seenOutcome: 'accept',
    });
    const answer = await browser
      .post('/intake')
      .type('form')
      .send({ ...form, itemVersionId: String(item.itemVersionId + 1) });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('事项刚刚更新过');
    expect(await database.read.case.count()).toBe(0);
  });

  it('S-33: the identity number and the phone are not in the database in the clear, and are found by their hash', async () => {
    const { database, hall, item, browser } = await prepare();
    const form = applicationForm(await openIntake(browser, item.itemId), {
      ticks: ['present', 'present'],
      seenOutcome: 'accept',
    });
    await browser.post('/intake').type('form').send(form);
    const rows = JSON.stringify([
      await database.read.applicant.findMany(),
      await database.read.case.findMany(),
      await database.read.caseEvent.findMany(),
      await database.read.notice.findMany(),
      await database.read.draft.findMany(),
    ]);
    expect(rows).not.toContain(LI_SIHAI.idNumber);
    expect(rows).not.toContain(LI_SIHAI.phone);
    const found = await database.read.case.findMany({
      where: { hallId: hall.hallId, idNumberHash: hall.vault.hash('idNumber', LI_SIHAI.idNumber) },
    });
    expect(found).toHaveLength(1);
  });
});

describe('intake form', () => {
  it('is the same for every mistake: 422, each message beside its field, everything typed still there', async () => {
    const { freshSqlite } = await import('../../support/databases.js');
    const made = await freshSqlite();
    try {
      const hall = await makeHall(made.database);
      await makeStaff(hall, 'wangmin', ['clerk']);
      const item = await publishedItem(hall);
      const browser = await signIn(makeApp(hall), 'wangmin');
      const keys = await openIntake(browser, item.itemId);
      const form = {
        ...applicationForm(keys, { ticks: ['present', 'defective'], seenOutcome: 'undecided' }),
        idNumber: '110105194912310021',
        phone: '12',
      };
      const answer = await browser.post('/intake').type('form').send(form);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('value="110105194912310021"');
      expect(answer.text).toContain('href="#idNumber"');
      expect(answer.text).toContain('href="#phone"');
      expect(await made.database.read.case.count()).toBe(0);
    } finally {
      await made.remove();
    }
  });
});
