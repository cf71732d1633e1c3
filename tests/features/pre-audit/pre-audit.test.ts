import { describe, expect, it } from 'vitest';
import { seedAuditRules } from '../../../src/features/pre-audit/seed-audit-rules.js';
import { personOf, receivedCase } from '../../support/case.js';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall, makeStaff, send, signIn } from '../../support/hall.js';
import { publishedItem } from '../../support/item.js';

onBothDatabases('automatic audit', (open) => {
  const prepare = async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    await database.write((tx) => seedAuditRules(tx, hall.hallId));
    const wang = await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' });
    await makeStaff(hall, 'jihe1', ['auditor-1'], { name: '何一', departmentId: null });
    await makeStaff(hall, 'jihe2', ['auditor-2'], { name: '何二' });
    const item = await publishedItem(hall);
    return { database, hall, item, clerk: await personOf(hall, wang), app: makeApp(hall) };
  };
  type Prepared = Awaited<ReturnType<typeof prepare>>;

  const audits = ({ database }: Prepared) =>
    database.read.preAudit.findMany({
      orderBy: { id: 'asc' },
      select: { stage: true, passed: true, state: true, level: true, handledBy: true, note: true },
    });
  const ownCase = (given: Prepared) => receivedCase(given.hall, { ...given, applicant: { name: '王敏' } });

  it('S-47: a case that passes every rule needs no people and no event', async () => {
    const given = await prepare();
    const made = await receivedCase(given.hall, given);
    expect(await audits(given)).toEqual([
      { stage: 'acceptance', passed: true, state: 'auto', level: 1, handledBy: '', note: '' },
    ]);
    const kinds = await given.database.read.caseEvent.findMany({
      where: { caseId: made.caseId },
      select: { kind: true },
    });
    expect(kinds.filter(({ kind }) => kind.startsWith('pre-audit'))).toEqual([]);
  });

  it('S-47: an application that is not accepted is not audited', async () => {
    const given = await prepare();
    await receivedCase(given.hall, { ...given, ticks: ['present', 'missing'] });
    expect(await audits(given)).toEqual([]);
  });

  it('a hall without rules writes nothing', async () => {
    const given = await prepare();
    await given.database.write((tx) => tx.preAuditRule.deleteMany({}));
    await receivedCase(given.hall, given);
    expect(await audits(given)).toEqual([]);
  });

  it('S-47: a rule of one item does not touch another, nor a rule that is off', async () => {
    const given = await prepare();
    const other = await publishedItem(given.hall, { name: '另一事项' });
    await given.database.write(async (tx) => {
      await tx.preAuditRule.updateMany({ data: { active: false } });
      const rule = {
        hallId: given.hall.hallId,
        element: 'contactName',
        check: 'required',
        message: '没有联系人',
        severity: 'error',
      };
      await tx.preAuditRule.create({ data: { ...rule, itemId: other.itemId } });
      await tx.preAuditRule.create({ data: { ...rule, caseKind: 'I' } });
    });
    await receivedCase(given.hall, given);
    await receivedCase(given.hall, { ...given, item: other });
    const [held, ...more] = await given.database.read.preAudit.findMany();
    const found = await given.database.read.case.findUniqueOrThrow({ where: { id: held?.caseId ?? 0 } });
    expect([held?.passed, found.itemId, more]).toEqual([false, other.itemId, []]);
  });

  it('S-47: the sixth case of an applicant on Fri 20 Nov 2026 is held, the fifth is not', async () => {
    const given = await prepare();
    for (let count = 0; count < 6; count += 1) await receivedCase(given.hall, given);
    expect((await audits(given)).map(({ passed }) => passed)).toEqual([true, true, true, true, true, false]);
  });

  it('S-47: what the reader read is held against what was typed', async () => {
    const given = await prepare();
    const expired = { name: '张建国', idNumber: '11010519491231002X', validTo: '20261119' };
    await receivedCase(given.hall, { ...given, card: expired });
    await receivedCase(given.hall, { ...given, card: { ...expired, validTo: '20261120' } });
    await receivedCase(given.hall, { ...given, card: { ...expired, validTo: '长期', name: '张建园' } });
    const held = await given.database.read.caseEvent.findMany({
      where: { kind: 'pre-audit-held' },
      orderBy: { id: 'asc' },
      select: { details: true },
    });
    expect(held.map(({ details }) => JSON.parse(details))).toEqual([
      { findings: ['申请人的身份证已经过期'] },
      { findings: ['登记的姓名与读卡器读到的不一致'] },
    ]);
  });

  it('S-47: a licence scan that is asked for is found among the files of the material', async () => {
    const given = await prepare();
    await given.database.write((tx) =>
      tx.preAuditRule.create({
        data: {
          hallId: given.hall.hallId,
          element: 'material:规划许可证',
          check: 'has-files',
          parameter: '1',
          message: '没有规划许可证扫描件',
          severity: 'error',
        },
      }),
    );
    await receivedCase(given.hall, given);
    expect((await audits(given)).map(({ state }) => state)).toEqual(['open']);
  });

  describe('by people', () => {
    it('S-47: level 1 sends up with a reason, level 2 decides; each step stands in the history', async () => {
      const given = await prepare();
      const made = await ownCase(given);
      const first = await signIn(given.app, 'jihe1');
      const { id } = await given.database.read.preAudit.findFirstOrThrow();
      const queue = await first.get('/pre-audits');
      expect(queue.text).toContain(made.number);
      expect(queue.text).toContain('申请人与收件人员同名');
      const bare = await send(first, `/pre-audits/${id}`, `/pre-audits/${id}/level-1`, {
        step: 'send-up',
        reason: '',
      });
      expect([bare.status, bare.text.includes('请写明理由')]).toEqual([422, true]);
      const up = await send(first, `/pre-audits/${id}`, `/pre-audits/${id}/level-1`, {
        step: 'send-up',
        reason: '像是本人',
      });
      expect(up.status).toBe(303);
      const second = await signIn(given.app, 'jihe2');
      expect((await second.get('/pre-audits')).text).toContain(made.number);
      const done = await send(second, `/pre-audits/${id}`, `/pre-audits/${id}/level-2`, {
        step: 'confirm',
        reason: '应当回避',
      });
      expect(done.status).toBe(303);
      expect(await audits(given)).toEqual([
        {
          stage: 'acceptance',
          passed: false,
          state: 'confirmed',
          level: 2,
          handledBy: '何二',
          note: '一级（何一）：像是本人；二级（何二）：应当回避',
        },
      ]);
      const clerk = await signIn(given.app, 'wangmin');
      const page = await clerk.get(`/cases/${made.number}`);
      expect(page.text).toContain('自动稽核有疑点，转人工稽核：申请人与收件人员同名，请核实是否为本人办件');
      expect(page.text).toContain('何一一级稽核有疑问，送二级稽核');
      expect(page.text).toContain('何二二级稽核确认有问题');
      const again = await send(second, `/pre-audits/${id}`, `/pre-audits/${id}/level-2`, {
        step: 'clear',
        reason: '',
      });
      expect([again.status, again.text.includes('这条稽核已经处理完了（S-47）')]).toEqual([409, true]);
    });

    it('S-47, section 10: nobody audits a case in which he had a hand', async () => {
      const given = await prepare();
      await ownCase(given);
      const auditor = await given.database.read.staff.findFirstOrThrow({ where: { account: 'jihe1' } });
      await given.database.write((tx) => tx.case.updateMany({ data: { acceptedById: auditor.id } }));
      const first = await signIn(given.app, 'jihe1');
      const { id } = await given.database.read.preAudit.findFirstOrThrow();
      const answer = await send(first, `/pre-audits/${id}`, `/pre-audits/${id}/level-1`, {
        step: 'clear',
        reason: '',
      });
      expect(answer.status).toBe(409);
      expect(answer.text).toContain('这是您自己经办的办件，不能由您稽核');
    });

    it('two auditors at once: one clears it, the other is told', async () => {
      const given = await prepare();
      await ownCase(given);
      await makeStaff(given.hall, 'jihe3', ['auditor-1'], { name: '何三', departmentId: null });
      const { id } = await given.database.read.preAudit.findFirstOrThrow();
      const [one, three] = [await signIn(given.app, 'jihe1'), await signIn(given.app, 'jihe3')];
      const steps = await Promise.all(
        [one, three].map((by) =>
          send(by, `/pre-audits/${id}`, `/pre-audits/${id}/level-1`, { step: 'clear', reason: '' }),
        ),
      );
      expect(steps.map(({ status }) => status).sort()).toEqual([303, 409]);
      expect(await given.database.read.caseEvent.count({ where: { kind: 'pre-audit-handled' } })).toBe(1);
    });

    it('S-33: a second-level auditor of another department finds nothing; a clerk may not look', async () => {
      const given = await prepare();
      const made = await ownCase(given);
      const elsewhere = await given.database.write((tx) =>
        tx.department.create({ data: { hallId: given.hall.hallId, code: 'GS', name: '市场监管局' } }),
      );
      await makeStaff(given.hall, 'jihe4', ['auditor-2'], { departmentId: elsewhere.id });
      const { id } = await given.database.read.preAudit.findFirstOrThrow();
      const other = await signIn(given.app, 'jihe4');
      expect((await other.get(`/pre-audits/${id}`)).status).toBe(404);
      expect((await other.get('/pre-audits')).text).not.toContain(made.number);
      const clerk = await signIn(given.app, 'wangmin');
      expect((await clerk.get('/pre-audits')).status).toBe(403);
    });
  });

  it('section 12: pass rate, manual rate and causes, each with its figures', async () => {
    const given = await prepare();
    await receivedCase(given.hall, given);
    await receivedCase(given.hall, { ...given, applicant: { idNumber: '11010119800101001X', name: '赵一' } });
    await receivedCase(given.hall, { ...given, applicant: { idNumber: '110101198001010221', name: '钱二' } });
    await ownCase(given);
    const first = await signIn(given.app, 'jihe1');
    const page = await first.get('/pre-audits/figures');
    const cells = [
      ...page.text.matchAll(/<th scope="row"[^>]*>([^<]+)<\/th>((?:<td class="number">[^<]*<\/td>)+)/g),
    ].map(([, label, rest]) => [
      label,
      ...[...(rest ?? '').matchAll(/>([^<]*)<\/td>/g)].map(([, value]) => value),
    ]);
    expect(cells.slice(0, 3)).toEqual([
      ['自动稽核通过率', '75.0 %', '3', '4'],
      ['转人工稽核率', '25.0 %', '1', '4'],
      ['人工稽核通过', '0.0 %', '0', '1'],
    ]);
    expect(cells).toContainEqual(['申请人与收件人员同名，请核实是否为本人办件', '1']);
    expect((await first.get('/pre-audits/figures?from=2026-11-21&to=2026-11-20')).status).toBe(422);
  });

  describe('the rule library', () => {
    const rule = {
      rule: '',
      version: '0',
      itemId: '',
      caseKind: '',
      element: 'material',
      material: '营业执照',
      check: 'has-files',
      parameter: '2',
      message: '营业执照要正反两面',
      severity: 'error',
      position: '5',
      active: 'on',
    };

    it('S-47: an administrator adds and changes a rule; the change stands in the log; a clerk may not', async () => {
      const given = await prepare();
      await makeStaff(given.hall, 'admin', ['administrator'], { departmentId: null });
      const admin = await signIn(given.app, 'admin');
      const page = '/admin/pre-audit-rules';
      expect((await send(admin, page, page, rule)).status).toBe(303);
      const made = await given.database.read.preAuditRule.findFirstOrThrow({
        where: { message: rule.message },
      });
      expect([made.element, made.check, made.parameter, made.active]).toEqual([
        'material:营业执照',
        'has-files',
        '2',
        true,
      ]);
      const edit = { ...rule, rule: String(made.id), version: '1', parameter: '1', active: '' };
      expect((await send(admin, page, page, edit)).status).toBe(303);
      const stale = await send(admin, page, page, edit);
      expect([stale.status, stale.text.includes('这条规则刚被别人改过')]).toEqual([409, true]);
      const wrong = await send(admin, page, page, {
        ...rule,
        element: 'name',
        check: 'pattern',
        parameter: '(',
      });
      expect([wrong.status, wrong.text.includes('请填写正确的格式')]).toEqual([422, true]);
      const log = await given.database.read.auditEntry.count({ where: { kind: 'pre-audit-rule-saved' } });
      expect(log).toBe(2);
      const clerk = await signIn(given.app, 'wangmin');
      expect((await clerk.get(page)).status).toBe(403);
    });
  });
});
