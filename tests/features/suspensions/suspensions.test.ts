import { expect, it } from 'vitest';
import { endCaseSuspension } from '../../../src/features/suspensions/end-suspension.js';
import { startCaseSuspension } from '../../../src/features/suspensions/start-suspension.js';
import { onBothDatabases } from '../../support/databases.js';
import { act, errorsIn, historyOf, noticeKindsOf, standOf, take } from '../cases/case-desk.js';
import { at, openClockDesk, seenNow } from './clock-desk.js';

const HEARING = {
  procedure: 'hearing',
  stepPosition: 3,
  basis: '',
  reason: '涉及重大公共利益',
  limit: { value: 10, unit: 'workingDays' },
  expectedEndAt: at('2026-11-30T18:00').getTime(),
} as const;

const SITE = {
  ...HEARING,
  procedure: 'site-visit',
  stepPosition: 4,
  reason: '需要核对现场',
  limit: { value: 5, unit: 'workingDays' },
  expectedEndAt: at('2026-11-25T18:00').getTime(),
} as const;

onBothDatabases('stopping the clock for a special procedure (TL-118)', (open) => {
  it('from Mon 23 Nov 10:00 to Wed 25 Nov 10:00 two closings are not counted: due Tue 1 Dec instead of Fri 27 Nov', async () => {
    const { hall, house, people, underReview } = await openClockDesk(await open());
    const number = await underReview();
    const started = await startCaseSuspension(
      house,
      people.reviewer,
      await seenNow(hall, number),
      HEARING,
      at('2026-11-23T10:00'),
    );
    expect(started).toMatchObject({ ok: true, number });
    expect(await standOf(hall, number)).toMatchObject({ state: 'REV', runningDueAt: null, dueAt: null });
    expect(await noticeKindsOf(hall, number)).toEqual(['D-01', 'D-118']);
    const ended = await endCaseSuspension(
      house,
      people.reviewer,
      await seenNow(hall, number),
      '听证笔录第3号',
      at('2026-11-25T10:00'),
    );
    expect(ended).toEqual({ ok: true, number, noticeIds: [] });
    expect(await standOf(hall, number)).toMatchObject({
      state: 'REV',
      runningDueAt: '2026-12-01 18:00',
      dueAt: '2026-12-01 18:00',
    });
    expect((await historyOf(hall, number)).slice(-5)).toEqual([
      '- suspended REV>REV 陈立 涉及重大公共利益',
      '- due-moved REV>REV 陈立 特别程序开始，暂停计时',
      '- notice-issued REV>REV 陈立 中止计时告知书',
      '- resumed REV>REV 陈立 ',
      '- due-moved REV>REV 陈立 特别程序结束，恢复计时',
    ]);
    expect(
      await hall.database.read.caseSuspension.findFirst({
        select: { kind: true, basis: true, stepPosition: true, dueAt: true, toldAt: true, result: true },
      }),
    ).toEqual({
      kind: 'hearing',
      basis: '《中华人民共和国行政许可法》第四十五条',
      stepPosition: 3,
      dueAt: at('2026-12-07T18:00'),
      toldAt: at('2026-11-23T10:00'),
      result: '听证笔录第3号',
    });
  });

  it('T24, T25: a site visit is a state of its own for a promised case and leads back to review', async () => {
    const { hall, house, people, underReview } = await openClockDesk(await open());
    const number = await underReview();
    const reviewer = people.reviewer;
    await startCaseSuspension(house, reviewer, await seenNow(hall, number), SITE, at('2026-11-23T10:00'));
    expect(await standOf(hall, number)).toMatchObject({ state: 'SITE', runningDueAt: null });
    await endCaseSuspension(house, reviewer, await seenNow(hall, number), '踏勘记录', at('2026-11-24T10:00'));
    expect(await standOf(hall, number)).toMatchObject({ state: 'REV', runningDueAt: '2026-11-30 18:00' });
    const moves = (await historyOf(hall, number)).filter((line) => line.startsWith('T2'));
    expect(moves).toEqual([
      'T21 take-review ACC>REV 陈立 开始审查',
      'T24 suspended REV>SITE 陈立 需要核对现场',
      'T25 resumed SITE>REV 陈立 ',
    ]);
  });

  it('a case that is to go upward keeps its state for a site visit', async () => {
    const { hall, house, people, underReview } = await openClockDesk(await open(), 'U');
    const number = await underReview();
    await startCaseSuspension(
      house,
      people.reviewer,
      await seenNow(hall, number),
      SITE,
      at('2026-11-23T10:00'),
    );
    expect(await standOf(hall, number)).toMatchObject({ state: 'REV', runningDueAt: null });
  });

  it('the same cause does not stop the clock twice, nor one the item does not foresee, nor two at once', async () => {
    const { hall, house, people, underReview } = await openClockDesk(await open());
    const number = await underReview();
    const start = async (request: Parameters<typeof startCaseSuspension>[3], now: Date) => {
      const outcome = await startCaseSuspension(
        house,
        people.reviewer,
        await seenNow(hall, number),
        request,
        now,
      );
      return outcome.ok ? 'ok' : outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind;
    };
    const codes = [
      await start({ ...HEARING, procedure: 'auction' }, at('2026-11-23T10:00')),
      await start(HEARING, at('2026-11-23T10:00')),
      await start(SITE, at('2026-11-23T11:00')),
    ];
    await endCaseSuspension(
      house,
      people.reviewer,
      await seenNow(hall, number),
      '笔录',
      at('2026-11-24T10:00'),
    );
    codes.push(await start({ ...HEARING, reason: '再听证一次' }, at('2026-11-24T11:00')));
    expect(codes).toEqual(['procedure-not-foreseen', 'ok', 'suspension-already-running', 'same-cause-again']);
    expect(await hall.database.read.caseSuspension.count()).toBe(1);
  });

  it('nothing is decided while a procedure holds the clock; a withdrawal ends both', async () => {
    const { hall, house, people, clerk, underReview } = await openClockDesk(await open());
    const number = await underReview();
    const now = at('2026-11-23T10:00');
    await startCaseSuspension(house, people.reviewer, await seenNow(hall, number), HEARING, now);
    const later = at('2026-11-24T10:00');
    const input = { reason: '不符合条件', basis: '《建筑法》第八条' };
    const refused = await act(hall, people.approver, number, [{ action: 'refuse', input }], later);
    expect(refused).toMatchObject({ kind: 'refused', refusal: { rule: 'TL-118', code: 'clock-is-stopped' } });
    const withdrawn = await act(hall, clerk, number, [{ action: 'withdraw', input }], later);
    expect(withdrawn.ok).toBe(true);
    expect(await standOf(hall, number)).toMatchObject({
      state: 'WITHDRAWN',
      runningDueAt: null,
      dueAt: '2026-11-30 18:00',
    });
    const row = await hall.database.read.caseSuspension.findFirstOrThrow();
    expect([row.endedAt, row.result]).toEqual([later, '办件结束']);
  });

  it('S-59: of two who stop one case at once the second is told what changed, and one suspension is kept', async () => {
    const { hall, house, people, underReview } = await openClockDesk(await open());
    const number = await underReview();
    const seen = await seenNow(hall, number);
    await startCaseSuspension(house, people.reviewer, seen, HEARING, at('2026-11-23T10:00'));
    await endCaseSuspension(
      house,
      people.approver,
      await seenNow(hall, number),
      '笔录',
      at('2026-11-23T11:00'),
    );
    const second = await startCaseSuspension(house, people.approver, seen, SITE, at('2026-11-23T12:00'));
    expect(second).toMatchObject({ ok: false, kind: 'changed' });
    expect(await hall.database.read.caseSuspension.count()).toBe(1);
  });

  it('the reviewer does it on the pages of the case; a wrong date keeps what was typed', async () => {
    const desk = await openClockDesk(await open());
    const number = await desk.underReview();
    await desk.join('yansu', ['supervision'], { departmentId: null });
    desk.clock.now = at('2026-11-23T10:00');
    const reviewer = await desk.signIn('chenli');
    const values = {
      procedure: '4:site-visit',
      reason: '需要核对现场',
      basis: '',
      limitValue: '5',
      limitUnit: 'workingDays',
      expectedEnd: '2026-12-31',
    };
    const refused = await take(reviewer, number, 'suspensions', values);
    expect(refused.status).toBe(409);
    expect(errorsIn(refused.text)).toEqual([
      '预计结束时间不能晚于特别程序自己的期限，请改早或者核对期限。（TL-118）',
    ]);
    expect(refused.text).toContain('需要核对现场');
    const done = await take(reviewer, number, 'suspensions', { ...values, expectedEnd: '2026-11-25' });
    expect([done.status, done.headers.location]).toEqual([303, expect.stringMatching(/\/notices\/\d+$/)]);
    const page = await reviewer.get(`/cases/${number}`);
    expect(page.text).toContain('暂停计时：特别程序正在进行');
    expect(page.text).toContain(`href="/cases/${number}/resumptions"`);
    desk.clock.now = at('2026-12-02T10:00');
    const list = await (await desk.signIn('yansu')).get('/supervision/suspensions');
    expect(list.text).toContain('超 1 个工作日');
    const ended = await take(await desk.signIn('chenli'), number, 'resumptions', { result: '踏勘记录第8号' });
    expect([ended.status, ended.headers.location]).toEqual([303, `/cases/${number}`]);
    const after = await (await desk.signIn('chenli')).get(`/cases/${number}`);
    expect(after.text).toContain('超过特别程序期限');
  });
});
