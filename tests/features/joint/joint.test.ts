import { expect, it } from 'vitest';
import { applyCalendarChange } from '../../../src/features/calendar/change-calendar.js';
import { sendLegReminders } from '../../../src/features/joint/send-leg-reminders.js';
import { onBothDatabases } from '../../support/databases.js';
import type { Browser } from '../../support/hall.js';
import {
  errorsIn,
  hiddenOf,
  historyOf,
  inShanghai,
  noticeKindsOf,
  standOf,
  take,
} from '../cases/case-desk.js';
import { at, legsOf, openJointDesk } from './joint-desk.js';

async function post(browser: Browser, page: string, action: string, values: Record<string, unknown>) {
  const shown = await browser.get(page);
  return browser
    .post(action)
    .type('form')
    .send({ ...hiddenOf(shown.text), ...values });
}

onBothDatabases('joint cases', (open) => {
  const opened = async (more: { limitValue?: number } = {}) => {
    const joint = await openJointDesk(await open(), more);
    const lead = await joint.desk.signIn('liudu');
    const started = await take(lead, joint.number, 'leg-openings', {
      projectName: '张记餐厅',
      contactName: '张建国',
    });
    expect([started.status, started.headers.location]).toEqual([303, `/cases/${joint.number}`]);
    const answer = async (account: string, index: number, values: Record<string, unknown>) => {
      const leg = (await legsOf(joint.hall, joint.caseId))[index];
      const page = `/cases/${joint.number}/legs/${leg?.id}`;
      return post(await joint.desk.signIn(account), page, `${page}/opinions`, {
        version: String(leg?.version),
        reason: '',
        basis: '',
        ...values,
      });
    };
    const handOn = async (index: number, account = 'liudu') => {
      const leg = (await legsOf(joint.hall, joint.caseId))[index];
      const action = `/cases/${joint.number}/legs/${leg?.id}/copies`;
      return post(await joint.desk.signIn(account), `/cases/${joint.number}/board`, action, {
        version: String(leg?.version),
      });
    };
    return { ...joint, lead, answer, handOn };
  };

  it('SV-07: an organ is reminded a day before, when due and each working day late, each time once', async () => {
    const { hall } = await opened();
    const due = (await legsOf(hall, (await hall.database.read.case.findFirstOrThrow()).id))[1]?.runningDueAt;
    expect(due).toEqual(at('2026-11-25T18:00'));
    const fire = (moment: string) => sendLegReminders(hall.database, hall.hallId, at(moment));
    const saidTo = async (account: string) => {
      const { id } = await hall.database.read.staff.findUniqueOrThrow({ where: { account } });
      const rows = await hall.database.read.deskMessage.findMany({
        where: { staffId: id, kind: { in: ['leg-before-due', 'leg-due', 'leg-late'] } },
        orderBy: { id: 'asc' },
      });
      return rows.map(({ kind }) => kind);
    };
    expect(await fire('2026-11-24T16:00')).toBe(0);
    expect([await fire('2026-11-25T10:00'), await fire('2026-11-25T10:10')]).toEqual([1, 0]);
    expect([await saidTo('sunfire'), await saidTo('liudu')]).toEqual([['leg-before-due'], []]);
    expect([await fire('2026-11-26T10:00'), await fire('2026-11-26T16:00')]).toEqual([1, 0]);
    expect(await fire('2026-11-27T10:00')).toBe(1);
    expect(await saidTo('sunfire')).toEqual(['leg-before-due', 'leg-due', 'leg-late']);
    expect(await saidTo('liudu')).toEqual(['leg-due', 'leg-late']);
  });

  it('S-45: acceptance plans the legs and prints D-01 with the joint application D-07; nothing runs yet', async () => {
    const { desk, hall, number, caseId } = await openJointDesk(await open());
    expect(await noticeKindsOf(hall, number)).toEqual(['D-01', 'D-07']);
    const legs = await legsOf(hall, caseId);
    expect(legs.map((leg) => [leg.groupPosition, leg.name, leg.state, leg.limitValue, leg.dueAt])).toEqual([
      [1, '开办餐饮店联办', 'waiting', 10, null],
      [1, '消防安全检查', 'waiting', 3, null],
      [2, '卫生许可', 'waiting', 5, null],
    ]);
    const clerk = await desk.signIn('wangmin');
    const page = await clerk.get(`/cases/${number}`);
    expect(page.text).toContain('材料由窗口抄送各部门，申请人不用在部门之间递送。');
    expect(page.text).not.toContain('启动并联审批');
    const refused = await take(clerk, number, 'leg-openings', { projectName: '餐厅', contactName: '张建国' });
    expect([refused.status, errorsIn(refused.text)]).toEqual([
      409,
      ['联办件的启动、催办和汇总由牵头人办理：部门以内由窗口，跨部门由督查科。请交由牵头人办理。（S-03）'],
    ]);
  });

  it('T22, D-08: the first group gets its copies at once, each with its own clock and a word on its desk', async () => {
    const { hall, number, caseId, fire } = await opened();
    expect(await standOf(hall, number)).toMatchObject({ state: 'LEGS', runningDueAt: '2026-12-04 18:00' });
    const legs = await legsOf(hall, caseId);
    expect(legs.map((leg) => [leg.state, inShanghai(leg.runningDueAt)])).toEqual([
      ['open', '2026-12-04 18:00'],
      ['open', '2026-11-25 18:00'],
      ['waiting', null],
    ]);
    expect(await noticeKindsOf(hall, number)).toEqual(['D-01', 'D-07', 'D-07', 'D-08', 'D-08']);
    const copies = await hall.database.read.notice.findMany({ where: { caseId, kind: 'D-08' } });
    const copy = copies.map(({ content }) => content).find((content) => content.includes('消防救援大队：'));
    expect(copy).toContain('张记餐厅');
    expect(copy).toContain('2026年11月25日 18:00');
    expect(copy).not.toContain('13800138000');
    const words = await hall.database.read.deskMessage.findMany();
    const fireStaff = await hall.database.read.staff.findMany({ where: { departmentId: fire.id } });
    expect(words.filter(({ staffId }) => fireStaff.some(({ id }) => id === staffId))).toHaveLength(1);
  });

  it('S-33: a department sees the case once it has the copy, never before, and nothing else of the other', async () => {
    const { desk, hall, number, caseId } = await openJointDesk(await open());
    const sees = async (account: string) => {
      const browser = await desk.signIn(account);
      const page = await browser.get(`/cases/${number}`);
      const found = await browser.get(`/search?q=${number}`);
      return [page.status, found.text.includes(`/cases/${number}`) || found.status === 303];
    };
    expect(await sees('sunfire')).toEqual([404, false]);
    await take(await desk.signIn('liudu'), number, 'leg-openings', {
      projectName: '餐厅',
      contactName: '张',
    });
    expect([await sees('sunfire'), await sees('zhouhealth')]).toEqual([
      [200, true],
      [404, false],
    ]);
    const fire = await desk.signIn('sunfire');
    expect((await fire.get('/legs')).text).toContain(number);
    const notice = await hall.database.read.notice.findFirstOrThrow({ where: { caseId, kind: 'D-08' } });
    expect((await fire.get(`/cases/${number}/notices/${notice.id}`)).status).toBe(200);
    const page = await fire.get(`/cases/${number}`);
    expect(page.text).toContain('登记本部门意见');
    expect(page.text).not.toContain('13800138000');
    expect((await take(fire, number, 'reviews')).status).not.toBe(303);
    const [own] = await legsOf(hall, caseId);
    const foreign = await post(fire, `/cases/${number}`, `/cases/${number}/legs/${own?.id}/opinions`, {
      version: String(own?.version),
      agrees: 'yes',
    });
    expect([foreign.status, errorsIn(foreign.text)]).toEqual([
      409,
      ['只能登记本部门的意见，请由承办部门登记。（S-33）'],
    ]);
  });

  it('TL-011, S-03: a department marks its contact, the lead urges, both are told and written down', async () => {
    const { desk, hall, number, caseId } = await opened();
    const leg = (await legsOf(hall, caseId))[1];
    const page = `/cases/${number}/legs/${leg?.id}`;
    const marked = await post(await desk.signIn('sunfire'), page, `${page}/contacts`, {
      version: String(leg?.version),
      words: '电话约定现场检查',
    });
    expect(marked.status).toBe(303);
    const board = await (await desk.signIn('liudu')).get(`/cases/${number}/board`);
    expect(board.text).toContain('11月20日 10:00 联系了申请人');
    const now = (await legsOf(hall, caseId))[1];
    const urged = await post(
      await desk.signIn('liudu'),
      `/cases/${number}/board`,
      `/cases/${number}/legs/${now?.id}/urgings`,
      { version: String(now?.version), words: '后天到期' },
    );
    expect(urged.status).toBe(303);
    const staff = await hall.database.read.staff.findFirstOrThrow({ where: { account: 'sunfire' } });
    const words = await hall.database.read.deskMessage.findMany({
      where: { staffId: staff.id },
      orderBy: { id: 'asc' },
    });
    expect(words.map(({ kind }) => kind)).toEqual(['leg-started', 'leg-urged']);
    expect(words[1]?.words).toBe(`刘督催办联办件 ${number}（消防安全检查）：后天到期，请尽快答复`);
    expect((await historyOf(hall, number)).slice(-2)).toEqual([
      '- leg-contacted LEGS>LEGS 孙消 联办部门联系申请人',
      '- leg-urged LEGS>LEGS 刘督 催办联办部门',
    ]);
    const byFire = await post(
      await desk.signIn('wangmin'),
      `/cases/${number}/board`,
      `/cases/${number}/legs/${now?.id}/urgings`,
      { version: String((now?.version ?? 0) + 1), words: '' },
    );
    expect(byFire.status).toBe(409);
  });

  it('T23, A-34: groups start one after another, all agree, the opinions are closed and the permit may be granted', async () => {
    const { desk, hall, number, caseId, answer, handOn } = await opened();
    expect(errorsIn((await handOn(2)).text)).toEqual([
      '“卫生许可”要等前面的环节答复：住房和城乡建设局（开办餐饮店联办）、消防救援大队（消防安全检查）。（A-34）',
    ]);
    expect((await answer('chenli', 0, { agrees: 'yes' })).status).toBe(303);
    expect((await answer('sunfire', 1, { agrees: 'yes', reason: '符合消防要求' })).status).toBe(303);
    desk.clock.now = at('2026-11-20T15:00');
    const stuck = await (await desk.signIn('liudu')).get('/legs?list=stuck');
    expect(stuck.text).toContain('卫生许可');
    const board = await (await desk.signIn('liudu')).get(`/cases/${number}/board`);
    expect(board.text).toContain(
      '卫生健康局（卫生许可）从 11月20日 10:00 起可以抄告，还没有抄告，已超过规定时间（FA-12）',
    );
    expect((await handOn(2)).status).toBe(303);
    const early = await take(await desk.signIn('liudu'), number, 'leg-closings');
    expect(errorsIn(early.text)).toEqual(['还有联办部门没有答复，请先催办；全部答复以后再汇总。（T23）']);
    expect((await answer('zhouhealth', 2, { agrees: 'yes' })).status).toBe(303);
    const closed = await take(await desk.signIn('liudu'), number, 'leg-closings');
    expect(closed.status).toBe(303);
    expect(await standOf(hall, number)).toMatchObject({ state: 'REV', runningDueAt: '2026-12-04 18:00' });
    expect((await legsOf(hall, caseId)).map(({ state, runningDueAt }) => [state, runningDueAt])).toEqual([
      ['agreed', null],
      ['agreed', null],
      ['agreed', null],
    ]);
    const granted = await take(await desk.signIn('hexiulan'), number, 'decisions', { decision: 'grant' });
    expect(granted.status).toBe(303);
    expect((await standOf(hall, number)).state).toBe('DEC_Y');
  });

  it('T23: one organ against it spares those behind it; no permit, and the applicant reads who said what', async () => {
    const { desk, hall, number, caseId, answer } = await opened();
    const bare = await answer('sunfire', 1, { agrees: 'no' });
    expect([bare.status, errorsIn(bare.text)]).toEqual([
      422,
      ['请写明不同意的理由，申请人会看到', '请写明不同意所依据的法律、法规或者规章及条款'],
    ]);
    const because = { agrees: 'no', reason: '疏散通道不足', basis: '《消防法》第十五条' };
    expect((await answer('sunfire', 1, because)).status).toBe(303);
    expect((await answer('chenli', 0, { agrees: 'yes' })).status).toBe(303);
    await take(await desk.signIn('liudu'), number, 'leg-closings');
    expect((await legsOf(hall, caseId)).map(({ state }) => state)).toEqual(['agreed', 'disagreed', 'spared']);
    const approver = await desk.signIn('hexiulan');
    const page = await approver.get(`/cases/${number}/decisions`);
    expect(page.text).toContain('疏散通道不足；依据：《消防法》第十五条');
    const granted = await take(approver, number, 'decisions', { decision: 'grant' });
    expect(errorsIn(granted.text)).toEqual([
      '有联办部门不同意，不能准予许可。请作出不予许可决定，写明理由和依据。（T23）',
    ]);
    const { publicToken } = await hall.database.read.case.findUniqueOrThrow({ where: { number } });
    const citizen = await approver.get(`/s/${publicToken}`);
    expect(citizen.text).toContain('11月20日（星期五）答复：不同意');
    expect(citizen.text).toContain('不再需要答复');
    expect(citizen.text).toContain('不需要您自己跑');
  });

  it('S-40: who received the case may not answer for his department', async () => {
    const { hall, answer } = await opened();
    await hall.database.write((tx) =>
      tx.staffRole.create({
        data: { staffId: 1, role: 'reviewer' },
      }),
    );
    const clerk = await hall.database.read.staff.findFirstOrThrow({ where: { account: 'wangmin' } });
    expect(clerk.id).toBe(1);
    const refused = await answer('wangmin', 0, { agrees: 'yes' });
    expect(errorsIn(refused.text)).toEqual([
      '您收件或者受理了该办件，不能再代表部门答复意见，请交由其他人员答复。（S-40）',
    ]);
  });

  it('S-59: two answers for one leg at the same moment: one counts, the other is told and keeps its words', async () => {
    const { desk, hall, number, caseId } = await opened();
    await desk.join('wufire', ['approver'], {
      departmentId: (await legsOf(hall, caseId))[1]?.departmentId ?? 0,
      name: '吴消',
    });
    const leg = (await legsOf(hall, caseId))[1];
    const page = `/cases/${number}/legs/${leg?.id}`;
    const entry = { version: String(leg?.version), agrees: 'yes', reason: '符合要求', basis: '' };
    const first = await post(await desk.signIn('sunfire'), page, `${page}/opinions`, entry);
    const second = await post(await desk.signIn('wufire'), page, `${page}/opinions`, entry);
    expect([first.status, second.status]).toEqual([303, 409]);
    const answers = await hall.database.read.caseEvent.count({ where: { caseId, kind: 'leg-answered' } });
    expect(answers).toBe(1);
  });

  it('S-05: a day off put on Tue 24 Nov moves the clocks of the legs with that of the whole', async () => {
    const { hall, number, caseId } = await opened();
    const change = {
      years: [],
      days: [{ date: '2026-11-24', kind: 'off', name: '停电检修' }],
      plainDates: [],
      officeHours: null,
      source: '临时闭馆',
    } as unknown as Parameters<typeof applyCalendarChange>[2];
    const by = { hallId: hall.hallId, staffId: null, name: '' };
    expect((await applyCalendarChange(hall.database, by, change, null, at('2026-11-20T16:00'))).ok).toBe(
      true,
    );
    expect((await standOf(hall, number)).runningDueAt).toBe('2026-12-07 18:00');
    expect((await legsOf(hall, caseId)).map(({ runningDueAt }) => inShanghai(runningDueAt))).toEqual([
      '2026-12-07 18:00',
      '2026-11-26 18:00',
      null,
    ]);
  });

  it('C-17: by the hall’s setting the window leads, opens and closes', async () => {
    const joint = await openJointDesk(await open());
    await joint.hall.database.write((tx) =>
      tx.setting.create({
        data: {
          hallId: joint.hall.hallId,
          key: 'jointLead',
          value: 'first-receiver',
          updatedAt: new Date(0),
        },
      }),
    );
    const clerk = await joint.desk.signIn('wangmin');
    const started = await take(clerk, joint.number, 'leg-openings', {
      projectName: '餐厅',
      contactName: '张',
    });
    expect(started.status).toBe(303);
    expect((await standOf(joint.hall, joint.number)).state).toBe('LEGS');
  });
});
