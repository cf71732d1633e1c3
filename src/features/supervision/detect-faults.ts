import type { Database } from '../../db/database.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import { maskPersonName } from '../../domain/identity/masks.js';
import {
  agencyShare,
  lateOrEarly,
  sectionWarned,
  unattendedWithQueue,
} from '../../domain/supervision/detectors/count-detectors.js';
import {
  findFaults,
  overdueUntold,
  type WatchedCase,
} from '../../domain/supervision/detectors/fault-detectors.js';
import type { Finding } from '../../domain/supervision/detectors/finding.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { kindOf, stateOf } from '../cases/case-facts.js';
import { hallSettings } from '../settings/hall-settings.js';
import {
  agentShares,
  confirmedLateness,
  deciderOf,
  lastAtWindow,
  lateCases,
  noticesOf,
  refusalBefore,
  unattendedSince,
  visitorsWithin,
  type WatchedRow,
  warningsByDepartment,
  watchedCases,
} from './fault-detection.repository.js';
import type { RaisedEvent } from './raise-event.js';

const MS_PER_DAY = 86_400_000;
const AGENCY_DAYS = 90;
const QUEUE_DAYS = 7;
const MONTH = 'YYYY-MM'.length;

/** What the detectors of 7.1 find in cases that something happened to (FA-01, FA-03, FA-04, FA-05, FA-07). */
export async function faultsInCases(
  database: Database,
  ids: readonly number[],
  now: Date,
): Promise<RaisedEvent[]> {
  const rows = await watchedCases(database, ids);
  const notices = await noticesOf(database, ids);
  const raised: RaisedEvent[] = [];
  for (const row of rows) {
    const settings = await hallSettings(database, row.hallId);
    const calendar = await hallCalendar(database, row.hallId);
    const since = new Date(row.receivedAt - settings.number('refusalOverturnedDays') * MS_PER_DAY);
    const refused = row.acceptedAt === null ? undefined : await refusalBefore(database, row, since);
    const watched: WatchedCase = {
      ...watchedOf(row, notices),
      refusedBefore: refused === undefined ? null : { number: refused.number, clerk: refused.clerk ?? '' },
      decidedBy: await deciderOf(database, row),
    };
    for (const finding of findFaults(watched, now.getTime(), calendar)) {
      const isRefusal = finding.rule === 'FA-01' && refused !== undefined;
      raised.push(
        raisedBy(finding, now, {
          hallId: row.hallId,
          caseId: isRefusal ? refused.id : row.id,
          windowId: row.windowId,
          staffId: staffFor(finding, row, refused?.clerkId ?? null),
        }),
      );
    }
  }
  return raised;
}

/** What stands by itself: late cases nobody was told of, counts of attendance, warnings and agents, empty windows. */
export async function standingFaults(database: Database, hallId: number, now: Date): Promise<RaisedEvent[]> {
  return [
    ...(await untoldLateCases(database, hallId, now)),
    ...(await attendanceFaults(database, hallId, now)),
    ...(await sectionFaults(database, hallId, now)),
    ...(await agencyFaults(database, hallId, now)),
    ...(await queueFaults(database, hallId, now)),
  ];
}

async function untoldLateCases(database: Database, hallId: number, now: Date): Promise<RaisedEvent[]> {
  const rows = await lateCases(database, hallId, now);
  const notices = await noticesOf(
    database,
    rows.map(({ id }) => id),
  );
  return rows.flatMap((row) => {
    const finding = row.origin === 'window' ? overdueUntold(watchedOf(row, notices), now.getTime()) : null;
    const of = { hallId, caseId: row.id, windowId: row.windowId, staffId: row.clerkId };
    return finding === null ? [] : [raisedBy(finding, now, of)];
  });
}

async function attendanceFaults(database: Database, hallId: number, now: Date): Promise<RaisedEvent[]> {
  const { zone } = await hallCalendar(database, hallId);
  const earliest = formatDate(dayOf(zone.toLocalMinute(now.getTime() - 62 * MS_PER_DAY)));
  const fromDay = `${earliest.slice(0, MONTH)}-01`;
  const months = new Map<string, { staffId: number; month: string; days: string[] }>();
  for (const { staffId, day } of await confirmedLateness(database, hallId, fromDay)) {
    const month = day.slice(0, MONTH);
    const key = `${staffId}:${month}`;
    const known = months.get(key) ?? { staffId, month, days: [] };
    known.days.push(day);
    months.set(key, known);
  }
  return [...months.values()].flatMap(({ staffId, month, days }) => {
    const finding = lateOrEarly({ staffId, month, times: days.length, days: days.join('、') });
    return finding === null
      ? []
      : [raisedBy(finding, now, { hallId, caseId: null, windowId: null, staffId })];
  });
}

/** A section has no single person: who heads it is named when the fault is proposed. */
async function sectionFaults(database: Database, hallId: number, now: Date): Promise<RaisedEvent[]> {
  const rows = await warningsByDepartment(database, hallId);
  return rows.flatMap((row) => {
    const finding = sectionWarned({ ...row, warnings: Number(row.warnings) });
    return finding === null
      ? []
      : [raisedBy(finding, now, { hallId, caseId: null, windowId: null, staffId: null })];
  });
}

async function agencyFaults(database: Database, hallId: number, now: Date): Promise<RaisedEvent[]> {
  const settings = await hallSettings(database, hallId);
  const { zone } = await hallCalendar(database, hallId);
  const month = formatDate(dayOf(zone.toLocalMinute(now.getTime()))).slice(0, MONTH);
  const rows = await agentShares(database, hallId, new Date(now.getTime() - AGENCY_DAYS * MS_PER_DAY));
  const all = new Map<number, number>();
  for (const { itemId, cases } of rows) all.set(itemId, (all.get(itemId) ?? 0) + Number(cases));
  return rows.flatMap((row) => {
    const finding = agencyShare(
      {
        ...row,
        agent: maskPersonName(row.agent),
        cases: Number(row.cases),
        all: all.get(row.itemId) ?? 0,
        month,
      },
      settings.number('agencySharePercent'),
      settings.number('agencyShareLeast'),
    );
    const of = { hallId, caseId: null, windowId: row.windowId, staffId: null };
    return finding === null ? [] : [raisedBy(finding, now, of)];
  });
}

async function queueFaults(database: Database, hallId: number, now: Date): Promise<RaisedEvent[]> {
  const raised: RaisedEvent[] = [];
  const since = new Date(now.getTime() - QUEUE_DAYS * MS_PER_DAY);
  for (const event of await unattendedSince(database, hallId, since)) {
    if (event.windowId === null) continue;
    const { window = '', to } = JSON.parse(event.evidence) as { window?: string; to?: number | null };
    const from = new Date(event.at);
    const visitors = await visitorsWithin(
      database,
      hallId,
      event.windowId,
      from,
      new Date(to ?? now.getTime()),
    );
    const finding = unattendedWithQueue({ eventKey: event.key, window, visitors });
    if (finding === null) continue;
    const staffId = await lastAtWindow(database, hallId, event.windowId, from);
    raised.push(raisedBy(finding, from, { hallId, caseId: null, windowId: event.windowId, staffId }));
  }
  return raised;
}

function watchedOf(
  row: WatchedRow,
  notices: readonly { caseId: number; kind: string; issuedAt: number }[],
): WatchedCase {
  return {
    ...row,
    state: stateOf(row.state),
    kind: kindOf(row.kind),
    isOpen: row.isOpen === 1,
    isMigrated: row.origin !== 'window',
    feeCharged: row.feeCharged === 1,
    notices: notices.filter(({ caseId }) => caseId === row.id),
    refusedBefore: null,
    decidedBy: null,
  };
}

/** Whose doing it may be: who refused, who told, who decided, else who has the case in turn. */
function staffFor({ rule }: Finding, row: WatchedRow, refuserId: number | null): number | null {
  switch (rule) {
    case 'FA-01':
      return refuserId;
    case 'FA-03':
      return row.receiverId;
    case 'FA-04':
      return row.decidedById;
    default:
      return row.clerkId;
  }
}

function raisedBy(
  { rule, key, faultId, evidence }: Finding,
  at: Date,
  of: Pick<RaisedEvent, 'hallId' | 'caseId' | 'windowId' | 'staffId'>,
): RaisedEvent {
  return { ...of, rule, key, faultId, at, evidence };
}
