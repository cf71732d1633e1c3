import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { isCaseState, isClockRunning, isTerminal } from '../../../src/domain/cases/states.js';
import { RELEASED_ACTIONS } from '../../../src/domain/cases/transitions.js';
import { isPlainAction } from '../../../src/features/cases/act-on-case.js';
import { loadCase } from '../../../src/features/cases/load-case.js';
import type { Person } from '../../../src/web/visit.js';
import { personOf } from '../../support/case.js';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING } from '../../support/hall.js';
import { publishedItem } from '../../support/item.js';
import { act, openCaseDesk } from './case-desk.js';

const PLAIN_ACTIONS = RELEASED_ACTIONS.filter(isPlainAction);

const INPUT = {
  reason: '理由',
  basis: '第八条',
  remitReason: 'no-permit-needed',
  receiptNumber: 'CZ-1',
  resultName: '许可证',
  receiverName: '张建国',
};

const plan = fc.record({
  kind: fc.constantFrom('I' as const, 'P' as const, 'R' as const),
  feeCharged: fc.boolean(),
  isMissing: fc.boolean(),
  steps: fc.array(fc.record({ who: fc.nat(2), pick: fc.nat(20), waitHours: fc.nat(40) }), {
    minLength: 1,
    maxLength: 9,
  }),
});

/** The row against its history: the state is the last event's, and the clock column is set while the clock runs. */
async function check(database: Database, caseId: number): Promise<void> {
  const row = await database.read.case.findUniqueOrThrow({ where: { id: caseId } });
  const last = await database.read.caseEvent.findFirstOrThrow({ where: { caseId }, orderBy: { id: 'desc' } });
  if (!isCaseState(row.state)) throw new Error(row.state);
  expect({
    state: row.state,
    clock: row.runningDueAt !== null,
    open: row.isOpen,
    closed: row.closedAt !== null,
    due: row.runningDueAt ?? row.dueAt,
  }).toEqual({
    state: last.toState,
    clock: isClockRunning(row.state),
    open: !isTerminal(row.state),
    closed: isTerminal(row.state),
    due: row.dueAt,
  });
}

onBothDatabases('any allowed course of a case', (open, provider) => {
  it('leaves the state that its last event tells, and a due moment only while the clock runs', async () => {
    const desk = await openCaseDesk(await open());
    const { hall, ids } = desk;
    const people: Person[] = [
      desk.clerk,
      await personOf(hall, ids.reviewer),
      await personOf(hall, ids.approver),
    ];
    let receipts = 0;
    await fc.assert(
      fc.asyncProperty(plan, async ({ kind, feeCharged, isMissing, steps }) => {
        const item = await publishedItem(hall, { caseKind: kind, feeCharged });
        const complete = { I: 'finish-instant', P: 'accept', R: 'treat-as-promised' } as const;
        const { number, caseId } = await desk.receive({
          item,
          ticks: [isMissing ? 'missing' : 'present', 'present'],
          isComplexReply: kind === 'R',
          seenOutcome: isMissing ? 'one-time-notice' : complete[kind],
          input: {
            reason: '情况复杂',
            resultName: '许可证',
            receiverName: '张建国',
            receiptNumber: `2026${String(++receipts).padStart(8, '0')}`,
          },
        });
        let now = FRIDAY_MORNING;
        await check(hall.database, caseId);
        for (const { who, pick, waitHours } of steps) {
          now = new Date(now.getTime() + waitHours * 3_600_000);
          const person = people[who] ?? desk.clerk;
          const loaded = await loadCase(hall.database, person, number, now);
          const allowed = (loaded?.allowed ?? []).filter(isPlainAction);
          const action = allowed[pick % Math.max(1, allowed.length)];
          const refused = action === undefined ? PLAIN_ACTIONS[pick % PLAIN_ACTIONS.length] : undefined;
          const outcome = await act(
            hall,
            person,
            number,
            [{ action: action ?? refused ?? 'accept', input: INPUT }],
            now,
          );
          expect(outcome.ok).toBe(action !== undefined);
          await check(hall.database, caseId);
        }
      }),
      { numRuns: provider === 'sqlite' ? 40 : 15 },
    );
  }, 120_000);
});
