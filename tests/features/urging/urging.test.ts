import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { errorsIn, hiddenOf, openCaseDesk } from '../cases/case-desk.js';

const MONDAY_LATE = new Date('2026-11-30T10:00:00+08:00');

onBothDatabases('urging notes', (open) => {
  it('D-34: supervision urges the clerk, who answers once; both stand in the history', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item });
    desk.clock.now = MONDAY_LATE;
    const { browser } = await desk.join('ducha', ['supervision'], { departmentId: null, name: '周督查' });
    const page = await browser.get(`/cases/${number}`);
    expect(page.text).toContain(`href="/cases/${number}/urgings"`);
    const form = await browser.get(`/cases/${number}/urgings`);
    const issued = await browser
      .post(`/cases/${number}/urgings`)
      .type('form')
      .send({ ...hiddenOf(form.text), toStaffId: desk.ids.clerk, words: '请说明原因', replyWorkingDays: 1 });
    const href = issued.headers.location ?? '';
    expect([issued.status, href]).toEqual([303, '/urgings/1']);
    const note = await browser.get(href);
    expect(note.text).toContain('督字〔2026〕第000001号');
    expect(note.text).toContain('最迟 2026年12月1日 18:00 答复');
    expect((await browser.get(`${href}/print`)).text).toContain('请于 2026年12月1日 18:00 前答复。');

    const clerk = await desk.signIn('wangmin');
    expect((await clerk.get('/desk')).text).toContain('督办待答复');
    const mine = await clerk.get(href);
    const token = hiddenOf(mine.text);
    const empty = await clerk
      .post(`${href}/replies`)
      .type('form')
      .send({ ...token, reply: '等会审', plan: '' });
    expect([empty.status, errorsIn(empty.text)]).toEqual([422, ['请写明怎样办、什么时候办结']]);
    const answer = { ...token, reply: '等会审', plan: '12月2日办结', contacted: 'on' };
    expect((await clerk.post(`${href}/replies`).type('form').send(answer)).status).toBe(303);
    expect((await clerk.post(`${href}/replies`).type('form').send(answer)).status).toBe(409);
    expect((await clerk.get('/desk')).text).not.toContain('督办待答复');
    const row = await desk.hall.database.read.urgingNote.findFirstOrThrow();
    expect([row.reply, row.plan, row.repliedAt, row.contactedAt]).toEqual([
      '等会审',
      '12月2日办结',
      MONDAY_LATE,
      MONDAY_LATE,
    ]);
    const history = await browser.get(`/cases/${number}`);
    expect(history.text).toContain('王敏答复了督办单 督字〔2026〕第000001号：等会审');
    expect((await browser.get('/desk')).text).toContain('已答复');
  });

  it('D-34, S-33: nobody else answers or sees it; an unknown person cannot be urged', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item });
    desk.clock.now = MONDAY_LATE;
    const { browser } = await desk.join('ducha', ['supervision'], { departmentId: null });
    const form = hiddenOf((await browser.get(`/cases/${number}/urgings`)).text);
    const nobody = await browser
      .post(`/cases/${number}/urgings`)
      .type('form')
      .send({ ...form, toStaffId: 9999, words: '请说明原因', replyWorkingDays: 1 });
    expect([nobody.status, errorsIn(nobody.text)]).toEqual([409, ['请选择本大厅在岗的承办人员']]);
    await browser
      .post(`/cases/${number}/urgings`)
      .type('form')
      .send({ ...form, toStaffId: desk.ids.clerk, words: '请说明原因', replyWorkingDays: 1 });
    const reviewer = await desk.signIn('chenli');
    expect((await reviewer.get('/urgings/1')).status).toBe(404);
    expect((await reviewer.get(`/cases/${number}/urgings`)).status).toBe(403);
  });
});
