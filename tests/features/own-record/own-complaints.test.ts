import { expect, it } from 'vitest';
import { registerComplaint } from '../../../src/features/complaints/register-complaint.js';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING, makeApp, makeHall, makeStaff, send, signIn } from '../../support/hall.js';
import { aComplaint } from '../complaints/a-complaint.js';

const NUMBER = 'TS20261120-0001';
const OWN = `/record/complaints/${NUMBER}`;
const TOLD = '有群众反映窗口态度生硬';
const NEVER = [
  '赵小满',
  '13800138000',
  '138 0013 8000',
  '锦绣路',
  '说话很难听',
  '秘密的理由',
  '给投诉人的答复',
];

onBothDatabases('S-13, S-33: the one complained of on his own record', (open) => {
  async function scene() {
    const hall = await makeHall((await open()).database);
    const clerkId = await makeStaff(hall, 'clerk', ['clerk']);
    const handlerId = await makeStaff(hall, 'sup', ['supervision'], { departmentId: null });
    await makeStaff(hall, 'colleague', ['clerk']);
    await makeStaff(hall, 'head', ['window-head']);
    await makeStaff(hall, 'director', ['director'], { departmentId: null });
    const target = { kind: 'staff' as const, staffId: clerkId, windowId: null, departmentId: null };
    const made = await registerComplaint(hall, aComplaint(hall.hallId, { target }), FRIDAY_MORNING);
    if (!made.ok) throw new Error(made.refusal.code);
    const change = (data: Record<string, unknown>) =>
      hall.database.write((tx) => tx.complaint.update({ where: { id: made.id }, data }));
    const app = makeApp(hall);
    const assigned = { state: 'assigned', toldWords: TOLD, assignedAt: FRIDAY_MORNING };
    return { hall, id: made.id, app, handlerId, change, assigned };
  }
  type Scene = Awaited<ReturnType<typeof scene>>;

  const assign = ({ change, assigned, handlerId }: Scene) =>
    change({ ...assigned, assignedToId: handlerId, assignedTo: 'sup' });

  it('is told nothing before it is assigned and the told words are written', async () => {
    const given = await scene();
    const clerk = await signIn(given.app, 'clerk');
    const seen = async () => [
      (await clerk.get('/record')).text.includes(NUMBER),
      (await clerk.get(OWN)).status,
    ];
    expect(await seen()).toEqual([false, 404]);
    await given.change({ ...given.assigned, toldWords: '' });
    expect(await seen()).toEqual([false, 404]);
    await given.change({ state: 'accepted', toldWords: TOLD, assignedAt: null });
    expect(await seen()).toEqual([false, 404]);
    await assign(given);
    expect(await seen()).toEqual([true, 200]);
  });

  it('sees number, told words, state and finding, and nothing of the complainant', async () => {
    const given = await scene();
    await assign(given);
    await given.change({
      state: 'reverifying',
      finding: 'founded',
      findingReason: '秘密的理由',
      answer: '给投诉人的答复',
      valid: true,
    });
    await given.hall.database.write((tx) =>
      tx.complaintHearing.create({
        data: {
          complaintId: given.id,
          side: 'complainant',
          statement: '说话很难听',
          at: FRIDAY_MORNING,
          staffId: given.handlerId,
          staffName: 'sup',
        },
      }),
    );
    const clerk = await signIn(given.app, 'clerk');
    for (const path of ['/record', OWN]) {
      const { text } = await clerk.get(path);
      for (const words of [NUMBER, TOLD, '重新核查中', '属实（有效投诉）']) expect(text).toContain(words);
      for (const words of NEVER) expect(text).not.toContain(words);
    }
    await given.change({ state: 'closed', finding: 'withdrawn', valid: false });
    const { text } = await clerk.get(OWN);
    expect([text.includes('不再调查'), text.includes('撤回'), text.includes('name="statement"')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('002:L563: writes his side once, only he; the handler reads it, and the history tells that he did', async () => {
    const given = await scene();
    await assign(given);
    const { version } = await given.hall.database.read.complaint.findUniqueOrThrow({
      where: { id: given.id },
    });
    const say = async (account: string, statement: string, seen = version) => {
      const browser = await signIn(given.app, account);
      return send(browser, '/account', `${OWN}/statements`, { version: seen, statement });
    };
    for (const account of ['colleague', 'head', 'director', 'sup'])
      expect([account, (await say(account, '替他说')).status]).toEqual([account, 404]);
    expect((await say('clerk', '')).status).toBe(422);
    const stale = await say('clerk', '当时系统故障', version + 1);
    expect([stale.status, stale.text.includes('当时系统故障')]).toEqual([409, true]);
    expect((await say('clerk', '当时系统故障')).status).toBe(303);
    const again = await say('clerk', '再说一次', version + 1);
    expect([again.status, again.text.includes('已经提交，不能再改')]).toEqual([409, true]);
    const kept = await given.hall.database.read.complaintHearing.findMany();
    expect(kept.map(({ side, statement, staffName }) => [side, statement, staffName])).toEqual([
      ['accused', '当时系统故障', 'clerk'],
    ]);
    const handler = (await (await signIn(given.app, 'sup')).get(`/complaints/${NUMBER}`)).text;
    for (const words of ['当时系统故障', 'clerk本人书面说明', '被投诉人提交书面说明'])
      expect(handler).toContain(words);
    const watching = (await (await signIn(given.app, 'director')).get(`/complaints/${NUMBER}`)).text;
    expect(watching).not.toContain('当时系统故障');
  });

  it('nobody else finds it in his record', async () => {
    const given = await scene();
    await assign(given);
    for (const account of ['colleague', 'head', 'director', 'sup']) {
      const browser = await signIn(given.app, account);
      expect([account, (await browser.get(OWN)).status]).toEqual([account, 404]);
      expect((await browser.get('/record')).text).not.toContain(NUMBER);
    }
  });
});
