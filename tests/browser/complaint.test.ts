import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { arriving, enter, expectAccessible, openStage, type Stage } from '../support/browser.js';
import { onBothDatabases } from '../support/databases.js';
import { makeApp, makeHall, makeStaff } from '../support/hall.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

onBothDatabases('a complaint from the citizen’s phone to the return visit', (open) => {
  let stage: Stage | null = null;
  let folder = '';
  afterEach(async () => {
    await stage?.close();
    stage = null;
    rmSync(folder, { recursive: true, force: true });
  });

  const prepare = async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' });
    await makeStaff(hall, 'liudu', ['supervision'], { name: '刘督', departmentId: null });
    const clock = { now: new Date('2026-11-20T10:00:00+08:00') };
    folder = mkdtempSync(join(tmpdir(), 'banjie-complaint-'));
    const made = await openStage(makeApp(hall, () => clock.now, folder));
    stage = made;
    return { database, clock, stage: made };
  };
  const says = async (page: Page, words: string) => expect(await page.innerText('body')).toContain(words);
  /** The form whose address ends so, sent by its first button. */
  const submit = async (page: Page, noun: string) => {
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await arriving(page, () => page.locator(`form[action$="/${noun}"] button[type=submit]`).first().click());
    expect((await answered).status()).toBeLessThan(400);
  };

  it('complained with a photo, found, answered, looked at again, closed, visited; the citizen follows it all', async () => {
    const { database, clock, stage } = await prepare();
    const citizen = await stage.open('phone');
    await citizen.goto('/');
    await citizen.getByRole('link', { name: /^投诉/ }).first().click();
    await citizen.waitForURL('**/complain');
    await expectAccessible(citizen);
    await citizen.getByText('这些事请找别的渠道').click();
    await says(citizen, '12345');
    await citizen.fill('#content', '11 月 19 日下午，三号窗口让我回去等，没有说理由');
    await citizen.selectOption('#category', 'attitude');
    await citizen.fill('#who', '王敏');
    await citizen.setInputFiles('#files', { name: '窗口.png', mimeType: 'image/png', buffer: PNG });
    await citizen.fill('#name', '周慧兰');
    await citizen.fill('#phone', '139');
    await citizen.getByRole('button', { name: '提交投诉' }).click();
    await citizen.getByText('请填写手机号码').first().waitFor();
    await expectAccessible(citizen);
    expect(await citizen.inputValue('#content')).toContain('没有说理由');
    await citizen.fill('#phone', '139 1234 5678');
    await citizen.setInputFiles('#files', { name: '窗口.png', mimeType: 'image/png', buffer: PNG });
    await citizen.getByRole('button', { name: '提交投诉' }).click();
    await citizen.waitForURL('**/complain/received');
    await expectAccessible(citizen);
    const number = await citizen.locator('.state.case-no').innerText();
    const code = await citizen.locator('.state.code').innerText();
    await citizen.getByRole('link', { name: '看办理情况' }).click();
    await says(citizen, '已经登记，等待受理');
    await expectAccessible(citizen);
    await citizen.getByRole('button', { name: /离开/ }).click();
    await citizen.waitForURL((address) => address.pathname === '/');

    let handler = await enter(stage, 'liudu');
    await handler.goto('/complaints');
    await says(handler, number);
    await expectAccessible(handler);
    await handler.goto(`/complaints/${number}`);
    expect(await handler.content()).not.toContain('周慧兰');
    await handler.fill('#toldWords', '有群众反映三号窗口没有说明理由');
    await expectAccessible(handler);
    await submit(handler, 'acceptance');
    await submit(handler, 'assignment');
    await submit(handler, 'identity');
    await says(handler, '周慧兰');
    await handler.goto(`/complaints/${number}`);
    expect(await handler.content()).not.toContain('周慧兰');
    for (const [side, statement] of [
      ['投诉人', '当时没有说理由'],
      ['被投诉人', '以为他知道了'],
    ] as const) {
      await handler.getByLabel(side, { exact: true }).check();
      await handler.fill('#statement', statement);
      await submit(handler, 'hearings');
    }
    clock.now = new Date('2026-11-23T10:00:00+08:00');
    handler = await enter(stage, 'liudu');
    await handler.goto(`/complaints/${number}`);
    await handler.getByLabel('属实', { exact: true }).check();
    await handler.fill('#reason', '录像证实没有说明理由');
    for (const id of ['factsVerified', 'isAttributable', 'ruleBroken']) await handler.check(`#${id}`);
    await handler.selectOption('#brokenRule', { index: 1 });
    await submit(handler, 'finding');
    await handler.fill('#answer', '情况属实，已经批评教育，向您道歉');
    await submit(handler, 'answer');

    await citizen.goto('/complain/status');
    await expectAccessible(citizen);
    await citizen.fill('#number', number);
    await citizen.fill('#code', code);
    await Promise.all([citizen.waitForURL('**/complain/mine'), citizen.keyboard.press('Enter')]);
    await says(citizen, '情况属实，已经批评教育，向您道歉');
    await expectAccessible(citizen);
    await citizen.getByLabel('不满意', { exact: false }).first().check();
    await citizen.fill('#note', '本人没有向我道歉');
    await submit(citizen, 'satisfaction');
    await says(citizen, '正在重新核查');

    await handler.goto(`/complaints/${number}`);
    await handler.fill('#result', '王敏已经当面道歉');
    await submit(handler, 'reverification');
    await citizen.reload();
    await says(citizen, '王敏已经当面道歉');
    await citizen.getByLabel('满意', { exact: true }).check();
    await submit(citizen, 'satisfaction');
    await says(citizen, '已经办结');
    await says(citizen, '会回访您一次');

    clock.now = new Date('2026-11-30T10:00:00+08:00');
    handler = await enter(stage, 'liudu');
    await handler.goto(`/complaints/${number}`);
    await handler.fill('#returnVisit', '电话回访，满意');
    await submit(handler, 'return-visit');
    await says(handler, '回访投诉人');
    expect(await database.read.complaint.findFirstOrThrow()).toMatchObject({
      state: 'closed',
      finding: 'founded',
      valid: true,
      satisfied: true,
      isOpen: false,
      dueAt: null,
    });
    clock.now = new Date('2026-12-01T10:00:00+08:00');
    await citizen.goto('/complain/figures');
    await says(citizen, '2026年11月投诉处理情况');
    await says(citizen, '少于 3 件');
    await expectAccessible(citizen);
  });
});
