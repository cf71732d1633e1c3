import supertest from 'supertest';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall, makeStaff } from '../../support/hall.js';

onBothDatabases('S-08: the whereabouts board for citizens', (open) => {
  it('a citizen finds one person by a sign of the name or by the department, and is told when there is none', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    await makeStaff(hall, 'wang', ['clerk'], { name: '王敏' });
    await makeStaff(hall, 'chen', ['reviewer'], { name: '陈立' });
    const app = makeApp(hall);
    const board = async (query: string) => (await supertest(app).get(`/whereabouts${query}`)).text;
    const all = await board('');
    expect([all.includes('王敏'), all.includes('陈立')]).toEqual([true, true]);
    const one = await board(`?name=${encodeURIComponent('敏')}`);
    expect([one.includes('王敏'), one.includes('陈立')]).toEqual([true, false]);
    expect(one).toContain('value="敏"');
    const unit = await board(`?department=${encodeURIComponent('住房和城乡建设局')}`);
    expect([unit.includes('王敏'), unit.includes('陈立')]).toEqual([true, true]);
    const none = await board(`?name=${encodeURIComponent('赵')}`);
    expect(none).toContain('没有找到这个人');
    expect(none).toContain('看全部');
  });
});
