import type { Tx } from '../db/database.js';
import { eventRow } from '../db/events.js';
import { civilDateOf, formatDate } from '../domain/calendar/civil-time.js';
import { NOTICE_KINDS, noticeTitle } from '../domain/notices/notice-kinds.js';
import { caseNumber } from '../domain/numbering/case-number.js';
import { caseSequenceName, noticeNumber, noticeSequenceName } from '../domain/numbering/notice-number.js';
import type { DemoCase, DemoEvent, IssuedNotice } from './demo-case.js';
import type { DemoWorld } from './demo-world.js';
import { DEMO_HALL } from './hall-table.js';
import { contentOf } from './notice-content.js';
import { applicantRow, type DemoApplicant, makePeople } from './people.js';
import { type CasePlan, planCases } from './plan-cases.js';
import { tellCase } from './tell-case.js';

const PERSONS = 190;
const ORGANISATIONS = 70;
const ROWS_AT_ONCE = 200;

/** Writes some months of cases with their materials, papers and history, and the number sequences they used. */
export async function loadCases(tx: Tx, world: DemoWorld, publicUrl: string): Promise<void> {
  const sequences = new Map<string, number>();
  const cases = tellCases(world, (name) => nextOf(sequences, name));
  const notices = numberNotices(world, cases, (name) => nextOf(sequences, name));
  const caseId = await saveRows(tx, world, cases);
  const under = <Row extends object>(list: (demo: DemoCase) => readonly Row[]) =>
    cases.flatMap((demo) => list(demo).map((row) => ({ ...row, caseId: caseId(demo) })));
  await inChunks(
    under((demo) => demo.materials),
    (data) => tx.caseMaterial.createMany({ data }),
  );
  await inChunks(
    under((demo) => demo.checks),
    (data) => tx.caseCheck.createMany({ data }),
  );
  const noticeIds = await saveNotices(tx, world, cases, notices, caseId, publicUrl);
  await saveEvents(tx, cases, caseId, (event) => withNotice(event, notices, noticeIds));
  await tx.numberSequence.createMany({
    data: [...sequences].map(([name, value]) => ({ hallId: world.ids.hallId, name, value })),
  });
  await countUses(tx, cases);
}

/** @returns the id of a saved case */
async function saveRows(
  tx: Tx,
  world: DemoWorld,
  cases: readonly DemoCase[],
): Promise<(demo: DemoCase) => number> {
  const applicantIds = await saveApplicants(tx, world, cases);
  await inChunks(cases, (chunk) =>
    tx.case.createMany({
      data: chunk.map(({ row, applicant }) => ({
        ...row,
        applicantId: applicantIds.get(applicant.rowKey) ?? null,
      })),
    }),
  );
  const rows = await tx.case.findMany({
    where: { hallId: world.ids.hallId },
    select: { id: true, number: true },
  });
  const ids = new Map(rows.map((row) => [row.number, row.id]));
  return (demo) => ids.get(demo.row.number) ?? 0;
}

async function saveEvents(
  tx: Tx,
  cases: readonly DemoCase[],
  caseId: (demo: DemoCase) => number,
  told: (event: DemoEvent) => ReturnType<typeof withNotice>,
): Promise<void> {
  const events = cases
    .flatMap((demo) => demo.events.map((event, index) => ({ event, index, caseId: caseId(demo) })))
    .sort(
      (a, b) =>
        a.event.record.at.getTime() - b.event.record.at.getTime() || a.caseId - b.caseId || a.index - b.index,
    );
  await inChunks(events, (chunk) =>
    tx.caseEvent.createMany({
      data: chunk.map(({ event, caseId: id }) => eventRow({ ...told(event), caseId: id })),
    }),
  );
}

function tellCases(world: DemoWorld, next: (name: string) => number): DemoCase[] {
  const people = makePeople(world.chance, PERSONS, ORGANISATIONS);
  const results = new Map<string, number>();
  const resultNumbers = (itemCode: string, at: number) => {
    const { year } = civilDateOf(world.moments.dayOf(at));
    return `${itemCode}-${year}-${String(nextOf(results, `${itemCode}-${year}`)).padStart(4, '0')}`;
  };
  return planCases(world).map((plan) => {
    const day = formatDate(world.moments.dayOf(plan.receivedAt));
    const sequence = next(caseSequenceName(day));
    const number = caseNumber({ prefix: DEMO_HALL.numberPrefix, day, sequence });
    return tellCase(world, plan, applicantFor(world, plan, people), number, resultNumbers);
  });
}

function applicantFor(world: DemoWorld, plan: CasePlan, people: readonly DemoApplicant[]): DemoApplicant {
  const { audience } = plan.item.version;
  return world.chance.pick(people.filter((person) => audience === 'both' || person.type === audience));
}

interface NumberedNotice {
  number: string;
  issuedOn: string;
}

function numberNotices(
  world: DemoWorld,
  cases: readonly DemoCase[],
  next: (name: string) => number,
): Map<IssuedNotice, NumberedNotice> {
  const issued = cases
    .flatMap((demo) => demo.events.flatMap((event) => (event.notice ? [event.notice] : [])))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  return new Map(
    issued.map((notice) => {
      const today = world.moments.dayOf(notice.at.getTime());
      const { year } = civilDateOf(today);
      const serial = next(noticeSequenceName(notice.kind, year));
      const number = noticeNumber(NOTICE_KINDS[notice.kind].numberWord, year, serial);
      return [notice, { number, issuedOn: formatDate(today) }];
    }),
  );
}

async function saveApplicants(
  tx: Tx,
  world: DemoWorld,
  cases: readonly DemoCase[],
): Promise<Map<string, number>> {
  const firstSeen = new Map<DemoApplicant, Date>();
  for (const { applicant, row } of cases)
    if (!firstSeen.has(applicant)) firstSeen.set(applicant, row.receivedAt);
  const hallId = world.ids.hallId;
  await inChunks([...firstSeen], (chunk) =>
    tx.applicant.createMany({
      data: chunk.map(([applicant, at]) => applicantRow(applicant, hallId, world.vault, at)),
    }),
  );
  const rows = await tx.applicant.findMany({ where: { hallId }, select: { id: true, rowKey: true } });
  return new Map(rows.map((row) => [row.rowKey, row.id]));
}

async function saveNotices(
  tx: Tx,
  world: DemoWorld,
  cases: readonly DemoCase[],
  numbered: ReadonlyMap<IssuedNotice, NumberedNotice>,
  caseId: (demo: DemoCase) => number,
  publicUrl: string,
): Promise<Map<string, number>> {
  const hallId = world.ids.hallId;
  const data = cases
    .flatMap((demo) => demo.events.flatMap(({ notice }) => (notice ? [{ demo, notice }] : [])))
    .flatMap(({ demo, notice }) => {
      const issued = numbered.get(notice);
      if (!issued) return [];
      const content = contentOf(world, demo, notice, { ...issued, publicUrl });
      const { at, person, kind } = notice;
      return [
        {
          hallId,
          caseId: caseId(demo),
          kind,
          number: issued.number,
          issuedAt: at,
          issuedById: person.staffId,
          issuedBy: person.name,
          content: JSON.stringify(content),
          printedCount: 1,
          printedAt: at,
        },
      ];
    })
    .sort((a, b) => a.issuedAt.getTime() - b.issuedAt.getTime());
  await inChunks(data, (chunk) => tx.notice.createMany({ data: chunk }));
  const rows = await tx.notice.findMany({ where: { hallId }, select: { id: true, number: true } });
  return new Map(rows.map((row) => [row.number, row.id]));
}

function withNotice(
  event: DemoEvent,
  numbered: ReadonlyMap<IssuedNotice, NumberedNotice>,
  noticeIds: ReadonlyMap<string, number>,
): DemoEvent['record'] {
  if (!event.notice) return event.record;
  const number = numbered.get(event.notice)?.number ?? '';
  const title = noticeTitle(event.notice.kind);
  return { ...event.record, reason: title, details: { noticeId: noticeIds.get(number), number, title } };
}

async function countUses(tx: Tx, cases: readonly DemoCase[]): Promise<void> {
  const uses = new Map<number, number>();
  for (const { row } of cases) uses.set(row.itemId, (uses.get(row.itemId) ?? 0) + 1);
  for (const [id, usedCount] of uses) await tx.item.update({ where: { id }, data: { usedCount } });
}

function nextOf(sequences: Map<string, number>, name: string): number {
  const value = (sequences.get(name) ?? 0) + 1;
  sequences.set(name, value);
  return value;
}

async function inChunks<Row>(rows: readonly Row[], save: (chunk: Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await save(rows.slice(from, from + ROWS_AT_ONCE));
}
