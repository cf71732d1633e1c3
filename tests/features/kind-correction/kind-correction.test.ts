import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { publishedItem } from '../../support/item.js';
import { act, errorsIn, historyOf, openCaseDesk, standOf, take } from '../cases/case-desk.js';

onBothDatabases('kinds of cases', (open) => {
  it('T39: supervision corrects the kind with a reason; state and due moment stay', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item });
    const { browser } = await desk.join('ducha', ['supervision'], { name: '督查' });
    const before = await standOf(desk.hall, number);
    const wrong = await take(browser, number, 'kind-corrections', { toKind: 'I', reason: '应为即办件' });
    expect([wrong.status, errorsIn(wrong.text)]).toEqual([
      409,
      ['已经受理的办件不能改为即办件或者答复件。（T39）'],
    ]);
    const done = await take(browser, number, 'kind-corrections', { toKind: 'J', reason: '涉及两个部门' });
    expect(done.status).toBe(303);
    expect(await standOf(desk.hall, number)).toEqual({ ...before, kind: 'J', version: before.version + 1 });
    expect((await historyOf(desk.hall, number)).at(-1)).toBe('T39 correct-kind ACC>ACC 督查 涉及两个部门');
    expect((await browser.get(`/cases/${number}`)).text).toContain('由承诺件改为联办件');
  });

  it('T39: nobody else corrects a kind', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item });
    const clerk = await desk.signIn('wangmin');
    expect((await clerk.get(`/cases/${number}/kind-corrections`)).status).toBe(403);
    expect((await clerk.get(`/cases/${number}`)).text).not.toContain('kind-corrections');
  });

  it('SV-10, FA-08: an item recorded as upward without a superior is stopped at intake', async () => {
    const desk = await openCaseDesk(await open());
    const item = await publishedItem(desk.hall, { caseKind: 'U' });
    await expect(desk.receive({ item })).rejects.toThrow(/upward-without-need/);
    expect(await desk.hall.database.read.case.count()).toBe(0);
  });

  it('SV-10, FA-10: an instant case that took from Fri 20 Nov to Tue 24 Nov is shown to supervision', async () => {
    const desk = await openCaseDesk(await open());
    const item = await publishedItem(desk.hall, { caseKind: 'I' });
    const { number, caseId } = await desk.receive({ item, ticks: ['missing', 'present'] });
    const steps = [
      { action: 'receive-supplement' as const, input: {} },
      { action: 'finish-instant' as const, input: { resultName: '证明', receiverName: '张建国' } },
    ];
    const house = { database: desk.hall.database };
    await house.database.write((tx) =>
      tx.caseMaterial.updateMany({ where: { caseId }, data: { status: 'present' } }),
    );
    const outcome = await act(desk.hall, desk.clerk, number, steps, new Date('2026-11-24T10:00:00+08:00'));
    expect(outcome.ok).toBe(true);
    const events = await house.database.read.supervisionEvent.findMany();
    expect(events.map(({ rule, faultId, caseId: of, key }) => ({ rule, faultId, of, key }))).toEqual([
      { rule: 'SV-10', faultId: 'FA-10', of: caseId, key: `case:${caseId}:instant-took-long` },
    ]);
  });
});
