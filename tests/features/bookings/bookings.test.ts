import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING, makeApp, makeHall, makeStaff, send, signIn } from '../../support/hall.js';

const LEFT = {
  visitorName: '李四海',
  phone: '13800138000',
  address: '人民路 1 号',
  matter: '看图纸',
  message: '周一上午来',
};

onBothDatabases('S-08: the booking log (D-10)', (open) => {
  it('who was wanted replies within the term; while he is away his substitute does', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const a = await makeStaff(hall, 'worker', ['reviewer'], { name: '张敏' });
    const b = await makeStaff(hall, 'partner', ['reviewer'], { name: '王强' });
    await makeStaff(hall, 'front', ['clerk'], { name: '李前台' });
    const app = makeApp(hall);
    const front = await signIn(app, 'front');
    await send(front, '/bookings', '/bookings', { ...LEFT, wantedId: String(a) });
    await database.write((tx) =>
      tx.absence.create({
        data: {
          hallId: hall.hallId,
          staffId: a,
          staffName: '张敏',
          substituteId: b,
          substitute: '王强',
          kind: 'business',
          fromAt: new Date('2026-11-20T09:00:00+08:00'),
          state: 'confirmed',
          askedAt: FRIDAY_MORNING,
        },
      }),
    );
    await send(front, '/bookings', '/bookings', { ...LEFT, wantedId: String(a) });
    await send(front, '/bookings', '/bookings', { ...LEFT, wantedId: '' });
    const rows = await database.read.booking.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ wanted, handler, replyBy }) => [wanted, handler, replyBy])).toEqual([
      ['张敏', '张敏', new Date('2026-11-23T18:00:00+08:00')],
      ['张敏', '王强', new Date('2026-11-23T18:00:00+08:00')],
      ['', '李前台', new Date('2026-11-23T18:00:00+08:00')],
    ]);
    expect(rows.every((row) => row.phoneCipher !== null && !row.phoneCipher.includes('138'))).toBe(true);
    const page = `/bookings/${rows[0]?.id}`;
    const wrong = await send(front, page, `${page}/reply`, { result: '可以来' });
    expect([wrong.status, wrong.text.includes('这份预约由张敏回复')]).toEqual([409, true]);
    const partner = await signIn(app, 'partner');
    const empty = await send(partner, page, `${page}/reply`, { result: '' });
    expect([empty.status, empty.text.includes('请写明怎样回复')]).toEqual([409, true]);
    expect(
      (await send(partner, page, `${page}/reply`, { result: '周一上午见', doneDirectly: 'on' })).status,
    ).toBe(303);
    const done = await database.read.booking.findFirstOrThrow({ where: { id: rows[0]?.id ?? 0 } });
    expect([done.repliedAt, done.doneDirectly, done.result, done.handler]).toEqual([
      FRIDAY_MORNING,
      true,
      '周一上午见',
      '王强',
    ]);
  });

  it('what is missing is told and kept; after its term a booking is late; another hall does not see it', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    await makeStaff(hall, 'front', ['clerk'], { name: '李前台' });
    const front = await signIn(makeApp(hall), 'front');
    const bare = await send(front, '/bookings', '/bookings', { ...LEFT, wantedId: '', phone: '12' });
    expect([bare.status, bare.text.includes('请填写手机号码'), bare.text.includes('value="看图纸"')]).toEqual(
      [422, true, true],
    );
    await send(front, '/bookings', '/bookings', { ...LEFT, wantedId: '' });
    const { id } = await database.read.booking.findFirstOrThrow();
    const shown = await send(front, `/bookings/${id}`, `/bookings/${id}/phone`, {});
    expect([shown.text.includes('13800138000'), shown.text.includes('人民路 1 号')]).toEqual([true, true]);
    const later = await signIn(
      makeApp(hall, () => new Date('2026-11-23T18:01:00+08:00')),
      'front',
    );
    expect((await later.get('/bookings?list=late')).text).toContain('看图纸');
    const other = await makeHall(database, 'NX');
    await makeStaff(other, 'elsewhere', ['clerk']);
    expect((await (await signIn(makeApp(other), 'elsewhere')).get(`/bookings/${id}`)).status).toBe(404);
  });
});
