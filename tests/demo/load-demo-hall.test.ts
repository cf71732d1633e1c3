import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { createVault } from '../../src/db/vault.js';
import { DEMO_ACCOUNTS, loadDemoHall } from '../../src/demo/load-demo-hall.js';
import { dayOf, formatDate } from '../../src/domain/calendar/civil-time.js';
import { SHANGHAI } from '../../src/domain/calendar/zone.js';
import { isCaseState, isClockRunning, isTerminal } from '../../src/domain/cases/states.js';
import { isIdType, parseIdNumber } from '../../src/domain/identity/id-types.js';
import { checkPublication } from '../../src/domain/items/publication-check.js';
import { parseCaseNumber } from '../../src/domain/numbering/case-number.js';
import { isPassword } from '../../src/features/accounts/passwords.js';
import { readCalendar } from '../../src/features/calendar/hall-calendar.js';
import { clockHistories } from '../../src/features/cases/clock-history.js';
import { promisedMoment } from '../../src/features/cases/promise-clock.js';
import { itemContent } from '../../src/features/items/item-content.js';
import { watchWindows } from '../../src/features/presence/watch-windows.js';
import { freshSqlite, onBothDatabases } from '../support/databases.js';
import { FRIDAY_MORNING } from '../support/hall.js';

/** Steps that tell in their details, by forms of their own, what others tell as the reason. */
const TOLD_BY_DETAILS = ['overdue-explained', 'overrun-measure', 'urging-replied', 'sampled'];

const vault = createVault(Buffer.alloc(32, 7));

async function casesOf(database: Database) {
  return database.read.case.findMany({
    include: {
      events: { orderBy: { id: 'asc' } },
      notices: { orderBy: { id: 'asc' } },
      materials: true,
    },
    orderBy: { id: 'asc' },
  });
}

onBothDatabases('the demonstration hall', (open) => {
  it('has 8 departments, 12 windows, about 30 people, 24 published items and some months of cases', async () => {
    const { database } = await open();
    await loadDemoHall(database, vault, FRIDAY_MORNING);
    const { read } = database;
    expect({
      departments: await read.department.count(),
      windows: await read.window.count(),
      shared: await read.window.count({ where: { departmentId: null } }),
      people: await read.staff.count(),
      items: await read.item.count({ where: { status: 'published' } }),
    }).toEqual({ departments: 8, windows: 12, shared: 1, people: 45, items: 24 });
    const cases = await casesOf(database);
    expect(cases.length).toBeGreaterThanOrEqual(350);
    expect(cases.length).toBeLessThanOrEqual(450);
    const calendar = await readCalendar(read, cases[0]?.hallId ?? 0);
    const histories = await clockHistories(
      database.sql,
      cases.map(({ id }) => id),
    );
    const wrong = cases.filter((row) => {
      const { dueAt } = promisedMoment({ ...row, ...histories.get(row.id) }, calendar);
      return dueAt?.getTime() !== row.dueAt?.getTime();
    });
    expect(wrong.map((row) => row.number)).toEqual([]);
  });
});

describe('the cases of the demonstration hall', () => {
  let cases: Awaited<ReturnType<typeof casesOf>>;
  let made: Awaited<ReturnType<typeof freshSqlite>>;

  beforeAll(async () => {
    made = await freshSqlite();
    await loadDemoHall(made.database, vault, FRIDAY_MORNING);
    cases = await casesOf(made.database);
    return () => made.remove();
  });

  it('S-05: the running due moment is there only while the clock runs', () => {
    const wrong = cases.filter((row) => {
      const state = isCaseState(row.state) ? row.state : 'ENQ';
      const running = isClockRunning(state) ? (row.dueAt?.getTime() ?? null) : null;
      return (row.runningDueAt?.getTime() ?? null) !== running || row.isOpen === isTerminal(state);
    });
    expect(wrong.map((row) => row.number)).toEqual([]);
  });

  it('S-39, S-06: has a gap that was promised for a day and a refusal that waits for the leader', async () => {
    const { read } = made.database;
    expect(await read.gapPromise.count({ where: { case: { state: 'ACC_T' } } })).toBe(1);
    expect(
      await read.refusalReferral.count({ where: { case: { state: 'NEG_REF' }, answeredAt: null } }),
    ).toBe(1);
  });

  it('numbers the cases of a day and the notices of a year without a gap, and the sequences go on from there', async () => {
    const byDay = new Map<string, number[]>();
    for (const row of cases) {
      const parsed = parseCaseNumber(row.number);
      if (!parsed.ok) throw new Error(row.number);
      const day = formatDate(dayOf(SHANGHAI.toLocalMinute(row.receivedAt.getTime())));
      expect(parsed.parts.day).toBe(day);
      byDay.set(`case:${day}`, [...(byDay.get(`case:${day}`) ?? []), parsed.parts.sequence]);
    }
    const enquiries = await made.database.read.enquiry.findMany({ where: { noticeNumber: { not: '' } } });
    const urgings = await made.database.read.urgingNote.findMany();
    const papers = [
      ...urgings.map(({ number }) => ({ kind: 'D-34', number })),
      ...cases.flatMap((row) => row.notices),
      ...enquiries.map(({ noticeNumber }) => ({ kind: 'D-04', number: noticeNumber })),
    ];
    for (const notice of papers) {
      const [, year, serial] = /〔(\d{4})〕第(\d{6})号/.exec(notice.number) ?? [];
      const name = `notice:${notice.kind}:${year}`;
      byDay.set(name, [...(byDay.get(name) ?? []), Number(serial)]);
    }
    const gaps = [...byDay].filter(([, numbers]) =>
      numbers.sort((a, b) => a - b).some((number, index) => number !== index + 1),
    );
    expect(gaps).toEqual([]);
    const rows = await made.database.read.numberSequence.findMany({
      where: { OR: [{ name: { startsWith: 'case:' } }, { name: { startsWith: 'notice:' } }] },
    });
    expect(new Map(rows.map((row) => [row.name, row.value]))).toEqual(
      new Map([...byDay].map(([name, numbers]) => [name, numbers.length])),
    );
  });

  it('tells each case in events that follow one another, none of them in the future', () => {
    const wrong = cases.filter((row) => {
      let state = '';
      return row.events.some((event) => {
        const follows = event.fromState === '' || event.fromState === state;
        state = event.toState;
        const isTold = event.reason !== '' || TOLD_BY_DETAILS.includes(event.kind);
        return !follows || event.at > FRIDAY_MORNING || event.staffId === null || !isTold;
      });
    });
    expect(wrong.map((row) => row.number)).toEqual([]);
    expect(cases.filter((row) => row.events.at(-1)?.toState !== row.state)).toEqual([]);
  });

  it('S-40: nobody decided what he had accepted, but for what is finished on the spot', () => {
    const both = cases.filter((row) => row.kind !== 'I' && row.kind !== 'R' && row.decidedById !== null);
    expect(both.length).toBeGreaterThan(100);
    expect(
      both.filter((row) => row.decidedById === row.acceptedById || row.decidedById === row.receivedById),
    ).toEqual([]);
  });

  it('has something to show on every list', () => {
    const soon = new Date(FRIDAY_MORNING.getTime() + 8 * 3_600_000);
    const late = cases.filter((row) => row.runningDueAt !== null && row.runningDueAt < FRIDAY_MORNING);
    const today = cases.filter(
      (row) => row.runningDueAt !== null && row.runningDueAt >= FRIDAY_MORNING && row.runningDueAt <= soon,
    );
    const inState = (state: string) => cases.filter((row) => row.state === state).length;
    expect(late.length).toBeGreaterThanOrEqual(6);
    expect(today.length).toBeGreaterThanOrEqual(4);
    for (const [state, least] of [
      ['RECV', 1],
      ['SUPP', 6],
      ['LEGS', 2],
      ['UP', 1],
      ['ACC', 3],
      ['REV', 5],
      ['DEC_Y', 2],
      ['PAY', 2],
      ['READY', 6],
      ['DONE', 200],
      ['DEC_N', 5],
      ['REJ_F', 3],
      ['WITHDRAWN', 3],
    ] as const) {
      expect([state, inState(state) >= least]).toEqual([state, true]);
    }
    expect(cases.filter((row) => row.noticeBreach).length).toBe(1);
    expect(new Set(cases.map((row) => row.itemId)).size).toBeGreaterThanOrEqual(22);
  });

  it('keeps numbers of persons sealed, valid and found by their hash', async () => {
    const applicants = await made.database.read.applicant.findMany();
    const wrong = applicants.filter((row) => {
      const idNumber = vault.open(row.idNumberCipher ?? '', `Applicant.idNumber:${row.rowKey}`);
      const phone = vault.open(row.phoneCipher ?? '', `Applicant.phone:${row.rowKey}`);
      const type = row.type === 'organisation' ? 'organisation' : 'person';
      const parsed = parseIdNumber(type, isIdType(row.idType) ? row.idType : 'other', idNumber);
      return (
        !parsed.ok ||
        vault.hash('idNumber', idNumber) !== row.idNumberHash ||
        vault.hash('phone', phone) !== row.phoneHash
      );
    });
    expect(wrong).toEqual([]);
    const numbers = applicants.map((row) =>
      vault.open(row.idNumberCipher ?? '', `Applicant.idNumber:${row.rowKey}`),
    );
    const text = JSON.stringify(cases);
    expect(
      numbers.filter((number, index) => applicants[index]?.type === 'person' && text.includes(number)),
    ).toEqual([]);
  });

  it('S-09: every item passes the publication check, over all five kinds', async () => {
    const versions = await made.database.read.itemVersion.findMany({
      include: {
        item: {
          include: {
            department: { select: { id: true, name: true, phone: true } },
            windows: { include: { window: true } },
          },
        },
        materials: { orderBy: { position: 'asc' } },
        conditions: { orderBy: { position: 'asc' } },
        steps: { orderBy: { position: 'asc' } },
        bases: { orderBy: { position: 'asc' } },
        fees: { orderBy: { position: 'asc' } },
        checks: { orderBy: { position: 'asc' } },
        partners: { orderBy: { position: 'asc' } },
      },
    });
    const handlers = await made.database.read.staff.findMany({ select: { id: true, name: true } });
    const findings = versions.flatMap((version) => {
      const windows = version.item.windows.map((row) => row.window);
      return checkPublication(itemContent({ version, windows, handlers })).missing.map((each) => [
        version.item.code,
        each.text,
      ]);
    });
    expect(findings).toEqual([]);
    expect([...new Set(versions.map((version) => version.caseKind))].sort()).toEqual([
      'I',
      'J',
      'P',
      'R',
      'U',
    ]);
    expect(versions.find((version) => version.item.code === 'QH-ZJ-001')).toMatchObject({
      promisedValue: 5,
      promisedUnit: 'workingDays',
    });
  });

  it('lets everyone in with the password it tells', async () => {
    const staff = await made.database.read.staff.findMany();
    for (const { account, password } of DEMO_ACCOUNTS) {
      const person = staff.find((row) => row.account === account);
      expect([account, await isPassword(person?.passwordHash ?? null, password)]).toEqual([account, true]);
    }
    expect(DEMO_ACCOUNTS.map((each) => each.account)).toEqual([
      'clerk',
      'head',
      'reviewer',
      'approver',
      'leader',
      'supervision',
      'inspection',
      'efficiency',
      'appraisal',
      'committee',
      'director',
      'admin',
    ]);
  });

  it('S-02, S-07: shows enquiries on all their ways, one that is late, and a post that is filled by another', async () => {
    const { read } = made.database;
    const enquiries = await read.enquiry.findMany({ include: { handovers: true } });
    expect([...new Set(enquiries.map(({ branch }) => branch))].sort()).toEqual(
      ['', 'colleague-away', 'later', 'outside', 'own'].sort(),
    );
    const isLate = ({ answerBy, closedAt }: (typeof enquiries)[number]) =>
      closedAt === null && answerBy !== null && answerBy < FRIDAY_MORNING;
    expect(enquiries.filter(isLate).length).toBe(1);
    const handovers = enquiries.flatMap((row) => row.handovers);
    expect(handovers.map(({ acknowledgedAt }) => acknowledgedAt !== null).sort()).toEqual([false, true]);
    const away = await read.absence.findMany({
      where: { state: 'confirmed', untilAt: { gt: FRIDAY_MORNING } },
    });
    expect(away.map(({ staffName, substitute }) => [staffName, substitute])).toContainEqual([
      '周小雨',
      '江涛',
    ]);
    expect(await read.task.count({ where: { kind: 'joint-ask', doneAt: null } })).toBe(1);
  });

  it('SV-02, SV-03, SV-05, D-34: shows late cases explained, urged and answered, and a sample called in part', async () => {
    const { read } = made.database;
    const late = await read.case.findMany({
      where: { runningDueAt: { lt: FRIDAY_MORNING } },
      orderBy: { runningDueAt: 'asc' },
    });
    expect(late.slice(0, 3).every(({ overdueReason, overduePlan }) => overdueReason && overduePlan)).toBe(
      true,
    );
    expect(late.slice(3).every(({ overdueReason }) => overdueReason === '')).toBe(true);
    expect(await read.supervisionEvent.count({ where: { rule: 'SV-03' } })).toBe(1);
    expect(await read.task.count({ where: { kind: 'contact-applicant', doneAt: null } })).toBe(1);
    const urgings = await read.urgingNote.findMany({ orderBy: { id: 'asc' } });
    expect(urgings.map(({ caseId, repliedAt }) => [caseId, repliedAt !== null])).toEqual([
      [late[1]?.id, false],
      [late[2]?.id, true],
    ]);
    const calls = await read.sampleCase.findMany({ where: { calledAt: { not: null } } });
    expect(calls.map(({ satisfaction }) => satisfaction).sort()).toEqual([
      '',
      'basically-satisfied',
      'dissatisfied',
      'satisfied',
      'satisfied',
    ]);
  });

  it('S-56: every window has somebody today, and the few stretches without anybody are known', async () => {
    const { read } = made.database;
    const taken = await read.windowPresence.findMany({ where: { untilAt: null } });
    expect(new Set(taken.map(({ windowId }) => windowId)).size).toBe(12);
    const empty = await read.supervisionEvent.findMany({ where: { rule: 'SV-12' } });
    expect([empty.length > 0, empty.length < 15]).toEqual([true, true]);
    expect(await watchWindows(made.database, FRIDAY_MORNING)).toBe(0);
  });
});
