import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { makeStaff } from '../../support/hall.js';
import { act, errorsIn, historyOf, openCaseDesk, standOf, take } from '../cases/case-desk.js';

const BODY = '省住房和城乡建设厅';
const at = (text: string) => new Date(`${text}:00+08:00`);

onBothDatabases('upward cases', (open) => {
  const underReview = async (item: Parameters<typeof openCaseDesk>[1] = {}) => {
    const desk = await openCaseDesk(await open(), {
      caseKind: 'U',
      name: '建筑企业资质升级',
      upwardBody: BODY,
      promisedValue: 5,
      ...item,
    });
    const { number } = await desk.receive({ item: desk.item });
    const reviewer = await desk.signIn('chenli');
    await take(reviewer, number, 'reviews');
    return { desk, number, clerk: await desk.signIn('wangmin') };
  };

  it('section 3.2: an item may let the window’s clock go on while the case is with the superior', async () => {
    const { desk, number, clerk } = await underReview();
    await desk.hall.database.write((tx) => tx.itemVersion.updateMany({ data: { clockWhileUpward: 'runs' } }));
    await take(clerk, number, 'forwardings', {
      trackerId: String(desk.ids.clerk),
      expectedOn: '2026-12-04',
      note: '',
    });
    expect(await standOf(desk.hall, number)).toMatchObject({
      state: 'UP',
      runningDueAt: '2026-11-27 18:00',
      dueAt: '2026-11-27 18:00',
    });
  });

  it('T26, T27, SV-08: forwarded Fri 20 Nov, answered Tue 24 Nov; the window’s clock stands for it and goes on', async () => {
    const { desk, number, clerk } = await underReview();
    expect((await standOf(desk.hall, number)).runningDueAt).toBe('2026-11-27 18:00');
    const page = await clerk.get(`/cases/${number}`);
    expect(page.text).toContain('转报上级');
    const sent = await take(clerk, number, 'forwardings', {
      trackerId: String(desk.ids.clerk),
      expectedOn: '2026-12-04',
      note: '随文附全部材料',
    });
    expect([sent.status, sent.headers.location]).toEqual([303, `/cases/${number}`]);
    expect(await standOf(desk.hall, number)).toMatchObject({
      state: 'UP',
      isOpen: true,
      runningDueAt: null,
      dueAt: null,
    });
    desk.clock.now = at('2026-11-23T10:00');
    const monday = await desk.signIn('wangmin');
    const logged = await take(monday, number, 'superior-contacts', {
      way: 'phone',
      contactedName: '省厅行政审批处张处长',
      note: '已经收到，正在会签',
    });
    expect(logged.status).toBe(303);
    const shown = await monday.get(`/cases/${number}`);
    expect(shown.text).toContain('省厅行政审批处张处长：已经收到，正在会签');
    desk.clock.now = at('2026-11-24T10:00');
    const tuesday = await desk.signIn('wangmin');
    const filed = await take(tuesday, number, 'superior-answers', {
      agrees: 'yes',
      documentNumber: '川建许〔2026〕12号',
      answeredOn: '2026-11-24',
      content: '同意升级为一级资质',
      told: '当天打电话告知',
    });
    expect(filed.status).toBe(303);
    expect(await standOf(desk.hall, number)).toMatchObject({
      state: 'REV',
      runningDueAt: '2026-11-30 18:00',
      dueAt: '2026-11-30 18:00',
    });
    expect((await historyOf(desk.hall, number)).slice(-5)).toEqual([
      'T26 forward-upward REV>UP 王敏 随文附全部材料',
      '- due-moved UP>UP 王敏 报上级机关，窗口停止计时',
      '- superior-contacted UP>UP 王敏 与上级机关联系',
      'T27 file-superior-answer UP>REV 王敏 同意升级为一级资质',
      '- due-moved REV>REV 王敏 上级机关批复，恢复计时',
    ]);
    const { publicToken } = await desk.hall.database.read.case.findUniqueOrThrow({ where: { number } });
    const citizen = await tuesday.get(`/s/${publicToken}`);
    expect(citizen.text).toContain('上级机关 11月24日（星期二）答复：同意（川建许〔2026〕12号）');
    const again = await tuesday.get(`/cases/${number}/forwardings`);
    expect(errorsIn(again.text)).toEqual(['办件已经报过上级机关，批复已经登记，请按批复决定。（T26）']);
  });

  it('FA-08: an item that needs no superior is not forwarded', async () => {
    const { desk, number, clerk } = await underReview();
    await desk.hall.database.write((tx) =>
      tx.itemVersion.update({ where: { id: desk.item.itemVersionId }, data: { upwardRequired: false } }),
    );
    expect((await clerk.get(`/cases/${number}`)).text).not.toContain('转报上级');
    const refused = await take(clerk, number, 'forwardings', { trackerId: String(desk.ids.clerk) });
    expect([refused.status, errorsIn(refused.text)]).toEqual([
      409,
      ['该事项没有规定需要报上级机关，不得以报批件转报。请在本级决定。（FA-08）'],
    ]);
    expect((await standOf(desk.hall, number)).state).toBe('REV');
  });

  it('SV-08: the tracker is one of the window, and typed values come back', async () => {
    const { desk, number, clerk } = await underReview();
    const stranger = await makeStaff(desk.hall, 'far', ['clerk'], { departmentId: null, windowIds: [] });
    const refused = await take(clerk, number, 'forwardings', { trackerId: String(stranger), note: '见附件' });
    expect([refused.status, errorsIn(refused.text)]).toEqual([
      409,
      ['请指定跟踪人，由其负责与上级机关联系。（SV-08）'],
    ]);
    expect(refused.text).toContain('见附件');
    expect((await standOf(desk.hall, number)).state).toBe('REV');
    expect(await desk.hall.database.read.upwardFiling.count()).toBe(0);
  });

  it('T26: no permit before the superior was asked; S-59: an answer dated after today is refused', async () => {
    const { desk, number, clerk } = await underReview();
    const approver = await desk.join('zhaogang', ['approver']);
    const granted = await take(approver.browser, number, 'decisions', { decision: 'grant' });
    expect(errorsIn(granted.text)).toEqual([
      '该事项需要报上级机关，请先转报并登记上级机关的批复，再决定准予许可。（T26）',
    ]);
    await take(clerk, number, 'forwardings', { trackerId: String(desk.ids.clerk) });
    const late = await take(clerk, number, 'superior-answers', {
      agrees: 'no',
      documentNumber: '1号',
      answeredOn: '2026-11-21',
      content: '不同意',
      told: '电话',
    });
    expect([late.status, errorsIn(late.text)]).toEqual([
      409,
      ['批复日期不能早于转报时间，也不能晚于现在。（S-59）'],
    ]);
    expect((await standOf(desk.hall, number)).state).toBe('UP');
  });

  it('SV-08: silent since Fri 20 Nov, on the list of the tracker and of supervision from Tue 24 Nov 18:00', async () => {
    const { desk, number, clerk } = await underReview();
    await take(clerk, number, 'forwardings', { trackerId: String(desk.ids.clerk) });
    await desk.join('liudu', ['supervision'], { departmentId: null });
    await desk.join('other', ['clerk'], { departmentId: null, windowIds: [] });
    const shows = async (account: string, address: string) =>
      (await (await desk.signIn(account)).get(address)).text.includes(number);
    const lists = async (now: string) => {
      desk.clock.now = at(now);
      return [await shows('wangmin', '/desk/lists/silent'), await shows('liudu', '/supervision/upward')];
    };
    expect([await lists('2026-11-24T17:59'), await lists('2026-11-24T18:01')]).toEqual([
      [false, false],
      [true, true],
    ]);
    expect([
      await shows('wangmin', '/desk/lists/upward'),
      await shows('wangmin', '/desk'),
      await shows('liudu', '/supervision/upward?list=all'),
      await shows('other', '/supervision/upward?list=all'),
    ]).toEqual([true, true, true, false]);
    const tuesday = await desk.signIn('wangmin');
    await take(tuesday, number, 'superior-contacts', {
      way: 'letter',
      contactedName: '省厅',
      note: '去函催询',
    });
    expect(await lists('2026-11-25T10:00')).toEqual([false, false]);
  });

  it('S-59: two clerks log at the same moment; one is told, nothing is lost and nothing doubled', async () => {
    const { desk, number, clerk } = await underReview();
    await take(clerk, number, 'forwardings', { trackerId: String(desk.ids.clerk) });
    const { version } = await standOf(desk.hall, number);
    const entry = { way: 'phone', contactedName: '张处长', note: '在办', version: String(version) };
    const first = await take(clerk, number, 'superior-contacts', entry);
    const second = await take(clerk, number, 'superior-contacts', entry);
    expect([first.status, second.status]).toEqual([303, 409]);
    expect(second.text).toContain('张处长');
    expect(await desk.hall.database.read.upwardContact.count()).toBe(1);
    expect((await act(desk.hall, desk.clerk, number, [{ action: 'forward-upward', input: {} }])).ok).toBe(
      false,
    );
  });
});
