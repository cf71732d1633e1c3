import { expect, it } from 'vitest';
import { proceedingsOf } from '../../../src/db/proceedings.js';
import { queryCodeHash } from '../../../src/features/complaints/query-code.js';
import { registerComplaint } from '../../../src/features/complaints/register-complaint.js';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING, makeHall, makeStaff } from '../../support/hall.js';
import { aComplaint } from './a-complaint.js';

const MINUTE_MS = 60_000;

onBothDatabases('registering complaints', (open) => {
  it('S-13: a complaint gets its number, its code, its route and its first clock', async () => {
    const hall = await makeHall((await open()).database);
    const made = await registerComplaint(hall, aComplaint(hall.hallId), FRIDAY_MORNING);
    if (!made.ok) throw new Error(made.refusal.code);
    expect(made.number).toBe('TS20261120-0001');
    expect(made.queryCode).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{6}$/);
    const row = await hall.database.read.complaint.findUniqueOrThrow({ where: { id: made.id } });
    expect(row.queryCodeHash).toBe(queryCodeHash(hall.vault, made.number, made.queryCode ?? ''));
    expect([row.state, row.route, row.dueFor, row.dueAt?.toISOString()]).toEqual([
      'registered',
      'supervision',
      'first-reply',
      '2026-11-21T02:00:00.000Z',
    ]);
    const history = await proceedingsOf(hall.database.sql, hall.hallId, 'complaint', made.id);
    expect(history.map(({ kind, toState, actorName }) => [kind, toState, actorName])).toEqual([
      ['registered', 'registered', '投诉人'],
    ]);
  });

  it('S-33: name, phone, address and code stand nowhere in clear', async () => {
    const hall = await makeHall((await open()).database);
    const made = await registerComplaint(hall, aComplaint(hall.hallId), FRIDAY_MORNING);
    if (!made.ok) throw new Error(made.refusal.code);
    const row = await hall.database.read.complaint.findUniqueOrThrow({ where: { id: made.id } });
    const events = await hall.database.read.proceedingEvent.findMany();
    const audit = await hall.database.read.auditEntry.findMany();
    const stored = JSON.stringify([row, events, audit]);
    for (const secret of ['赵小满', '13800138000', '锦绣路', made.queryCode ?? '?'])
      expect(stored).not.toContain(secret);
    expect(hall.vault.open(row.nameCipher ?? '', `Complaint.name:${row.rowKey}`)).toBe('赵小满');
    expect(hall.vault.open(row.phoneCipher ?? '', `Complaint.phone:${row.rowKey}`)).toBe('13800138000');
  });

  it('S-13: the same form sent twice is one complaint, whose code is renewed; after an hour none is told', async () => {
    const hall = await makeHall((await open()).database);
    const first = await registerComplaint(hall, aComplaint(hall.hallId), FRIDAY_MORNING);
    const again = await registerComplaint(
      hall,
      aComplaint(hall.hallId),
      new Date(FRIDAY_MORNING.getTime() + MINUTE_MS),
    );
    const late = await registerComplaint(
      hall,
      aComplaint(hall.hallId),
      new Date(FRIDAY_MORNING.getTime() + 61 * MINUTE_MS),
    );
    if (!first.ok || !again.ok || !late.ok) throw new Error('refused');
    expect([again.number, again.repeated, late.queryCode]).toEqual([first.number, true, null]);
    expect(await hall.database.read.complaint.count()).toBe(1);
    const row = await hall.database.read.complaint.findUniqueOrThrow({ where: { id: first.id } });
    expect(row.queryCodeHash).toBe(queryCodeHash(hall.vault, again.number, again.queryCode ?? ''));
  });

  it('section 6 no. 2: a complaint about a member of supervision goes to the inspection office', async () => {
    const hall = await makeHall((await open()).database);
    const accused = await makeStaff(hall, 'sup', ['supervision'], { departmentId: null });
    const made = await registerComplaint(
      hall,
      aComplaint(hall.hallId, {
        target: { kind: 'staff', staffId: accused, windowId: null, departmentId: null },
      }),
      FRIDAY_MORNING,
    );
    if (!made.ok) throw new Error(made.refusal.code);
    const row = await hall.database.read.complaint.findUniqueOrThrow({ where: { id: made.id } });
    expect([row.route, row.targetStaffId]).toEqual(['inspection-office', accused]);
  });

  it('section 6 no. 1: a letter of Thursday registered on Friday is registered, and told as late', async () => {
    const hall = await makeHall((await open()).database);
    const made = await registerComplaint(
      hall,
      aComplaint(hall.hallId, { channel: 'letter', receivedAt: new Date('2026-11-19T15:00:00+08:00') }),
      FRIDAY_MORNING,
    );
    if (!made.ok) throw new Error(made.refusal.code);
    const history = await proceedingsOf(hall.database.sql, hall.hallId, 'complaint', made.id);
    expect(history.map(({ kind }) => kind)).toEqual(['registered-late']);
  });

  it('S-13: a case or a target of another hall is refused beside its field', async () => {
    const hall = await makeHall((await open()).database);
    const unknownCase = await registerComplaint(
      hall,
      aComplaint(hall.hallId, { caseNumber: '999' }),
      FRIDAY_MORNING,
    );
    const unknownWindow = await registerComplaint(
      hall,
      aComplaint(hall.hallId, {
        target: { kind: 'window', staffId: null, windowId: 99, departmentId: null },
      }),
      FRIDAY_MORNING,
    );
    const told = [unknownCase, unknownWindow].map((each) =>
      each.ok ? '' : `${each.refusal.field} ${each.refusal.code}`,
    );
    expect(told).toEqual(['caseNumber case-unknown', 'targetWindowId target-unknown']);
    expect(await hall.database.read.complaint.count()).toBe(0);
  });
});
