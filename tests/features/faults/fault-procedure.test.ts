import { expect, it } from 'vitest';
import { handleSupervisionEvent } from '../../../src/features/supervision/handle-event.js';
import { receivedCase } from '../../support/case.js';
import { onBothDatabases } from '../../support/databases.js';
import { publishedItem } from '../../support/item.js';
import { errorsIn } from '../cases/case-desk.js';
import { act, FINDING, FRIDAY, openFaultHall } from './fault-hall.js';

onBothDatabases('S-14: a fault from the proposal to the end', (open) => {
  it('S-14: event handed over, heard, established, decided, mended, closed; measures and counters follow', async () => {
    const desk = await openFaultHall(await open());
    const { database, hall, clock } = desk;
    const event = await database.write((tx) =>
      tx.supervisionEvent.create({
        data: {
          hallId: hall.hallId,
          rule: 'SV-03',
          key: 'x',
          staffId: desk.idOf('wangmin'),
          faultId: 'FA-05',
          at: new Date('2026-11-19T09:00:00+08:00'),
          evidence: '{"lateWorkingDays":3}',
        },
      }),
    );
    const ducha = await desk.person('ducha');
    const given = { eventId: event.id, to: 'proposed' as const, note: '超期三天', seen: 'new', address: '' };
    expect(await handleSupervisionEvent(database, ducha, given, FRIDAY)).toEqual({ ok: true });
    const row = await database.read.faultCase.findFirstOrThrow();
    expect(row).toMatchObject({
      faultId: 'FA-05',
      sourceKey: `event:${event.id}`,
      source: 'detector',
      personName: '王敏',
      proposedBy: '周督查',
      state: 'proposed',
      facts: '超期三天',
    });
    const page = `/faults/${row.number}`;
    const inspection = await desk.signIn('jiancha');
    const efficiency = await desk.signIn('xiaoneng');
    expect((await act(inspection, page, `${page}/hearings`)).status).toBe(303);
    const early = await act(inspection, page, `${page}/findings`, FINDING);
    expect([early.status, errorsIn(early.text)]).toEqual([
      409,
      ['还没有听取本人申辩，申辩期限也没有到，不能认定（S-14）'],
    ]);
    const clerk = await desk.signIn('wangmin');
    const own = `/record/faults/${row.number}`;
    expect((await act(clerk, own, `${own}/statements`, { statement: '当天系统停了' })).status).toBe(303);
    const preview = await act(inspection, page, `${page}/findings`, { ...FINDING, as: 'preview' });
    expect(preview.text).toContain('一般过错，第一种处理：书面检讨、赔礼道歉');
    expect((await act(inspection, page, `${page}/findings`, FINDING)).status).toBe(303);
    expect(
      (await act(efficiency, page, `${page}/decisions`, { decision: '书面检讨，限期改正' })).status,
    ).toBe(303);
    const decided = await database.read.faultCase.findFirstOrThrow({ include: { measures: true } });
    expect(decided).toMatchObject({
      state: 'decided',
      severity: 'general',
      sanction: 1,
      decidedBy: '邵公允',
      appealBy: new Date('2026-11-27T18:00:00+08:00'),
      correctBy: new Date('2026-12-04T18:00:00+08:00'),
    });
    expect(decided.measures.map(({ code, state }) => [code, state])).toEqual([
      ['self-criticism', 'decided'],
      ['apology', 'decided'],
    ]);
    const [measure] = decided.measures;
    const ofMeasure = await inspection.get(`/measures/${measure?.number ?? ''}`);
    expect(ofMeasure.text).toContain('决定给予处理');
    expect(
      await database.read.proceedingEvent.findMany({
        where: { about: 'measure' },
        select: { kind: true, actorName: true, note: true, at: true },
      }),
    ).toEqual(
      [1, 2].map(() => ({ kind: 'decided', actorName: '邵公允', note: '书面检讨，限期改正', at: FRIDAY })),
    );
    expect(
      await database.read.counterEvent.findMany({ select: { kind: true, day: true, sourceKey: true } }),
    ).toEqual([{ kind: 'late-certificate', day: '2026-11-19', sourceKey: `fault:${row.id}` }]);
    const sheet = await inspection.get(`${page}/sheet`);
    expect(sheet.text).toContain('过错责任追究决定书');
    expect((await clerk.get(`${own}/sheet.pdf`)).headers['content-type']).toBe('application/pdf');
    expect((await act(inspection, page, `${page}/corrections`, { correction: '已办结' })).status).toBe(303);
    expect((await act(inspection, page, `${page}/apologies`, { apology: '已电话道歉' })).status).toBe(303);
    const soon = await act(inspection, page, `${page}/closings`);
    expect(errorsIn(soon.text)).toEqual(['本人的申诉期限还没有过，不能结案（S-14）']);
    clock.now = new Date('2026-11-30T09:00:00+08:00');
    const inspectionLater = await desk.signIn('jiancha');
    expect((await act(inspectionLater, page, `${page}/closings`)).status).toBe(303);
    const history = await database.read.proceedingEvent.findMany({
      where: { about: 'fault' },
      orderBy: { id: 'asc' },
      select: { kind: true },
    });
    expect(history.map(({ kind }) => kind)).toEqual([
      'proposed',
      'call-hearing',
      'stated',
      'establish',
      'decide',
      'enter-correction',
      'enter-apology',
      'close',
    ]);
    expect((await inspectionLater.get('/faults?state=closed')).text).toContain(row.number);
  });

  it('S-14: the proposer cannot establish; an old page is told; typed words are kept', async () => {
    const desk = await openFaultHall(await open());
    const { number } = await desk.propose({}, 'jiancha');
    const inspection = await desk.signIn('jiancha');
    const page = `/faults/${number}`;
    expect((await inspection.get(page)).text).toContain('线索是您提出的，认定和决定要由其他人员办理');
    const refused = await act(inspection, page, `${page}/hearings`, { version: 1, note: '请尽快' });
    expect([refused.status, errorsIn(refused.text)]).toEqual([
      409,
      ['线索是您提出的，认定和决定要由其他人员办理（S-14）'],
    ]);
    const other = await desk.propose();
    const path = `/faults/${other.number}`;
    await act(inspection, path, `${path}/hearings`);
    const again = await act(inspection, path, `${path}/statements`, {
      version: 1,
      statement: '本人到场说明',
    });
    expect([again.status, errorsIn(again.text)]).toEqual([
      409,
      ['这个过错刚刚由同事办理过，请看清以后再办理'],
    ]);
    expect(again.text).toContain('本人到场说明');
  });

  it('S-07: attributed to the substitute who stood in then', async () => {
    const desk = await openFaultHall(await open());
    await desk.database.write((tx) =>
      tx.absence.create({
        data: {
          hallId: desk.hall.hallId,
          staffId: desk.idOf('wangmin'),
          staffName: '王敏',
          substituteId: desk.idOf('chenli'),
          substitute: '陈立',
          kind: 'leave',
          fromAt: new Date('2026-11-18T09:00:00+08:00'),
          untilAt: new Date('2026-11-18T17:30:00+08:00'),
          state: 'confirmed',
          askedAt: FRIDAY,
          confirmedAt: FRIDAY,
        },
      }),
    );
    await desk.propose();
    expect(await desk.database.read.faultCase.findFirstOrThrow()).toMatchObject({
      personName: '陈立',
      actedForName: '王敏',
    });
  });

  it('FA-17: always sanction 3, returned to the unit', async () => {
    const desk = await openFaultHall(await open());
    const { number } = await desk.propose({ faultId: 'FA-17' });
    const page = `/faults/${number}`;
    const inspection = await desk.signIn('jiancha');
    await act(inspection, page, `${page}/hearings`);
    await act(inspection, page, `${page}/statements`, { statement: '承认' });
    await act(inspection, page, `${page}/findings`, FINDING);
    const efficiency = await desk.signIn('xiaoneng');
    await act(efficiency, page, `${page}/decisions`, { decision: '退回原单位' });
    const row = await desk.database.read.faultCase.findFirstOrThrow({ include: { measures: true } });
    expect([row.sanction, row.measures.map(({ code }) => code)]).toEqual([3, ['return-to-unit', 'apology']]);
    const counted = await desk.database.read.counterEvent.findMany({ select: { kind: true } });
    expect(counted).toEqual([{ kind: 'integrity-breach' }]);
  });

  it('S-14: valid complaints without a fault wait, told without their author, and become a fault once', async () => {
    const desk = await openFaultHall(await open());
    const { hall, database } = desk;
    const item = await publishedItem(hall);
    const { number: caseNumber, caseId } = await receivedCase(hall, {
      clerk: await desk.person('wangmin'),
      item,
    });
    await database.write((tx) =>
      tx.complaint.create({
        data: {
          hallId: hall.hallId,
          rowKey: 'k',
          number: 'TS20261119-0001',
          queryCodeHash: 'h',
          channel: 'phone',
          category: 'attitude',
          content: '我叫李四海，王敏骂人',
          toldWords: '窗口人员态度粗暴',
          findingReason: '李四海当面指认',
          caseId,
          receivedAt: new Date('2026-11-19T09:00:00+08:00'),
          valid: true,
          foundAt: FRIDAY,
          blamedStaffId: desk.idOf('wangmin'),
        },
      }),
    );
    const supervision = await desk.signIn('ducha');
    const list = await supervision.get('/faults/waiting');
    expect(list.text).toContain('有效投诉 TS20261119-0001：态度生硬、刁难群众：窗口人员态度粗暴');
    expect(list.text).toContain('FE-05');
    const form = '/faults/new?from=complaint%3A1';
    const shown = await supervision.get(form);
    for (const secret of ['李四海', caseNumber]) expect(shown.text).not.toContain(secret);
    const values = {
      sourceKey: 'complaint:1',
      faultId: 'FE-05',
      holderId: desk.idOf('wangmin'),
      occurredOn: '2026-11-19',
      facts: '态度粗暴',
    };
    expect((await act(supervision, form, '/faults', values)).status).toBe(303);
    expect((await supervision.get('/faults/waiting')).text).toContain('没有等待提出的线索');
    const twice = await act(supervision, '/faults/new', '/faults', values);
    expect([twice.status, errorsIn(twice.text)]).toEqual([409, ['这条线索已经提出过（S-14）']]);
    const row = await database.read.faultCase.findFirstOrThrow();
    expect([row.source, row.sourceKey, row.caseId]).toEqual(['complaint', 'complaint:1', null]);
    const inspection = await desk.signIn('jiancha');
    await act(inspection, `/faults/${row.number}`, `/faults/${row.number}/hearings`);
    const accused = await desk.signIn('wangmin');
    const own = await accused.get(`/record/faults/${row.number}`);
    expect([own.status, own.text.includes('窗口人员态度粗暴')]).toEqual([200, true]);
    for (const secret of ['李四海', '指认', caseNumber]) expect(own.text).not.toContain(secret);
  });

  it('S-33: the list and pages are for those who look over faults; a head proposes of his department alone', async () => {
    const desk = await openFaultHall(await open());
    const { number } = await desk.propose();
    const clerk = await desk.signIn('chenli');
    expect((await clerk.get('/faults')).status).toBe(403);
    expect((await clerk.get(`/faults/${number}`)).status).toBe(403);
    const head = await desk.signIn('head');
    expect((await head.get('/faults')).status).toBe(403);
    expect((await head.get('/faults/waiting')).status).toBe(200);
    const outside = await act(head, '/faults/new', '/faults', {
      sourceKey: '',
      faultId: 'FM-01',
      holderId: desk.idOf('kaohe'),
      occurredOn: '2026-11-19',
      facts: '吸烟',
    });
    expect([outside.status, errorsIn(outside.text)]).toEqual([422, ['请选择本大厅的责任人']]);
    const supervisor = await desk.signIn('ducha');
    expect((await supervisor.get('/faults')).text).toContain(number);
    expect((await supervisor.get('/faults/detectors')).text).toContain('FA-12');
    await desk.propose({ holderId: desk.idOf('kaohe') });
    const appraisal = await desk.signIn('kaohe');
    expect((await appraisal.get('/faults')).text).not.toContain('夏衡</td>');
    expect((await appraisal.get('/faults/GC2026-0002')).status).toBe(404);
  });
});
