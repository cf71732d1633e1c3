import { beforeEach, expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall, makeStaff, send, signIn, type TestHall } from '../../support/hall.js';

const MONTH_END = new Date('2026-11-30T15:00:00+08:00');

onBothDatabases('self-checks D-15 and D-16', (open) => {
  let hall: TestHall;
  let wang: number;
  beforeEach(async () => {
    hall = await makeHall((await open()).database);
    wang = await makeStaff(hall, 'wang', ['clerk'], { name: '王小明' });
    await makeStaff(hall, 'li', ['clerk'], { name: '李红' });
    await makeStaff(hall, 'supervisor', ['supervision'], { name: '督查员', departmentId: null });
  });
  const scores = {
    'scores[D]': '20',
    'scores[A]': '19',
    'scores[Q]': '18.5',
    'scores[R]': '25',
    'scores[L]': '15',
  };

  it('D-16: is handed in on the last day of the month with the counts of the records', async () => {
    await hall.database.write(async (tx) => {
      await tx.complaint.create({
        data: {
          hallId: hall.hallId,
          rowKey: 'c1',
          number: 'TS1',
          queryCodeHash: 'x',
          channel: 'phone',
          content: '态度不好',
          receivedAt: MONTH_END,
          finding: 'founded',
          foundAt: MONTH_END,
          valid: true,
          blamedStaffId: wang,
        },
      });
    });
    const app = makeApp(hall, () => MONTH_END);
    const browser = await signIn(app, 'wang');
    const page = `/self-checks/2026-11/STF/${wang}`;
    const answer = await send(browser, page, page, { version: 0, ...scores, explanation: '无' });
    expect([answer.status, answer.headers.location]).toEqual([303, '/self-checks']);
    const [row] = await hall.database.read.selfCheck.findMany();
    expect({ ...row, id: 0 }).toEqual({
      id: 0,
      hallId: hall.hallId,
      scheme: 'STF',
      period: '2026-11',
      subjectKind: 'clerk',
      subjectId: wang,
      counts: '{"accepted":0,"done":0,"overdue":0,"complaints":1,"praise":0}',
      scores: '{"D":20,"A":19,"Q":18.5,"R":25,"L":15}',
      explanation: '无',
      filledById: wang,
      filledBy: '王小明',
      savedAt: MONTH_END,
      submittedAt: MONTH_END,
      version: 1,
    });
    const again = await send(browser, '/self-checks', page, { version: 1, ...scores, explanation: '改' });
    expect(again.status).toBe(409);
    expect((await browser.get(`${page}/sheet`)).text).toContain('97.5');
  });

  it('D-16: a score above the maximum or missing is told next to its field, values kept', async () => {
    const browser = await signIn(
      makeApp(hall, () => MONTH_END),
      'wang',
    );
    const page = `/self-checks/2026-11/STF/${wang}`;
    const answer = await send(browser, page, page, {
      version: 0,
      ...scores,
      'scores[D]': '21',
      'scores[L]': '',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('“德”的自评分请填写 0 到 20 之间的数');
    expect(answer.text).toContain('请填写“廉”的自评分');
    expect(answer.text).toContain('value="21"');
  });

  it('D-16: drafts are saved while one writes, and handed in from the same page', async () => {
    const browser = await signIn(
      makeApp(hall, () => MONTH_END),
      'wang',
    );
    const page = `/self-checks/2026-11/STF/${wang}`;
    const auto = (more: object) =>
      send(browser, page, `${page}/autosave`, { version: 0, ...scores, ...more });
    expect([(await auto({ 'scores[D]': '1' })).status, (await auto({ 'scores[D]': '12' })).status]).toEqual([
      204, 204,
    ]);
    expect((await send(browser, page, page, { version: 0, ...scores })).status).toBe(303);
    const [row] = await hall.database.read.selfCheck.findMany();
    expect(row?.scores).toBe('{"D":20,"A":19,"Q":18.5,"R":25,"L":15}');
  });

  it('D-16: not handed in before the last day, nor after the 5th of the next month', async () => {
    const page = `/self-checks/2026-11/STF/${wang}`;
    for (const [now, words] of [
      ['2026-11-29T23:00:00+08:00', '月底最后一天起才能提交'],
      ['2026-12-06T00:00:00+08:00', '提交期限已过'],
    ] as const) {
      const browser = await signIn(
        makeApp(hall, () => new Date(now)),
        'wang',
      );
      const answer = await send(browser, '/self-checks', page, { version: 0, ...scores });
      expect([answer.status, answer.text.includes(words)]).toEqual([409, true]);
    }
  });

  it('D-15: any clerk of the window fills it; who sits elsewhere, or asks for a colleague, finds nothing', async () => {
    const app = makeApp(hall, () => MONTH_END);
    const li = await signIn(app, 'li');
    const page = `/self-checks/2026-11/WIN/${hall.windowId}`;
    const given = { version: 0, 'scores[A]': '60', 'scores[B]': '20', 'scores[C]': '19', explanation: '' };
    expect((await send(li, page, page, given)).status).toBe(303);
    expect((await li.get(`/self-checks/2026-11/STF/${wang}`)).status).toBe(404);
    await makeStaff(hall, 'zhao', ['clerk'], { windowIds: [] });
    const zhao = await signIn(app, 'zhao');
    expect((await zhao.get(page)).status).toBe(404);
    expect((await send(zhao, '/self-checks', page, given)).status).toBe(404);
  });

  it('supervision sees who is missing and reminds them; clerks see no overview', async () => {
    const app = makeApp(hall, () => MONTH_END);
    const supervisor = await signIn(app, 'supervisor');
    const overview = '/appraisal/self-checks/2026-11';
    const page = await supervisor.get(overview);
    expect(page.status).toBe(200);
    expect((page.text.match(/未填/g) ?? []).length).toBe(3);
    expect((await send(supervisor, overview, `${overview}/reminders`, {})).status).toBe(303);
    const messages = await hall.database.read.deskMessage.findMany({ orderBy: { staffId: 'asc' } });
    expect(messages.map(({ staffId, words }) => [staffId === wang, words])[0]).toEqual([
      true,
      '2026年11月的3号 住建窗口自查表、本人自查表还没有提交，请尽快填报',
    ]);
    expect(messages).toHaveLength(2);
    expect((await (await signIn(app, 'wang')).get(overview)).status).toBe(403);
  });
});
