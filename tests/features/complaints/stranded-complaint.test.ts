import { expect, it } from 'vitest';
import { registerComplaint } from '../../../src/features/complaints/register-complaint.js';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING, makeApp, makeHall, makeStaff, send, signIn } from '../../support/hall.js';
import { aComplaint } from './a-complaint.js';

const NUMBER = 'TS20261120-0001';
const PAGE = `/complaints/${NUMBER}`;
const NEVER = ['赵小满', '13800138000', '锦绣路', '说话很难听'];

onBothDatabases('C-50: a complaint whose body has nobody', (open) => {
  /** A hall without an inspection office, and a complaint about one of its supervisors. */
  async function scene(more: { isAlone?: boolean } = {}) {
    const hall = await makeHall((await open()).database);
    const accused = await makeStaff(hall, 'accused', ['supervision'], { departmentId: null });
    if (!more.isAlone) await makeStaff(hall, 'other', ['supervision'], { departmentId: null });
    await makeStaff(hall, 'director', ['director'], { departmentId: null });
    const target = { kind: 'staff' as const, staffId: accused, windowId: null, departmentId: null };
    const made = await registerComplaint(hall, aComplaint(hall.hallId, { target }), FRIDAY_MORNING);
    if (!made.ok) throw new Error(made.refusal.code);
    const row = () => hall.database.read.complaint.findUniqueOrThrow({ where: { id: made.id } });
    return { hall, accused, row, app: makeApp(hall) };
  }

  const reroute = (browser: Awaited<ReturnType<typeof signIn>>, version: number) =>
    send(browser, '/account', `${PAGE}/rerouting`, { version });

  it('stands on the director’s list with a clear word, and not on that of the accused', async () => {
    const { app, row } = await scene();
    expect((await row()).route).toBe('inspection-office');
    const director = await signIn(app, 'director');
    expect((await director.get('/complaints')).text).toContain(
      '有 1 件投诉，应当办理的机构没有可以办理的人员',
    );
    expect((await director.get('/complaints?list=stranded')).text).toContain(NUMBER);
    const { text } = await director.get(PAGE);
    expect(text).toContain('监察室现在没有可以办理这件投诉的人员，还没有人受理');
    expect(text).toContain('改由督查科办理');
    for (const words of NEVER) expect(text).not.toContain(words);
    const accused = await signIn(app, 'accused');
    expect((await accused.get('/complaints?list=stranded')).text).not.toContain(NUMBER);
    expect((await reroute(accused, 1)).status).toBe(404);
  });

  it('the director gives it to the other body, where an unconcerned colleague accepts and is given it', async () => {
    const { hall, accused, app, row } = await scene();
    const director = await signIn(app, 'director');
    expect((await reroute(director, 7)).status).toBe(409);
    expect((await reroute(director, 1)).status).toBe(303);
    expect((await row()).route).toBe('supervision');
    expect((await director.get('/complaints?list=stranded')).text).toContain('没有无人可以办理的投诉');
    expect((await director.get(PAGE)).text).toContain(
      '原办理机构没有可以办理的人员，改变办理机构：改由督查科办理',
    );
    const again = await reroute(director, 2);
    expect([again.status, again.text.includes('督查科有可以办理的人员')]).toEqual([409, true]);
    const other = await signIn(app, 'other');
    const target = { targetKind: 'staff', targetStaffId: accused };
    const accepted = await send(other, PAGE, `${PAGE}/acceptance`, {
      version: 2,
      category: 'attitude',
      ...target,
      toldWords: '有群众反映态度',
    });
    expect([accepted.status, (await row()).route, (await row()).state]).toEqual([
      303,
      'supervision',
      'accepted',
    ]);
    const { id: handlerId } = await hall.database.read.staff.findUniqueOrThrow({
      where: { account: 'other' },
    });
    const toAccused = await send(other, PAGE, `${PAGE}/assignment`, { version: 3, handlerId: accused });
    expect(toAccused.status).toBe(409);
    expect((await send(other, PAGE, `${PAGE}/assignment`, { version: 3, handlerId })).status).toBe(303);
    expect((await (await signIn(app, 'accused')).get(PAGE)).status).toBe(404);
  });

  it('with nobody unconcerned at all it says so, until somebody is appointed', async () => {
    const { hall, app } = await scene({ isAlone: true });
    const director = await signIn(app, 'director');
    const { text } = await director.get(PAGE);
    expect(text).toContain('本大厅没有与投诉无关的办理人员');
    expect(text).not.toContain('改由督查科办理');
    expect((await reroute(director, 1)).status).toBe(409);
    await makeStaff(hall, 'insp', ['inspection-office'], { departmentId: null });
    expect((await director.get(PAGE)).text).not.toContain('没有可以办理这件投诉的人员');
    expect((await director.get('/complaints?list=stranded')).text).not.toContain(NUMBER);
  });

  it('the list holds what the page says: also where all of the body sit at the window or in the department', async () => {
    const hall = await makeHall((await open()).database);
    const { departmentId, windowId } = hall;
    await makeStaff(hall, 'sup', ['supervision'], { windowIds: [windowId] });
    await makeStaff(hall, 'director', ['director'], { departmentId: null });
    const clerkId = await makeStaff(hall, 'clerk', ['clerk'], { departmentId: null, windowIds: [] });
    const nobody = { staffId: null, windowId: null, departmentId: null };
    for (const [index, target] of [
      { ...nobody, kind: 'none' as const },
      { ...nobody, kind: 'staff' as const, staffId: clerkId },
      { ...nobody, kind: 'window' as const, windowId },
      { ...nobody, kind: 'department' as const, departmentId },
    ].entries())
      await registerComplaint(
        hall,
        aComplaint(hall.hallId, { target, submissionKey: `form-${index}` }),
        FRIDAY_MORNING,
      );
    await hall.database.write((tx) => tx.complaint.updateMany({ data: { route: 'supervision' } }));
    const director = await signIn(makeApp(hall), 'director');
    const list = (await director.get('/complaints?list=stranded')).text;
    const seen: [string, boolean, boolean][] = [];
    for (const { number, targetKind } of await hall.database.read.complaint.findMany({
      orderBy: { id: 'asc' },
    })) {
      const page = (await director.get(`/complaints/${number}`)).text;
      seen.push([targetKind, list.includes(number), page.includes('没有可以办理这件投诉的人员')]);
    }
    expect(seen).toEqual([
      ['none', false, false],
      ['staff', false, false],
      ['window', true, true],
      ['department', true, true],
    ]);
  });
});
