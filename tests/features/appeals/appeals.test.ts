import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { errorsIn } from '../cases/case-desk.js';
import { act, FINDING, openFaultHall } from '../faults/fault-hall.js';

onBothDatabases('S-14: appeals', (open) => {
  const decided = async (factors: Record<string, string> = {}) => {
    const desk = await openFaultHall(await open());
    const { id, number } = await desk.propose();
    const page = `/faults/${number}`;
    const inspection = await desk.signIn('jiancha');
    await act(inspection, page, `${page}/hearings`);
    await act(inspection, page, `${page}/statements`, { statement: '系统停了' });
    await act(inspection, page, `${page}/findings`, { ...FINDING, ...factors });
    const efficiency = await desk.signIn('xiaoneng');
    await act(efficiency, page, `${page}/decisions`, { decision: '按第一种处理' });
    const clerk = await desk.signIn('wangmin');
    const form = `/record/appeals/new?about=fault&id=${id}`;
    const filed = () =>
      act(clerk, form, '/record/appeals', { about: 'fault', aboutId: id, reason: '当天系统停了' });
    return { desk, id, number, page, clerk, form, filed };
  };

  it('S-14: reversed by an outsider: measures, counters and points undone, visible to all concerned', async () => {
    const { desk, id, number, page, clerk, filed } = await decided();
    const { database } = desk;
    expect((await filed()).status).toBe(303);
    expect(errorsIn((await filed()).text)).toEqual(['您已经提出申诉，请等待复核（S-14）']);
    const appeal = await database.read.appeal.findFirstOrThrow();
    expect(appeal).toMatchObject({ number: 'SS2026-0001', decideBy: new Date('2026-12-04T18:00:00+08:00') });
    const reviewer = await desk.signIn('kaohe');
    expect((await reviewer.get('/appeals')).text).toContain('SS2026-0001');
    const review = await act(reviewer, '/appeals/SS2026-0001', '/appeals/SS2026-0001/reviews', {
      outcome: 'reversed',
      reason: '系统停机属实',
    });
    expect(review.status).toBe(303);
    const row = await database.read.faultCase.findUniqueOrThrow({
      where: { id },
      include: { measures: true },
    });
    expect([row.state, row.isOpen, row.reversedReason]).toEqual(['reversed', false, '系统停机属实']);
    expect(row.measures.map(({ state, isOpen }) => [state, isOpen])).toEqual([
      ['reversed', false],
      ['reversed', false],
    ]);
    const [counter] = await database.read.counterEvent.findMany();
    expect([counter?.undoneBy, counter?.undoneReason]).toEqual(['夏衡', '系统停机属实']);
    expect((await clerk.get('/record')).text).toContain('已撤销：系统停机属实');
    expect((await clerk.get(`/record/faults/${number}`)).text).toContain('撤销，相应的记录和扣分一并取消');
    expect((await reviewer.get(page)).text).toContain('已撤销');
    const again = await act(reviewer, '/appeals/SS2026-0001', '/appeals/SS2026-0001/reviews', {
      version: 1,
      outcome: 'upheld',
      reason: '再看',
    });
    expect([again.status, errorsIn(again.text)]).toEqual([409, ['申诉已经复核，不能再提出或者更改（S-14）']]);
  });

  it('S-14: changed to a milder class, the measures follow', async () => {
    const { desk, id, filed } = await decided({ isIntentional: 'yes', harm: 'serious', isFirstTime: 'no' });
    await filed();
    const reviewer = await desk.signIn('kaohe');
    const bare = await act(reviewer, '/appeals/SS2026-0001', '/appeals/SS2026-0001/reviews', {
      outcome: 'changed',
      reason: '情节较轻',
    });
    expect([bare.status, errorsIn(bare.text)]).toEqual([409, ['请选择变更成什么（S-14）']]);
    expect(bare.text).toContain('情节较轻');
    await act(reviewer, '/appeals/SS2026-0001', '/appeals/SS2026-0001/reviews', {
      outcome: 'changed',
      changedTo: 'general',
      reason: '情节较轻',
    });
    const row = await desk.database.read.faultCase.findUniqueOrThrow({
      where: { id },
      include: { measures: { orderBy: { id: 'asc' } } },
    });
    expect([row.state, row.severity, row.sanction]).toEqual(['decided', 'general', 1]);
    expect(row.measures.map(({ code, state }) => [code, state])).toEqual([
      ['circular-criticism', 'reversed'],
      ['loss-of-awards', 'reversed'],
      ['apology', 'decided'],
      ['self-criticism', 'decided'],
    ]);
  });

  it('S-14: a single measure is appealed against and undone; the others stand', async () => {
    const { desk, id, clerk } = await decided();
    const [first] = await desk.database.read.measure.findMany({
      where: { faultCaseId: id },
      orderBy: { id: 'asc' },
    });
    const form = `/record/appeals/new?about=measure&id=${first?.id}`;
    await act(clerk, form, '/record/appeals', { about: 'measure', aboutId: first?.id, reason: '过重' });
    const reviewer = await desk.signIn('kaohe');
    await act(reviewer, '/appeals/SS2026-0001', '/appeals/SS2026-0001/reviews', {
      outcome: 'reversed',
      reason: '可以',
    });
    const states = await desk.database.read.measure.findMany({
      orderBy: { id: 'asc' },
      select: { state: true },
    });
    expect(states).toEqual([{ state: 'reversed' }, { state: 'decided' }]);
  });

  it('S-07: who was stood in for does not review the appeal of his substitute', async () => {
    const { desk, id, filed } = await decided();
    await filed();
    await desk.database.write((tx) =>
      tx.faultCase.update({ where: { id }, data: { actedForId: desk.idOf('kaohe') } }),
    );
    const review = await act(
      await desk.signIn('kaohe'),
      '/appeals/SS2026-0001',
      '/appeals/SS2026-0001/reviews',
      {
        version: 1,
        outcome: 'upheld',
        reason: '事实清楚',
      },
    );
    expect([review.status, errorsIn(review.text).join().includes('替您在岗')]).toEqual([409, true]);
    expect(await desk.database.read.appeal.count({ where: { state: 'filed' } })).toBe(1);
  });

  it('S-14: too late, or somebody else’s: no appeal; nobody who took part reviews', async () => {
    const { desk, id, form } = await decided();
    const other = await desk.signIn('chenli');
    expect((await other.get(form)).status).toBe(404);
    const stolen = await act(other, '/record', '/record/appeals', {
      about: 'fault',
      aboutId: id,
      reason: '替他',
    });
    expect(stolen.status).toBe(404);
    for (const account of ['jiancha', 'xiaoneng', 'ducha']) {
      const browser = await desk.signIn(account);
      expect(
        (await act(browser, '/record', '/appeals/SS2026-0001/reviews', { outcome: 'upheld' })).status,
      ).toBe(403);
    }
    desk.clock.now = new Date('2026-11-30T09:00:00+08:00');
    const late = await desk.signIn('wangmin');
    expect((await late.get(form)).text).toContain('申诉期限已过');
    expect((await late.get('/appeals')).status).toBe(403);
  });
});
