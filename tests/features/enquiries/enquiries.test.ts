import { expect, it } from 'vitest';
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

const ASKED = {
  channel: 'window',
  matter: '施工许可要带什么',
  visitorName: '李四海',
  phone: '13800138000',
  item: '',
  itemId: '',
};

async function people(hall: TestHall, now = FRIDAY_MORNING) {
  const clerkId = await makeStaff(hall, 'clerk', ['clerk'], { name: '张敏' });
  const colleagueId = await makeStaff(hall, 'colleague', ['reviewer'], { name: '王强' });
  await makeStaff(hall, 'watcher', ['supervision'], { name: '赵督', departmentId: null });
  const clock = { now };
  const app = makeApp(hall, () => clock.now);
  return {
    clerkId,
    colleagueId,
    clock,
    clerk: await signIn(app, 'clerk'),
    colleague: await signIn(app, 'colleague'),
    watcher: await signIn(app, 'watcher'),
  };
}

async function only(hall: TestHall) {
  return hall.database.read.enquiry.findFirstOrThrow({ include: { handovers: true } });
}

onBothDatabases('S-02: first-asked enquiries', (open) => {
  it('who takes an enquiry down owns it; its phone is sealed; numbers count per day; the timer is a setting', async () => {
    const hall = await makeHall((await open()).database);
    const { clerk, clerkId } = await people(hall);
    const made = await send(clerk, '/enquiries/new', '/enquiries', ASKED);
    expect([made.status, made.headers.location]).toEqual([303, '/enquiries/ZX20261120-0001']);
    const { phoneCipher, rowKey, ownerId, firstClerk, state, answerBy } = await only(hall);
    expect({ ownerId, firstClerk, state, answerBy }).toEqual({
      ownerId: clerkId,
      firstClerk: '张敏',
      state: 'open',
      answerBy: new Date('2026-11-23T18:00:00+08:00'),
    });
    expect(phoneCipher?.includes('13800138000')).toBe(false);
    expect(hall.vault.open(phoneCipher ?? '', `Enquiry.phone:${rowKey}`)).toBe('13800138000');
    const page = await clerk.get('/enquiries/ZX20261120-0001');
    expect(['138****8000', '李**', '张敏'].map((words) => page.text.includes(words))).toEqual([
      true,
      true,
      true,
    ]);
    const shown = await send(clerk, '/enquiries/ZX20261120-0001', '/enquiries/ZX20261120-0001/phone', {});
    expect(shown.text.includes('13800138000')).toBe(true);
    expect(await hall.database.read.auditEntry.count({ where: { kind: 'enquiry-phone-opened' } })).toBe(1);
    const second = await send(clerk, '/enquiries/new', '/enquiries', ASKED);
    expect(second.headers.location).toBe('/enquiries/ZX20261120-0002');
  });

  it('hand-over: the first clerk answers for it until the receiver acknowledges; declined it comes back', async () => {
    const hall = await makeHall((await open()).database);
    const { clerk, colleague, clerkId, colleagueId } = await people(hall);
    const given = { ...ASKED, branch: 'colleague-away', receiverId: String(colleagueId), message: '请回电' };
    expect((await send(clerk, '/enquiries/new', '/enquiries', given)).status).toBe(303);
    const page = '/enquiries/ZX20261120-0001';
    expect([(await only(hall)).ownerId, (await only(hall)).state]).toEqual([clerkId, 'handed']);
    expect((await colleague.get('/enquiries?list=handed')).text).toContain('ZX20261120-0001');
    const stale = await send(colleague, page, `${page}/takeover`, {
      version: '1',
      answer: 'accept',
      reason: '',
    });
    expect(stale.status).toBe(409);
    const bare = await send(colleague, page, `${page}/takeover`, {
      version: '2',
      answer: 'decline',
      reason: '',
    });
    expect([bare.status, bare.text.includes('请写明退回的理由')]).toEqual([409, true]);
    await send(colleague, page, `${page}/takeover`, { version: '2', answer: 'decline', reason: '不归我管' });
    expect([(await only(hall)).ownerId, (await only(hall)).state]).toEqual([clerkId, 'open']);
    await send(clerk, page, `${page}/disposition`, {
      version: '3',
      branch: 'colleague-away',
      receiverId: String(colleagueId),
      message: '确实归您',
    });
    await send(colleague, page, `${page}/takeover`, { version: '4', answer: 'accept', reason: '' });
    const taken = await only(hall);
    expect([taken.ownerId, taken.owner, taken.handovers.length]).toEqual([colleagueId, '王强', 2]);
    const late = await send(clerk, page, `${page}/disposition`, {
      version: '5',
      branch: 'own',
      answer: '可以',
    });
    expect([late.status, late.text.includes('这件咨询由王强负责')]).toEqual([409, true]);
  });

  it('what a branch demands is told beside its field, and nothing typed is lost nor numbered', async () => {
    const hall = await makeHall((await open()).database);
    const { clerk } = await people(hall);
    const refused = await send(clerk, '/enquiries/new', '/enquiries', {
      ...ASKED,
      branch: 'later',
      answer: '要请示',
    });
    expect([
      refused.status,
      refused.text.includes('请写明几个工作日内答复。（S-02）'),
      refused.text.includes('>要请示</textarea>'),
    ]).toEqual([409, true, true]);
    expect(await hall.database.read.enquiry.count()).toBe(0);
    const next = await send(clerk, '/enquiries/new', '/enquiries', ASKED);
    expect(next.headers.location).toBe('/enquiries/ZX20261120-0001');
  });

  it('D-04: an answer about an item prints its one-time notice, frozen as issued', async () => {
    const hall = await makeHall((await open()).database);
    const { clerk, watcher } = await people(hall);
    const item = await publishedItem(hall);
    const made = await send(clerk, '/enquiries/new', '/enquiries', {
      ...ASKED,
      item: item.name,
      itemId: String(item.itemId),
      branch: 'own',
    });
    expect(made.headers.location).toBe('/enquiries/ZX20261120-0001/notice');
    const sheet = await clerk.get('/enquiries/ZX20261120-0001/notice');
    expect(
      ['一次性告知书', '告字〔2026〕第000001号', '施工许可申请表', '建设工程规划许可证', '138****8000'].map(
        (words) => sheet.text.includes(words),
      ),
    ).toEqual([true, true, true, true, true]);
    await hall.database.write((tx) => tx.material.deleteMany());
    expect((await watcher.get('/enquiries/ZX20261120-0001/notice')).text).toContain('施工许可申请表');
    const file = await clerk.get('/enquiries/ZX20261120-0001/notice.pdf').buffer(true);
    expect([file.status, file.headers['content-type']]).toEqual([200, 'application/pdf']);
    const page = await clerk.get('/enquiries/ZX20261120-0001');
    expect(page.text).toContain(`/intake?item=${item.itemId}`);
    expect((await only(hall)).closedAt).toEqual(FRIDAY_MORNING);
  });

  it('after its term an enquiry is late for its owner and for supervision; others do not see it', async () => {
    const hall = await makeHall((await open()).database);
    const { clerk, watcher, clock } = await people(hall);
    await send(clerk, '/enquiries/new', '/enquiries', ASKED);
    expect((await watcher.get('/enquiries?list=late')).text).not.toContain('ZX20261120-0001');
    clock.now = new Date('2026-11-23T18:01:00+08:00');
    const again = await signIn(
      makeApp(hall, () => clock.now),
      'watcher',
    );
    const list = await again.get('/enquiries?list=late');
    expect([list.text.includes('ZX20261120-0001'), list.text.includes('超时未答复')]).toEqual([true, true]);
    expect((await again.get('/enquiries/new')).status).toBe(403);
    const other = await signIn(
      makeApp(hall, () => clock.now),
      'colleague',
    );
    expect((await other.get('/enquiries/ZX20261120-0001')).status).toBe(404);
  });

  it('D-09: who contacts the visitor of a hand-over prints the form in clear, and each opening is recorded', async () => {
    const hall = await makeHall((await open()).database);
    const { clerk, colleague, watcher, colleagueId } = await people(hall);
    const page = '/enquiries/ZX20261120-0001';
    await send(clerk, '/enquiries/new', '/enquiries', ASKED);
    expect((await clerk.get(`${page}/registration`)).status).toBe(404);
    await send(clerk, page, `${page}/disposition`, {
      version: '1',
      branch: 'colleague-away',
      receiverId: String(colleagueId),
      message: '请下午三点以前回电',
    });
    const sheet = await colleague.get(`${page}/registration`);
    expect(
      ['办事登记表', '李四海', '13800138000', '施工许可要带什么', '请下午三点以前回电', '尚未接收'].filter(
        (words) => !sheet.text.includes(words),
      ),
    ).toEqual([]);
    const file = await colleague.get(`${page}/registration.pdf`).buffer(true);
    expect([file.status, file.headers['content-type']]).toEqual([200, 'application/pdf']);
    const opened = await hall.database.read.auditEntry.findMany({ where: { kind: 'enquiry-phone-opened' } });
    expect(opened.map(({ actorName, subject }) => [actorName, subject])).toEqual([
      ['王强', 'ZX20261120-0001'],
      ['王强', 'ZX20261120-0001'],
    ]);
    expect((await watcher.get(`${page}/registration`)).status).toBe(403);
    const shown = await send(colleague, page, `${page}/phone`, {});
    expect([shown.text.includes('李四海'), shown.text.includes('13800138000')]).toEqual([true, true]);
  });

  it('004:L199: the period told on Fri 20 Nov 2026 stays in the history beside the answer that follows', async () => {
    const hall = await makeHall((await open()).database);
    const { clerk, clock } = await people(hall);
    const page = '/enquiries/ZX20261120-0001';
    const told = { ...ASKED, branch: 'later', answer: '要请示住建局', answerWithinWorkingDays: '2' };
    await send(clerk, '/enquiries/new', '/enquiries', told);
    clock.now = new Date('2026-11-20T10:10:00+08:00');
    await send(clerk, page, `${page}/disposition`, { version: '2', branch: 'own', answer: '带原件来即可' });
    const { text } = await clerk.get(page);
    const period = text.indexOf('要请示住建局');
    expect([period > 0, text.indexOf('带原件来即可', period) > period]).toEqual([true, true]);
    expect(text).toContain('说明原因，约定答复期限');
  });

  it('S-07: what a substitute answered stands under his own name, with whom he stood in for', async () => {
    const hall = await makeHall((await open()).database);
    const { clerk, clerkId, colleague, colleagueId } = await people(hall);
    await send(clerk, '/enquiries/new', '/enquiries', ASKED);
    await hall.database.write((tx) =>
      tx.absence.create({
        data: {
          hallId: hall.hallId,
          staffId: clerkId,
          staffName: '张敏',
          substituteId: colleagueId,
          substitute: '王强',
          kind: 'errand',
          state: 'confirmed',
          fromAt: FRIDAY_MORNING,
          askedAt: FRIDAY_MORNING,
          confirmedAt: FRIDAY_MORNING,
        },
      }),
    );
    const page = '/enquiries/ZX20261120-0001';
    await send(colleague, page, `${page}/disposition`, { version: '1', branch: 'own', answer: '带原件' });
    const { text } = await colleague.get(page);
    expect([text.includes('王强（替张敏）'), (await only(hall)).owner]).toEqual([true, '张敏']);
  });

  it('supervision sees every open enquiry of the hall, and finds one by its matter, number or visitor', async () => {
    const hall = await makeHall((await open()).database);
    const { clerk, watcher } = await people(hall);
    await send(clerk, '/enquiries/new', '/enquiries', ASKED);
    await send(clerk, '/enquiries/new', '/enquiries', { ...ASKED, matter: '食品许可', visitorName: '孙丽' });
    const found = async (address: string) =>
      [...new Set((await watcher.get(address)).text.match(/ZX20261120-\d{4}/g) ?? [])].sort();
    const both = ['ZX20261120-0001', 'ZX20261120-0002'];
    expect(await found('/enquiries')).toEqual(both);
    expect(await found(`/enquiries?list=open&q=${encodeURIComponent('食品')}`)).toEqual(both.slice(1));
    expect(await found(`/enquiries?list=open&q=${encodeURIComponent('李四海')}`)).toEqual(both.slice(0, 1));
    expect((await watcher.get('/enquiries?list=open&q=zz')).text).toContain('没有找到“zz”');
    expect((await clerk.get('/enquiries')).text).not.toContain('list=open');
  });
});
