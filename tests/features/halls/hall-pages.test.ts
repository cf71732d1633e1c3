import { expect, it } from 'vitest';
import { readCalendar } from '../../../src/features/calendar/hall-calendar.js';
import { managedHalls } from '../../../src/features/halls/managed-halls.js';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall, makeStaff, send, signIn } from '../../support/hall.js';

const NEW_HALL = {
  name: '清和街道便民服务中心',
  level: 'township',
  address: '',
  phone: '',
  complaintPhone: '',
  sealName: '',
};

onBothDatabases('the hall tree', (open) => {
  it('a hall is made below another with a code and prefix of its own and the official calendar', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'admin', ['administrator'], { departmentId: null });
    const admin = await signIn(makeApp(hall), 'admin');
    const given = { ...NEW_HALL, parentId: String(hall.hallId), code: 'qh-01', numberPrefix: 'qj' };
    const bad = await send(admin, '/admin/halls/new', '/admin/halls', {
      ...given,
      numberPrefix: '9A',
      name: '',
    });
    expect([bad.status, bad.text.includes('请填写大厅名称'), bad.text.includes('以字母开头')]).toEqual([
      422,
      true,
      true,
    ]);
    expect((await send(admin, '/admin/halls/new', '/admin/halls', given)).status).toBe(303);
    const taken = await send(admin, '/admin/halls/new', '/admin/halls', { ...given, code: 'QH-02' });
    expect([taken.status, taken.text.includes('这个编号前缀已经有大厅在用')]).toEqual([422, true]);
    const halls = await managedHalls(hall.database, hall.hallId);
    expect(halls.map(({ name, depth }) => [name, depth])).toEqual([
      ['QH政务服务中心', 0],
      ['清和街道便民服务中心', 1],
    ]);
    const below = halls[1]?.id ?? 0;
    expect((await readCalendar(hall.database.read, below)).knownYears).toEqual(
      (await readCalendar(hall.database.read, hall.hallId)).knownYears,
    );
    expect((await admin.get(`/admin/settings?hall=${below}`)).text).toContain('清和街道便民服务中心');
    const edited = await send(admin, `/admin/halls/${below}`, `/admin/halls/${below}`, {
      ...NEW_HALL,
      phone: '028-11',
    });
    expect(edited.status).toBe(303);
    expect((await admin.get('/admin/halls')).text).toContain('清和街道便民服务中心');
  });

  it('an administrator of a hall below manages only his own and those below it', async () => {
    const hall = await makeHall((await open()).database);
    const below = await makeHall(hall.database, 'QHJD');
    await hall.database.write((tx) =>
      tx.hall.update({ where: { id: below.hallId }, data: { parentId: hall.hallId } }),
    );
    await makeStaff(below, 'low', ['administrator'], { departmentId: null });
    const low = await signIn(makeApp(below), 'low');
    for (const page of ['staff', 'departments', 'items', 'calendar', 'settings']) {
      expect([page, (await low.get(`/admin/${page}?hall=${hall.hallId}`)).status]).toEqual([page, 404]);
      expect([page, (await low.get(`/admin/${page}`)).status]).toEqual([page, 200]);
    }
    expect((await low.get(`/admin/halls/${hall.hallId}`)).status).toBe(404);
    const outside = await send(low, '/admin/halls/new', '/admin/halls', {
      ...NEW_HALL,
      parentId: String(hall.hallId),
      code: 'X',
      numberPrefix: 'X',
    });
    expect([outside.status, outside.text.includes('只能在您管理的大厅下面新建')]).toEqual([422, true]);
  });
});
