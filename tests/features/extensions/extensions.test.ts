import { expect, it } from 'vitest';
import { decideOnExtension } from '../../../src/features/extensions/decide-extension.js';
import { askForExtension } from '../../../src/features/extensions/request-extension.js';
import { onBothDatabases } from '../../support/databases.js';
import { errorsIn, historyOf, noticeKindsOf, standOf, take } from '../cases/case-desk.js';
import { at, openClockDesk, seenNow } from '../suspensions/clock-desk.js';

const FIVE_DAYS = { workingDays: 5, reason: '需要补充勘验' };
const APPROVE = { approve: true, reason: '' };

onBothDatabases('extending the limit (T28, SV-04)', (open) => {
  it('TL-035: approved on Thu 26 Nov, 5 working days more: due Fri 4 Dec instead of Fri 27 Nov, told by D-28', async () => {
    const { hall, house, people, underReview } = await openClockDesk(await open());
    const number = await underReview();
    const asked = await askForExtension(
      house,
      people.reviewer,
      await seenNow(hall, number),
      FIVE_DAYS,
      at('2026-11-25T10:00'),
    );
    expect(asked).toMatchObject({ ok: true, kind: 'requested' });
    const decided = await decideOnExtension(
      house,
      people.leader,
      await seenNow(hall, number),
      APPROVE,
      at('2026-11-26T10:00'),
    );
    expect(decided).toMatchObject({ ok: true, kind: 'approved' });
    expect(await standOf(hall, number)).toMatchObject({ state: 'REV', runningDueAt: '2026-12-04 18:00' });
    expect(await noticeKindsOf(hall, number)).toEqual(['D-01', 'D-28']);
    expect((await historyOf(hall, number)).slice(-5)).toEqual([
      '- extension-requested REV>REV 陈立 需要补充勘验',
      'T28 extend REV>EXT 秦正南 需要补充勘验',
      'T29 continue-after-extension EXT>REV  ',
      '- due-moved REV>REV 秦正南 批准延期',
      '- notice-issued REV>REV 秦正南 延期办理通知书',
    ]);
    const moved = await hall.database.read.caseEvent.findFirstOrThrow({ where: { kind: 'due-moved' } });
    expect(JSON.parse(moved.details)).toEqual({
      why: 'extension-approved',
      from: '2026-11-27T10:00:00.000Z',
      to: '2026-12-04T10:00:00.000Z',
      fromText: '2026年11月27日 18:00',
      toText: '2026年12月4日 18:00',
    });
  });

  it('A-19: an item may allow less than the law: three working days at most', async () => {
    const { hall, house, people, underReview } = await openClockDesk(await open());
    const number = await underReview();
    await hall.database.write((tx) => tx.itemVersion.updateMany({ data: { extensionWorkingDays: 3 } }));
    const asked = await askForExtension(
      house,
      people.reviewer,
      await seenNow(hall, number),
      { workingDays: 4, reason: '需要补充勘验' },
      at('2026-11-25T10:00'),
    );
    expect(asked).toMatchObject({ ok: false, refusal: { code: 'days-beyond-allowance' } });
  });

  it('TL-114: one request at a time, at most 10 working days in all, never decided by who asked', async () => {
    const { hall, house, people, underReview } = await openClockDesk(await open());
    const number = await underReview();
    const now = at('2026-11-25T10:00');
    const ask = async (workingDays: number) => {
      const request = { workingDays, reason: '需要补充勘验' };
      const outcome = await askForExtension(
        house,
        people.reviewer,
        await seenNow(hall, number),
        request,
        now,
      );
      return outcome.ok ? outcome.kind : outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind;
    };
    const decide = async (person: typeof people.leader) => {
      const outcome = await decideOnExtension(house, person, await seenNow(hall, number), APPROVE, now);
      return outcome.ok ? outcome.kind : outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind;
    };
    const asker = { ...people.leader, staffId: people.reviewer.staffId };
    expect([
      await ask(11),
      await ask(6),
      await ask(2),
      await decide(people.reviewer),
      await decide(asker),
      await decide(people.leader),
      await ask(5),
      await ask(4),
    ]).toEqual([
      'days-beyond-allowance',
      'requested',
      'request-already-open',
      'not-leader-in-charge',
      'requester-may-not-decide',
      'approved',
      'days-beyond-allowance',
      'requested',
    ]);
  });

  it('SV-04: asked or decided after the due moment it is recorded as overdue and put before supervision', async () => {
    const { hall, house, people, underReview } = await openClockDesk(await open());
    const asked = await underReview();
    const late = at('2026-11-30T10:00');
    const tooLate = await askForExtension(
      house,
      people.reviewer,
      await seenNow(hall, asked),
      FIVE_DAYS,
      late,
    );
    const undecided = await underReview();
    const inTime = at('2026-11-27T17:00');
    await askForExtension(house, people.reviewer, await seenNow(hall, undecided), FIVE_DAYS, inTime);
    const decided = await decideOnExtension(
      house,
      people.leader,
      await seenNow(hall, undecided),
      APPROVE,
      late,
    );
    expect([tooLate, decided]).toMatchObject([{ kind: 'overdue' }, { kind: 'overdue' }]);
    expect([await standOf(hall, asked), await standOf(hall, undecided)]).toMatchObject([
      { runningDueAt: '2026-11-27 18:00' },
      { runningDueAt: '2026-11-27 18:00' },
    ]);
    const rows = await hall.database.read.caseExtension.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map((row) => row.status)).toEqual(['lapsed', 'lapsed']);
    const events = await hall.database.read.supervisionEvent.findMany({ where: { rule: 'SV-04' } });
    expect(events).toHaveLength(2);
    expect((await historyOf(hall, undecided)).at(-1)).toBe('- extension-lapsed REV>REV 秦正南 ');
  });

  it('the clerk asks and the leader denies on their pages; a denial needs its reason and moves nothing', async () => {
    const desk = await openClockDesk(await open());
    const { hall } = desk;
    const number = await desk.underReview();
    const clerk = await desk.signIn('wangmin');
    const asked = await take(clerk, number, 'extensions', { workingDays: '3', reason: '资料较多' });
    expect([asked.status, asked.headers.location]).toEqual([303, `/cases/${number}`]);
    const leader = await desk.signIn('qinzhengnan');
    const list = await leader.get('/extensions');
    expect([list.status, list.text.includes('资料较多'), list.text.includes(number)]).toEqual([
      200,
      true,
      true,
    ]);
    const bare = await take(leader, number, 'extension-decisions', { decision: 'deny', reason: '' });
    expect([bare.status, errorsIn(bare.text)]).toEqual([
      409,
      ['请写明不同意延期的理由，并要求按期办结。（SV-04）'],
    ]);
    const denied = await take(leader, number, 'extension-decisions', {
      decision: 'deny',
      reason: '人员充足，按期办结',
    });
    expect(denied.status).toBe(303);
    expect(await standOf(hall, number)).toMatchObject({ state: 'REV', runningDueAt: '2026-11-27 18:00' });
    const page = await clerk.get(`/cases/${number}`);
    expect(page.text).toContain('人员充足，按期办结');
    expect((await clerk.get('/extensions')).status).toBe(403);
  });

  it('S-33: the leader of another department neither sees nor decides the request', async () => {
    const desk = await openClockDesk(await open());
    const number = await desk.underReview();
    await askForExtension(
      desk.house,
      desk.people.reviewer,
      await seenNow(desk.hall, number),
      FIVE_DAYS,
      desk.clock.now,
    );
    const other = await desk.hall.database.write((tx) =>
      tx.department.create({ data: { hallId: desk.hall.hallId, code: 'SW', name: '水务局' } }),
    );
    const stranger = await desk.join('luoqingquan', ['unit-leader'], { departmentId: other.id });
    const list = await stranger.browser.get('/extensions');
    const page = await stranger.browser.get(`/cases/${number}/extension-decisions`);
    expect([list.text.includes(number), page.status]).toEqual([false, 404]);
  });
});
