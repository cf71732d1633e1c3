import type { Database } from '../../db/database.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { allowedActions } from '../../domain/cases/decide-action.js';
import type { CaseFacts } from '../../domain/cases/guards.js';
import type { OverrunFacts } from '../../domain/cases/overrun.js';
import type { CaseAction } from '../../domain/cases/transitions.js';
import type { Person } from '../../web/visit.js';
import { bundlePromise } from '../bundles/bundles.repository.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { jointFacts } from '../joint/joint-facts.js';
import { type HallSettings, hallSettings } from '../settings/hall-settings.js';
import { type CaseExtras, extraFacts, readExtras } from './case-extras.repository.js';
import { factsOf, type MaterialColumns } from './case-facts.js';
import { type CasePageRow, findCaseRow } from './case-page.repository.js';
import {
  type CaseCheckRow,
  type CaseEventRow,
  type CaseMaterialRow,
  type CaseNoticeRow,
  listChecks,
  listEvents,
  listFees,
  listMaterials,
  listNotices,
} from './case-parts.repository.js';
import { type ClockHistory, clockHistory } from './clock-history.js';
import { type ClockRows, clockRowsOf } from './clock-rows.js';
import { overrunFacts } from './overrun-facts.js';

/** A case with everything its pages show, and what the person may do with it now. */
export interface LoadedCase {
  row: CasePageRow & Partial<ClockHistory>;
  clockRows: ClockRows;
  materials: CaseMaterialRow[];
  checks: CaseCheckRow[];
  notices: CaseNoticeRow[];
  events: CaseEventRow[];
  extras: CaseExtras;
  facts: CaseFacts;
  allowed: readonly CaseAction[];
  calendar: Calendar;
  settings: HallSettings;
  now: Date;
}

/** Loads a case for its pages; null when it does not exist or is out of the person's reach (S-33). */
export async function loadCase(
  database: Database,
  person: Person,
  number: string,
  now: Date,
): Promise<LoadedCase | null> {
  const stored = await findCaseRow(database, person, number);
  if (stored === undefined) return null;
  const found = { ...stored, ...(await bundlePromise(database.sql, stored.bundleId)) };
  const row =
    found.acceptedAt === null ? found : { ...found, ...(await clockHistory(database.sql, found.id)) };
  const materials = await listMaterials(database, row.id);
  const checks = await listChecks(database, row.id);
  const notices = await listNotices(database, row.id);
  const events = await listEvents(database, row.id);
  const calendar = await hallCalendar(database, row.hallId);
  const settings = await hallSettings(database, row.hallId);
  const extras = await readExtras(database.sql, row, now);
  const facts = factsOfRow(row, materials.map(materialColumns), checks, {
    calendar,
    correctionNoticeWorkingDays: settings.number('correctionNoticeWorkingDays'),
    overrun: overrunOf(row, events, now, calendar),
    isForwarded: row.isForwarded === 1,
    joint: await jointFacts(database.sql, row, settings),
    extras: extraFacts(extras, {
      isTolerant: settings.flag('tolerantAcceptance'),
      lapsePolicy: row.lapsePolicy,
      supplementDueAt: dateOf(row.supplementDueAt),
    }),
  });
  return {
    row,
    clockRows: await clockRowsOf(database, row),
    materials,
    checks,
    notices,
    events,
    extras,
    facts,
    allowed: allowedActions(facts, person, now),
    calendar,
    settings,
    now,
  };
}

/** The fees that the item version of a case names; amounts in fen. */
export async function feesOf(database: Database, { row }: LoadedCase) {
  return row.feeCharged === 1 ? listFees(database, row.itemVersionId) : [];
}

/** A material of a case as the rules read it. */
export function materialColumns(row: CaseMaterialRow): MaterialColumns {
  return { ...row, onSpot: row.onSpot === 1, mayFollow: row.mayFollow === 1 };
}

function factsOfRow(
  row: CasePageRow,
  materials: readonly MaterialColumns[],
  checks: readonly CaseCheckRow[],
  given: Parameters<typeof factsOf>[4],
): CaseFacts {
  const columns = {
    ...row,
    receivedAt: new Date(row.receivedAt),
    lastReceivedAt: row.lastReceivedAt === null ? null : new Date(row.lastReceivedAt),
    updatedAt: new Date(row.updatedAt),
  };
  const item = {
    caseKind: row.itemCaseKind,
    feeCharged: row.feeCharged === 1,
    refusalAuthority: row.refusalAuthority === 1,
    upwardRequired: row.upwardRequired === 1,
    upwardBody: row.upwardBody,
  };
  return factsOf(
    columns,
    item,
    materials,
    checks.map((check) => ({ ticked: check.ticked === 1 })),
    given,
  );
}

function overrunOf(
  row: CasePageRow,
  events: readonly CaseEventRow[],
  now: Date,
  calendar: Calendar,
): OverrunFacts | undefined {
  const measure = events.findLast((event) => event.kind === 'overrun-measure');
  const moments = { runningDueAt: dateOf(row.runningDueAt), overdueReasonAt: dateOf(row.overdueReasonAt) };
  return overrunFacts(moments, dateOf(measure?.at ?? null), now, calendar);
}

function dateOf(moment: number | null): Date | null {
  return moment === null ? null : new Date(moment);
}
