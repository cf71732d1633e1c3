import { expect, it } from 'vitest';
import { proceedingsOf } from '../../../src/db/proceedings.js';
import { attendanceEvidence } from '../../../src/features/attendance/attendance-evidence.js';
import { lookForEvents } from '../../../src/features/attendance/look-for-events.js';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall, makeStaff, send, signIn } from '../../support/hall.js';

const at = (time: string, date = '2026-11-19') => new Date(`${date}T${time}:00+08:00`);

onBothDatabases('SV-13: attendance', (open) => {
  const prepare = async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    let now = at('08:50');
    const app = makeApp(hall, () => now);
    const clerkId = await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' });
    await makeStaff(hall, 'dudu', ['supervision'], { name: '杜督', departmentId: null });
    await database.write((tx) => tx.staff.updateMany({ data: { createdAt: at('08:00', '2026-11-01') } }));
    return {
      database,
      hall,
      app,
      clerkId,
      clock: (time: string) => {
        now = at(time);
      },
      moment: () => now,
    };
  };
  const events = (database: Awaited<ReturnType<typeof prepare>>['database']) =>
    database.read.attendanceEvent.findMany({ orderBy: { id: 'asc' } });

  it('who signs on at 09:12 on Thu 19 Nov 2026 takes the window with it, and is found late once', async () => {
    const { database, hall, app, clerkId, clock, moment } = await prepare();
    clock('09:12');
    await signIn(app, 'wangmin');
    const [sign] = await database.read.attendanceSign.findMany();
    expect(sign).toMatchObject({
      staffId: clerkId,
      windowId: hall.windowId,
      site: '一楼东侧',
      day: '2026-11-19',
    });
    expect(await database.read.windowPresence.count({ where: { untilAt: null } })).toBe(1);
    expect(await lookForEvents(database, moment())).toBe(0);
    clock('12:10');
    const found = await Promise.all([lookForEvents(database, moment()), lookForEvents(database, moment())]);
    expect(found.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect(await events(database)).toMatchObject([
      { staffId: clerkId, kind: 'late', part: 'am', minutes: 12, state: 'found', day: '2026-11-19' },
    ]);
    const clerk = await signIn(app, 'wangmin');
    await send(clerk, '/attendance', '/attendance/signs', { act: 'out', place: '', back: 'attendance' });
    expect(await database.read.windowPresence.count({ where: { untilAt: null } })).toBe(0);
    expect((await database.read.attendanceSign.findFirstOrThrow()).outAt).toEqual(at('12:10'));
    const page = await clerk.get('/attendance');
    expect(page.text).toContain('上午迟到 12分钟');
  });

  it('S-28: before office hours nobody is missing; from 09:00 on who has not signed in is', async () => {
    const { hall, app, clock } = await prepare();
    await makeStaff(hall, 'lijie', ['clerk'], { name: '李洁' });
    await signIn(app, 'wangmin');
    const supervision = await signIn(app, 'dudu');
    const figures = async () => {
      const { text } = await supervision.get('/attendance/day');
      return ['在岗', '不在上班时间', '未签到'].map((word) =>
        Number(new RegExp(`>(\\d+)</span><span class="what">${word}<`).exec(text)?.[1]),
      );
    };
    expect(await figures()).toEqual([1, 1, 0]);
    clock('09:05');
    expect(await figures()).toEqual([1, 0, 1]);
  });

  it('the person explains, supervision confirms, the counter counts; excusing later takes it back visibly', async () => {
    const { database, hall, app, clock, moment } = await prepare();
    clock('09:12');
    await signIn(app, 'wangmin');
    clock('12:10');
    await lookForEvents(database, moment());
    const clerk = await signIn(app, 'wangmin');
    const [event] = await events(database);
    const path = `/attendance/events/${event?.id}`;
    expect((await send(clerk, path, `${path}/excuse`, { version: 1, excuse: '公交车故障' })).status).toBe(
      303,
    );
    const supervision = await signIn(app, 'dudu');
    const decide = (version: number, verdict: string, note: string) =>
      send(supervision, path, path, { version, verdict, note });
    expect((await decide(1, 'confirmed', '')).status).toBe(409);
    expect((await decide(2, 'confirmed', '')).status).toBe(303);
    expect(await attendanceEvidence(database.sql, hall.hallId, '2026-11-01', '2026-11-30')).toMatchObject([
      {
        kind: 'late',
        day: '2026-11-19',
        minutes: 12,
        windowId: hall.windowId,
        departmentId: hall.departmentId,
        isLeaveBreach: false,
      },
    ]);
    const counters = () =>
      database.read.counterEvent.findMany({
        orderBy: { id: 'asc' },
        select: { kind: true, undoneReason: true },
      });
    expect(await counters()).toEqual([{ kind: 'late-or-early', undoneReason: '' }]);
    expect((await decide(3, 'excused', '')).status).toBe(422);
    expect((await decide(3, 'excused', '公交公司证明属实')).status).toBe(303);
    expect(await counters()).toEqual([{ kind: 'late-or-early', undoneReason: '公交公司证明属实' }]);
    expect((await decide(4, 'confirmed', '证明是假的')).status).toBe(303);
    expect(await counters()).toEqual([
      { kind: 'late-or-early', undoneReason: '公交公司证明属实' },
      { kind: 'late-or-early', undoneReason: '' },
    ]);
    const history = await proceedingsOf(database.sql, hall.hallId, 'attendance', event?.id ?? 0);
    expect(history.map(({ kind }) => kind)).toEqual([
      'found',
      'explained',
      'confirmed',
      'excused',
      'confirmed',
    ]);
    expect((await send(clerk, path, `${path}/excuse`, { version: 5, excuse: '再说明' })).status).toBe(409);
  });

  it('a sign-in entered afterwards with its reason sets the absence aside; nobody enters his own', async () => {
    const { database, app, clerkId, clock, moment } = await prepare();
    clock('08:55');
    const early = await signIn(app, 'dudu');
    await send(early, '/attendance', '/attendance/signs', {
      act: 'in',
      place: 's一楼东侧',
      back: 'attendance',
    });
    clock('12:10');
    await lookForEvents(database, moment());
    expect(await events(database)).toMatchObject([
      { staffId: clerkId, kind: 'absent', part: 'am', minutes: 180 },
    ]);
    const supervisor = await signIn(app, 'dudu');
    const entry = { day: '2026-11-19', inTime: '08:58', outTime: '12:00', reason: '网络故障' };
    const put = (staffId: number, more = {}) =>
      send(supervisor, '/attendance/entries', '/attendance/entries', { ...entry, staffId, ...more });
    expect((await put(clerkId, { outTime: '08:00' })).status).toBe(409);
    const own = await database.read.staff.findUniqueOrThrow({ where: { account: 'dudu' } });
    expect((await put(own.id)).text).toContain('自己的签到要由其他督查人员补登');
    expect((await put(clerkId)).status).toBe(303);
    expect((await put(clerkId)).text).toContain('已经有签到记录');
    expect(await events(database)).toMatchObject([{ state: 'excused', decidedBy: '杜督' }]);
  });

  it('S-33: a head sees his department alone, a clerk himself alone, and nobody decides on himself', async () => {
    const { database, hall, app, clerkId, clock, moment } = await prepare();
    await makeStaff(hall, 'head', ['window-head'], { name: '何志' });
    const other = await database.write((tx) =>
      tx.department.create({ data: { hallId: hall.hallId, code: 'SW', name: '水务局' } }),
    );
    const otherWindow = await database.write((tx) =>
      tx.window.create({ data: { hallId: hall.hallId, departmentId: other.id, number: '8', name: '水务' } }),
    );
    await makeStaff(hall, 'swhead', ['window-head'], { departmentId: other.id, windowIds: [otherWindow.id] });
    clock('09:20');
    await signIn(app, 'wangmin');
    clock('12:10');
    const clerk = await signIn(app, 'wangmin');
    await database.write((tx) => tx.staff.updateMany({ data: { createdAt: at('08:00', '2026-11-01') } }));
    await lookForEvents(database, moment());
    const event = await database.read.attendanceEvent.findFirstOrThrow({ where: { staffId: clerkId } });
    const statusFor = async (account: string, page: string) =>
      (await (await signIn(app, account)).get(page)).status;
    const path = `/attendance/events/${event.id}`;
    expect([
      (await clerk.get(path)).status,
      await statusFor('head', path),
      await statusFor('swhead', path),
      await statusFor('dudu', path),
      (await clerk.get('/attendance/day')).status,
      await statusFor('head', '/attendance/entries'),
    ]).toEqual([200, 200, 404, 200, 403, 403]);
    const board = await (await signIn(app, 'swhead')).get('/attendance/table?month=2026-11');
    expect(board.text).not.toContain('王敏');
    const file = await (await signIn(app, 'head')).get('/attendance/table.xlsx?month=2026-11');
    expect([file.status, file.headers['content-type']]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
    const day = await (await signIn(app, 'head')).get('/attendance/day');
    expect(day.text).toContain('上午迟到 20分钟');
    const { id: supervisionId } = await database.read.staff.findUniqueOrThrow({ where: { account: 'dudu' } });
    const own = await database.write((tx) =>
      tx.attendanceEvent.create({
        data: {
          hallId: hall.hallId,
          staffId: supervisionId,
          staffName: '杜督',
          day: '2026-11-19',
          kind: 'late',
          part: 'am',
          foundAt: moment(),
        },
      }),
    );
    const ownPath = `/attendance/events/${own.id}`;
    const answer = await send(await signIn(app, 'dudu'), ownPath, ownPath, {
      version: 1,
      verdict: 'confirmed',
      note: '',
    });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('自己的考勤情况要由其他督查人员核定');
  });

  it('a hall where nobody has signed in yet, and days off, find nothing', async () => {
    const { database } = await prepare();
    expect(await lookForEvents(database, at('19:00', '2026-11-20'))).toBe(0);
  });
});
