import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall, makeStaff, send, signIn, type TestHall } from '../../support/hall.js';
import { addClockCases } from '../calendar/cases-on-the-clock.js';

async function administrator(hall: TestHall) {
  await makeStaff(hall, 'admin', ['administrator'], { name: '周管理', departmentId: null });
  return signIn(makeApp(hall), 'admin');
}

onBothDatabases('the pages of departments and windows', (open) => {
  it('a department is made once; a taken code or name keeps what was typed', async () => {
    const hall = await makeHall((await open()).database);
    const admin = await administrator(hall);
    const twice = await send(admin, '/admin/departments/new', '/admin/departments', {
      code: 'zj',
      name: '水务局',
      phone: '',
    });
    expect([
      twice.status,
      twice.text.includes('这个代码已经有部门在用'),
      twice.text.includes('value="水务局"'),
    ]).toEqual([422, true, true]);
    expect(
      (
        await send(admin, '/admin/departments/new', '/admin/departments', {
          code: 'sw',
          name: '水务局',
          phone: '',
        })
      ).status,
    ).toBe(303);
    const list = await admin.get('/admin/departments');
    expect(['水务局', 'SW', '住建窗口'].every((words) => list.text.includes(words))).toBe(true);
    expect(
      await hall.database.read.auditEntry.count({ where: { kind: 'department-created', subject: '水务局' } }),
    ).toBe(1);
  });

  it('a department with open cases or published items cannot go out of use, and says why', async () => {
    const hall = await makeHall((await open()).database);
    const admin = await administrator(hall);
    await addClockCases(hall, [{ number: 'A1', acceptedAt: '2026-11-20T10:00:00+08:00', limitValue: 5 }]);
    const page = `/admin/departments/${hall.departmentId}`;
    const refused = await send(admin, page, `${page}/use`, {});
    expect([refused.status, refused.text.includes('还有 1 件未办结的办件，不能停用')]).toEqual([409, true]);
    await hall.database.write((tx) => tx.case.updateMany({ data: { isOpen: false } }));
    expect((await send(admin, page, `${page}/use`, {})).status).toBe(303);
    expect(
      (await hall.database.read.department.findUniqueOrThrow({ where: { id: hall.departmentId } })).active,
    ).toBe(false);
    expect((await send(admin, page, `${page}/use`, { active: 'on' })).status).toBe(303);
  });

  it('a shared window has no department; a number is used once', async () => {
    const hall = await makeHall((await open()).database);
    const admin = await administrator(hall);
    const values = { number: '3', name: '综合窗口', departmentId: '', location: '', phone: '' };
    const taken = await send(admin, '/admin/windows/new', '/admin/windows', values);
    expect([taken.status, taken.text.includes('这个窗口号已经在用')]).toEqual([422, true]);
    expect(
      (await send(admin, '/admin/windows/new', '/admin/windows', { ...values, number: '9' })).status,
    ).toBe(303);
    const made = await hall.database.read.window.findFirstOrThrow({ where: { number: '9' } });
    expect(made.departmentId).toBe(null);
    expect((await admin.get('/admin/departments')).text).toContain('综合窗口（各部门共用）');
    const page = `/admin/windows/${made.id}`;
    expect((await send(admin, page, page, { ...values, number: '9', name: '共用窗口' })).status).toBe(303);
    expect((await send(admin, page, `${page}/use`, {})).status).toBe(303);
    const other = await makeHall(hall.database, 'NX');
    expect((await admin.get(`/admin/windows/${other.windowId}`)).status).toBe(404);
    expect((await admin.get(`/admin/departments/${other.departmentId}`)).status).toBe(404);
  });
});
