import { expect, it } from 'vitest';
import { readSettings } from '../../../src/features/settings/hall-settings.js';
import { storedSettings } from '../../../src/features/settings/save-settings.js';
import { SETTINGS } from '../../../src/features/settings/setting-table.js';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall, makeStaff, send, signIn } from '../../support/hall.js';

onBothDatabases('the settings page', (open) => {
  it('saves what differs with old and new in the audit log, and refuses what is out of bounds', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'admin', ['administrator'], { name: '周管理' });
    const admin = await signIn(makeApp(hall), 'admin');
    const { values, seen } = await storedSettings(hall.database.read, hall.hallId);
    /** A box that is not ticked is not sent. */
    const given = Object.fromEntries(
      Object.entries({ ...values, seen }).filter(([, value]) => value !== 'false'),
    );
    const bad = await send(admin, '/admin/settings', '/admin/settings', {
      ...given,
      supplementWorkingDays: '400',
      afterHours: 'never',
    });
    expect([
      bad.status,
      bad.text.includes('请填写 1 至 60 之间的整数'),
      bad.text.includes('value="400"'),
    ]).toEqual([422, true, true]);
    const lights = await send(admin, '/admin/settings', '/admin/settings', {
      ...given,
      amberAbovePercent: '90',
    });
    expect([lights.status, lights.text.includes('橙灯应晚于黄灯')]).toEqual([422, true]);
    const saved = await send(admin, '/admin/settings', '/admin/settings', {
      ...given,
      supplementWorkingDays: '15',
    });
    expect(saved.status).toBe(303);
    expect((await readSettings(hall.database.read, hall.hallId)).number('supplementWorkingDays')).toBe(15);
    const audit = await hall.database.read.auditEntry.findMany({ where: { kind: 'setting-changed' } });
    expect(audit.map((row) => [row.actorName, JSON.parse(row.details)])).toEqual([
      ['周管理', { key: 'supplementWorkingDays', before: '10', after: '15' }],
    ]);
    const late = await send(admin, '/admin/settings', '/admin/settings', {
      ...given,
      supplementWorkingDays: '20',
    });
    expect([late.status, late.text.includes('设置刚被别人改过'), late.text.includes('value="20"')]).toEqual([
      409,
      true,
      true,
    ]);
    const page = await admin.get('/admin/audit?kind=setting-changed');
    expect(['申请人补正期限', '10 → 15', '周管理'].every((words) => page.text.includes(words))).toBe(true);
  });

  it('groups the settings, each once, and names the wrong one at the top', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'admin', ['administrator'], { name: '周管理' });
    const admin = await signIn(makeApp(hall), 'admin');
    const { text } = await admin.get('/admin/settings');
    const names = SETTINGS.map(({ key }) => [key, text.split(`name="${key}"`).length - 1]);
    expect(names.filter(([, times]) => times !== 1)).toEqual([]);
    expect(text).toContain('<a href="#group-clocks">时限和灯号</a>');
    expect(text).not.toContain('<h2>其他</h2>');
    const bad = await send(admin, '/admin/settings', '/admin/settings', {
      ...(await storedSettings(hall.database.read, hall.hallId)).values,
      seen: '',
      supplementWorkingDays: '400',
    });
    expect(bad.text).toContain(
      '<a href="#supplementWorkingDays">申请人补正期限（工作日）：请填写 1 至 60 之间的整数</a>',
    );
  });
});
