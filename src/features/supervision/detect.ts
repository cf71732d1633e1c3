import type { Database } from '../../db/database.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import { SHANGHAI } from '../../domain/calendar/zone.js';
import { findInCase } from '../../domain/supervision/detectors/case-detectors.js';
import {
  lateEntry,
  legsNotStarted,
  suspendedTooLong,
  upwardSilent,
} from '../../domain/supervision/detectors/clock-detectors.js';
import type { Finding } from '../../domain/supervision/detectors/finding.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { kindOf, stateOf } from '../cases/case-facts.js';
import { hallSettings } from '../settings/hall-settings.js';
import { undisclosedItems } from './detect-disclosures.js';
import { faultsInCases, standingFaults } from './detect-faults.js';
import {
  eventsAfter,
  idBefore,
  lastOutcome,
  noticeKinds,
  openFilings,
  overlongSuspensions,
  paymentsOf,
  type TouchedCase,
  type TouchedPayment,
  type TouchingEvent,
  touchedCases,
  waitingLegs,
} from './detection.repository.js';
import { breachMaterials } from './list-breaches.js';
import { type RaisedEvent, raiseEvents } from './raise-event.js';

export const DETECTORS_JOB = 'detectors';

const EVENTS_AT_ONCE = 500;
const MOST_EVENTS_IN_RUN = 20_000;
const FIRST_LOOK_BACK_MS = 31 * 24 * 3_600_000;
/** Events younger than this may still be overtaken by one with a smaller id. */
const SETTLED_AFTER_MS = 30_000;

/**
 * Lets the rules of section 5 look through every case that something happened to since the last run, and through
 * what stands still too long; once a day also through what should be public (SV-15). What was found before is not found again.
 * @returns where it left off, as JSON, and how many were new
 */
export async function detect(database: Database, now: Date): Promise<{ outcome: string; raised: number }> {
  const halls = await database.read.hall.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  const before = await leftOff(database, now);
  const today = formatDate(dayOf(SHANGHAI.toLocalMinute(now.getTime())));
  let raised = 0;
  for (const { id } of halls) {
    raised += await detectStanding(database, id, now);
    if (before.disclosuresOn !== today) raised += await detectUndisclosed(database, id, now);
  }
  let last = before.lastEventId;
  for (let seen = 0; seen < MOST_EVENTS_IN_RUN; ) {
    const events = await eventsAfter(
      database,
      last,
      new Date(now.getTime() - SETTLED_AFTER_MS),
      EVENTS_AT_ONCE,
    );
    raised += await detectTouched(database, events, now);
    last = events.at(-1)?.id ?? last;
    seen += events.length;
    if (events.length < EVENTS_AT_ONCE) break;
  }
  return { outcome: JSON.stringify({ lastEventId: last, disclosuresOn: today, raised }), raised };
}

async function leftOff(
  database: Database,
  now: Date,
): Promise<{ lastEventId: number; disclosuresOn: string | null }> {
  const text = await lastOutcome(database, DETECTORS_JOB);
  const known = text === null ? {} : (JSON.parse(text) as { lastEventId?: number; disclosuresOn?: string });
  return {
    lastEventId:
      known.lastEventId ?? (await idBefore(database, new Date(now.getTime() - FIRST_LOOK_BACK_MS))),
    disclosuresOn: known.disclosuresOn ?? null,
  };
}

async function detectUndisclosed(database: Database, hallId: number, now: Date): Promise<number> {
  const raised = await undisclosedItems(database, hallId, now);
  return raised.length === 0 ? 0 : database.write((tx) => raiseEvents(tx, raised));
}

async function detectTouched(
  database: Database,
  events: readonly TouchingEvent[],
  now: Date,
): Promise<number> {
  const ids = [...new Set(events.map((event) => event.caseId))];
  if (ids.length === 0) return 0;
  const cases = await touchedCases(database, ids);
  const notices = await noticeKinds(database, ids);
  const payments = await paymentsOf(database, ids);
  const told = await breachMaterials(
    database,
    cases.filter((row) => row.noticeBreach === 1).map((row) => row.id),
  );
  const raised: RaisedEvent[] = [];
  for (const row of cases) {
    const calendar = await hallCalendar(database, row.hallId);
    const kinds = notices.filter((notice) => notice.caseId === row.id).map((notice) => notice.kind);
    const findings = findInCase(detectedCase(row, kinds, payments, told.get(row.id) ?? null), calendar);
    raised.push(...findings.map((finding) => raisedEvent(finding, row, row.clerkId, now)));
  }
  raised.push(...(await faultsInCases(database, ids, now)));
  const byId = new Map(cases.map((row) => [row.id, row]));
  for (const event of events) {
    const settings = await hallSettings(database, event.hallId);
    const finding = lateEntry(
      { ...event, isMigrated: event.migrated === 1 },
      settings.number('lateEntryHours'),
    );
    const row = byId.get(event.caseId);
    if (finding && row) raised.push(raisedEvent(finding, row, event.staffId, now));
  }
  return raised.length === 0 ? 0 : database.write((tx) => raiseEvents(tx, raised));
}

async function detectStanding(database: Database, hallId: number, now: Date): Promise<number> {
  const calendar = await hallCalendar(database, hallId);
  const settings = await hallSettings(database, hallId);
  const at = now.getTime();
  const raised: RaisedEvent[] = [];
  for (const filing of await openFilings(database, hallId)) {
    const finding = upwardSilent(filing, settings.number('upwardSilentWorkingDays'), at, calendar);
    if (finding)
      raised.push(raisedEvent(finding, { ...filing, id: filing.caseId, hallId }, filing.trackerId, now));
  }
  const legs = await waitingLegs(database, hallId);
  const windows = new Map(legs.map((leg) => [leg.caseId, leg.windowId]));
  for (const [caseId, windowId] of windows) {
    const ofCase = legs
      .filter((leg) => leg.caseId === caseId)
      .map((leg) => ({ ...leg, isWaiting: leg.state === 'waiting', disagreed: leg.state === 'disagreed' }));
    const findings = legsNotStarted(ofCase, settings.number('legHandoverHours'), at);
    raised.push(
      ...findings.map((finding) => raisedEvent(finding, { id: caseId, hallId, windowId }, null, now)),
    );
  }
  for (const suspension of await overlongSuspensions(database, hallId, now)) {
    const finding = suspendedTooLong(suspension, at, calendar);
    const of = { ...suspension, id: suspension.caseId, hallId };
    if (finding) raised.push(raisedEvent(finding, of, suspension.startedById, now));
  }
  raised.push(...(await standingFaults(database, hallId, now)));
  return raised.length === 0 ? 0 : database.write((tx) => raiseEvents(tx, raised));
}

function raisedEvent(
  { rule, key, faultId, evidence }: Finding,
  of: { id: number; hallId: number; windowId: number | null },
  staffId: number | null,
  at: Date,
): RaisedEvent {
  return {
    hallId: of.hallId,
    rule,
    key,
    caseId: of.id,
    windowId: of.windowId,
    staffId,
    faultId,
    at,
    evidence,
  };
}

function detectedCase(
  row: TouchedCase,
  notices: string[],
  payments: readonly TouchedPayment[],
  toldLate: { materials: string[]; by: string } | null,
) {
  const upwardBody = row.upwardRequired === 1 ? row.upwardBody || '上级机关' : row.upwardBody;
  return {
    ...row,
    state: stateOf(row.state),
    kind: kindOf(row.kind),
    isOpen: row.isOpen === 1,
    isMigrated: row.origin !== 'window',
    item: { kind: kindOf(row.itemKind), upwardBody, feeCharged: row.feeCharged === 1 },
    noticeBreach: row.noticeBreach === 1,
    toldLate,
    notices,
    payments: payments.filter((payment) => payment.caseId === row.id),
  };
}
