import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { send } from '../../support/hall.js';
import { historyOf, openCaseDesk, take } from './case-desk.js';

onBothDatabases('the case page', (open) => {
  it('D.Clerk.6: state, clock, whose turn, materials, papers and the full history in words', async () => {
    const desk = await openCaseDesk(await open());
    const { number, noticeIds } = await desk.receive({ item: desk.item });
    const { text, status } = await (await desk.signIn('wangmin')).get(`/cases/${number}`);
    expect(status).toBe(200);
    for (const words of [
      `<h1 class="case-no">${number}</h1>`,
      '已受理',
      '3号窗口 → 住房和城乡建设局 · 现在轮到部门审查',
      '11月27日 18:00 前办结，剩 5 个工作日',
      `href="/cases/${number}/clock"`,
      '建设工程规划许可证',
      '复印件 1 份',
      '受理通知书',
      `href="/cases/${number}/notices/${noticeIds[0]}"`,
      `href="/cases/${number}/notices/${noticeIds[0]}.pdf"`,
      '王敏收到申请材料，登记收件。',
      '王敏受理了申请',
      '王敏出具文书：受理通知书 受字〔2026〕第000001号。</p>',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('为什么是这一天: day by day, the weekend not counted', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item });
    const { text } = await (await desk.signIn('wangmin')).get(`/cases/${number}/clock`);
    for (const words of [
      '11月20日 10:00 受理，受理当日不计',
      '11月21日至11月22日 周末，不计',
      '应于 11月27日 18:00 前办结',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('S-33: names, numbers and phones are masked until someone opens them, which is logged twice', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item });
    const clerk = await desk.signIn('wangmin');
    const masked = await clerk.get(`/cases/${number}`);
    for (const words of ['张**', '110***********002X', '138****8000']) expect(masked.text).toContain(words);
    for (const secret of ['张建国', '11010519491231002X', '13800138000', '青河区人民路']) {
      expect(masked.text).not.toContain(secret);
    }
    const opened = await send(clerk, `/cases/${number}`, `/cases/${number}/disclosures`, {});
    expect([opened.status, opened.headers['cache-control']]).toEqual([200, 'no-store']);
    for (const secret of ['张建国', '11010519491231002X', '13800138000', '青河区人民路 1 号']) {
      expect(opened.text).toContain(secret);
    }
    expect(opened.text).toContain('王敏查看了申请人的完整个人信息。');
    expect((await historyOf(desk.hall, number)).at(-1)).toBe(
      '- personal-data-opened ACC>ACC 王敏 查看完整个人信息',
    );
    const audit = await desk.hall.database.read.auditEntry.findMany({
      where: { kind: 'personal-data-opened' },
    });
    expect(
      audit.map(({ hallId, staffId, actorName, subject }) => ({ hallId, staffId, actorName, subject })),
    ).toEqual([{ hallId: desk.hall.hallId, staffId: desk.ids.clerk, actorName: '王敏', subject: number }]);
    expect((await clerk.get(`/cases/${number}`)).text).not.toContain('11010519491231002X');
  });

  it('the name of who took the result is masked in the history too', async () => {
    const desk = await openCaseDesk(await open(), { caseKind: 'I', resultName: '备案回执' });
    const { number } = await desk.receive({ item: desk.item, ticks: ['missing', 'present'] });
    const clerk = await desk.signIn('wangmin');
    await take(clerk, number, 'supplements', {
      materials: { m1: { status: 'present', problem: '' } },
      seenOutcome: 'finish-instant',
      resultName: '备案回执',
      receiverName: '孙晓梅',
    });
    const { text } = await clerk.get(`/cases/${number}`);
    expect(text).toContain('王敏当场办结，发出备案回执，领取人孙**。');
    expect(text).not.toContain('孙晓梅');
  });

  it('a migrated case without applicant, materials and limit shows with its own due moment', async () => {
    const desk = await openCaseDesk(await open(), { promisedValue: null, materials: [] });
    const { hall, item } = desk;
    const moment = (text: string) => new Date(`${text}:00+08:00`);
    await hall.database.write(async (tx) => {
      const made = await tx.case.create({
        data: {
          hallId: hall.hallId,
          number: 'M-2010-07733',
          publicToken: 'migrated-token',
          queryCode: '',
          origin: 'migrated',
          kind: 'P',
          state: 'DONE',
          itemId: item.itemId,
          itemVersionId: item.itemVersionId,
          itemName: '旧系统办件',
          departmentId: hall.departmentId,
          applicantName: '',
          handlerName: '老周',
          receivedAt: moment('2026-03-02T09:00'),
          acceptedAt: moment('2026-03-02T09:00'),
          dueAt: moment('2026-03-09T17:00'),
          closedAt: moment('2026-03-10T10:00'),
          isOpen: false,
        },
      });
      await tx.caseEvent.create({
        data: {
          hallId: hall.hallId,
          caseId: made.id,
          kind: '窗口收件',
          toState: 'RECV',
          actorName: '老周',
          at: moment('2026-03-02T09:00'),
          enteredAt: moment('2026-11-20T09:00'),
          migrated: true,
        },
      });
    });
    const clerk = await desk.signIn('wangmin');
    const page = await clerk.get('/cases/M-2010-07733');
    expect(page.status).toBe(200);
    for (const words of [
      'M-2010-07733',
      '应于 3月9日 17:00 前办结，结束时超 1 个工作日',
      '这个办件没有登记材料。',
      '窗口收件',
      '老周',
    ]) {
      expect(page.text).toContain(words);
    }
    const clock = await clerk.get('/cases/M-2010-07733/clock');
    expect([clock.status, clock.text.includes('登记时直接给定的')]).toEqual([200, true]);
  });
});
