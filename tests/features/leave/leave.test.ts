import { expect, it } from 'vitest';
import { proceedingsOf } from '../../../src/db/proceedings.js';
import { lookForEvents } from '../../../src/features/attendance/look-for-events.js';
import { endLeaves } from '../../../src/features/leave/end-leaves.js';
import { onBothDatabases } from '../../support/databases.js';
import { type Browser, makeApp, makeHall, makeStaff, send, signIn } from '../../support/hall.js';

const at = (time: string, date = '2026-11-19') => new Date(`${date}T${time}:00+08:00`);

onBothDatabases('D-20: leave', (open) => {
  const prepare = async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    let now = at('08:50');
    const app = makeApp(hall, () => now);
    const ids = {
      clerk: await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' }),
      second: await makeStaff(hall, 'zhaojie', ['clerk'], { name: '赵洁' }),
      head: await makeStaff(hall, 'head', ['window-head'], { name: '何志' }),
      leader: await makeStaff(hall, 'leader', ['unit-leader'], { name: '秦正' }),
      director: await makeStaff(hall, 'director', ['director'], { name: '方正', departmentId: null }),
      supervision: await makeStaff(hall, 'dudu', ['supervision'], { name: '杜督', departmentId: null }),
    };
    await database.write((tx) => tx.staff.updateMany({ data: { createdAt: at('08:00', '2026-11-01') } }));
    const clock = (time: string, date?: string) => {
      now = at(time, date);
    };
    return { database, hall, app, ids, clock };
  };
  const ask = (browser: Browser, values: object) =>
    send(browser, '/leave/new', '/leave/new', {
      kind: 'personal',
      reason: '家中有事',
      fromTime: '',
      untilTime: '',
      ...values,
    });
  const day = (date: string) => ({ fromDate: date, untilDate: date });
  const decide = async (
    browser: Browser,
    slip: { id: number },
    answer: string,
    version: number,
    reason = '',
  ) => send(browser, `/leave/${slip.id}`, `/leave/${slip.id}/decisions`, { version, answer, reason });

  it('a day from Fri 20 Nov 2026: head, unit, director, files; B confirms; absent is nobody', async () => {
    const { database, hall, app, ids, clock } = await prepare();
    const clerk = await signIn(app, 'wangmin');
    const noSubstitute = await ask(clerk, day('2026-11-20'));
    expect(noSubstitute.status).toBe(409);
    expect(noSubstitute.text).toContain('半天以上的请假要先安排替岗人员');
    expect((await ask(clerk, { ...day('2026-11-20'), substituteId: ids.second })).status).toBe(303);
    const slip = await database.read.leaveSlip.findFirstOrThrow();
    expect(slip).toMatchObject({ halfDays: 2, state: 'asked', substitute: '赵洁', number: '假〔2026〕1号' });
    expect((await ask(clerk, { ...day('2026-11-20'), substituteId: ids.second })).text).toContain(
      '这段时间已经有请假条',
    );
    const [head, leader, director, supervision] = await Promise.all(
      ['head', 'leader', 'director', 'dudu'].map((account) => signIn(app, account)),
    );
    if (!head || !leader || !director || !supervision) throw new Error('nobody signed in');
    expect((await decide(director, slip, 'agree', 1)).status).toBe(409);
    expect((await decide(clerk, slip, 'agree', 1)).text).toContain('自己的请假条要由上一级审批');
    expect((await head.get('/leave/waiting')).text).toContain('假〔2026〕1号');
    const both = await Promise.all([decide(head, slip, 'agree', 1), decide(head, slip, 'agree', 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect((await decide(leader, slip, 'agree', 2)).status).toBe(303);
    expect(await database.read.absence.count()).toBe(0);
    expect((await decide(director, slip, 'agree', 3)).status).toBe(303);
    const absence = await database.read.absence.findFirstOrThrow();
    expect(absence).toMatchObject({
      state: 'asked',
      staffId: ids.clerk,
      substituteId: ids.second,
      kind: 'leave',
    });
    expect((await decide(supervision, slip, 'file', 4)).status).toBe(303);
    const second = await signIn(app, 'zhaojie');
    expect((await second.get(`/leave/${slip.id}`)).status).toBe(200);
    const confirmed = await send(second, `/absences/${absence.id}`, `/absences/${absence.id}/steps`, {
      version: absence.version,
      step: 'confirm',
    });
    expect(confirmed.status).toBe(303);
    clock('19:00', '2026-11-20');
    await lookForEvents(database, at('19:00', '2026-11-20'));
    expect(
      await database.read.attendanceEvent.count({ where: { staffId: ids.clerk, day: '2026-11-20' } }),
    ).toBe(0);
    expect(await endLeaves(database, at('19:00', '2026-11-20'))).toBe(1);
    const history = await proceedingsOf(database.sql, hall.hallId, 'leave', slip.id);
    expect(history.map(({ kind }) => kind)).toEqual(['asked', 'head', 'unit', 'sign', 'file', 'ended']);
    const paper = await (await signIn(app, 'wangmin')).get(`/leave/${slip.id}/print`);
    expect(paper.text).toContain('中心主任');
  });

  it('C-24: two hours are free, half a day is for the head alone; the second half adds up to a day', async () => {
    const { database, app, ids } = await prepare();
    const clerk = await signIn(app, 'wangmin');
    await ask(clerk, { ...day('2026-11-19'), fromTime: '14:00', untilTime: '16:00' });
    await ask(clerk, {
      ...day('2026-11-24'),
      fromTime: '09:00',
      untilTime: '12:00',
      substituteId: ids.second,
    });
    await ask(clerk, {
      ...day('2026-11-24'),
      fromTime: '14:00',
      untilTime: '18:00',
      substituteId: ids.second,
    });
    const slips = await database.read.leaveSlip.findMany({ orderBy: { id: 'asc' } });
    expect(slips.map(({ halfDays, state }) => [halfDays, state])).toEqual([
      [0, 'approved'],
      [1, 'asked'],
      [2, 'asked'],
    ]);
    const head = await signIn(app, 'head');
    for (const slip of slips.slice(1)) await decide(head, slip, 'agree', 1);
    const after = await database.read.leaveSlip.findMany({ orderBy: { id: 'asc' } });
    expect(after.map(({ state }) => state)).toEqual(['approved', 'approved', 'head-agreed']);
  });

  it("a window head's own leave goes to the unit leader; refused with a reason", async () => {
    const { database, app, ids } = await prepare();
    const head = await signIn(app, 'head');
    await ask(head, { ...day('2026-11-24'), untilTime: '12:00', substituteId: ids.clerk });
    const slip = await database.read.leaveSlip.findFirstOrThrow();
    const leader = await signIn(app, 'leader');
    expect((await decide(head, slip, 'agree', 1)).status).toBe(409);
    expect((await decide(leader, slip, 'refuse', 1)).status).toBe(422);
    expect((await decide(leader, slip, 'refuse', 1, '当天有检查')).status).toBe(303);
    expect(await database.read.leaveSlip.findFirstOrThrow()).toMatchObject({
      state: 'refused',
      isOpen: false,
      refusedBy: '秦正',
    });
  });

  it('S-28: gone at 15:00 before B confirmed is one absence, told once', async () => {
    const { database, app, ids, clock } = await prepare();
    for (const account of ['wangmin', 'zhaojie', 'head']) await signIn(app, account);
    clock('10:00');
    await ask(await signIn(app, 'wangmin'), {
      ...day('2026-11-19'),
      fromTime: '14:00',
      substituteId: ids.second,
    });
    await decide(await signIn(app, 'head'), await database.read.leaveSlip.findFirstOrThrow(), 'agree', 1);
    clock('15:00');
    await send(await signIn(app, 'wangmin'), '/attendance', '/attendance/signs', {
      act: 'out',
      place: '',
      back: 'attendance',
    });
    await lookForEvents(database, at('18:10'));
    await lookForEvents(database, at('18:20'));
    const events = await database.read.attendanceEvent.findMany({ where: { staffId: ids.clerk } });
    const slip = await database.read.leaveSlip.findFirstOrThrow();
    expect(events).toMatchObject([
      { kind: 'absent', part: `leave:${slip.id}`, minutes: 180, state: 'found' },
    ]);
  });

  it('B declines, another is asked; back early ends leave and substitution; others see nothing', async () => {
    const { database, app, ids, clock } = await prepare();
    const clerk = await signIn(app, 'wangmin');
    await ask(clerk, { ...day('2026-11-19'), fromTime: '14:00', substituteId: ids.second });
    const slip = await database.read.leaveSlip.findFirstOrThrow();
    const head = await signIn(app, 'head');
    await decide(head, slip, 'agree', 1);
    const answer = async (browser: Browser, step: string) => {
      const absence = await database.read.absence.findFirstOrThrow({ orderBy: { id: 'desc' } });
      return send(browser, `/absences/${absence.id}`, `/absences/${absence.id}/steps`, {
        version: absence.version,
        step,
      });
    };
    const second = await signIn(app, 'zhaojie');
    await answer(second, 'decline');
    const own = async (step: string, substituteId: number | '' = '') => {
      const { version } = await database.read.leaveSlip.findUniqueOrThrow({ where: { id: slip.id } });
      const again = await signIn(app, 'wangmin');
      return send(again, `/leave/${slip.id}`, `/leave/${slip.id}/steps`, { version, step, substituteId });
    };
    expect((await second.get(`/leave/${slip.id}/print`)).status).toBe(200);
    expect((await own('back')).status).toBe(409);
    expect((await own('substitute', ids.head)).status).toBe(303);
    expect((await second.get(`/leave/${slip.id}`)).status).toBe(404);
    expect((await answer(head, 'confirm')).status).toBe(303);
    clock('15:30');
    expect((await own('back')).status).toBe(303);
    expect(await database.read.leaveSlip.findFirstOrThrow()).toMatchObject({
      state: 'ended',
      isOpen: false,
      backAt: at('15:30'),
    });
    expect(await database.read.absence.findFirstOrThrow({ orderBy: { id: 'desc' } })).toMatchObject({
      state: 'ended',
    });
  });
});
