import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall, makeStaff, PASSWORD, send, signIn, type TestHall } from '../../support/hall.js';

async function setUp(hall: TestHall) {
  const adminId = await makeStaff(hall, 'admin', ['administrator'], { name: '周管理', departmentId: null });
  const clerkId = await makeStaff(hall, 'wang', ['clerk'], { name: '王敏' });
  const app = makeApp(hall);
  return { app, adminId, clerkId, admin: await signIn(app, 'admin') };
}

const facts = (more: Record<string, unknown> = {}) => ({
  name: '王敏',
  post: '',
  phone: '',
  departmentId: '',
  roles: ['clerk'],
  ...more,
});

async function kinds(hall: TestHall) {
  const rows = await hall.database.read.auditEntry.findMany({
    where: { kind: { startsWith: 'staff-' } },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => [row.kind, row.subject, row.actorName]);
}

onBothDatabases('the staff pages', (open) => {
  it('a clerk gets 403, the administrator the list with search and filters', async () => {
    const hall = await makeHall((await open()).database);
    const { app, admin, adminId, clerkId } = await setUp(hall);
    const clerk = await signIn(app, 'wang');
    for (const path of [
      '/admin/staff',
      '/admin/departments',
      '/admin/halls',
      '/admin/settings',
      '/admin/audit',
      '/admin/calendar',
      '/admin/items',
    ]) {
      expect([path, (await clerk.get(path)).status]).toEqual([path, 403]);
    }
    const all = await admin.get('/admin/staff');
    expect([all.status, all.text.includes('王敏'), all.text.includes('周管理')]).toEqual([200, true, true]);
    const clerks = await admin.get('/admin/staff?role=clerk');
    expect([
      clerks.text.includes(`staff/${clerkId}">王敏<`),
      clerks.text.includes(`staff/${adminId}">周管理<`),
    ]).toEqual([true, false]);
    expect((await admin.get('/admin/staff?q=nobody')).text).toContain('没有符合条件的人员');
  });

  it('a new person gets a temporary password that is shown once and must be changed', async () => {
    const hall = await makeHall((await open()).database);
    const { app, admin } = await setUp(hall);
    const wrong = await send(
      admin,
      '/admin/staff/new',
      '/admin/staff',
      facts({ name: '', account: 'Li Li', roles: [] }),
    );
    expect(wrong.status).toBe(422);
    for (const words of ['请填写姓名', '账号用 2 至 40 位', '至少选择一个角色', 'value="Li Li"'])
      expect(wrong.text).toContain(words);
    const taken = await send(admin, '/admin/staff/new', '/admin/staff', facts({ account: 'WANG' }));
    expect([taken.status, taken.text.includes('这个账号已经有人在用')]).toEqual([422, true]);

    const made = await send(
      admin,
      '/admin/staff/new',
      '/admin/staff',
      facts({
        name: '李莉',
        account: 'lili',
        windowIds: [String(hall.windowId)],
        departmentId: String(hall.departmentId),
      }),
    );
    expect(made.status).toBe(303);
    const page = await admin.get(String(made.headers.location));
    const password = /临时密码 ([a-z]{5}-\d{5}-[a-z]{5})/.exec(page.text)?.[1] ?? '';
    expect((await admin.get(String(made.headers.location))).text).not.toContain(password);
    const lili = await signIn(app, 'lili', password);
    expect((await lili.get('/desk')).headers.location).toBe('/account/password');
    expect(await kinds(hall)).toEqual([['staff-created', '李莉（lili）', '周管理']]);
  });

  it('an edit made on an old page is refused with 409, what was typed stays and the second try is saved', async () => {
    const hall = await makeHall((await open()).database);
    const { admin, clerkId } = await setUp(hall);
    const page = `/admin/staff/${clerkId}`;
    expect((await send(admin, page, page, facts({ version: '1', name: '王小敏' }))).status).toBe(303);
    const late = await send(admin, page, page, facts({ version: '1', name: '王大敏', post: '组长' }));
    expect(late.status).toBe(409);
    for (const words of [
      '刚被别人改过',
      'value="王大敏"',
      'value="组长"',
      '现在保存的内容',
      '王小敏',
      'name="version" value="2"',
    ])
      expect(late.text).toContain(words);
    expect((await send(admin, page, page, facts({ version: '2', name: '王大敏' }))).status).toBe(303);
    expect((await hall.database.read.staff.findUniqueOrThrow({ where: { id: clerkId } })).name).toBe(
      '王大敏',
    );
    expect((await kinds(hall)).map(([kind]) => kind)).toEqual(['staff-edited', 'staff-edited']);
  });

  it('disabling ends the sessions at once; a new password too; unlocking lets in again', async () => {
    const hall = await makeHall((await open()).database);
    const { app, admin, clerkId } = await setUp(hall);
    await signIn(app, 'wang');
    const page = `/admin/staff/${clerkId}`;
    expect((await send(admin, page, `${page}/disabling`, { version: '1' })).status).toBe(303);
    expect(await hall.database.read.session.count({ where: { staffId: clerkId } })).toBe(0);
    await expect(signIn(app, 'wang')).rejects.toThrow('could not sign in');
    await send(admin, page, `${page}/enabling`, { version: '2' });
    await hall.database.write((tx) =>
      tx.staff.update({ where: { id: clerkId }, data: { lockedUntil: new Date('2026-11-21T10:00:00Z') } }),
    );
    await send(admin, page, `${page}/unlocking`, { version: '3' });
    await signIn(app, 'wang');
    expect((await send(admin, page, `${page}/password`, { version: '3' })).status).toBe(409);
    expect((await send(admin, page, `${page}/password`, { version: '4' })).status).toBe(303);
    expect(await hall.database.read.session.count({ where: { staffId: clerkId } })).toBe(0);
    await expect(signIn(app, 'wang', PASSWORD)).rejects.toThrow('could not sign in');
    expect((await kinds(hall)).map(([kind]) => kind)).toEqual([
      'staff-disabled',
      'staff-enabled',
      'staff-unlocked',
      'staff-password-reset',
    ]);
  });

  it('the last active administrator can neither be disabled nor lose the role', async () => {
    const hall = await makeHall((await open()).database);
    const { admin, adminId } = await setUp(hall);
    const page = `/admin/staff/${adminId}`;
    const off = await send(admin, page, `${page}/disabling`, { version: '1' });
    expect([off.status, off.text.includes('最后一名在用的系统管理员')]).toEqual([409, true]);
    const demoted = await send(
      admin,
      page,
      page,
      facts({ name: '周管理', version: '1', roles: ['director'] }),
    );
    expect([demoted.status, demoted.text.includes('最后一名在用的系统管理员')]).toEqual([409, true]);
    await makeStaff(hall, 'second', ['administrator']);
    expect(
      (
        await send(
          admin,
          page,
          page,
          facts({ name: '周管理', version: '1', roles: ['director', 'administrator'] }),
        )
      ).status,
    ).toBe(303);
  });

  it('people of a hall that is not below are not there', async () => {
    const hall = await makeHall((await open()).database);
    const { admin } = await setUp(hall);
    const other = await makeHall(hall.database, 'NX');
    const foreign = await makeStaff(other, 'foreign', ['clerk']);
    expect((await admin.get(`/admin/staff/${foreign}`)).status).toBe(404);
    expect((await admin.get(`/admin/staff?hall=${other.hallId}`)).status).toBe(404);
    expect(
      (await send(admin, '/admin/staff/new', `/admin/staff/${foreign}`, facts({ version: '1' }))).status,
    ).toBe(404);
    const window = await send(
      admin,
      '/admin/staff/new',
      '/admin/staff',
      facts({ account: 'x1', windowIds: [String(other.windowId)] }),
    );
    expect([window.status, window.text.includes('不在这个大厅里')]).toEqual([422, true]);
  });
});
