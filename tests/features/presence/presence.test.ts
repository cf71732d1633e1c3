import { expect, it } from 'vitest';
import { watchWindows } from '../../../src/features/presence/watch-windows.js';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall, makeStaff, send, signIn } from '../../support/hall.js';

const at = (time: string, day = '2026-11-20') => new Date(`${day}T${time}:00+08:00`);

onBothDatabases('S-56: window presence', (open) => {
  it('on sign-in a clerk takes his window; leaving and signing out end it', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'worker', ['clerk'], { name: '张敏' });
    await makeStaff(hall, 'looker', ['supervision'], { name: '赵督', departmentId: null });
    const clock = { now: at('09:05') };
    const app = makeApp(hall, () => clock.now);
    await signIn(app, 'looker');
    expect(await hall.database.read.windowPresence.count()).toBe(0);
    const worker = await signIn(app, 'worker');
    clock.now = at('09:20');
    expect((await worker.get('/presence')).text).toContain('您在 住建窗口 在岗');
    await send(worker, '/presence', '/presence/leave', {});
    clock.now = at('09:25');
    await send(worker, '/presence', '/presence', { windowId: String(hall.windowId) });
    clock.now = at('09:40');
    await send(worker, '/presence', '/sign-out', {});
    const seats = await hall.database.read.windowPresence.findMany({ orderBy: { id: 'asc' } });
    expect(
      seats.map(({ windowId, staff, fromAt, untilAt }) => ({ windowId, staff, fromAt, untilAt })),
    ).toEqual([
      { windowId: hall.windowId, staff: '张敏', fromAt: at('09:05'), untilAt: at('09:20') },
      { windowId: hall.windowId, staff: '张敏', fromAt: at('09:25'), untilAt: at('09:40') },
    ]);
  });

  it('nobody takes a window that is not his', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'worker', ['clerk']);
    const other = await hall.database.write((tx) =>
      tx.window.create({ data: { hallId: hall.hallId, number: '4', name: '另一窗口' } }),
    );
    const worker = await signIn(makeApp(hall), 'worker');
    const refused = await send(worker, '/presence', '/presence', { windowId: String(other.id) });
    expect([refused.status, refused.text.includes('这不是您的窗口')]).toEqual([409, true]);
  });

  it('SV-12: an unattended window is told to supervision once per gap, also by two processes, with its evidence', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    await makeStaff(hall, 'worker', ['clerk'], { name: '张敏' });
    await makeStaff(hall, 'looker', ['supervision'], { name: '赵督', departmentId: null });
    const clock = { now: at('09:00') };
    const app = makeApp(hall, () => clock.now);
    expect(await watchWindows(database, at('11:00'))).toBe(0);
    const worker = await signIn(app, 'worker');
    clock.now = at('09:20');
    await send(worker, '/presence', '/presence/leave', {});
    expect(await watchWindows(database, at('09:29'))).toBe(0);
    const both = await Promise.all([
      watchWindows(database, at('09:30')),
      watchWindows(database, at('09:30')),
    ]);
    expect(both[0] + both[1]).toBe(1);
    clock.now = at('09:45');
    await send(worker, '/presence', '/presence', { windowId: String(hall.windowId) });
    expect(await watchWindows(database, at('09:46'))).toBe(0);
    const events = await database.read.supervisionEvent.findMany();
    expect(
      events.map(({ rule, key, windowId, state, evidence }) => ({
        rule,
        key,
        windowId,
        state,
        evidence: JSON.parse(evidence),
      })),
    ).toEqual([
      {
        rule: 'SV-12',
        key: `${hall.windowId}:${at('09:20').getTime()}`,
        windowId: hall.windowId,
        state: 'new',
        evidence: { window: '3号窗口 住建窗口', from: at('09:20').getTime(), to: at('09:45').getTime() },
      },
    ]);
    const looker = await signIn(app, 'looker');
    const page = (await looker.get('/presence')).text;
    expect([
      page.includes('11月20日 09:20'),
      page.includes('11月20日 09:45'),
      page.includes('25</td>'),
    ]).toEqual([true, true, true]);
    expect((await worker.get('/presence')).text).not.toContain('空岗记录');
  });

  it('who only closed his browser left when his session ended; weekends are not watched', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    await makeStaff(hall, 'worker', ['clerk']);
    await signIn(
      makeApp(hall, () => at('09:00')),
      'worker',
    );
    const { idleUntil } = await database.read.session.findFirstOrThrow({ where: { staffId: { not: null } } });
    expect(await watchWindows(database, at('23:00'))).toBeGreaterThan(0);
    const seat = await database.read.windowPresence.findFirstOrThrow();
    expect(seat.untilAt).toEqual(idleUntil);
    const known = await database.read.supervisionEvent.count();
    expect(await watchWindows(database, at('15:00', '2026-11-21'))).toBe(0);
    expect(await database.read.supervisionEvent.count()).toBe(known);
  });

  it('S-07: a substitute may sit at the window of the absent', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const a = await makeStaff(hall, 'worker', ['clerk'], { name: '张敏' });
    const b = await makeStaff(hall, 'partner', ['clerk'], { name: '王强', windowIds: [] });
    await database.write((tx) =>
      tx.absence.create({
        data: {
          hallId: hall.hallId,
          staffId: a,
          staffName: '张敏',
          substituteId: b,
          substitute: '王强',
          kind: 'leave',
          fromAt: at('08:00'),
          state: 'confirmed',
          askedAt: at('08:00'),
          confirmedAt: at('08:00'),
        },
      }),
    );
    await signIn(
      makeApp(hall, () => at('09:00')),
      'partner',
    );
    const seat = await database.read.windowPresence.findFirstOrThrow();
    expect([seat.windowId, seat.staff]).toEqual([hall.windowId, '王强']);
  });

  it('V14: supervision reads how a window stood open: 24 min empty of the 2 h from 09:00 on Fri 20 Nov 2026', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    await makeStaff(hall, 'worker', ['clerk'], { name: '张敏' });
    await makeStaff(hall, 'looker', ['supervision'], { name: '赵督', departmentId: null });
    const clock = { now: at('09:00') };
    const app = makeApp(hall, () => clock.now);
    const looker = await signIn(app, 'looker');
    expect((await looker.get('/presence/availability')).text).toContain('还没有窗口到岗的记录');
    const worker = await signIn(app, 'worker');
    expect((await worker.get('/presence/availability')).status).toBe(403);
    clock.now = at('09:20');
    await send(worker, '/presence', '/presence/leave', {});
    clock.now = at('09:44');
    await watchWindows(database, clock.now);
    await send(worker, '/presence', '/presence', { windowId: String(hall.windowId) });
    await watchWindows(database, at('09:45'));
    clock.now = at('11:00');
    const again = await signIn(app, 'looker');
    const { text } = await again.get('/presence/availability');
    const row = /<th scope="row">3号 住建窗口<\/th>(.*?)<\/tr>/s.exec(text)?.[1] ?? '';
    expect(
      row
        .replace(/<[^>]*>/g, ' ')
        .trim()
        .split(/\s+/),
    ).toEqual(['80.0', '未达标', '2.0', '1', '24', '24']);
  });

  it('SV-12: a stretch from 11:30 on Fri 20 Nov 2026 that nobody saw end was over at 12:00', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    await makeStaff(hall, 'worker', ['clerk'], { name: '张敏' });
    await makeStaff(hall, 'looker', ['supervision'], { name: '赵督', departmentId: null });
    const clock = { now: at('11:20') };
    const app = makeApp(hall, () => clock.now);
    const worker = await signIn(app, 'worker');
    clock.now = at('11:30');
    await send(worker, '/presence', '/presence/leave', {});
    await watchWindows(database, at('11:45'));
    clock.now = at('11:50');
    expect((await (await signIn(app, 'looker')).get('/presence')).text).toContain('仍无人在岗');
    clock.now = at('09:30', '2026-11-23');
    const { text } = await (await signIn(app, 'looker')).get('/presence');
    expect([text.includes('11月20日 12:00'), text.includes('30</td>')]).toEqual([true, true]);
  });

  it('S-07, S-56: whoever is absent with a substitute no longer holds his window, though he never left it', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const workerId = await makeStaff(hall, 'worker', ['clerk'], { name: '张敏' });
    const partnerId = await makeStaff(hall, 'partner', ['clerk'], { name: '王强', windowIds: [] });
    const clock = { now: at('09:00') };
    await signIn(
      makeApp(hall, () => clock.now),
      'worker',
    );
    await database.write((tx) =>
      tx.absence.create({
        data: {
          hallId: hall.hallId,
          staffId: workerId,
          staffName: '张敏',
          substituteId: partnerId,
          substitute: '王强',
          kind: 'errand',
          state: 'confirmed',
          fromAt: at('09:10'),
          askedAt: at('09:05'),
          confirmedAt: at('09:05'),
        },
      }),
    );
    expect(await watchWindows(database, at('09:09'))).toBe(0);
    expect(await watchWindows(database, at('09:21'))).toBe(1);
    const [seat] = await database.read.windowPresence.findMany();
    expect(seat?.untilAt).toEqual(at('09:10'));
    clock.now = at('09:22');
    const app = makeApp(hall, () => clock.now);
    await makeStaff(hall, 'looker', ['supervision'], { name: '赵督', departmentId: null });
    const board = await (await signIn(app, 'looker')).get('/attendance/day?state=away');
    expect([board.text.includes('张敏'), board.text.includes('外出，有人替岗')]).toEqual([true, true]);
  });
});
