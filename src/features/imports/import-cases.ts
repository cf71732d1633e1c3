import { randomBytes } from 'node:crypto';
import type { Database, Tx } from '../../db/database.js';
import { eventRow, recordAudit } from '../../db/events.js';
import { isClockRunning, isTerminal } from '../../domain/cases/states.js';
import { QUERY_CODE_RANDOM_BYTES, queryCode } from '../../domain/numbering/query-code.js';
import { CASE_COLUMNS, type OldCase, type OldEvent } from './case-row.js';
import { eventKey } from './event-key.js';
import { type GroupedCase, groupCases } from './group-cases.js';
import { ensureDepartments } from './import-hall.js';
import { type ImportGiven, type ImportOutcome, inChunks } from './import-run.js';
import { itemsForMigration, type MigratedItem } from './migrated-items.js';
import { type RejectedLine, readCsv } from './read-csv.js';

/** What this run added. `closedLate`: ended after the deadline, as instants. */
export interface CasesImport {
  cases: number;
  events: number;
  open: number;
  closed: number;
  closedLate: number;
  rejected: RejectedLine[];
}

/** Open work of an older system is under review here, closed work is done. */
const OPEN_STATE = 'REV';
const CLOSED_STATE = 'DONE';
const ORIGIN = 'migrated';
const UNKNOWN_APPLICANT = '（旧系统未记载）';

/**
 * Migrates the history of an older system: cases with their own deadlines, and every event at its own moment.
 * What is already there is left as it is, so the same file again adds nothing.
 * @param itemCode the item that all cases belong to; null makes one item for each department
 */
export async function importCases(
  database: Database,
  given: ImportGiven & { itemCode: string | null },
): Promise<ImportOutcome<CasesImport>> {
  const file = readCsv(given.bytes, CASE_COLUMNS);
  if (!file.ok) return file;
  const { itemCode, hallId } = given;
  if (itemCode !== null && (await database.read.item.count({ where: { hallId, code: itemCode } })) === 0) {
    return { ok: false, message: `there is no item ${itemCode}` };
  }
  const rejected = [...file.rejected];
  const known = await knownCases(database, hallId);
  const work = groupCases(file.records, known, rejected);
  rejected.sort((a, b) => a.line - b.line);
  const result: CasesImport = { cases: 0, events: 0, open: 0, closed: 0, closedLate: 0, rejected };
  if (given.strict && rejected.length > 0) return { ok: true, result };
  await inChunks(database, given, work, async (tx, chunk, isLast) => {
    await saveCases(tx, given, chunk);
    count(result, chunk);
    if (isLast) {
      const details = { ...result, rejected: rejected.length };
      await recordAudit(tx, {
        hallId,
        staffId: null,
        actorName: 'banjie import',
        kind: 'cases-imported',
        details,
        at: given.now,
      });
    }
  });
  return { ok: true, result };
}

/** Numbers of cases of all halls, since a number is used once; with the events of the migrated ones. */
async function knownCases(database: Database, hallId: number) {
  const cases = await database.read.case.findMany({
    where: { OR: [{ origin: ORIGIN }, { hallId }] },
    select: { id: true, number: true, hallId: true, origin: true },
  });
  const events = await database.read.caseEvent.findMany({
    where: { hallId, migrated: true },
    select: { caseId: true, kind: true, at: true, actorName: true, details: true },
  });
  const eventKeys = new Map<number, Set<string>>();
  for (const event of events) {
    const keys = eventKeys.get(event.caseId) ?? new Set();
    keys.add(
      eventKey({
        activity: event.kind,
        actor: event.actorName,
        at: event.at.getTime(),
        instance: instanceOf(event.details),
      }),
    );
    eventKeys.set(event.caseId, keys);
  }
  return new Map(
    cases.map((row) => [
      row.number,
      {
        id: row.id,
        isOurs: row.origin === ORIGIN && row.hallId === hallId,
        events: eventKeys.get(row.id) ?? new Set<string>(),
      },
    ]),
  );
}

async function saveCases(
  tx: Tx,
  given: ImportGiven & { itemCode: string | null },
  chunk: readonly GroupedCase[],
): Promise<void> {
  const { hallId, now } = given;
  const fresh = chunk.filter((each) => each.knownId === null);
  if (fresh.length > 0) await createCases(tx, given, fresh);
  const rows = await tx.case.findMany({
    where: { hallId, number: { in: fresh.map((each) => each.case.number) } },
    select: { id: true, number: true },
  });
  const ids = new Map(rows.map((row) => [row.number, row.id]));
  await tx.caseEvent.createMany({
    data: chunk.flatMap((each) =>
      each.events.map((event, index) => {
        const caseId = each.knownId ?? ids.get(each.case.number) ?? 0;
        return eventRow({
          hallId,
          caseId,
          kind: event.activity,
          staffId: null,
          actorName: event.actor,
          at: new Date(event.at),
          enteredAt: now,
          details: detailsOf(event, index === 0 && each.knownId === null ? each.case : null),
          migrated: true,
        });
      }),
    ),
  });
}

async function createCases(
  tx: Tx,
  { hallId, itemCode, now }: ImportGiven & { itemCode: string | null },
  fresh: readonly GroupedCase[],
): Promise<void> {
  const named = itemCode === null ? fresh.map((each) => each.case.department) : [];
  const departments = await ensureDepartments(tx, hallId, named, now);
  const items = await itemsForMigration(tx, hallId, departments, named, itemCode, now);
  await tx.case.createMany({
    data: fresh.map((each) => {
      const item = items.get(itemCode === null ? each.case.department : '');
      if (!item) throw new Error(`no item for ${each.case.department}`);
      return { ...caseRow(each, item), hallId };
    }),
  });
}

function caseRow({ case: old, events }: GroupedCase, item: MigratedItem) {
  const state = old.endedAt === null ? OPEN_STATE : CLOSED_STATE;
  const startedAt = new Date(old.startedAt);
  const endedAt = old.endedAt === null ? null : new Date(old.endedAt);
  const dueAt = new Date(old.deadline);
  const lastEventAt = Math.max(old.startedAt, old.endedAt ?? 0, ...events.map((event) => event.at));
  return {
    number: old.number,
    publicToken: randomBytes(16).toString('base64url'),
    queryCode: queryCode(randomBytes(QUERY_CODE_RANDOM_BYTES)),
    origin: ORIGIN,
    channel: old.channel,
    kind: 'P',
    state,
    isOpen: !isTerminal(state),
    itemId: item.itemId,
    itemVersionId: item.itemVersionId,
    itemName: item.name,
    departmentId: item.departmentId,
    applicantType: 'organisation',
    applicantName: UNKNOWN_APPLICANT,
    handlerName: old.responsible,
    receivedAt: startedAt,
    lastReceivedAt: startedAt,
    acceptedAt: startedAt,
    decidedAt: endedAt,
    closedAt: endedAt,
    dueAt,
    runningDueAt: isClockRunning(state) ? dueAt : null,
    createdAt: startedAt,
    updatedAt: new Date(lastEventAt),
  };
}

/** What the older system said beside the event; the first event also keeps what the case has no column for. */
function detailsOf(event: OldEvent, old: OldCase | null): Record<string, unknown> {
  const { instance, lifecycle, group } = event;
  if (old === null) return { instance, lifecycle, group };
  const plannedEnd = old.plannedEnd === null ? undefined : new Date(old.plannedEnd).toISOString();
  return { instance, lifecycle, group, caseGroup: old.group, plannedEnd };
}

function instanceOf(details: string): string {
  const value: unknown = JSON.parse(details);
  const instance = typeof value === 'object' && value !== null && 'instance' in value ? value.instance : '';
  return typeof instance === 'string' ? instance : '';
}

function count(result: CasesImport, chunk: readonly GroupedCase[]): void {
  for (const { case: old, events, knownId } of chunk) {
    result.events += events.length;
    if (knownId !== null) continue;
    result.cases += 1;
    if (old.endedAt === null) result.open += 1;
    else result.closed += 1;
    if (old.endedAt !== null && old.endedAt > old.deadline) result.closedLate += 1;
  }
}
