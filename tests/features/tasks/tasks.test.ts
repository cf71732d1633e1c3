import { expect, it } from 'vitest';
import { applicationForm, openIntake } from '../../support/application.js';
import { onBothDatabases } from '../../support/databases.js';
import {
  FRIDAY_MORNING,
  makeApp,
  makeHall,
  makeStaff,
  send,
  signIn,
  type TestHall,
} from '../../support/hall.js';
import { publishedItem } from '../../support/item.js';

async function received(hall: TestHall, procedures: string) {
  await makeStaff(hall, 'clerk', ['clerk'], { name: '张敏' });
  await makeStaff(hall, 'head', ['window-head'], { name: '李头' });
  await makeStaff(hall, 'looker', ['supervision'], { name: '赵督', departmentId: null });
  const item = await publishedItem(hall);
  const same = await publishedItem(hall, { name: '竣工验收备案' });
  const water = await hall.database.write((tx) =>
    tx.department.create({ data: { hallId: hall.hallId, code: 'SW', name: '水务局' } }),
  );
  const other = await publishedItem(hall, { name: '取水许可', departmentId: water.id });
  const app = makeApp(hall);
  const clerk = await signIn(app, 'clerk');
  const keys = await openIntake(clerk, item.itemId);
  const form = applicationForm(keys, {
    ticks: ['present', 'present'],
    seenOutcome: 'accept',
    more: { procedures },
  });
  const answer = await clerk.post('/intake').type('form').send(form);
  const { number } = await hall.database.read.case.findFirstOrThrow();
  return { app, clerk, answer, number, item, same, other, page: `/cases/${number}/procedures` };
}

async function rows(hall: TestHall) {
  const tasks = await hall.database.read.task.findMany({ orderBy: { id: 'asc' } });
  return tasks.map(({ kind, owner, doneAt }) => [kind, owner, doneAt !== null]);
}

onBothDatabases('S-03: first-receiver responsibility', (open) => {
  it('one procedure asks nothing further', async () => {
    const hall = await makeHall((await open()).database);
    const { answer, number } = await received(hall, 'one');
    expect([answer.status, answer.headers.location?.startsWith(`/cases/${number}/notices/`)]).toEqual([
      303,
      true,
    ]);
    expect(await rows(hall)).toEqual([]);
  });

  it('two or more lead to the joint dialogue; until it is answered the question stands on the desk', async () => {
    const hall = await makeHall((await open()).database);
    const { answer, clerk, page } = await received(hall, 'several');
    expect([answer.status, answer.headers.location]).toEqual([303, page]);
    expect(await rows(hall)).toEqual([['joint-ask', '张敏', false]]);
    expect((await clerk.get('/desk')).text).toContain('首接责任');
    const none = await send(clerk, page, page, { answer: 'several' });
    expect([none.status, none.text.includes('请选择申请人还要办的其他事项')]).toEqual([409, true]);
    const unknown = await send(clerk, page, page, { answer: 'several', other1: '没有的事' });
    expect([unknown.status, unknown.text.includes('找不到“没有的事”')]).toEqual([422, true]);
  });

  it('across departments the supervision section urges and liaises; what is done is in the case', async () => {
    const hall = await makeHall((await open()).database);
    const { app, clerk, page, number } = await received(hall, 'several');
    const named = await send(clerk, page, page, {
      answer: 'several',
      other1: '取水许可',
      other2: '竣工验收备案',
    });
    expect([named.status, named.headers.location]).toEqual([303, `/cases/${number}`]);
    expect(await rows(hall)).toEqual([
      ['joint-ask', '张敏', true],
      ['joint-inform', '张敏', false],
      ['joint-urge', '督查科', false],
      ['joint-liaise', '督查科', false],
    ]);
    expect((await send(clerk, page, page, { answer: 'one' })).status).not.toBe(303);
    const urge = await hall.database.read.task.findFirstOrThrow({ where: { kind: 'joint-urge' } });
    const hidden = await send(clerk, '/tasks', `/tasks/${urge.id}/done`, { note: '已催' });
    expect(hidden.status).toBe(404);
    const looker = await signIn(app, 'looker');
    const bare = await send(looker, '/tasks', `/tasks/${urge.id}/done`, { note: '' });
    expect([bare.status, bare.text.includes(`href="#note-${urge.id}">请写明做了什么`)]).toEqual([422, true]);
    expect(bare.text).toContain(`aria-describedby="note-${urge.id}-error"`);
    expect((await send(looker, '/tasks', `/tasks/${urge.id}/done`, { note: '已电话催办' })).status).toBe(303);
    const twice = await send(looker, '/tasks', `/tasks/${urge.id}/done`, { note: '已电话催办' });
    expect([twice.status, twice.text.includes('这一项已经做完了')]).toEqual([409, true]);
    const followed = (await clerk.get('/tasks')).text.split('办到哪里')[1] ?? '';
    expect(['催办', '已电话催办', '联络', '待办'].filter((words) => !followed.includes(words))).toEqual([]);
    const notes = await hall.database.read.caseEvent.findMany({
      where: { kind: 'note' },
      orderBy: { id: 'asc' },
    });
    expect(notes.map(({ actorName, details }) => [actorName, JSON.parse(details)])).toEqual([
      ['张敏', { text: '首接询问：共办 3 项：建筑工程施工许可证核发、竣工验收备案、取水许可', rule: 'S-03' }],
      ['赵督', { text: '首接催办：已电话催办', rule: 'S-03' }],
    ]);
    expect((await hall.database.read.task.findUniqueOrThrow({ where: { id: urge.id } })).doneAt).toEqual(
      FRIDAY_MORNING,
    );
  });

  it('inside one department the window head urges and liaises', async () => {
    const hall = await makeHall((await open()).database);
    const { clerk, page } = await received(hall, 'several');
    await send(clerk, page, page, { answer: 'several', other1: '竣工验收备案' });
    expect((await rows(hall)).map(([, owner]) => owner)).toEqual(['张敏', '张敏', '李头', '李头']);
  });

  it('when it turns out to be one alone, the question is answered and nothing more is to do', async () => {
    const hall = await makeHall((await open()).database);
    const { clerk, page } = await received(hall, 'several');
    expect((await send(clerk, page, page, { answer: 'one' })).status).toBe(303);
    expect(await rows(hall)).toEqual([['joint-ask', '张敏', true]]);
    expect((await clerk.get(page)).text).toContain('只办这一项');
  });
});
