import { expect, it } from 'vitest';
import { proceedingsOf } from '../../../src/db/proceedings.js';
import type { Role } from '../../../src/domain/access/roles.js';
import { acceptComplaint } from '../../../src/features/complaints/accept-complaint.js';
import { answerComplaint } from '../../../src/features/complaints/answer-complaint.js';
import { askSatisfaction, sayWhetherSatisfied } from '../../../src/features/complaints/ask-satisfaction.js';
import { assignComplaint } from '../../../src/features/complaints/assign-complaint.js';
import { hearSide } from '../../../src/features/complaints/hear-side.js';
import { openIdentity } from '../../../src/features/complaints/open-identity.js';
import { recordFinding } from '../../../src/features/complaints/record-finding.js';
import { recordReturnVisit } from '../../../src/features/complaints/record-return-visit.js';
import { redirectComplaint } from '../../../src/features/complaints/redirect-complaint.js';
import { registerComplaint } from '../../../src/features/complaints/register-complaint.js';
import { reverifyComplaint } from '../../../src/features/complaints/reverify-complaint.js';
import type { StepOutcome } from '../../../src/features/complaints/take-complaint-step.js';
import type { Person } from '../../../src/web/visit.js';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING, makeHall, makeStaff, type TestHall } from '../../support/hall.js';
import { aComplaint } from './a-complaint.js';

const at = (text: string) => new Date(`${text}+08:00`);

interface Scene {
  hall: TestHall;
  handler: Person;
  clerkId: number;
  number: string;
  id: number;
}

async function personOf(hall: TestHall, account: string, roles: Role[], departmentId: number | null = null) {
  const staffId = await makeStaff(hall, account, roles, { departmentId });
  return {
    staffId,
    account,
    name: account,
    hallId: hall.hallId,
    hallName: '',
    hallIdsBelow: [],
    isDemoHall: false,
    departmentId,
    departmentName: null,
    windowIds: [],
    windowName: null,
    roles,
    mustChangePassword: false,
    theme: 'auto',
    largeType: false,
  } satisfies Person;
}

/** A complaint about a clerk, accepted and given to the supervision section on Friday 20 November 2026. */
async function assigned(hall: TestHall, more: Parameters<typeof aComplaint>[1] = {}): Promise<Scene> {
  const handler = await personOf(hall, 'sup', ['supervision']);
  const clerkId = await makeStaff(hall, 'clerk', ['clerk']);
  const target = { kind: 'staff' as const, staffId: clerkId, windowId: null, departmentId: null };
  const made = await registerComplaint(hall, aComplaint(hall.hallId, { target, ...more }), FRIDAY_MORNING);
  if (!made.ok) throw new Error(made.refusal.code);
  const scene = { hall, handler, clerkId, number: made.number, id: made.id };
  const accepted = await acceptComplaint(
    hall,
    handler,
    await seen(scene),
    {
      category: 'attitude',
      severity: 'ordinary',
      levelSkipping: more.levelSkipping ?? false,
      target,
      toldWords: '有群众反映窗口态度生硬',
    },
    FRIDAY_MORNING,
  );
  if (!accepted.ok) throw new Error(JSON.stringify(accepted));
  const given = { handlerId: handler.staffId, unitId: null, workingDays: null, note: '' };
  const done = await assignComplaint(hall, handler, await seen(scene), given, FRIDAY_MORNING);
  if (!done.ok) throw new Error(JSON.stringify(done));
  return scene;
}

async function rowOf({ hall, id }: Scene) {
  return hall.database.read.complaint.findUniqueOrThrow({ where: { id } });
}

async function seen(scene: Scene) {
  return { number: scene.number, version: (await rowOf(scene)).version };
}

async function heard(scene: Scene) {
  for (const side of ['complainant', 'accused'] as const)
    await hearSide(scene.hall, scene.handler, await seen(scene), { side, statement: '说法' }, FRIDAY_MORNING);
}

function founded(staffId: number | null) {
  return {
    finding: 'founded' as const,
    reason: '录音证实',
    factsVerified: true,
    isAttributable: true,
    ruleBroken: true,
    blamed: { staffId, windowId: null, departmentId: null },
    brokenRule: 'FA-01',
  };
}

function refusedAs(outcome: StepOutcome): string {
  if (outcome.ok) return 'ok';
  return outcome.kind === 'refused'
    ? `${outcome.refusal.rule} ${outcome.refusal.code} ${outcome.refusal.field}`
    : outcome.kind;
}

onBothDatabases('the flow of a complaint', (open) => {
  it('002:L563, S-33: who is complained of is told once, by number alone, that he may state his side', async () => {
    const scene = await assigned(await makeHall((await open()).database));
    const { hall, handler, clerkId } = scene;
    const given = { handlerId: handler.staffId, unitId: null, workingDays: null, note: '' };
    const again = await assignComplaint(hall, handler, await seen(scene), given, FRIDAY_MORNING);
    expect(again.ok).toBe(true);
    const told = await hall.database.read.deskMessage.findMany({
      where: { staffId: clerkId },
      select: { kind: true, words: true, caseId: true },
    });
    expect(told).toEqual([
      {
        kind: 'complaint-own',
        words: '有一件投诉与您有关（TS20261120-0001），请到“我的记录”看所反映的事项，并书面说明情况',
        caseId: null,
      },
    ]);
  });

  it('S-13: from receipt to return visit, each clock of section 6 in its turn, and one count on the clerk', async () => {
    const hall = await makeHall((await open()).database);
    const scene = await assigned(hall);
    const clocks: string[] = [];
    const note = async () => {
      const { state, dueFor, dueAt } = await rowOf(scene);
      clocks.push(`${state} ${dueFor} ${dueAt?.toISOString() ?? ''}`);
    };
    await note();
    await heard(scene);
    const { handler } = scene;
    expect(
      refusedAs(
        await recordFinding(hall, handler, await seen(scene), founded(scene.clerkId), at('2026-11-23T10:00')),
      ),
    ).toBe('ok');
    await note();
    await answerComplaint(hall, handler, await seen(scene), { answer: '已批评教育' }, at('2026-11-24T10:00'));
    await note();
    await askSatisfaction(
      hall,
      handler,
      await seen(scene),
      { satisfaction: 'dissatisfied', note: '没有道歉' },
      at('2026-11-25T10:00'),
    );
    await note();
    await reverifyComplaint(
      hall,
      handler,
      await seen(scene),
      { result: '已当面道歉', finding: null },
      at('2026-11-26T10:00'),
    );
    await note();
    await askSatisfaction(
      hall,
      handler,
      await seen(scene),
      { satisfaction: 'satisfied', note: '' },
      at('2026-11-27T10:00'),
    );
    await note();
    await recordReturnVisit(
      hall,
      handler,
      await seen(scene),
      { returnVisit: '满意' },
      at('2026-12-03T10:00'),
    );
    await note();
    expect(clocks).toEqual([
      'assigned solution 2026-11-27T10:00:00.000Z',
      'found solution 2026-11-27T10:00:00.000Z',
      'answered satisfaction 2026-12-01T10:00:00.000Z',
      'reverifying reverification 2026-12-02T10:00:00.000Z',
      'answered satisfaction 2026-12-03T10:00:00.000Z',
      'closed return-visit 2026-12-14T10:00:00.000Z',
      'closed  ',
    ]);
    const events = await proceedingsOf(hall.database.sql, hall.hallId, 'complaint', scene.id);
    expect(events.map(({ kind }) => kind)).toEqual([
      'registered',
      'accept',
      'assign',
      'hear',
      'hear',
      'find',
      'answer',
      'ask',
      'reverify',
      'ask',
      'visit',
    ]);
    const counted = await hall.database.read.counterEvent.findMany();
    expect(
      counted.map((each) => [each.kind, each.subjectId, each.day, each.sourceKey, each.undoneAt]),
    ).toEqual([['complaint', scene.clerkId, '2026-11-23', `complaint:${scene.id}`, null]]);
    const row = await rowOf(scene);
    expect([
      row.valid,
      row.blamedStaffId,
      row.blamedWindowId,
      row.blamedDepartmentId,
      row.brokenRule,
    ]).toEqual([true, scene.clerkId, hall.windowId, hall.departmentId, 'FA-01']);
  });

  it('002:L563: nothing is found before both sides were heard', async () => {
    const hall = await makeHall((await open()).database);
    const scene = await assigned(hall);
    const outcome = await recordFinding(
      hall,
      scene.handler,
      await seen(scene),
      founded(scene.clerkId),
      FRIDAY_MORNING,
    );
    expect(refusedAs(outcome)).toBe('S-13 side-unheard side');
  });

  it('C-22: a founded complaint that breaks no rule does not count', async () => {
    const hall = await makeHall((await open()).database);
    const scene = await assigned(hall);
    await heard(scene);
    const given = { ...founded(scene.clerkId), ruleBroken: false, brokenRule: '' };
    expect(
      refusedAs(await recordFinding(hall, scene.handler, await seen(scene), given, FRIDAY_MORNING)),
    ).toBe('ok');
    expect((await rowOf(scene)).valid).toBe(false);
    expect(await hall.database.read.counterEvent.count()).toBe(0);
  });

  it('section 6 no. 4: a finding reversed on re-verification takes its count back, visibly', async () => {
    const hall = await makeHall((await open()).database);
    const scene = await assigned(hall);
    const { handler } = scene;
    await heard(scene);
    await recordFinding(hall, handler, await seen(scene), founded(scene.clerkId), FRIDAY_MORNING);
    await answerComplaint(hall, handler, await seen(scene), { answer: '属实' }, FRIDAY_MORNING);
    const dissatisfied = { satisfied: false, note: '另有隐情' };
    expect(await sayWhetherSatisfied(hall, scene.id, dissatisfied, FRIDAY_MORNING)).toEqual({ ok: true });
    const finding = {
      ...founded(null),
      finding: 'unfounded' as const,
      factsVerified: null,
      isAttributable: null,
      ruleBroken: null,
      brokenRule: '',
    };
    const outcome = await reverifyComplaint(
      hall,
      handler,
      await seen(scene),
      { result: '查明不是窗口的责任', finding },
      FRIDAY_MORNING,
    );
    expect(refusedAs(outcome)).toBe('ok');
    const counted = await hall.database.read.counterEvent.findMany();
    expect(counted.map((each) => each.undoneReason)).toEqual([`投诉 ${scene.number} 重新核查后改变认定`]);
  });

  it('S-07: what happened while a substitute acted falls to the substitute', async () => {
    const hall = await makeHall((await open()).database);
    const scene = await assigned(hall, { occurredAt: at('2026-11-19T10:00') });
    const substituteId = await makeStaff(hall, 'b', ['clerk'], { name: '乙' });
    await hall.database.write((tx) =>
      tx.absence.create({
        data: {
          hallId: hall.hallId,
          staffId: scene.clerkId,
          staffName: '甲',
          substituteId,
          substitute: '乙',
          kind: 'leave',
          fromAt: at('2026-11-19T08:00'),
          untilAt: at('2026-11-19T18:00'),
          state: 'confirmed',
          askedAt: at('2026-11-18T08:00'),
        },
      }),
    );
    await heard(scene);
    const first = await recordFinding(
      hall,
      scene.handler,
      await seen(scene),
      founded(scene.clerkId),
      FRIDAY_MORNING,
    );
    expect(refusedAs(first)).toBe('S-07 substitute-acted blamedStaffId');
    const second = await recordFinding(
      hall,
      scene.handler,
      await seen(scene),
      founded(substituteId),
      FRIDAY_MORNING,
    );
    expect(refusedAs(second)).toBe('ok');
  });

  it('TL-076: a level-skipping complaint is solved within 3 working days of its receipt, by Wed 25 Nov', async () => {
    const hall = await makeHall((await open()).database);
    const scene = await assigned(hall, { levelSkipping: true });
    expect((await rowOf(scene)).solveBy?.toISOString()).toBe('2026-11-25T10:00:00.000Z');
  });

  it('section 10: who is complained of finds nothing, and is never given the complaint', async () => {
    const hall = await makeHall((await open()).database);
    const inspector = await personOf(hall, 'insp', ['inspection-office']);
    const accused = await personOf(hall, 'sup2', ['supervision']);
    const colleague = await personOf(hall, 'sup3', ['supervision']);
    const target = { kind: 'staff' as const, staffId: accused.staffId, windowId: null, departmentId: null };
    const made = await registerComplaint(hall, aComplaint(hall.hallId, { target }), FRIDAY_MORNING);
    if (!made.ok) throw new Error(made.refusal.code);
    const scene = { hall, handler: inspector, clerkId: 0, number: made.number, id: made.id };
    const redirect = { redirectedTo: '信访局', explanation: '不归本中心' };
    for (const person of [accused, colleague])
      expect(
        refusedAs(await redirectComplaint(hall, person, await seen(scene), redirect, FRIDAY_MORNING)),
      ).toBe('not-found');
    const acceptance = {
      category: 'attitude' as const,
      severity: 'ordinary' as const,
      levelSkipping: false,
      target,
      toldWords: '态度',
    };
    expect(
      refusedAs(await acceptComplaint(hall, inspector, await seen(scene), acceptance, FRIDAY_MORNING)),
    ).toBe('ok');
    const assignment = { handlerId: accused.staffId, unitId: null, workingDays: null, note: '' };
    expect(
      refusedAs(await assignComplaint(hall, inspector, await seen(scene), assignment, FRIDAY_MORNING)),
    ).toBe('section 10 handler-concerned handlerId');
  });

  it('section 6 no. 2: a department complained of is never asked to solve it', async () => {
    const hall = await makeHall((await open()).database);
    const inspector = await personOf(hall, 'insp', ['inspection-office']);
    const target = {
      kind: 'department' as const,
      staffId: null,
      windowId: null,
      departmentId: hall.departmentId,
    };
    const made = await registerComplaint(hall, aComplaint(hall.hallId, { target }), FRIDAY_MORNING);
    if (!made.ok) throw new Error(made.refusal.code);
    const scene = { hall, handler: inspector, clerkId: 0, number: made.number, id: made.id };
    const acceptance = {
      category: 'off-system' as const,
      severity: 'ordinary' as const,
      levelSkipping: false,
      target,
      toldWords: '体外循环',
    };
    await acceptComplaint(hall, inspector, await seen(scene), acceptance, FRIDAY_MORNING);
    const assignment = {
      handlerId: inspector.staffId,
      unitId: hall.departmentId,
      workingDays: null,
      note: '',
    };
    expect(
      refusedAs(await assignComplaint(hall, inspector, await seen(scene), assignment, FRIDAY_MORNING)),
    ).toBe('S-13 unit-concerned unitId');
  });

  it('S-33: only the assigned handler opens who complained, and each time is logged and counted', async () => {
    const hall = await makeHall((await open()).database);
    const scene = await assigned(hall);
    const other = await personOf(hall, 'sup9', ['supervision']);
    const asked = { number: scene.number, address: '10.0.0.9', purpose: 'view' as const };
    expect(await openIdentity(hall, other, asked, FRIDAY_MORNING)).toBe(null);
    const opened = await openIdentity(hall, scene.handler, asked, FRIDAY_MORNING);
    expect(opened?.complainant).toEqual({ name: '赵小满', phone: '13800138000', address: '锦绣路 9 号' });
    const audit = await hall.database.read.auditEntry.findMany({
      where: { kind: 'complaint-identity-opened' },
    });
    expect(audit.map((each) => [each.staffId, each.subject, each.address])).toEqual([
      [scene.handler.staffId, scene.number, '10.0.0.9'],
    ]);
  });

  it('S-13: two people at once: the second is told that it changed', async () => {
    const hall = await makeHall((await open()).database);
    const scene = await assigned(hall);
    const before = await seen(scene);
    await hearSide(hall, scene.handler, before, { side: 'accused', statement: '一' }, FRIDAY_MORNING);
    const second = await hearSide(
      hall,
      scene.handler,
      before,
      { side: 'accused', statement: '二' },
      FRIDAY_MORNING,
    );
    expect(refusedAs(second)).toBe('changed');
  });
});
