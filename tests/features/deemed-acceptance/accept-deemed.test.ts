import { expect, it } from 'vitest';
import { acceptDeemedCases } from '../../../src/features/deemed-acceptance/accept-deemed.js';
import { clocksJob } from '../../../src/jobs/clocks.js';
import { onBothDatabases } from '../../support/databases.js';
import type { TestHall } from '../../support/hall.js';
import { makeStaff } from '../../support/hall.js';
import { historyOf, noticeKindsOf, openCaseDesk, standOf } from '../cases/case-desk.js';
import { at } from '../suspensions/clock-desk.js';

const houseOf = (hall: TestHall) => ({
  database: hall.database,
  vault: hall.vault,
  publicUrl: 'https://hall.example',
});

/** A promised case as it came in on Fri 20 Nov 2026, 10:00, with nothing told yet. */
async function untoldCase(database: Parameters<typeof openCaseDesk>[0], kind: 'P' | 'I' = 'P') {
  const desk = await openCaseDesk(database);
  const supervision = await makeStaff(desk.hall, 'yansu', ['supervision'], { departmentId: null });
  const { number, caseId } = await desk.receive({ item: desk.item, ticks: ['missing', 'present'] });
  await desk.hall.database.write((tx) =>
    tx.case.update({
      where: { id: caseId },
      data: { state: 'RECV', noticeServedAt: null, supplementDueAt: null, kind },
    }),
  );
  return { ...desk, supervision, number, caseId };
}

onBothDatabases('deemed acceptance (TL-119)', (open) => {
  it('received Fri 20 Nov, term ends Fri 27 Nov 18:00: clerk and supervision are told once, from Thu 26 Nov on', async () => {
    const { hall, ids, supervision, number, caseId } = await untoldCase(await open());
    const run = (moment: string) => acceptDeemedCases(houseOf(hall), hall.hallId, at(moment));
    expect([
      await run('2026-11-25T17:00'),
      await run('2026-11-26T09:00'),
      await run('2026-11-26T09:10'),
      await run('2026-11-27T18:00'),
    ]).toEqual([
      { accepted: 0, warned: 0 },
      { accepted: 0, warned: 1 },
      { accepted: 0, warned: 0 },
      { accepted: 0, warned: 0 },
    ]);
    const messages = await hall.database.read.deskMessage.findMany({ orderBy: { staffId: 'asc' } });
    expect(messages.map(({ staffId, caseId: about, kind }) => [staffId, about, kind])).toEqual([
      [ids.clerk, caseId, 'deemed-acceptance'],
      [supervision, caseId, 'deemed-acceptance'],
    ]);
    expect(messages[0]?.words).toContain(number);
    expect(await standOf(hall, number)).toMatchObject({ state: 'RECV' });
  });

  it('after the term it is accepted from the receipt by the system, due Fri 27 Nov, with D-01 that says so', async () => {
    const { hall, number, caseId } = await untoldCase(await open());
    const now = at('2026-11-27T18:10');
    const outcomes = [
      await acceptDeemedCases(houseOf(hall), hall.hallId, now),
      await acceptDeemedCases(houseOf(hall), hall.hallId, now),
    ];
    expect(outcomes).toEqual([
      { accepted: 1, warned: 0 },
      { accepted: 0, warned: 0 },
    ]);
    expect(await standOf(hall, number)).toMatchObject({ state: 'ACC', runningDueAt: '2026-11-27 18:00' });
    expect((await historyOf(hall, number)).slice(-2)).toEqual([
      'T12 accept RECV>ACC  自收到材料之日起五个工作日内没有一次性告知，依法视为受理',
      '- notice-issued ACC>ACC 系统 受理通知书',
    ]);
    const row = await hall.database.read.case.findUniqueOrThrow({ where: { id: caseId } });
    expect([row.deemedAccepted, row.acceptedAt, row.acceptedById]).toEqual([true, row.receivedAt, null]);
    expect((await noticeKindsOf(hall, number)).at(-1)).toBe('D-01');
    const notice = await hall.database.read.notice.findFirstOrThrow({ where: { caseId, kind: 'D-01' } });
    expect(notice.content).toContain('自收到材料之日起视为受理');
    const events = await hall.database.read.supervisionEvent.findMany({ where: { rule: 'TL-119' } });
    expect(events.map((event) => event.caseId)).toEqual([caseId]);
  });

  it('a hall that switched it off, and an instant case, are left alone', async () => {
    const off = await untoldCase(await open());
    await off.hall.database.write((tx) =>
      tx.setting.create({ data: { hallId: off.hall.hallId, key: 'deemedAcceptance', value: 'false' } }),
    );
    const instant = await untoldCase(await open(), 'I');
    const now = at('2026-11-30T10:00');
    expect([
      await acceptDeemedCases(houseOf(off.hall), off.hall.hallId, now),
      await acceptDeemedCases(houseOf(instant.hall), instant.hall.hallId, now),
    ]).toEqual([
      { accepted: 0, warned: 0 },
      { accepted: 0, warned: 0 },
    ]);
  });

  it('the job tells in one line what it did', async () => {
    const { hall } = await untoldCase(await open());
    const job = clocksJob(houseOf(hall));
    expect([job.name, job.everyMinutes, await job.run(at('2026-11-30T10:00'))]).toEqual([
      'clocks',
      10,
      '1 deemed accepted, 0 warned, 0 extensions lapsed',
    ]);
  });
});
