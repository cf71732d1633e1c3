import type { Database, Tx } from '../../db/database.js';
import { FAULT_LISTS, findFault } from '../../domain/accountability/fault-catalogue.js';
import { workingDaysAfter } from '../../domain/accountability/fault-clocks.js';
import { faultCounters } from '../../domain/accountability/fault-counters.js';
import { refuseFault } from '../../domain/accountability/fault-procedure.js';
import { measureChoice, measuresTaken } from '../../domain/accountability/fault-sanction.js';
import { MEASURES, type MeasureCode } from '../../domain/accountability/measures.js';
import { FAULT_SANCTIONS, SEVERITY_NAMES, type Severity } from '../../domain/accountability/severity.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import type { Person } from '../../web/visit.js';
import { countEvent } from '../accountability/count-event.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import { insertMeasure } from '../measures/propose-measure.js';
import { settingsInForce } from '../settings/hall-settings.js';
import { tellPerson } from './fault-steps.js';
import type { FaultRow } from './faults.repository.js';
import { type FaultStepOutcome, takeFaultStep } from './take-fault-step.js';

/**
 * S-14: decides the sanction of an established fault: the measures come to life as decided, the counters of 7.5
 * count what fits, and the terms of correction and appeal begin.
 */
export function decideFault(
  database: Database,
  person: Person,
  asked: { number: string; version: number; decision: string; measures: readonly string[] },
  now: Date,
): Promise<FaultStepOutcome> {
  return takeFaultStep(database, person, { ...asked, step: 'decide' }, now, async (tx, row) => {
    const fault = findFault(row.faultId);
    const severity = severityOf(row);
    const codes = fault && measuresTaken(measureChoice(fault, FAULT_SANCTIONS[severity]), asked.measures);
    if (codes === null) return refuseFault('no-measure', 'measures');
    const calendar = await calendarInForce(tx, row.hallId);
    const settings = await settingsInForce(tx, row.hallId);
    const appealBy = workingDaysAfter(now, settings.number('appealFilingWorkingDays'), calendar);
    const correctBy = workingDaysAfter(now, settings.number('faultCorrectionWorkingDays'), calendar);
    const decided = {
      decision: asked.decision,
      decidedById: person.staffId,
      decidedBy: person.name,
      decidedAt: now,
    };
    const words = codes.map((code) => MEASURES[code].name).join('、');
    return {
      change: { ...decided, correctBy, appealBy },
      note: `${words}；${asked.decision}`,
      details: { measures: codes, severity },
      after: async () => {
        await makeMeasures(tx, { ...row, ...decided, appealBy }, codes);
        await countFault(tx, row, severity, calendar, now);
        const told = `过错 ${row.number} 已决定：${words}。不服的，可以在期限内到“我的记录”申诉`;
        await tellPerson(tx, row, told, now);
      },
    };
  });
}

/** The class that was established; a fault without one cannot be decided. */
export function severityOf({ severity, number }: Pick<FaultRow, 'severity' | 'number'>): Severity {
  if (!Object.hasOwn(SEVERITY_NAMES, severity)) throw new Error(`fault ${number} has no severity`);
  return severity as Severity;
}

/** Enters measures of a decided fault, in state 'decided', each with its number and history. */
export async function makeMeasures(tx: Tx, fault: FaultRow, codes: readonly MeasureCode[]): Promise<void> {
  const found = findFault(fault.faultId);
  const legalBasis = found === null ? fault.faultId : `${found.id} ${FAULT_LISTS[found.list]}：${found.text}`;
  for (const code of codes) {
    const isOfSection = code === 'section-warning';
    await insertMeasure(tx, {
      hallId: fault.hallId,
      code,
      state: 'decided',
      faultCaseId: fault.id,
      subjectKind: isOfSection ? 'section' : 'person',
      staffId: isOfSection ? null : fault.personId,
      staffName: isOfSection ? '' : fault.personName,
      departmentId: fault.departmentId,
      windowId: fault.windowId,
      legalBasis,
      facts: fault.finding,
      proposedById: fault.establishedById ?? fault.proposedById,
      proposedBy: fault.establishedBy || fault.proposedBy,
      proposedAt: fault.establishedAt ?? fault.proposedAt,
      decidedById: fault.decidedById,
      decidedBy: fault.decidedBy,
      decidedAt: fault.decidedAt,
      decision: fault.decision,
      appealBy: fault.appealBy,
      by: { staffId: fault.decidedById, name: fault.decidedBy },
    });
  }
}

/** Lets the counters of 7.5 count the fault, on the day on which it happened. */
export async function countFault(
  tx: Tx,
  row: FaultRow,
  severity: Severity,
  calendar: Calendar,
  now: Date,
): Promise<void> {
  const day = formatDate(dayOf(calendar.zone.toLocalMinute(row.occurredAt.getTime())));
  const counted = faultCounters(row.faultId, { isIntentional: row.isIntentional === true, severity });
  for (const { kind, subjectKind } of counted) {
    await countEvent(tx, {
      hallId: row.hallId,
      kind,
      subjectKind,
      subjectId: row.personId,
      day,
      sourceKey: faultSourceKey(row.id),
      words: `${row.number} ${row.faultId}`,
      at: now,
    });
  }
}

/** Under which source counters and scores know a fault. */
export function faultSourceKey(faultCaseId: number): string {
  return `fault:${faultCaseId}`;
}
