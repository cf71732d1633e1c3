import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { makeStaff } from '../../support/hall.js';
import { errorsIn, hiddenOf, openCaseDesk, take } from '../cases/case-desk.js';

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

  it('SV-01, D-34: a note without an answer in time stands on the daily check until it is answered', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item });
    desk.clock.now = MONDAY_LATE;
    const { browser } = await desk.join('ducha', ['supervision'], { departmentId: null });
    const form = hiddenOf((await browser.get(`/cases/${number}/urgings`)).text);
    await browser
      .post(`/cases/${number}/urgings`)
      .type('form')
      .send({ ...form, toStaffId: desk.ids.clerk, words: '请说明原因', replyWorkingDays: 1 });
    const shown = async () => {
      const page = await browser.get('/supervision/today/urging-unanswered');
      return [page.status, page.text.includes(`href="/cases/${number}"`)];
    };
    expect(await shown()).toEqual([200, false]);
    desk.clock.now = new Date('2026-12-02T10:00:00+08:00');
    const { browser: later } = await desk.join('ducha2', ['supervision'], { departmentId: null });
    const page = await later.get('/supervision/today/urging-unanswered');
    expect([page.status, page.text.includes(`href="/cases/${number}"`)]).toEqual([200, true]);
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

  it('D-34: the form proposes who has the case in hand and a demand that fits how the case stands', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item });
    await makeStaff(desk.hall, 'ducha', ['supervision'], { departmentId: null });
    const proposed = async () => {
      const { text } = await (await desk.signIn('ducha')).get(`/cases/${number}/urgings`);
      const to = /<option value="\d+" selected>([^<]+)</.exec(text)?.[1];
      return [to, /<textarea[^>]*name="words"[^>]*>([^<]+)</.exec(text)?.[1]];
    };
    const [before, early] = await proposed();
    expect([before, early]).toEqual([
      '王敏，现在经办',
      '该办件应于 2026年11月27日 18:00 前办结，请抓紧办理，说明办理情况和办结计划。',
    ]);
    await take(await desk.signIn('chenli'), number, 'reviews');
    desk.clock.now = MONDAY_LATE;
    const [after, late] = await proposed();
    expect([after, late]).toEqual([
      '陈立，现在经办',
      '该办件未按承诺时限办结，请说明原因，提出办结计划，并告知申请人。',
    ]);
  });
});
