import type { Tx } from '../../db/database.js';
import { findFault } from '../../domain/accountability/fault-catalogue.js';
import { faultCounters } from '../../domain/accountability/fault-counters.js';
import { measureChoice } from '../../domain/accountability/fault-sanction.js';
import { FAULT_SANCTIONS, SEVERITY_NAMES, type Severity } from '../../domain/accountability/severity.js';
import { paths } from '../../web/paths.js';
import { undoCountedEvents } from '../accountability/count-event.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import { countFault, faultSourceKey, makeMeasures, severityOf } from '../faults/decide-fault.js';
import { faultWords, severityName } from '../faults/fault-page.js';
import type { FaultRow } from '../faults/faults.repository.js';
import { type Reversal, reverseFault, reverseMeasure } from '../faults/reverse-fault.js';
import type { AppealHandler } from './appeal-handler.js';

const ORDER: readonly Severity[] = ['general', 'serious', 'very-serious'];

/** Appeals against a decided fault: undone with everything that followed, or set to a milder class. */
export const FAULT_APPEALS: AppealHandler = {
  historyOf: 'fault',
  async find(client, aboutId) {
    const row = await client.faultCase.findUnique({ where: { id: aboutId } });
    if (row === null) return null;
    return {
      hallId: row.hallId,
      staffId: row.personId,
      isAppealable: row.state === 'decided',
      appealBy: row.appealBy?.getTime() ?? null,
      involvedIds: [row.proposedById, row.establishedById, row.decidedById, row.actedForId].filter(
        (id) => id !== null,
      ),
      title: `过错 ${row.number}：${faultWords(row.faultId)}`,
      lines: [
        { key: '责任人', value: row.personName },
        { key: '事实', value: row.facts },
        { key: '本人申辩', value: row.hearing },
        { key: '认定', value: row.finding },
        { key: '等级', value: severityName(row.severity) },
        { key: '决定', value: row.decision },
      ].filter(({ value }) => value !== ''),
      choices: milderThan(row.severity).map((value) => ({ value, label: SEVERITY_NAMES[value] })),
      href: paths.fault(row.number),
    };
  },
  async apply(tx, { aboutId, outcome, changedTo }, reversal) {
    const row = await tx.faultCase.findUniqueOrThrow({ where: { id: aboutId } });
    if (outcome === 'reversed') return reverseFault(tx, row, reversal);
    const severity = milderThan(row.severity).find((each) => each === changedTo);
    if (severity === undefined) throw new Error(`fault ${row.number} cannot become ${changedTo}`);
    await setClass(tx, row, severity, reversal);
  },
};

function milderThan(severity: string): Severity[] {
  const at = ORDER.map(String).indexOf(severity);
  return ORDER.slice(0, Math.max(0, at));
}

/** A milder class: measures that no longer follow are undone, those that now follow are made, counters kept in step. */
async function setClass(tx: Tx, row: FaultRow, severity: Severity, reversal: Reversal): Promise<void> {
  const fault = findFault(row.faultId);
  if (fault === null) throw new Error(`fault ${row.number} is not in the catalogue`);
  const { chosen } = measureChoice(fault, FAULT_SANCTIONS[severity]);
  const before = severityOf(row);
  const { sanction } = FAULT_SANCTIONS[severity];
  await tx.faultCase.update({
    where: { id: row.id },
    data: { severity, sanction, version: { increment: 1 } },
  });
  const standing = await tx.measure.findMany({
    where: { faultCaseId: row.id, state: { notIn: ['reversed', 'rejected'] } },
  });
  for (const measure of standing) {
    if (!chosen.some((code) => code === measure.code)) await reverseMeasure(tx, measure, reversal);
  }
  const missing = chosen.filter((code) => !standing.some((measure) => measure.code === code));
  const decided = {
    decidedById: reversal.staffId,
    decidedBy: reversal.by,
    decidedAt: reversal.at,
    decision: reversal.reason,
  };
  await makeMeasures(tx, { ...row, ...decided, severity, sanction, appealBy: null }, missing);
  const kinds = (of: Severity) =>
    faultCounters(row.faultId, { isIntentional: row.isIntentional === true, severity: of })
      .map(({ kind }) => kind)
      .join();
  if (kinds(before) === kinds(severity)) return;
  await undoCountedEvents(tx, {
    hallId: row.hallId,
    sourceKey: faultSourceKey(row.id),
    by: reversal.by,
    reason: reversal.reason,
    at: reversal.at,
  });
  await countFault(tx, row, severity, await calendarInForce(tx, row.hallId), reversal.at);
}
