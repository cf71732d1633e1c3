import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { importCases } from '../../../src/features/imports/import-cases.js';
import { importCatalogue } from '../../../src/features/imports/import-catalogue.js';
import { hallForImport } from '../../../src/features/imports/import-hall.js';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING } from '../../support/hall.js';

const REAL = readFileSync(new URL('../../data/real/permit-receipts.csv', import.meta.url));
const [HEADER = ''] = REAL.toString('utf8').split('\n', 1);

async function load(
  database: Database,
  bytes: Uint8Array | string,
  more: { strict?: boolean; itemCode?: string } = {},
) {
  const hall = await hallForImport(database, null, FRIDAY_MORNING);
  if (!hall.ok) throw new Error(hall.message);
  return importCases(database, {
    hallId: hall.hallId,
    strict: more.strict ?? false,
    itemCode: more.itemCode ?? null,
    now: FRIDAY_MORNING,
    progress: () => undefined,
    bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
  });
}

const NOTHING = { cases: 0, events: 0, open: 0, closed: 0, closedLate: 0 };

/** One line of the older system's log. */
function line(
  number: string,
  end: string,
  event: { activity: string; at: string; instance: string },
): string {
  const start = '2012-01-02 09:00:00+01:00';
  const deadline = '2012-03-25 03:30:00+02:00';
  return [
    'Desk',
    number,
    deadline,
    'Experts',
    end,
    '',
    'EMPTY',
    'Resource01',
    start,
    event.instance,
    event.activity,
    'complete',
    'Group 1',
    'Resource02',
    event.at,
  ].join(',');
}

const FIRST = {
  activity: 'Confirmation of receipt',
  at: '2012-01-02 09:05:00.123000+01:00',
  instance: 't-1',
};
const SECOND = { activity: 'T02 Check', at: '2012-01-03 10:00:00+01:00', instance: 't-2' };

onBothDatabases('import cases', (open) => {
  it('migrates 717 real cases with 4,321 events, and the same file again adds nothing', async () => {
    const { database } = await open();
    expect(await load(database, REAL)).toEqual({
      ok: true,
      result: { cases: 717, events: 4321, open: 56, closed: 661, closedLate: 193, rejected: [] },
    });
    expect(await load(database, REAL)).toEqual({ ok: true, result: { ...NOTHING, rejected: [] } });
    expect(await database.read.case.count({ where: { origin: 'migrated' } })).toBe(717);
    expect(await database.read.caseEvent.count({ where: { migrated: true } })).toBe(4321);
    const items = await database.read.item.findMany({ select: { name: true }, orderBy: { name: 'asc' } });
    expect(items.map((item) => item.name)).toEqual([
      'Customer contact（旧系统迁入）',
      'Experts（旧系统迁入）',
      'General（旧系统迁入）',
    ]);
  });

  it('puts open cases among the late ones with the deadline they came with', async () => {
    const { database } = await open();
    await load(database, REAL);
    const row = await database.read.case.findUniqueOrThrow({
      where: { number: 'case-10011' },
      include: { events: { orderBy: { at: 'asc' } } },
    });
    const dueAt = new Date('2011-12-06T12:41:31.788Z');
    expect({
      state: row.state,
      isOpen: row.isOpen,
      channel: row.channel,
      handlerName: row.handlerName,
      receivedAt: row.receivedAt,
      dueAt: row.dueAt,
      runningDueAt: row.runningDueAt,
      closedAt: row.closedAt,
      limitValue: row.limitValue,
    }).toEqual({
      state: 'REV',
      isOpen: true,
      channel: 'web',
      handlerName: 'Resource21',
      receivedAt: new Date('2011-10-11T11:42:22.688Z'),
      dueAt,
      runningDueAt: dueAt,
      closedAt: null,
      limitValue: null,
    });
    expect(
      row.events.map(({ kind, actorName, at, enteredAt, migrated }) => ({
        kind,
        actorName,
        at,
        enteredAt,
        migrated,
      })),
    ).toEqual(
      [
        ['Confirmation of receipt', 'Resource21', '2011-10-11T11:45:40.276Z'],
        ['T02 Check confirmation of receipt', 'Resource10', '2011-10-12T06:26:25.398Z'],
        ['T03 Adjust confirmation of receipt', 'Resource21', '2011-11-24T14:36:51.302Z'],
        ['T02 Check confirmation of receipt', 'Resource21', '2011-11-24T14:37:16.553Z'],
      ].map(([kind, actorName, at]) => ({
        kind,
        actorName,
        at: new Date(at ?? ''),
        enteredAt: FRIDAY_MORNING,
        migrated: true,
      })),
    );
    expect(await database.read.case.count({ where: { runningDueAt: { lt: FRIDAY_MORNING } } })).toBe(56);
    expect(
      await database.read.case.count({ where: { isOpen: false, state: 'DONE', runningDueAt: null } }),
    ).toBe(661);
  });

  it('compares end and deadline as instants: 02:30 in winter time is before 03:30 in summer time', async () => {
    const { database } = await open();
    const text = [
      HEADER,
      line('before', '2012-03-25 02:29:59+01:00', { ...FIRST, instance: 'a' }),
      line('same', '2012-03-25 02:30:00+01:00', { ...FIRST, instance: 'b' }),
      line('after', '2012-03-25 02:30:01+01:00', { ...FIRST, instance: 'c' }),
      line('open', '', { ...FIRST, instance: 'd' }),
    ].join('\n');
    expect(await load(database, text)).toEqual({
      ok: true,
      result: { cases: 4, events: 4, open: 1, closed: 3, closedLate: 1, rejected: [] },
    });
  });

  it('names the lines it rejects, does the rest, and takes the mended line later', async () => {
    const { database } = await open();
    const bad = { ...SECOND, at: '2012-02-30 10:00:00+01:00' };
    const text = [
      HEADER,
      line('c-1', '', FIRST),
      line('c-1', '', bad),
      line('c-1', '2012-02-01 09:00:00+01:00', { ...FIRST, instance: 't-3' }),
      line('c-1', '', FIRST),
      line('', '', FIRST),
      line('c-2', '', { ...FIRST, at: '2012-01-02 09:05:00' }),
    ];
    expect(await load(database, text.join('\n'))).toEqual({
      ok: true,
      result: {
        ...NOTHING,
        cases: 1,
        events: 1,
        open: 1,
        rejected: [
          { line: 3, reason: 'time:timestamp is no moment with its offset: 2012-02-30 10:00:00+01:00' },
          { line: 4, reason: 'endedAt of c-1 differs from line 2' },
          { line: 5, reason: 'the same event is already on line 2' },
          { line: 6, reason: 'case:concept:name is empty' },
          { line: 7, reason: 'time:timestamp is no moment with its offset: 2012-01-02 09:05:00' },
        ],
      },
    });
    const mended = [HEADER, line('c-1', '', FIRST), line('c-1', '', SECOND)].join('\n');
    expect(await load(database, mended)).toEqual({
      ok: true,
      result: { ...NOTHING, events: 1, rejected: [] },
    });
    expect(await database.read.caseEvent.count()).toBe(2);
  });

  it('with --strict saves nothing when a line is rejected', async () => {
    const { database } = await open();
    const text = [HEADER, line('c-1', '', FIRST), line('c-2', 'yesterday', SECOND)].join('\n');
    expect(await load(database, text, { strict: true })).toEqual({
      ok: true,
      result: {
        ...NOTHING,
        rejected: [{ line: 3, reason: 'case:enddate is no moment with its offset: yesterday' }],
      },
    });
    expect(await database.read.case.count()).toBe(0);
  });

  it('puts all cases under the item that is named', async () => {
    const { database } = await open();
    const hall = await hallForImport(database, null, FRIDAY_MORNING);
    if (!hall.ok) throw new Error(hall.message);
    const catalogue = Buffer.from(
      'department,group,name,item_code,task_type\n区水务局,未分类,取水许可,A-1,1\n',
    );
    await importCatalogue(database, {
      bytes: catalogue,
      hallId: hall.hallId,
      strict: false,
      now: FRIDAY_MORNING,
      progress: () => undefined,
    });
    const text = [HEADER, line('c-1', '', FIRST)].join('\n');
    expect(await load(database, text, { itemCode: 'A-9' })).toEqual({
      ok: false,
      message: 'there is no item A-9',
    });
    expect(await load(database, text, { itemCode: 'A-1' })).toEqual({
      ok: true,
      result: { ...NOTHING, cases: 1, events: 1, open: 1, rejected: [] },
    });
    const row = await database.read.case.findFirstOrThrow();
    const department = await database.read.department.findUniqueOrThrow({ where: { id: row.departmentId } });
    expect([row.itemName, department.name]).toEqual(['取水许可', '区水务局']);
    expect(await database.read.item.count()).toBe(1);
  });
});
