import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING, makeApp, makeHall, makeStaff, signIn } from '../../support/hall.js';
import { hrefOf, insertCases, shownNumbers } from './sample-cases.js';

const tilesOf = (html: string) =>
  [
    ...html.matchAll(/<a href="([^"]+)"[^>]*><span class="figure">(\d+)<\/span><span class="what">([^<]+)</g),
  ].map((match) => [match[3], Number(match[2]), match[1]]);

onBothDatabases('my desk', (open) => {
  it('S-05: a clerk sees what is late, due today, to be checked, waiting for the applicant and ready, each with its figure', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'clerk', ['clerk']);
    const [late, today, , received, supplement, granted, ready] = await insertCases(hall, [
      { due: '2026-11-19T18:00:00+08:00', applicantName: '欧阳修文' },
      { due: '2026-11-20T18:00:00+08:00', state: 'ACC' },
      { due: '2026-11-23T18:00:00+08:00' },
      { state: 'RECV', acceptedAt: null },
      { state: 'SUPP', acceptedAt: null, supplementDueAt: '2026-11-25T18:00:00+08:00' },
      { state: 'DEC_Y' },
      { state: 'READY', readyAt: '2026-11-18T10:00:00+08:00' },
      { state: 'DONE', isOpen: false, closedAt: '2026-11-18T10:00:00+08:00' },
    ]);
    const page = await (await signIn(makeApp(hall), 'clerk')).get('/desk');
    expect(page.status).toBe(200);
    expect(tilesOf(page.text)).toEqual([
      ['已超期', 1, '/desk/lists/overdue'],
      ['今日到期', 1, '/desk/lists/today'],
      ['待核对', 1, '/desk/lists/received'],
      ['待补正', 1, '/desk/lists/supplement'],
      ['待取件', 2, '/desk/lists/handover'],
    ]);
    expect(shownNumbers(page.text)).toEqual([late, today, received, supplement, granted, ready]);
    for (const words of ['今日 18:00', '11月25日 前补正', '11月18日 起待取', '欧***', '收件 <kbd>F2</kbd>']) {
      expect(page.text).toContain(words);
    }
    expect(page.text).not.toContain('欧阳修文');
  });

  it('S-33: another department sees nothing of it', async () => {
    const hall = await makeHall((await open()).database);
    const other = await hall.database.write((tx) =>
      tx.department.create({ data: { hallId: hall.hallId, code: 'SW', name: '水务局' } }),
    );
    await makeStaff(hall, 'stranger', ['clerk'], { departmentId: other.id, windowIds: [] });
    await insertCases(hall, [{ due: '2026-11-19T18:00:00+08:00' }, { state: 'SUPP' }]);
    const page = await (await signIn(makeApp(hall), 'stranger')).get('/desk');
    expect(shownNumbers(page.text)).toEqual([]);
    expect(tilesOf(page.text).map((tile) => tile[1])).toEqual([0, 0, 0, 0, 0]);
    expect(page.text).toContain('现在没有等您办的办件');
  });

  it('shows the first rows and leads to the whole list, which is paged', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'clerk', ['clerk']);
    const numbers = await insertCases(
      hall,
      Array.from({ length: 60 }, (_, index) => ({
        state: 'SUPP',
        acceptedAt: null,
        ...(index % 4 === 0 ? {} : { supplementDueAt: '2026-11-25T18:00:00+08:00' }),
      })),
    );
    const browser = await signIn(makeApp(hall), 'clerk');
    const desk = await browser.get('/desk');
    expect(shownNumbers(desk.text)).toHaveLength(6);
    expect(desk.text).toContain('（共 60 件）');
    const first = await browser.get('/desk/lists/supplement');
    expect(first.text).toContain('本页 50 件，共 60 件');
    const second = await browser.get(hrefOf(first.text, 'next') ?? '');
    expect([...shownNumbers(first.text), ...shownNumbers(second.text)].toSorted()).toEqual(
      numbers.toSorted(),
    );
    expect((await browser.get('/desk/lists/nonsense')).status).toBe(404);
    expect((await browser.get('/desk/lists/decide')).status).toBe(403);
  });

  it('S-44: a reviewer finds what is to be reviewed by its due moment, and what he has taken', async () => {
    const hall = await makeHall((await open()).database);
    const chen = await makeStaff(hall, 'chen', ['reviewer']);
    const lin = await makeStaff(hall, 'lin', ['reviewer']);
    const [later, sooner, mine, , undated] = await insertCases(hall, [
      { state: 'ACC', due: '2026-11-27T18:00:00+08:00' },
      { state: 'ACC', due: '2026-11-24T18:00:00+08:00' },
      { state: 'REV', due: '2026-11-25T18:00:00+08:00', reviewedById: chen },
      { state: 'REV', due: '2026-11-25T18:00:00+08:00', reviewedById: lin },
      { state: 'ACC', due: null },
    ]);
    const browser = await signIn(makeApp(hall), 'chen');
    expect(tilesOf((await browser.get('/desk')).text)).toEqual([
      ['已超期', 0, '/desk/lists/overdue'],
      ['今日到期', 0, '/desk/lists/today'],
      ['待审查', 3, '/reviews?list=review'],
      ['我在审查', 1, '/reviews?list=reviewing'],
      ['特别程序中', 0, '/desk/lists/suspended'],
    ]);
    expect(shownNumbers((await browser.get('/reviews')).text)).toEqual([sooner, later, undated]);
    expect(shownNumbers((await browser.get('/reviews?list=reviewing')).text)).toEqual([mine]);
    expect(shownNumbers((await browser.get('/reviews?list=decide')).text)).toEqual([sooner, later, undated]);
  });

  it('S-40: an approver finds what is to be decided', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'approver', ['approver']);
    const [, decide] = await insertCases(hall, [
      { state: 'ACC', due: '2026-11-24T18:00:00+08:00' },
      { state: 'REV', due: '2026-11-25T18:00:00+08:00' },
    ]);
    const browser = await signIn(makeApp(hall), 'approver');
    const page = await browser.get('/reviews');
    expect(shownNumbers(page.text)).toEqual([decide]);
    expect(page.text).toContain('部门审批');
    expect(page.text).toMatch(
      /<a href="\/reviews" aria-current="page"><span>审批<\/span><span class="count">1/,
    );
  });

  it('supervision is led from the desk to its own list of late cases', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'ducha', ['supervision'], { departmentId: null });
    const [late] = await insertCases(hall, [{ due: '2026-11-19T18:00:00+08:00' }]);
    const page = await (
      await signIn(
        makeApp(hall, () => FRIDAY_MORNING),
        'ducha',
      )
    ).get('/desk');
    expect(tilesOf(page.text)).toEqual([
      ['已超期', 1, '/supervision/overdue'],
      ['今日到期', 0, '/desk/lists/today'],
    ]);
    expect(shownNumbers(page.text)).toEqual([late]);
    expect(page.text).not.toContain('>收件 <kbd>');
  });
});
