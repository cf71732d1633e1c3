import { readXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { actOnCase } from '../../../src/features/cases/act-on-case.js';
import { personOf, receivedCase } from '../../support/case.js';
import { onBothDatabases, type TestDatabase } from '../../support/databases.js';
import { makeApp, makeHall, makeStaff, send, signIn, type TestHall } from '../../support/hall.js';
import { publishedItem } from '../../support/item.js';
import { readPdf } from '../notices/pdf-text.js';

const at = (text: string) => new Date(`${text}:00+08:00`);

/** October 2026: one case finished in time at once, one decided a day late, one left overdue; one of November. */
async function busyHall({ database }: TestDatabase) {
  const hall = await makeHall(database);
  const clerk = await personOf(hall, await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' }));
  const reviewer = await personOf(hall, await makeStaff(hall, 'chenli', ['reviewer'], { name: '陈立' }));
  const approver = await personOf(hall, await makeStaff(hall, 'hexiulan', ['approver'], { name: '何秀兰' }));
  await makeStaff(hall, 'ducha', ['supervision'], { departmentId: null, name: '督查员' });
  await makeStaff(hall, 'zhuren', ['director'], { departmentId: null });
  const instant = await publishedItem(hall, { caseKind: 'I', name: '公积金查询' });
  const promised = await publishedItem(hall, { promisedValue: 5 });
  const house = { database, vault: hall.vault, publicUrl: 'https://hall.example' };
  const first = await receivedCase(hall, {
    clerk,
    item: instant,
    now: at('2026-10-12T09:30'),
    seenOutcome: 'finish-instant',
    input: { resultName: '查询单', receiverName: '张建国' },
  });
  const receive = (now: string) => receivedCase(hall, { clerk, item: promised, now: at(now) });
  const decide = async (number: string, action: 'take-review' | 'grant' | 'refuse', now: string) => {
    const row = await database.read.case.findUniqueOrThrow({ where: { number } });
    const outcome = await actOnCase(
      house,
      action === 'take-review' ? reviewer : approver,
      {
        number,
        version: row.version,
        seenEventId: 0,
        steps: [{ action, input: { reason: '不符合规划', basis: '城乡规划法第四十条' } }],
      },
      at(now),
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  };
  const explain = (number: string, overdueReason: string, overduePlan: string, now: string) =>
    database.write((tx) =>
      tx.case.update({ where: { number }, data: { overdueReason, overduePlan, overdueReasonAt: at(now) } }),
    );
  const late = await receive('2026-10-12T10:00');
  await decide(late.number, 'take-review', '2026-10-13T10:00');
  const overdue = await receive('2026-10-20T10:00');
  const next = await receive('2026-11-02T10:00');
  await explain(late.number, '等待规划部门复函', '10月20日办结', '2026-10-20T09:30');
  return { hall, first, late, overdue, next, decide, explain };
}

const OCTOBER = '/supervision/reports/bulletin?period=2026-10';

/** The cells of the row that begins with a text, without tags. */
function rowOf(html: string, heading: string, first: string): string[] {
  const section = html.slice(html.indexOf(`<h2>${heading}</h2>`));
  const rows = [...section.slice(0, section.indexOf('</table>')).matchAll(/<tr>(.*?)<\/tr>/gs)];
  const cells = rows.map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, '').trim()),
  );
  return cells.find((each) => each.includes(first)) ?? [];
}

async function pageOf(hall: TestHall, now: Date, address: string, account = 'ducha') {
  return (
    await signIn(
      makeApp(hall, () => now),
      account,
    )
  ).get(address);
}

onBothDatabases('reports of the supervision section', (open) => {
  it('RP-01: the bulletin of October counts by window and department, and tells the overdue cases with their reasons', async () => {
    const { hall, late, overdue, decide, explain } = await busyHall(await open());
    await decide(late.number, 'refuse', '2026-10-20T10:00');
    await explain(overdue.number, '', '', '2026-10-28T09:30');
    const page = await pageOf(hall, at('2026-11-05T10:00'), OCTOBER);
    expect(page.status).toBe(200);
    expect(page.text).toContain('2026年10月运行情况通报');
    expect(page.text).toContain('还没有结账，截至 2026年11月1日 00:00');
    // received, accepted, not accepted, done, on time, late, ended, open, of them overdue, on-time rate
    const counts = ['3', '3', '0', '2', '1', '1', '0', '1', '1', '33.3%'];
    expect(rowOf(page.text, '各窗口办件情况', '3号 住建窗口')).toEqual(['3号 住建窗口', ...counts]);
    expect(rowOf(page.text, '各部门办件情况', '住房和城乡建设局')).toEqual(['住房和城乡建设局', ...counts]);
    expect(rowOf(page.text, '超期办件和原因', late.number)).toEqual([
      late.number,
      '建筑工程施工许可证核发',
      '住房和城乡建设局',
      '陈立',
      '2026年10月19日 18:00',
      '2026年10月20日 10:00',
      '不足 1',
      '等待规划部门复函；10月20日办结',
    ]);
    expect(rowOf(page.text, '超期办件和原因', overdue.number).slice(4)).toEqual([
      '2026年10月27日 18:00',
      '未办结',
      '3',
      '没有登记原因',
    ]);
    expect(page.text).toContain('<svg class="clock-svg"');
    expect(page.text).not.toContain('style=');
  });

  it('SV-05: the bulletin tells what the calls of the month gave by window, once a sample is drawn', async () => {
    const { hall } = await busyHall(await open());
    await hall.database.write(async (tx) => {
      const { id } = await tx.sample.create({
        data: {
          hallId: hall.hallId,
          month: '2026-10',
          seed: 's',
          perWindow: 2,
          createdAt: at('2026-11-02T09:00'),
          createdBy: '督查员',
        },
      });
      const called = {
        sampleId: id,
        windowId: hall.windowId,
        calledAt: at('2026-11-03T09:00'),
        calledBy: '督查员',
      };
      await tx.sampleCase.createMany({
        data: [
          { ...called, position: 1, caseId: 1, reached: true, satisfaction: 'satisfied' },
          { ...called, position: 2, caseId: 2, reached: false },
          { sampleId: id, windowId: hall.windowId, position: 3, caseId: 3 },
          { ...called, position: 4, caseId: 4, reached: true, satisfaction: 'dissatisfied' },
        ],
      });
    });
    const page = await pageOf(hall, at('2026-11-05T10:00'), OCTOBER);
    // drawn, called, reached, satisfied, dissatisfied
    expect(rowOf(page.text, '抽查回访结果', '3号 住建窗口')).toEqual([
      '3号 住建窗口',
      '4',
      '3',
      '2',
      '1',
      '1',
    ]);
    expect(page.text).toMatch(/<span>满意<\/span>[\s\S]*<span>不满意<\/span>/);
  });

  it('SV-05: who closes a month is told that its sample is not drawn, or not called to the end', async () => {
    const { hall } = await busyHall(await open());
    const told = async () => {
      const { text } = await pageOf(hall, at('2026-11-05T10:00'), OCTOBER);
      return /还没有抽查回访|还有 \d+ 件没有回访/.exec(text)?.[0] ?? '';
    };
    const before = await told();
    const { id } = await hall.database.write((tx) =>
      tx.sample.create({
        data: {
          hallId: hall.hallId,
          month: '2026-10',
          seed: 's',
          perWindow: 2,
          createdAt: at('2026-11-02T09:00'),
          createdBy: '督查员',
        },
      }),
    );
    const drawn = { sampleId: id, windowId: hall.windowId };
    await hall.database.write((tx) =>
      tx.sampleCase.createMany({
        data: [
          { ...drawn, position: 1, caseId: 1, calledAt: at('2026-11-03T09:00'), calledBy: '督查员' },
          { ...drawn, position: 2, caseId: 2 },
        ],
      }),
    );
    const half = await told();
    await hall.database.write((tx) =>
      tx.sampleCase.updateMany({ data: { calledAt: at('2026-11-03T09:00'), calledBy: '督查员' } }),
    );
    expect([before, half, await told()]).toEqual(['还没有抽查回访', '还有 1 件没有回访', '']);
  });

  it('9.3: each KPI shows formula, numerator and denominator, and the list behind each', async () => {
    const { hall, first, late, overdue, decide } = await busyHall(await open());
    await decide(late.number, 'refuse', '2026-10-20T10:00');
    const now = at('2026-11-05T10:00');
    const page = await pageOf(hall, now, '/supervision/reports/kpi?period=2026-10');
    expect(rowOf(page.text, '指标和算法', '及时率')).toEqual([
      '及时率',
      '33.3%',
      '≥ 90%，没有达到',
      '1',
      '3',
      '按时办结 ÷ （办结＋期末超期未办结） × 100%',
    ]);
    expect(rowOf(page.text, '指标和算法', '一次办结率').slice(1, 5)).toEqual(['50%', '', '1', '2']);
    expect(rowOf(page.text, '指标和算法', '零投诉').slice(1)).toEqual([
      '0 件',
      '0 件，达到',
      '0',
      '',
      '查实有服务责任的投诉的件数',
    ]);
    const numbers = async (figure: string) => {
      const list = await pageOf(hall, now, `/supervision/reports/cases?figure=${figure}&period=2026-10`);
      return [...list.text.matchAll(/class="case-no"[^>]*>([^<]+)</g)].map(([, number]) => number);
    };
    expect(await numbers('doneOnTime')).toEqual([first.number]);
    const behind = /href="(\/supervision\/reports\/cases[^"]*)"/.exec(page.text)?.[1] ?? '';
    const list = await pageOf(hall, now, behind.replaceAll('&amp;', '&'));
    expect(list.text).toContain('href="/supervision/reports/kpi?period=2026-10">返回报表');
    expect(await numbers('services')).toEqual([first.number, late.number, overdue.number]);
    expect(await numbers('overdue')).toEqual([overdue.number]);
    expect(await numbers('firstVisit')).toEqual([first.number]);
    expect(await numbers('accepted')).toEqual([first.number, late.number, overdue.number]);
    expect((await pageOf(hall, now, '/supervision/reports/cases?figure=nothing')).status).toBe(404);
  });

  it('S-62, RP-18: kept promises by department and item, and the counters of the promise statistics', async () => {
    const { hall, late, overdue, decide } = await busyHall(await open());
    await decide(late.number, 'refuse', '2026-10-20T10:00');
    await decide(overdue.number, 'take-review', '2026-10-21T09:00');
    await decide(overdue.number, 'refuse', '2026-10-22T10:00');
    const page = await pageOf(hall, at('2026-11-05T10:00'), '/supervision/reports/fulfilment?period=2026-Q4');
    expect(page.text).toContain('2026年第4季度承诺兑现情况');
    expect(rowOf(page.text, '兑现统计', '限时办结制')).toEqual([
      '限时办结制',
      '有承诺时限的办件办结',
      '2',
      '1',
    ]);
    expect(rowOf(page.text, '兑现统计', '服务承诺制').slice(2)).toEqual(['3', '2']);
    expect(rowOf(page.text, '各事项承诺兑现', '建筑工程施工许可证核发').slice(1, 5)).toEqual([
      '2',
      '1',
      '1',
      '50%',
    ]);
  });

  it('S-62: behind the promises not kept stand these alone, not a late case that had no promise', async () => {
    const { hall, first, late, decide } = await busyHall(await open());
    await decide(late.number, 'refuse', '2026-10-20T10:00');
    await hall.database.write((tx) =>
      tx.case.update({ where: { number: first.number }, data: { dueAt: at('2026-10-12T09:00') } }),
    );
    const now = at('2026-11-05T10:00');
    const page = await pageOf(hall, now, '/supervision/reports/fulfilment?period=2026-10');
    expect(rowOf(page.text, '各部门承诺兑现', '住房和城乡建设局').slice(1, 4)).toEqual(['1', '0', '1']);
    const href = /href="([^"]*figure=promisesBroken[^"]*)"/.exec(page.text)?.[1] ?? '';
    const list = await pageOf(hall, now, href.replaceAll('&amp;', '&'));
    expect([...list.text.matchAll(/class="case-no"[^>]*>([^<]+)</g)].map(([, number]) => number)).toEqual([
      late.number,
    ]);
  });

  it('RP-01: the figures of a closed month stay, whatever happens to its cases, until it is opened again with a reason', async () => {
    const { hall, late } = await busyHall(await open());
    const now = at('2026-11-05T10:00');
    const browser = await signIn(
      makeApp(hall, () => now),
      'ducha',
    );
    const closed = await send(browser, OCTOBER, '/supervision/reports/closings', {
      hall: hall.hallId,
      month: '2026-10',
    });
    expect([closed.status, closed.headers.location]).toEqual([303, OCTOBER]);
    const before = await browser.get(OCTOBER);
    expect(before.text).toContain('2026年11月5日 10:00 由督查员结账，数字不再变动');
    await hall.database.write((tx) =>
      tx.case.update({
        where: { number: late.number },
        data: { state: 'DEC_N', isOpen: false, runningDueAt: null, closedAt: at('2026-10-30T10:00') },
      }),
    );
    const figures = (html: string) => rowOf(html, '各窗口办件情况', '3号 住建窗口');
    expect(figures((await browser.get(OCTOBER)).text)).toEqual(figures(before.text));
    const again = await send(browser, OCTOBER, '/supervision/reports/closings', {
      hall: hall.hallId,
      month: '2026-10',
    });
    expect([again.status, again.text.includes('这个月已经结账')]).toEqual([409, true]);
    const silent = await send(browser, OCTOBER, '/supervision/reports/reopenings', {
      hall: hall.hallId,
      month: '2026-10',
      reason: ' ',
    });
    expect([silent.status, silent.text.includes('请写明重新打开的理由')]).toEqual([422, true]);
    const reopened = await send(browser, OCTOBER, '/supervision/reports/reopenings', {
      hall: hall.hallId,
      month: '2026-10',
      reason: '一件办件的办结时间登记错误',
    });
    expect(reopened.status).toBe(303);
    const after = await browser.get(OCTOBER);
    expect(after.text).toContain('督查员已重新打开，理由：一件办件的办结时间登记错误');
    expect(figures(after.text)).not.toEqual(figures(before.text));
    const audit = await hall.database.read.auditEntry.findMany({
      where: { kind: { startsWith: 'report.' } },
      orderBy: { id: 'asc' },
    });
    expect(audit.map(({ kind, subject, actorName }) => ({ kind, subject, actorName }))).toEqual([
      { kind: 'report.close', subject: '2026-10', actorName: '督查员' },
      { kind: 'report.reopen', subject: '2026-10', actorName: '督查员' },
    ]);
    const early = await send(browser, OCTOBER, '/supervision/reports/closings', {
      hall: hall.hallId,
      month: '2026-11',
    });
    expect([early.status, early.text.includes('这个月还没有结束')]).toEqual([409, true]);
  });

  it('RP-01: the bulletin goes out as print, PDF and spreadsheet, and what left is noted', async () => {
    const { hall } = await busyHall(await open());
    const now = at('2026-11-05T10:00');
    const browser = await signIn(
      makeApp(hall, () => now),
      'ducha',
    );
    const print = await browser.get('/supervision/reports/bulletin/print?period=2026-10');
    expect(print.text).toContain('<h1 class="sheet-title">2026年10月运行情况通报</h1>');
    for (const name of ['bulletin', 'fulfilment', 'kpi']) {
      const pdf = await browser.get(`/supervision/reports/${name}.pdf?period=2026-10`);
      expect([pdf.status, String(pdf.body.subarray(0, 5))]).toEqual([200, '%PDF-']);
    }
    const charted = readPdf(
      (await browser.get('/supervision/reports/bulletin.pdf?period=2026-10')).body,
    ).text;
    for (const words of ['各窗口按时办结和超期（件）', '按时办结', '3号 住建窗口', '3 件，33.3%'])
      expect(charted).toContain(words);
    const file = await browser
      .get('/supervision/reports/bulletin.xlsx?period=2026-10')
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      });
    const book = await readXlsx(file.body);
    expect(book.sheets.map(({ name }) => name)).toEqual([
      '各窗口办件情况',
      '各部门办件情况',
      '超期办件和原因',
    ]);
    expect(book.sheets[0]?.rows[2]?.slice(0, 6)).toEqual(['3号 住建窗口', 3, 3, 0, 1, 1]);
    const noted = await hall.database.read.auditEntry.findMany({
      where: { kind: 'report.export' },
      orderBy: { id: 'asc' },
    });
    expect(noted.map(({ subject, details }) => [subject, JSON.parse(details)])).toEqual([
      ['bulletin', { format: 'pdf', period: '2026-10' }],
      ['fulfilment', { format: 'pdf', period: '2026-10' }],
      ['kpi', { format: 'pdf', period: '2026-10' }],
      ['bulletin', { format: 'pdf', period: '2026-10' }],
      ['bulletin', { format: 'xlsx', period: '2026-10' }],
    ]);
  });

  it('9.3: complaints, ratings and audits lead to the lists behind them, for those who may see these', async () => {
    const { hall, first } = await busyHall(await open());
    await makeStaff(hall, 'head', ['window-head']);
    await hall.database.write(async (tx) => {
      const { id: caseId } = await tx.case.findUniqueOrThrow({ where: { number: first.number } });
      await tx.preAudit.deleteMany();
      const audit = { hallId: hall.hallId, caseId, at: at('2026-10-12T09:30') };
      await tx.preAudit.createMany({
        data: [
          { ...audit, stage: 'acceptance', passed: true, state: 'auto' },
          { ...audit, stage: 'acceptance', passed: false },
          { ...audit, stage: 'decision', passed: false },
        ],
      });
    });
    const address = '/supervision/reports/kpi?period=2026-10';
    const { text } = await pageOf(hall, at('2026-11-05T10:00'), address);
    expect(rowOf(text, '指标和算法', '自动稽核通过率').slice(1, 5)).toEqual([
      '50%',
      '≥ 90%，没有达到',
      '1',
      '2',
    ]);
    expect(text).toContain('href="/pre-audits/figures?from=2026-10-01&amp;to=2026-10-31"');
    const own = await pageOf(hall, at('2026-11-05T10:00'), address, 'head');
    expect(rowOf(own.text, '指标和算法', '自动稽核通过率').slice(1, 5)).toEqual(['—', '≥ 90%', '0', '0']);
    expect(own.text).not.toContain('/pre-audits/figures');
  });

  it('S-33: a window head is told only his department, a clerk nothing, and only supervision closes a month', async () => {
    const { hall } = await busyHall(await open());
    const other = await hall.database.write((tx) =>
      tx.department.create({ data: { hallId: hall.hallId, code: 'SW', name: '水务局' } }),
    );
    await makeStaff(hall, 'head', ['window-head'], { departmentId: other.id, windowIds: [] });
    const now = at('2026-11-05T10:00');
    const head = await pageOf(hall, now, OCTOBER, 'head');
    expect([head.status, head.text.includes('住房和城乡建设局')]).toEqual([200, false]);
    const behind = await pageOf(
      hall,
      now,
      '/supervision/reports/cases?figure=received&period=2026-10',
      'head',
    );
    expect(behind.text).toContain('没有这样的办件。');
    expect((await pageOf(hall, now, OCTOBER, 'wangmin')).status).toBe(403);
    const director = await signIn(
      makeApp(hall, () => now),
      'zhuren',
    );
    expect((await director.get(OCTOBER)).text).not.toContain('结账</h2>');
    const refused = await send(director, OCTOBER, '/supervision/reports/closings', {
      hall: hall.hallId,
      month: '2026-10',
    });
    expect(refused.status).toBe(403);
  });
});
