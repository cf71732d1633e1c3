import { expect, it } from 'vitest';
import { recordEvent } from '../../../src/db/events.js';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING, makeApp, makeHall, makeStaff, signIn } from '../../support/hall.js';
import { hrefOf, insertCases, shownNumbers } from '../desk/sample-cases.js';

onBothDatabases('the list of broken one-time notices', (open) => {
  it('S-04, FA-03: names the case and what was told only the second time', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'ducha', ['supervision'], { departmentId: null });
    const [breached] = await insertCases(hall, [
      { state: 'SUPP', noticeBreach: true, applicantName: '李四' },
      { state: 'SUPP' },
    ]);
    await hall.database.write(async (tx) => {
      const { id } = await tx.case.findUniqueOrThrow({
        where: { number: breached ?? '' },
        select: { id: true },
      });
      await recordEvent(tx, {
        hallId: hall.hallId,
        caseId: id,
        kind: 'second-notice-breach',
        staffId: null,
        actorName: '王敏',
        at: new Date('2026-11-19T15:00:00+08:00'),
        details: { materials: ['施工合同', '用地批准书'] },
      });
    });
    const page = await (await signIn(makeApp(hall), 'ducha')).get('/supervision/breaches');
    expect(shownNumbers(page.text)).toEqual([breached]);
    expect(page.text).toContain('施工合同、用地批准书');
    expect(page.text).toContain('11月19日 15:00');
    expect(page.text).toContain('王敏');
    expect(page.text).not.toContain('李四');
  });

  it('pages through all of them, the newest first', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'director', ['director'], { departmentId: null });
    const many = Array.from({ length: 60 }, (_, index) => ({
      noticeBreach: true,
      receivedAt: new Date(FRIDAY_MORNING.getTime() - (index % 10) * 3_600_000).toISOString(),
    }));
    const numbers = await insertCases(hall, many);
    const browser = await signIn(makeApp(hall), 'director');
    const first = await browser.get('/supervision/breaches');
    const second = await browser.get(hrefOf(first.text, 'next') ?? '');
    const shown = [...shownNumbers(first.text), ...shownNumbers(second.text)];
    expect(shown.toSorted()).toEqual(numbers.toSorted());
    expect(shown[0]).toBe(numbers[50]);
    expect(hrefOf(second.text, 'next')).toBeNull();
    const back = await browser.get(hrefOf(second.text, 'prev') ?? '');
    expect(shownNumbers(back.text)).toEqual(shownNumbers(first.text));
  });

  it('says what would be here when there is nothing', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'ducha', ['supervision'], { departmentId: null });
    const page = await (await signIn(makeApp(hall), 'ducha')).get('/supervision/breaches');
    expect(page.text).toContain('没有违反一次性告知的办件');
  });
});
