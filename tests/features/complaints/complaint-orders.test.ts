import { expect, it } from 'vitest';
import { registerComplaint } from '../../../src/features/complaints/register-complaint.js';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING, makeApp, makeHall, makeStaff, send, signIn } from '../../support/hall.js';
import { aComplaint } from './a-complaint.js';

const NUMBER = 'TS20261120-0001';
const PAGE = `/complaints/${NUMBER}`;
const SHEETS = ['work-order', 'circular'] as const;
const NEVER = ['赵小满', '13800138000', '138 0013 8000', '锦绣路', '说话很难听', '录像里的办事人'];

onBothDatabases('the papers of a complaint', (open) => {
  async function scene() {
    const hall = await makeHall((await open()).database);
    const clerkId = await makeStaff(hall, 'clerk', ['clerk'], { name: '王敏' });
    const handlerId = await makeStaff(hall, 'sup', ['supervision'], { departmentId: null });
    await makeStaff(hall, 'leader', ['unit-leader'], { name: '张局' });
    await makeStaff(hall, 'director', ['director'], { departmentId: null });
    const target = { kind: 'staff' as const, staffId: clerkId, windowId: null, departmentId: null };
    const given = aComplaint(hall.hallId, { target, levelSkipping: true });
    const made = await registerComplaint(hall, given, FRIDAY_MORNING);
    if (!made.ok) throw new Error(made.refusal.code);
    const change = (data: Record<string, unknown>) =>
      hall.database.write((tx) => tx.complaint.update({ where: { id: made.id }, data }));
    const assigned = {
      state: 'assigned',
      toldWords: '有群众反映窗口态度生硬',
      assignedAt: FRIDAY_MORNING,
      assignedToId: handlerId,
      assignedTo: 'sup',
      handlingDepartmentId: hall.departmentId,
      solveBy: new Date('2026-11-25T17:30:00+08:00'),
    };
    const found = {
      state: 'found',
      finding: 'founded',
      findingReason: '录像里的办事人',
      valid: true,
      foundAt: FRIDAY_MORNING,
      blamedStaffId: clerkId,
      brokenRule: 'FB-01',
    };
    return { hall, change, assigned, found, app: makeApp(hall) };
  }

  it('TL-076: a level-skipping complaint has its work order once it is assigned', async () => {
    const { app, change, assigned } = await scene();
    const sup = await signIn(app, 'sup');
    expect((await sup.get(`${PAGE}/work-order`)).status).toBe(404);
    await change(assigned);
    expect((await sup.get(PAGE)).text).toContain(`href="${PAGE}/work-order"`);
    const { status, text } = await sup.get(`${PAGE}/work-order`);
    expect(status).toBe(200);
    for (const words of ['越级投诉工单', '住房和城乡建设局：', '有群众反映窗口态度生硬', '2026年11月25日'])
      expect(text).toContain(words);
    expect(text).toContain('3 个工作日内查清情况、返回工单');
    for (const words of NEVER) expect(text).not.toContain(words);
    await change({ levelSkipping: false });
    expect((await sup.get(`${PAGE}/work-order.pdf`)).status).toBe(404);
    expect((await sup.get(PAGE)).text).not.toContain('越级投诉工单');
  });

  it('002:L565: the circular on a valid complaint goes to the unit and its leaders, without the complainant', async () => {
    const { app, change, assigned, found } = await scene();
    const sup = await signIn(app, 'sup');
    await change({ ...assigned, ...found, valid: false, finding: 'unfounded' });
    expect((await sup.get(`${PAGE}/circular`)).status).toBe(404);
    await change(found);
    for (const account of ['sup', 'director']) {
      const { status, text } = await (await signIn(app, account)).get(`${PAGE}/circular`);
      expect([account, status]).toEqual([account, 200]);
      for (const words of [
        '有效投诉情况通报',
        '住房和城乡建设局、张局：',
        '属实（有效投诉）',
        '王敏',
        'FB-01',
      ])
        expect(text).toContain(words);
      for (const words of NEVER) expect(text).not.toContain(words);
    }
  });

  it('the papers come as PDF files; who may not see the complaint gets none', async () => {
    const { app, change, assigned, found } = await scene();
    await change({ ...assigned, ...found });
    const sup = await signIn(app, 'sup');
    for (const noun of [...SHEETS, 'sheet']) {
      const file = await sup.get(`${PAGE}/${noun}.pdf`);
      expect([noun, file.status, file.type, file.body.subarray(0, 5).toString()]).toEqual([
        noun,
        200,
        'application/pdf',
        '%PDF-',
      ]);
    }
    for (const account of ['clerk', 'leader']) {
      const browser = await signIn(app, account);
      for (const path of [...SHEETS, ...SHEETS.map((noun) => `${noun}.pdf`), 'sheet.pdf'])
        expect([account, path, (await browser.get(`${PAGE}/${path}`)).status]).toEqual([account, path, 403]);
    }
  });

  it('S-33: D-12 with the complainant as PDF is for the handler alone, and each time is logged', async () => {
    const { hall, app, change, assigned } = await scene();
    await change(assigned);
    const director = await signIn(app, 'director');
    expect((await send(director, '/account', `${PAGE}/sheet.pdf`, {})).status).toBe(403);
    const sup = await signIn(app, 'sup');
    const opened = () => hall.database.read.auditEntry.count({ where: { subject: NUMBER } });
    await sup.get(`${PAGE}/sheet.pdf`);
    expect(await opened()).toBe(0);
    const file = await send(sup, `${PAGE}/sheet`, `${PAGE}/sheet.pdf`, {});
    expect([file.status, file.type, await opened()]).toEqual([200, 'application/pdf', 1]);
  });
});
