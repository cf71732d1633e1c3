import { expect, it } from 'vitest';
import { caseScope } from '../../../src/domain/access/scope.js';
import { loadPerson } from '../../../src/features/accounts/load-person.js';
import { personOf, receivedCase } from '../../support/case.js';
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

const FROM_MONDAY = {
  kind: 'leave',
  fromDate: '2026-11-23',
  fromTime: '09:00',
  untilDate: '2026-11-24',
  untilTime: '',
  whereabouts: '在家',
  reason: '看病',
};
const MONDAY = new Date('2026-11-23T10:00:00+08:00');

async function people(hall: TestHall, now = FRIDAY_MORNING) {
  const other = await hall.database.write((tx) =>
    tx.window.create({ data: { hallId: hall.hallId, number: '4', name: '另一窗口' } }),
  );
  const aId = await makeStaff(hall, 'worker', ['clerk'], { name: '张敏' });
  const bId = await makeStaff(hall, 'partner', ['clerk'], { name: '王强', windowIds: [other.id] });
  await makeStaff(hall, 'stranger', ['clerk'], { name: '钱远', departmentId: null, windowIds: [other.id] });
  const app = makeApp(hall, () => now);
  return {
    aId,
    bId,
    otherWindowId: other.id,
    a: await signIn(app, 'worker'),
    b: await signIn(app, 'partner'),
  };
}

async function confirmed(hall: TestHall, now = FRIDAY_MORNING) {
  const made = await people(hall, now);
  await send(made.a, '/absences/mine', '/absences/mine', { ...FROM_MONDAY, substituteId: String(made.bId) });
  const { id } = await hall.database.read.absence.findFirstOrThrow();
  const page = `/absences/${id}`;
  const done = await send(made.b, page, `${page}/steps`, { version: '1', step: 'confirm' });
  expect(done.status).toBe(303);
  return { ...made, page };
}

onBothDatabases('S-07: absence and substitution', (open) => {
  it('A asks with a substitute and a sheet of his open work; somebody who cannot do it is refused', async () => {
    const hall = await makeHall((await open()).database);
    const { a, aId, bId } = await people(hall);
    const item = await publishedItem(hall);
    const { number } = await receivedCase(hall, { clerk: await personOf(hall, aId), item });
    await send(a, '/enquiries/new', '/enquiries', {
      channel: 'window',
      matter: '问停车',
      visitorName: '',
      phone: '',
    });
    const stranger = await hall.database.read.staff.findFirstOrThrow({ where: { account: 'stranger' } });
    const refused = await send(a, '/absences/mine', '/absences/mine', {
      ...FROM_MONDAY,
      substituteId: String(stranger.id),
    });
    expect([
      refused.status,
      refused.text.includes('替岗人员要能办您的业务'),
      refused.text.includes('value="看病"'),
    ]).toEqual([409, true, true]);
    const asked = await send(a, '/absences/mine', '/absences/mine', {
      ...FROM_MONDAY,
      substituteId: String(bId),
    });
    expect(asked.status).toBe(303);
    const row = await hall.database.read.absence.findFirstOrThrow();
    const sheet = JSON.parse(row.sheet) as { cases: { number: string }[]; enquiries: { matter: string }[] };
    expect({
      state: row.state,
      from: row.fromAt,
      until: row.untilAt,
      cases: sheet.cases.map((each) => each.number),
      enquiries: sheet.enquiries.map((each) => each.matter),
    }).toEqual({
      state: 'asked',
      from: new Date('2026-11-23T09:00:00+08:00'),
      until: new Date('2026-11-25T00:00:00+08:00'),
      cases: [number],
      enquiries: ['问停车'],
    });
    expect((await a.get('/absences')).text).not.toContain('王强</td>');
  });

  it('only B confirms, once, and sees work that came between before he signs', async () => {
    const hall = await makeHall((await open()).database);
    const { a, b, bId } = await people(hall);
    await send(a, '/absences/mine', '/absences/mine', { ...FROM_MONDAY, substituteId: String(bId) });
    const { id } = await hall.database.read.absence.findFirstOrThrow();
    const page = `/absences/${id}`;
    const own = await send(a, page, `${page}/steps`, { version: '1', step: 'confirm' });
    expect([own.status, own.text.includes('这份交接不是请您替岗的')]).toEqual([409, true]);
    await send(a, '/enquiries/new', '/enquiries', {
      channel: 'window',
      matter: '问停车',
      visitorName: '',
      phone: '',
    });
    const changed = await send(b, page, `${page}/steps`, { version: '1', step: 'confirm' });
    expect([changed.status, changed.text.includes('问停车')]).toEqual([409, true]);
    await send(b, page, `${page}/steps`, { version: '2', step: 'confirm' });
    const row = await hall.database.read.absence.findFirstOrThrow();
    expect([row.state, row.confirmedAt]).toEqual(['confirmed', FRIDAY_MORNING]);
    const sheet = await b.get(`${page}/sheet`);
    expect(
      ['替岗交接单', '问停车', '张敏　2026年11月20日 10:00', '王强　2026年11月20日 10:00'].every((words) =>
        sheet.text.includes(words),
      ),
    ).toBe(true);
    const file = await b.get(`${page}/sheet.pdf`).buffer(true);
    expect([file.status, file.headers['content-type']]).toEqual([200, 'application/pdf']);
    const twice = await send(b, page, `${page}/steps`, { version: '3', step: 'confirm' });
    expect([twice.status, twice.text.includes('已经处理过')]).toEqual([409, true]);
  });

  it('while A is away B has his windows, and acts in his own name for A; return ends it', async () => {
    const hall = await makeHall((await open()).database);
    const { aId, bId, otherWindowId, page } = await confirmed(hall);
    const before = await loadPerson(hall.database, bId, FRIDAY_MORNING);
    expect([before?.windowIds, before?.substituteFor]).toEqual([[otherWindowId], undefined]);
    const during = await loadPerson(hall.database, bId, MONDAY);
    expect([during?.windowIds, during?.substituteFor?.map((post) => post.name)]).toEqual([
      [otherWindowId, hall.windowId],
      ['张敏'],
    ]);
    if (during === null) throw new Error('no person');
    const scope = caseScope(during);
    expect(scope.kind === 'window' ? scope.windowIds : []).toEqual([otherWindowId, hall.windowId]);
    const item = await publishedItem(hall);
    const { caseId } = await receivedCase(hall, { clerk: during, item, now: MONDAY });
    const events = await hall.database.read.caseEvent.findMany({
      where: { caseId, kind: { in: ['receive', 'accept'] } },
      orderBy: { id: 'asc' },
    });
    expect(
      events.map(({ kind, staffId, actorName, details }) => [
        kind,
        staffId,
        actorName,
        (JSON.parse(details) as { substituteFor?: string }).substituteFor,
      ]),
    ).toEqual([
      ['receive', bId, '王强', '张敏'],
      ['accept', bId, '王强', '张敏'],
    ]);
    const app = makeApp(hall, () => MONDAY);
    const partner = await signIn(app, 'partner');
    const { number } = await hall.database.read.case.findFirstOrThrow();
    expect((await partner.get(`/cases/${number}`)).text).toContain('王强（替张敏）');
    const back = await send(await signIn(app, 'worker'), page, `${page}/steps`, {
      version: '2',
      step: 'return',
    });
    expect(back.status).toBe(303);
    expect((await loadPerson(hall.database, bId, MONDAY))?.windowIds).toEqual([otherWindowId]);
    expect((await loadPerson(hall.database, aId, MONDAY))?.windowIds).toEqual([hall.windowId]);
  });

  it('D-11: the board shows who is away and his substitute; citizens are told no reason', async () => {
    const hall = await makeHall((await open()).database);
    await confirmed(hall);
    const app = makeApp(hall, () => MONDAY);
    const inside = (await (await signIn(app, 'partner')).get('/absences')).text;
    expect(
      ['请假', '在家', '王强', '11月23日 09:00 至 11月24日 24:00'].map((words) => inside.includes(words)),
    ).toEqual([true, true, true, true]);
    const { default: supertest } = await import('supertest');
    const outside = await supertest(app).get('/whereabouts');
    expect([
      outside.status,
      ...['张敏', '不在岗', '王强', '028-1234567', '请假', '在家', '看病'].map((words) =>
        outside.text.includes(words),
      ),
    ]).toEqual([200, true, true, true, true, false, false, false]);
  });

  it('what was handed to A waits on the list of B meanwhile', async () => {
    const hall = await makeHall((await open()).database);
    const { a } = await confirmed(hall);
    await send(a, '/enquiries/new', '/enquiries', {
      channel: 'window',
      matter: '问停车',
      visitorName: '',
      phone: '',
    });
    const app = makeApp(hall, () => MONDAY);
    const partner = await signIn(app, 'partner');
    expect((await partner.get('/enquiries')).text).toContain('问停车');
    const page = '/enquiries/ZX20261120-0001';
    const answered = await send(partner, page, `${page}/disposition`, {
      version: '1',
      branch: 'own',
      answer: '地下二层',
    });
    expect(answered.status).toBe(303);
    const entry = await hall.database.read.auditEntry.findFirstOrThrow({
      where: { kind: 'enquiry-answered' },
    });
    expect([entry.actorName, JSON.parse(entry.details)]).toEqual(['王强', { substituteFor: '张敏' }]);
  });

  it('D-29: the sheet lists the duties and bookings A leaves beside his cases; a period to midnight ends at 24:00', async () => {
    const hall = await makeHall((await open()).database);
    const { a, aId, b, bId } = await people(hall);
    const item = await publishedItem(hall);
    const { number, caseId } = await receivedCase(hall, { clerk: await personOf(hall, aId), item });
    const common = { hallId: hall.hallId, createdAt: FRIDAY_MORNING };
    await hall.database.write(async (tx) => {
      await tx.task.create({
        data: { ...common, caseId, kind: 'joint-urge', words: '催办：消防', ownerId: aId },
      });
      await tx.booking.create({
        data: { ...common, rowKey: 'b1', visitorName: '李四', matter: '量房', handlerId: aId, createdBy: '' },
      });
    });
    await send(a, '/absences/mine', '/absences/mine', { ...FROM_MONDAY, substituteId: String(bId) });
    const { id: absenceId } = await hall.database.read.absence.findFirstOrThrow();
    const page = await a.get(`/absences/${absenceId}`);
    const words = ['移交的首接责任（共1项）', '催办：消防', '移交的预约（共1份）', '量房', '11月24日 24:00'];
    expect(words.filter((each) => !page.text.includes(each))).toEqual([]);
    expect(page.text).toContain(`href="/cases/${number}"`);
    expect((await b.get(`/absences/${absenceId}`)).text).not.toContain(`href="/cases/${number}"`);
  });

  it('S-07: supervision sees every absence in the register, a head those of his department, a clerk none', async () => {
    const hall = await makeHall((await open()).database);
    const { a } = await confirmed(hall);
    await makeStaff(hall, 'watcher', ['supervision'], { name: '赵督', departmentId: null });
    await makeStaff(hall, 'head', ['window-head'], { name: '何志远' });
    await makeStaff(hall, 'elsewhere', ['window-head'], { name: '郑远', departmentId: null });
    const { id } = await hall.database.read.absence.findFirstOrThrow();
    const app = makeApp(hall, () => FRIDAY_MORNING);
    const [watcher, head] = [await signIn(app, 'watcher'), await signIn(app, 'head')];
    const elsewhere = await signIn(app, 'elsewhere');
    const link = `href="/absences/${id}"`;
    const has = async (agent: typeof head, address: string) => (await agent.get(address)).text.includes(link);
    expect([
      await has(watcher, '/absences/register'),
      await has(head, '/absences/register'),
      await has(elsewhere, '/absences/register'),
      await has(watcher, `/absences/register?name=${encodeURIComponent('王强')}`),
      await has(watcher, `/absences/register?name=${encodeURIComponent('钱远')}`),
    ]).toEqual([true, true, false, true, false]);
    expect([
      (await watcher.get(`/absences/${id}`)).status,
      (await head.get(`/absences/${id}`)).status,
      (await elsewhere.get(`/absences/${id}`)).status,
      (await a.get('/absences/register')).status,
    ]).toEqual([200, 200, 404, 403]);
  });

  it('D-11: the board is narrowed to a department or a name and says how many are away', async () => {
    const hall = await makeHall((await open()).database);
    const { b } = await confirmed(hall, MONDAY);
    const board = await b.get('/absences');
    expect(board.text).toContain('3 人，不在岗 1 人');
    const narrowed = await b.get(`/absences?name=${encodeURIComponent('张')}`);
    expect([narrowed.text.includes('张敏</th>'), narrowed.text.includes('>钱远')]).toEqual([true, false]);
    expect((await b.get('/absences?name=zz')).text).toContain('没有这样的人员');
  });
});
