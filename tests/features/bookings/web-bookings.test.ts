import supertest from 'supertest';
import { expect, it } from 'vitest';
import { forgetSettings } from '../../../src/features/settings/hall-settings.js';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING, makeApp, makeHall, makeStaff, send, signIn } from '../../support/hall.js';
import { publishedItem } from '../../support/item.js';

const MONDAY = '2026-11-23';

const WRITTEN = {
  hall: 'QH',
  item: '',
  day: MONDAY,
  slot: '09:00',
  visitorName: '何佳',
  phone: '13900000021',
  matter: '换身份证',
  message: '',
  website: '',
};

onBothDatabases('S-08: booking online', (open) => {
  const prepare = async (
    settings: Record<string, string> = { webBooking: 'true', webBookingPerSlot: '1' },
  ) => {
    const { database } = await open();
    const hall = await makeHall(database);
    await makeStaff(hall, 'front', ['clerk'], { name: '李前台' });
    await database.write((tx) =>
      tx.setting.createMany({
        data: Object.entries(settings).map(([key, value]) => ({ hallId: hall.hallId, key, value })),
      }),
    );
    forgetSettings(database);
    const clock = { now: FRIDAY_MORNING };
    return { database, hall, clock, app: makeApp(hall, () => clock.now) };
  };
  type App = Awaited<ReturnType<typeof prepare>>['app'];

  const book = async (app: App, more: Partial<typeof WRITTEN> = {}) => {
    const citizen = supertest.agent(app);
    const answer = await citizen
      .post('/book')
      .type('form')
      .send({ ...WRITTEN, ...more });
    return { citizen, answer };
  };
  const receipt = (text: string) => ({
    number: /<p class="state case-no">([^<]+)</.exec(text)?.[1] ?? '',
    code: /<p class="state code">([^<]+)</.exec(text)?.[1] ?? '',
  });

  it('is off until the hall opens it: neither home nor guide lead to it, and nothing is taken', async () => {
    const { app, hall, database } = await prepare({});
    const { itemId } = await publishedItem(hall);
    const anyone = supertest(app);
    expect((await anyone.get('/')).text).not.toContain('预约办事');
    expect((await anyone.get(`/guides/${itemId}`)).text).not.toContain('/book');
    expect((await anyone.get('/book')).text).toContain('这个大厅没有开通网上预约');
    const { answer } = await book(app);
    expect([answer.status, await database.read.booking.count()]).toEqual([409, 0]);
  });

  it('a citizen chooses a day and a time of office hours, and gets a number and a query code', async () => {
    const { app, hall, database } = await prepare();
    const { itemId, name } = await publishedItem(hall);
    const anyone = supertest(app);
    expect((await anyone.get('/')).text).toContain('href="/book"');
    expect((await anyone.get(`/guides/${itemId}`)).text).toContain(`href="/book?item=${itemId}"`);
    const days = (await anyone.get(`/book?item=${itemId}`)).text;
    expect(days).toContain(`要办的事：<strong>${name}</strong>`);
    expect(days).toContain(`href="/book?hall=QH&amp;item=${itemId}&amp;day=${MONDAY}"`);
    expect(days).toMatch(/11月23日 星期一<span class="hint">还有 14 个名额/);
    expect(days).not.toContain('11月21日');
    const form = (await anyone.get(`/book?hall=QH&item=${itemId}&day=${MONDAY}`)).text;
    expect([...form.matchAll(/name="slot" value="([^"]+)"/g)].map((match) => match[1])).toHaveLength(14);
    expect(form).toContain(`name="matter" type="text" value="${name}"`);

    const { citizen, answer } = await book(app, { item: String(itemId), phone: '139 0000 0021' });
    expect([answer.status, answer.headers.location]).toEqual([303, '/book/received']);
    const received = await citizen.get('/book/received');
    const { number, code } = receipt(received.text);
    expect(number).toBe('YY20261120-0001');
    expect(code).toMatch(/^[0-9A-Z]{6}$/);
    expect(received.text).toContain('11月23日 星期一 09:00 至 09:30');
    expect(received.headers['cache-control']).toBe('no-store');
    const row = await database.read.booking.findFirstOrThrow();
    expect({ ...row, id: 0, rowKey: '', phoneCipher: '', phoneHash: '', codeHash: '' }).toEqual({
      id: 0,
      hallId: hall.hallId,
      rowKey: '',
      visitorName: '何佳',
      phoneCipher: '',
      phoneHash: '',
      address: '',
      matter: '换身份证',
      message: '',
      wantedId: null,
      wanted: '',
      handlerId: null,
      handler: '',
      createdAt: FRIDAY_MORNING,
      createdBy: '申请人（网上）',
      // one working day would end on Monday at 18:00; the time itself comes before
      replyBy: new Date('2026-11-23T09:00:00+08:00'),
      repliedAt: null,
      doneDirectly: false,
      result: '',
      channel: 'web',
      number,
      codeHash: '',
      itemId,
      slotAt: new Date('2026-11-23T09:00:00+08:00'),
      slotUntil: new Date('2026-11-23T09:30:00+08:00'),
      cancelledAt: null,
    });
    expect(JSON.stringify(row)).not.toContain('13900000021');
  });

  it('the first handler of the item replies, and while he is away his substitute', async () => {
    const { app, hall, database } = await prepare({ webBooking: 'true' });
    const a = await makeStaff(hall, 'chen', ['reviewer'], { name: '陈立' });
    const b = await makeStaff(hall, 'zhao', ['reviewer'], { name: '赵一鸣' });
    const { itemId, itemVersionId } = await publishedItem(hall);
    await database.write((tx) =>
      tx.itemVersion.update({ where: { id: itemVersionId }, data: { handlerAId: a, handlerBId: b } }),
    );
    await book(app, { item: String(itemId) });
    await database.write((tx) =>
      tx.absence.create({
        data: {
          hallId: hall.hallId,
          staffId: a,
          staffName: '陈立',
          substituteId: b,
          substitute: '赵一鸣',
          kind: 'business',
          fromAt: new Date('2026-11-20T09:00:00+08:00'),
          state: 'confirmed',
          askedAt: FRIDAY_MORNING,
        },
      }),
    );
    await book(app, { item: String(itemId) });
    await book(app, { phone: '13900000022' });
    const rows = await database.read.booking.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ handlerId, handler }) => [handlerId, handler])).toEqual([
      [a, '陈立'],
      [b, '赵一鸣'],
      [null, ''],
    ]);
  });

  it('a full slot is taken by nobody else, also when two send at once; what was typed stays', async () => {
    const { app, database } = await prepare();
    const answers = await Promise.all([
      book(app),
      book(app, { phone: '13900000022' }),
      book(app, { phone: '13900000023' }),
    ]);
    expect(answers.map(({ answer }) => answer.status).sort()).toEqual([303, 409, 409]);
    expect(await database.read.booking.count()).toBe(1);
    const { answer } = await book(app, { phone: '13900000024', message: '老人行动不便' });
    expect(answer.text).toContain('这个时间刚刚约满了，请换一个');
    expect(answer.text).toContain('老人行动不便');
    expect(answer.text).not.toContain('name="slot" value="09:00"');
  });

  it('a phone has two open bookings at most', async () => {
    const { app } = await prepare();
    expect((await book(app)).answer.status).toBe(303);
    expect((await book(app, { slot: '09:30' })).answer.status).toBe(303);
    const third = (await book(app, { slot: '10:00' })).answer;
    expect([third.status, third.text.includes('这个电话已经有 2 个预约')]).toEqual([409, true]);
  });

  it('what is missing or wrong is told beside its field', async () => {
    const { app, database } = await prepare();
    const tell = async (more: Partial<typeof WRITTEN>, words: string) => {
      const { answer } = await book(app, more);
      expect([answer.status >= 400, answer.text.includes(words), words]).toEqual([true, true, words]);
    };
    await tell({ slot: '' }, '请选择几点');
    await tell({ phone: '12' }, '请填写手机号码');
    await tell({ visitorName: '' }, '请填写姓名或者单位');
    await tell({ matter: '' }, '请写明要办什么事');
    await tell({ day: '2026-11-21' }, '这个时间已经过了或者不办公');
    await tell({ slot: '12:30' }, '这个时间已经过了或者不办公');
    await tell({ website: 'spam' }, '最后一格请留空');
    await tell({ day: 'other', slot: '' }, '请写明您什么时候能来');
    expect(await database.read.booking.count()).toBe(0);
  });

  it('a time outside office hours is asked for in words, and waits for a reply within the term', async () => {
    const { app, database } = await prepare();
    const { citizen, answer } = await book(app, { day: 'other', slot: '', message: '周六上午能来' });
    expect(answer.status).toBe(303);
    const row = await database.read.booking.findFirstOrThrow();
    expect([row.slotAt, row.replyBy]).toEqual([null, new Date('2026-11-23T18:00:00+08:00')]);
    expect((await citizen.get('/book/mine')).text).toContain('另外约定，等工作人员打电话');
  });

  it('who made it sees it by number and code alone, and reads the reply of the window', async () => {
    const { app, clock, database } = await prepare();
    const { citizen } = await book(app);
    const { number, code } = receipt((await citizen.get('/book/received')).text);
    const other = supertest.agent(app);
    expect((await other.get('/book/mine')).headers.location).toBe('/book/status');
    const ask = (given: { number: string; code: string }) =>
      other.post('/book/status').type('form').send(given);
    const wrong = await ask({ number, code: 'AAAAAA' });
    expect([wrong.status, wrong.text.includes('预约编号和查询码对不上')]).toEqual([422, true]);
    expect((await ask({ number: ` ${number.toLowerCase()} `, code: code.toLowerCase() })).status).toBe(303);
    expect((await other.get('/book/mine')).text).toContain('预约成功，等工作人员回复');

    const front = await signIn(app, 'front');
    const { id } = await database.read.booking.findFirstOrThrow();
    const list = (await front.get('/bookings')).text;
    expect(list).toContain('11月23日 星期一 09:00 至 09:30');
    expect(list).not.toContain('何佳');
    expect((await front.get('/bookings?list=coming')).text).toContain('换身份证');
    const page = `/bookings/${id}`;
    expect((await front.get(page)).text).toContain(number);
    expect((await send(front, page, `${page}/reply`, { result: '请带户口簿' })).status).toBe(303);
    const own = (await other.get('/book/mine')).text;
    expect(own).toContain('工作人员已回复');
    expect(own).toContain('请带户口簿');

    clock.now = new Date(FRIDAY_MORNING.getTime() + 31 * 60_000);
    expect((await other.get('/book/mine')).headers.location).toBe('/book/status');
  });

  it('after ten wrong tries a number is closed for an hour', async () => {
    const { app, clock } = await prepare();
    const { citizen } = await book(app);
    const { number, code } = receipt((await citizen.get('/book/received')).text);
    const ask = (given: string) =>
      supertest(app).post('/book/status').type('form').send({ number, code: given });
    for (let count = 0; count < 10; count += 1) expect((await ask('AAAAAA')).status).toBe(422);
    expect((await ask(code)).status).toBe(429);
    clock.now = new Date(FRIDAY_MORNING.getTime() + 61 * 60_000);
    expect((await ask(code)).status).toBe(303);
  });

  it('who made it may take it back until its time comes: the place is free and nobody waits for a reply', async () => {
    const { app, clock, database } = await prepare();
    const { citizen } = await book(app);
    expect((await citizen.post('/book/mine/cancellation').type('form').send({})).status).toBe(303);
    expect((await citizen.get('/book/mine')).text).toContain('已取消');
    expect((await citizen.post('/book/mine/cancellation').type('form').send({})).status).toBe(409);
    const front = await signIn(app, 'front');
    expect((await front.get('/bookings')).text).toContain('没有等待回复的预约');
    expect((await front.get('/bookings?list=done')).text).toContain('已取消');
    const again = await book(app, { phone: '13900000022' });
    expect(again.answer.status).toBe(303);
    clock.now = new Date('2026-11-23T09:01:00+08:00');
    const onMonday = await signIn(app, 'front');
    expect((await onMonday.get('/bookings?list=late')).text).toMatch(/class="late">[^<]*超时/);
    const told = await database.read.auditEntry.findMany({ where: { kind: { startsWith: 'booking' } } });
    expect(told.map(({ kind, actorName }) => [kind, actorName])).toEqual([
      ['booking-received', '申请人（网上）'],
      ['booking-cancelled', '申请人（网上）'],
      ['booking-received', '申请人（网上）'],
    ]);
  });

  it('a booking whose time has come cannot be taken back', async () => {
    const { app, clock } = await prepare();
    clock.now = new Date('2026-11-20T10:20:00+08:00');
    const { citizen, answer } = await book(app, { day: '2026-11-20', slot: '10:30' });
    expect(answer.status).toBe(303);
    clock.now = new Date('2026-11-20T10:30:00+08:00');
    const late = await citizen.post('/book/mine/cancellation').type('form').send({});
    expect([late.status, late.text.includes('不能再取消')]).toEqual([409, true]);
  });
});
