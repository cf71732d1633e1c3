import { readXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall, makeStaff, signIn, type TestHall } from '../../support/hall.js';
import { hrefOf, insertCases, type SampleCase, shownNumbers } from '../desk/sample-cases.js';

/** Monday 23 November 2026, 10:00 in Shanghai. */
const MONDAY = new Date('2026-11-23T10:00:00+08:00');

async function secondDepartment(hall: TestHall): Promise<{ departmentId: number; windowId: number }> {
  return hall.database.write(async (tx) => {
    const department = await tx.department.create({
      data: { hallId: hall.hallId, code: 'SW', name: '水务局' },
    });
    const window = await tx.window.create({
      data: { hallId: hall.hallId, departmentId: department.id, number: '5', name: '水务窗口' },
    });
    return { departmentId: department.id, windowId: window.id };
  });
}

onBothDatabases('the lists of late and soon due cases', (open) => {
  it('SV-01: overdue is what was due before now and still runs, the latest first; closed and stopped cases are not in it', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'ducha', ['supervision'], { departmentId: null });
    const [oneDay, threeDays, , , justNow] = await insertCases(hall, [
      { due: '2026-11-19T18:00:00+08:00', applicantName: '欧阳修文' },
      { due: '2026-11-17T18:00:00+08:00', applicantType: 'organisation', applicantName: '宏远建设有限公司' },
      { due: null, state: 'DONE', isOpen: false, closedAt: '2026-11-19T10:00:00+08:00' },
      { due: '2026-11-23T10:00:00+08:00' },
      { due: '2026-11-23T09:59:00+08:00' },
    ]);
    const page = await (
      await signIn(
        makeApp(hall, () => MONDAY),
        'ducha',
      )
    ).get('/supervision/overdue');
    expect(page.status).toBe(200);
    expect(shownNumbers(page.text)).toEqual([threeDays, oneDay, justNow]);
    expect(page.text).toContain('超 3 个工作日');
    expect(page.text).toContain('超 1 个工作日');
    expect(page.text).toContain('超 1 分钟');
    expect(page.text).toContain('11月17日 18:00');
    expect(page.text).toContain('欧***');
    expect(page.text).not.toContain('欧阳修文');
    expect(page.text).toContain('宏远建设有限公司');
    expect(page.text).toContain('共 3 件');
  });

  it('S-33: a window head sees only his own department, a clerk no list of supervision at all', async () => {
    const hall = await makeHall((await open()).database);
    const other = await secondDepartment(hall);
    await makeStaff(hall, 'head', ['window-head'], {
      departmentId: other.departmentId,
      windowIds: [other.windowId],
    });
    await makeStaff(hall, 'clerk', ['clerk']);
    const [, theirs] = await insertCases(hall, [
      { due: '2026-11-18T18:00:00+08:00' },
      { due: '2026-11-19T18:00:00+08:00', ...other },
    ]);
    const app = makeApp(hall, () => MONDAY);
    const head = await signIn(app, 'head');
    expect(shownNumbers((await head.get('/supervision/overdue')).text)).toEqual([theirs]);
    expect((await head.get('/supervision/overdue.csv')).status).toBe(403);
    expect((await head.get('/supervision/breaches')).status).toBe(403);
    const clerk = await signIn(app, 'clerk');
    expect((await clerk.get('/supervision/overdue')).status).toBe(403);
    expect((await clerk.get('/supervision/due-soon')).status).toBe(403);
  });

  it('narrows by department, window, item, handler and lateness, and keeps the filters in the address', async () => {
    const hall = await makeHall((await open()).database);
    const other = await secondDepartment(hall);
    await makeStaff(hall, 'ducha', ['supervision'], { departmentId: null });
    const chen = await makeStaff(hall, 'chen', ['reviewer'], { name: '陈立' });
    const wang = await makeStaff(hall, 'wang', ['clerk'], { name: '王敏' });
    const [a, b, c, d] = await insertCases(hall, [
      { due: '2026-11-19T18:00:00+08:00', acceptedById: wang, reviewedById: chen },
      { due: '2026-11-18T18:00:00+08:00', acceptedById: wang, state: 'ACC' },
      {
        due: '2026-11-17T18:00:00+08:00',
        ...other,
        itemName: '城镇污水排入排水管网许可',
        handlerName: '赵一鸣',
      },
      { due: '2026-11-23T09:00:00+08:00', windowId: other.windowId, itemName: '100%_折扣' },
    ]);
    const browser = await signIn(
      makeApp(hall, () => MONDAY),
      'ducha',
    );
    const shown = async (query: string) =>
      shownNumbers((await browser.get(`/supervision/overdue?${query}`)).text);
    expect(await shown('')).toEqual([c, b, a, d]);
    expect(await shown(`department=${hall.departmentId}`)).toEqual([b, a, d]);
    expect(await shown(`window=${other.windowId}`)).toEqual([c, d]);
    expect(await shown('item=排水')).toEqual([c]);
    expect(await shown('item=施工許可')).toEqual([b, a]);
    expect(await shown('item=%25_')).toEqual([d]);
    expect(await shown('item=_')).toEqual([d]);
    expect(await shown('handler=陈')).toEqual([a]);
    expect(await shown('handler=王敏')).toEqual([b]);
    expect(await shown('handler=赵一鸣')).toEqual([c]);
    expect(await shown('days=0')).toEqual([d]);
    expect(await shown('days=1')).toEqual([a]);
    expect(await shown('days=2')).toEqual([b]);
    expect(await shown('days=3')).toEqual([c]);
    expect(await shown('days=1&department=99999')).toEqual([]);
    expect(await shown('department=x&days=-1&sort=nonsense&after=1.2.3.4')).toEqual([c, b, a, d]);
    const page = await browser.get(`/supervision/overdue?department=${hall.departmentId}&sort=-due`);
    expect(shownNumbers(page.text)).toEqual([d, a, b]);
    expect(page.text).toContain(`/supervision/overdue.csv?department=${hall.departmentId}&amp;sort=-due`);
    expect(page.text).toContain('<input type="hidden" name="sort" value="-due">');
    expect(page.text).toContain('共 3 件');
  });

  it('counts by department and window, with links that narrow the list', async () => {
    const hall = await makeHall((await open()).database);
    const other = await secondDepartment(hall);
    await makeStaff(hall, 'ducha', ['supervision'], { departmentId: null });
    await insertCases(hall, [
      { due: '2026-11-20T18:00:00+08:00' },
      { due: '2026-11-19T18:00:00+08:00' },
      { due: '2026-11-18T18:00:00+08:00', ...other },
    ]);
    const page = await (
      await signIn(
        makeApp(hall, () => MONDAY),
        'ducha',
      )
    ).get('/supervision/overdue');
    const tiles = [...page.text.matchAll(/class="figure">(\d+)<\/span><span class="what">([^<]+)</g)].map(
      (match) => match.slice(1),
    );
    expect(tiles).toEqual([
      ['3', '全部'],
      ['2', '住房和城乡建设局'],
      ['1', '水务局'],
    ]);
    expect(page.text).toContain(
      `<a href="/supervision/overdue?department=${other.departmentId}&amp;window=${other.windowId}">5号窗口 水务窗口</a></td><td class="number">1</td>`,
    );
  });

  it.each(['due', '-due', 'department', 'window', 'accepted', '-accepted'])(
    'paging by %s forwards and back shows every row exactly once, though many share their due moment',
    async (sort) => {
      const hall = await makeHall((await open()).database);
      const other = await secondDepartment(hall);
      await makeStaff(hall, 'ducha', ['supervision'], { departmentId: null });
      const samples = Array.from(
        { length: 120 },
        (_, index): SampleCase => ({
          due: `2026-11-${index % 3 === 0 ? '18' : '19'}T18:00:00+08:00`,
          acceptedAt: index % 5 === 0 ? null : `2026-11-1${index % 4}T10:00:00+08:00`,
          ...(index % 2 === 0 ? other : {}),
          ...(index % 7 === 0 ? { windowId: null } : {}),
        }),
      );
      const numbers = await insertCases(hall, samples);
      const browser = await signIn(
        makeApp(hall, () => MONDAY),
        'ducha',
      );
      const pages: string[][] = [];
      let last = '';
      for (let href: string | null = `/supervision/overdue?sort=${sort}`; href !== null; ) {
        const { text } = await browser.get(href);
        pages.push(shownNumbers(text));
        last = text;
        href = hrefOf(text, 'next');
      }
      expect(pages.map((page) => page.length)).toEqual([50, 50, 20]);
      expect(pages.flat().toSorted()).toEqual(numbers.toSorted());
      const back: string[][] = [];
      for (let href = hrefOf(last, 'prev'); href !== null; ) {
        const { text } = await browser.get(href);
        back.unshift(shownNumbers(text));
        href = hrefOf(text, 'prev');
      }
      expect(back).toEqual(pages.slice(0, -1));
    },
  );

  it('SV-01: due soon is what falls due within the next working days of the setting, today included, and is not late', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'director', ['director'], { departmentId: null });
    const [today, tomorrow] = await insertCases(hall, [
      { due: '2026-11-23T18:00:00+08:00' },
      { due: '2026-11-24T18:00:00+08:00' },
      { due: '2026-11-25T18:00:00+08:00' },
      { due: '2026-11-20T18:00:00+08:00' },
    ]);
    const browser = await signIn(
      makeApp(hall, () => MONDAY),
      'director',
    );
    const page = await browser.get('/supervision/due-soon');
    expect(shownNumbers(page.text)).toEqual([today, tomorrow]);
    expect(page.text).toContain('今日 18:00');
    expect(shownNumbers((await browser.get('/supervision/due-soon?days=1')).text)).toEqual([today]);
    expect(shownNumbers((await browser.get('/supervision/due-soon?days=9')).text)).toEqual([today, tomorrow]);
  });

  it('a city hall sees the halls below it, with their names, and may look at one alone', async () => {
    const { database } = await open();
    const city = await makeHall(database, 'SJ');
    const district = await makeHall(database, 'XY');
    const foreign = await makeHall(database, 'ZZ');
    await database.write((tx) =>
      tx.hall.update({ where: { id: district.hallId }, data: { parentId: city.hallId } }),
    );
    await makeStaff(city, 'ducha', ['supervision'], { departmentId: null });
    const [ours] = await insertCases(city, [{ due: '2026-11-19T18:00:00+08:00' }], 'SJ');
    const [below] = await insertCases(district, [{ due: '2026-11-18T18:00:00+08:00' }], 'XY');
    await insertCases(foreign, [{ due: '2026-11-17T18:00:00+08:00' }], 'ZZ');
    const browser = await signIn(
      makeApp(city, () => MONDAY),
      'ducha',
    );
    const page = await browser.get('/supervision/overdue');
    expect(shownNumbers(page.text)).toEqual([below, ours]);
    expect(page.text).toContain('<td>XY政务服务中心</td>');
    expect(shownNumbers((await browser.get(`/supervision/overdue?hall=${district.hallId}`)).text)).toEqual([
      below,
    ]);
    expect(shownNumbers((await browser.get(`/supervision/overdue?hall=${foreign.hallId}`)).text)).toEqual([]);
  });

  it('SV-01: several halls are merged into one order and paged through without loss', async () => {
    const { database } = await open();
    const city = await makeHall(database, 'SJ');
    const district = await makeHall(database, 'XY');
    await database.write((tx) =>
      tx.hall.update({ where: { id: district.hallId }, data: { parentId: city.hallId } }),
    );
    await makeStaff(city, 'ducha', ['supervision'], { departmentId: null });
    const many = Array.from({ length: 40 }, () => ({ due: '2026-11-19T18:00:00+08:00' }));
    const numbers = [...(await insertCases(city, many, 'SJ')), ...(await insertCases(district, many, 'XY'))];
    const browser = await signIn(
      makeApp(city, () => MONDAY),
      'ducha',
    );
    const first = await browser.get('/supervision/overdue');
    const second = await browser.get(hrefOf(first.text, 'next') ?? '');
    expect([...shownNumbers(first.text), ...shownNumbers(second.text)].toSorted()).toEqual(
      numbers.toSorted(),
    );
    expect(hrefOf(second.text, 'next')).toBeNull();
  });

  it('S-33: an export has the filters of the page, masks names, guards formulas and is noted', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'ducha', ['supervision'], { departmentId: null, name: '周督查' });
    const [first, second] = await insertCases(hall, [
      { due: '2026-11-18T18:00:00+08:00', applicantName: '李四', itemName: '=HYPERLINK("http://x","y")' },
      { due: '2026-11-20T18:00:00+08:00', applicantType: 'organisation', applicantName: '+宏远, 建设' },
    ]);
    const browser = await signIn(
      makeApp(hall, () => MONDAY),
      'ducha',
    );
    const csv = await browser.get('/supervision/overdue.csv');
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['content-disposition']).toContain('attachment');
    const lines = csv.text.split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFF办件编号,事项,申请人,大厅,部门,窗口,状态,轮到谁,经办人,收件时间,受理时间,应办结时间,超期工作日,超期工作分钟,超期原因,办结计划,暂定',
    );
    expect(lines[1]).toBe(
      `${first},"'=HYPERLINK(""http://x"",""y"")",李*,QH政务服务中心,住房和城乡建设局,3号窗口,审查中,部门审批,,` +
        '2026-11-13 09:30,2026-11-13 10:00,2026-11-18 18:00,2,900,,,',
    );
    expect(lines[2]).toContain(`${second},建筑工程施工许可证核发,"'+宏远, 建设",`);
    expect(lines).toHaveLength(4);
    const narrowed = await browser.get('/supervision/overdue.csv?days=1');
    expect(narrowed.text.split('\r\n')).toHaveLength(2);
    expect((await browser.get('/supervision/overdue.csv?days=2')).text.split('\r\n')).toHaveLength(3);
    const entries = await hall.database.read.auditEntry.findMany({
      where: { kind: 'supervision.export' },
      orderBy: { id: 'asc' },
    });
    expect(
      entries.map(({ actorName, subject, details, at }) => ({
        actorName,
        subject,
        details: JSON.parse(details),
        at,
      })),
    ).toEqual([
      { actorName: '周督查', subject: 'overdue', details: { format: 'csv', filters: '' }, at: MONDAY },
      { actorName: '周督查', subject: 'overdue', details: { format: 'csv', filters: '?days=1' }, at: MONDAY },
      { actorName: '周督查', subject: 'overdue', details: { format: 'csv', filters: '?days=2' }, at: MONDAY },
    ]);
  });

  it('a spreadsheet opens again with the same rows, numbers as numbers', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'ducha', ['supervision'], { departmentId: null });
    const numbers = await insertCases(
      hall,
      Array.from({ length: 60 }, (_, index) => ({
        due: `2026-11-19T18:00:00+08:00`,
        applicantName: `王${index}`,
      })),
    );
    const browser = await signIn(
      makeApp(hall, () => MONDAY),
      'ducha',
    );
    const answer = await browser
      .get('/supervision/overdue.xlsx')
      .buffer(true)
      .parse((res, done) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('end', () => done(null, Buffer.concat(chunks)));
      });
    expect(answer.status).toBe(200);
    const [sheet] = (await readXlsx(new Uint8Array(answer.body as Buffer))).sheets;
    expect(sheet?.name).toBe('超期办件');
    expect(sheet?.rows.length).toBe(61);
    expect(sheet?.rows.slice(1).map((row) => row[0])).toEqual(numbers);
    expect(sheet?.rows[1]?.slice(11, 14)).toEqual(['2026-11-19 18:00', 1, 480]);
  });
});
