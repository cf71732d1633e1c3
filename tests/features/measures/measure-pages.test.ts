import { expect, it } from 'vitest';
import type { MeasureCode } from '../../../src/domain/accountability/measures.js';
import { loadPerson } from '../../../src/features/accounts/load-person.js';
import { decideMeasure } from '../../../src/features/measures/decide-measure.js';
import { proposeMeasure } from '../../../src/features/measures/propose-measure.js';
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

async function furnish(hall: TestHall) {
  return {
    clerk: await makeStaff(hall, 'qin', ['clerk'], { name: '秦晓' }),
    colleague: await makeStaff(hall, 'lin', ['clerk'], { name: '林青' }),
    head: await makeStaff(hall, 'head', ['window-head'], { name: '何为' }),
    inspection: await makeStaff(hall, 'inspection', ['inspection-office'], { departmentId: null }),
    efficiency: await makeStaff(hall, 'efficiency', ['efficiency-group'], { departmentId: null }),
  };
}

async function decided(
  hall: TestHall,
  by: { inspection: number; efficiency: number },
  staffId: number,
  code: MeasureCode,
) {
  const { database } = hall;
  const inspection = await loadPerson(database, by.inspection, FRIDAY_MORNING);
  const efficiency = await loadPerson(database, by.efficiency, FRIDAY_MORNING);
  if (inspection === null || efficiency === null) throw new Error('nobody');
  const given = { code, staffId, departmentId: null, legalBasis: 'FK-01', facts: '与办事人争吵' };
  const made = await proposeMeasure(database, inspection, given, FRIDAY_MORNING);
  if (!made.ok) throw new Error(made.refusal.code);
  const asked = { number: made.number, version: 1, accepted: true, decision: '同意' };
  await decideMeasure(database, efficiency, asked, FRIDAY_MORNING);
  return made.number;
}

onBothDatabases('pages of measures', (open) => {
  it('D-13, D-14: served, written, signed and taken in through the pages, each by his own person', async () => {
    const hall = await makeHall((await open()).database);
    const ids = await furnish(hall);
    const number = await decided(hall, ids, ids.clerk, 'written-warning');
    const app = makeApp(hall);
    const inspection = await signIn(app, 'inspection');
    const page = `/measures/${number}`;
    const unserved = await send(inspection, page, `${page}/service`, { version: 2, helperSection: '督查科' });
    expect([
      unserved.status,
      unserved.text.includes('请当面送达后再登记'),
      unserved.text.includes('督查科'),
    ]).toEqual([422, true, true]);
    const serving = { version: 2, helperSection: '督查科', inPerson: 'on' };
    expect((await send(inspection, page, `${page}/service`, serving)).status).toBe(303);
    const paper = await inspection.get(`${page}/sheet`);
    expect(
      ['告诫通知书', number, '督查科', '2026年11月27日 23:59'].filter((word) => !paper.text.includes(word)),
    ).toEqual([]);
    expect((await inspection.get(`${page}/sheet.pdf`)).type).toBe('application/pdf');

    const clerk = await signIn(app, 'qin');
    const own = `/record/measures/${number}`;
    expect((await clerk.get(page)).status).toBe(403);
    expect(
      (await send(clerk, own, `${own}/self-criticism`, { version: 3, text: '我认识到错误' })).status,
    ).toBe(303);
    const colleague = await signIn(app, 'lin');
    expect((await colleague.get(own)).status).toBe(404);
    expect((await colleague.get('/self-criticisms')).status).toBe(403);

    const head = await signIn(app, 'head');
    expect((await head.get('/self-criticisms')).text).toContain(number);
    expect((await head.get(page)).status).toBe(403);
    const review = `/self-criticisms/${number}`;
    const sent = await send(head, review, `${review}/review`, { version: 4, outcome: 'sent-back' });
    expect([sent.status, sent.text.includes('退回重写的，请写明意见')]).toEqual([422, true]);
    expect((await send(head, review, `${review}/review`, { version: 4, outcome: 'approved' })).status).toBe(
      303,
    );
    expect((await send(inspection, page, `${page}/return`, { version: 5 })).status).toBe(303);
    expect((await hall.database.read.measure.findUniqueOrThrow({ where: { number } })).state).toBe('done');
  });

  it('S-16: off his post he sees his account and his record, nothing else; B sees his work', async () => {
    const hall = await makeHall((await open()).database);
    const ids = await furnish(hall);
    const number = await decided(hall, ids, ids.clerk, 'study-off-post');
    const app = makeApp(hall);
    const inspection = await signIn(app, 'inspection');
    const page = `/measures/${number}`;
    const serving = { version: 2, inPerson: 'on', fromDate: '2026-11-20' };
    const refused = await send(inspection, page, `${page}/service`, serving);
    expect([refused.status, refused.text.includes('请选择替岗人员，离岗期间由其办理（S-16）')]).toEqual([
      409,
      true,
    ]);
    const given = { ...serving, substituteId: String(ids.colleague) };
    expect((await send(inspection, page, `${page}/service`, given)).status).toBe(303);
    const clerk = await signIn(app, 'qin');
    const statuses = async (pages: string[]) => {
      const found: Record<string, number> = {};
      for (const each of pages) found[each] = (await clerk.get(each)).status;
      return found;
    };
    expect(
      await statuses([
        '/account',
        `/record/measures/${number}`,
        '/desk',
        '/intake',
        '/absences',
        '/measures',
        '/reviews',
      ]),
    ).toEqual({
      '/account': 200,
      [`/record/measures/${number}`]: 200,
      '/desk': 403,
      '/intake': 403,
      '/absences': 403,
      '/measures': 403,
      '/reviews': 403,
    });
    expect((await clerk.get('/sign-in')).headers.location).toBe('/record');
    const absence = await hall.database.read.absence.findFirstOrThrow();
    expect(absence).toMatchObject({
      kind: 'off-post',
      state: 'confirmed',
      staffId: ids.clerk,
      substituteId: ids.colleague,
    });
    const colleague = await signIn(app, 'lin');
    expect((await colleague.get(`/absences/${absence.id}/sheet`)).text).toContain('替岗交接单');
  });

  it('a measure on somebody himself stands in no list of his, and another hall is out of reach', async () => {
    const hall = await makeHall((await open()).database);
    const ids = await furnish(hall);
    await makeStaff(hall, 'supervisor', ['supervision'], { departmentId: null, name: '高远' });
    const supervisor = await hall.database.read.staff.findUniqueOrThrow({ where: { account: 'supervisor' } });
    const own = await decided(hall, ids, supervisor.id, 'oral-warning');
    const other = await decided(hall, ids, ids.clerk, 'oral-warning');
    const elsewhere = await makeHall(hall.database, 'XH');
    await makeStaff(elsewhere, 'faraway', ['supervision'], { departmentId: null });
    const app = makeApp(hall);
    const browser = await signIn(app, 'supervisor');
    const list = (await browser.get('/measures')).text;
    expect([list.includes(own), list.includes(other)]).toEqual([false, true]);
    expect((await browser.get(`/measures/${own}`)).status).toBe(404);
    const far = await signIn(app, 'faraway');
    expect((await far.get(`/measures/${other}`)).status).toBe(404);
    expect((await far.get('/measures')).text.includes(other)).toBe(false);
  });

  it('7.5, C-09: thresholds are decided and switched on their pages', async () => {
    const hall = await makeHall((await open()).database);
    const ids = await furnish(hall);
    await makeStaff(hall, 'admin', ['administrator'], { departmentId: null });
    const app = makeApp(hall);
    const inspection = await signIn(app, 'inspection');
    for (const staffId of [ids.clerk, ids.colleague]) {
      const number = await decided(hall, ids, staffId, 'oral-warning');
      await send(inspection, `/measures/${number}`, `/measures/${number}/service`, {
        version: 2,
        inPerson: 'on',
      });
    }
    const reached = await hall.database.read.thresholdReached.findFirstOrThrow();
    const page = `/thresholds/${reached.id}`;
    const efficiency = await signIn(app, 'efficiency');
    expect((await efficiency.get('/thresholds')).text).toContain('TH-05');
    const unsaid = await send(efficiency, page, `${page}/decision`, { version: 1, outcome: 'rejected' });
    expect([unsaid.status, unsaid.text.includes('不采纳的，请写明理由')]).toEqual([422, true]);
    expect((await inspection.post(`${page}/decision`).type('form').send({ version: 1 })).status).toBe(403);
    const decision = { version: 1, outcome: 'accepted', reason: '属实' };
    expect((await send(efficiency, page, `${page}/decision`, decision)).headers.location).toBe(page);
    const again = await send(efficiency, page, `${page}/decision`, decision);
    expect([again.status, again.text.includes('同事刚刚处理过这项建议')]).toEqual([409, true]);
    expect((await efficiency.get('/thresholds/counters')).text).toContain('科室人员受告诫（人次）');

    const admin = await signIn(app, 'admin');
    const shown = await admin.get('/admin/thresholds');
    const all = [...shown.text.matchAll(/name="active" value="(TH-\d\d)"/g)].map(([, id]) => String(id));
    const choice = { active: all.filter((id) => id !== 'TH-05'), cumulative: ['TH-09'], seen: '' };
    expect((await send(admin, '/admin/thresholds', '/admin/thresholds', choice)).status).toBe(303);
    const stale = await send(admin, '/admin/thresholds', '/admin/thresholds', choice);
    expect([stale.status, stale.text.includes('追究标准刚被别人改过')]).toEqual([409, true]);
    const rows = await hall.database.read.thresholdChoice.findMany({ orderBy: { thresholdId: 'asc' } });
    expect(rows.map((row) => [row.thresholdId, row.active, row.cumulative])).toEqual([
      ['TH-05', false, false],
      ['TH-09', true, true],
    ]);
    expect(await hall.database.read.auditEntry.count({ where: { kind: 'threshold-chosen' } })).toBe(2);
  });
});
