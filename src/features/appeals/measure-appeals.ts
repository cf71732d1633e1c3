import {
  isMeasureCode,
  MEASURES,
  type MeasureCode,
  STAFF_LADDER,
} from '../../domain/accountability/measures.js';
import { paths } from '../../web/paths.js';
import { measureName } from '../faults/fault-page.js';
import { reverseMeasure } from '../faults/reverse-fault.js';
import { insertMeasure } from '../measures/propose-measure.js';
import type { AppealHandler } from './appeal-handler.js';

const STANDING: readonly string[] = ['decided', 'served', 'under-way', 'done'];

/** Appeals against a measure: undone, or replaced by a milder one of the ladder (7.6). */
export const MEASURE_APPEALS: AppealHandler = {
  historyOf: 'measure',
  async find(client, aboutId) {
    const row = await client.measure.findUnique({ where: { id: aboutId }, include: { faultCase: true } });
    if (row === null || row.staffId === null) return null;
    const { faultCase } = row;
    const involved = [
      row.proposedById,
      row.decidedById,
      row.servedById,
      faultCase?.proposedById ?? null,
      faultCase?.establishedById ?? null,
      faultCase?.decidedById ?? null,
      faultCase?.actedForId ?? null,
    ];
    return {
      hallId: row.hallId,
      staffId: row.staffId,
      isAppealable: STANDING.includes(row.state),
      appealBy: row.appealBy?.getTime() ?? null,
      involvedIds: [...new Set(involved.filter((id) => id !== null))],
      title: `处理措施 ${row.number}：${measureName(row.code)}`,
      lines: [
        { key: '责任人', value: row.staffName },
        { key: '依据', value: row.legalBasis },
        { key: '事实', value: row.facts },
        { key: '决定', value: row.decision },
      ].filter(({ value }) => value !== ''),
      choices: milderThan(row.code).map((value) => ({ value, label: MEASURES[value].name })),
      href: paths.measure(row.number),
    };
  },
  async apply(tx, { aboutId, outcome, changedTo }, reversal) {
    const row = await tx.measure.findUniqueOrThrow({ where: { id: aboutId } });
    await reverseMeasure(tx, row, reversal);
    if (outcome === 'reversed') return;
    const code = milderThan(row.code).find((each) => each === changedTo);
    if (code === undefined) throw new Error(`measure ${row.number} cannot become ${changedTo}`);
    await insertMeasure(tx, {
      hallId: row.hallId,
      code,
      state: 'decided',
      faultCaseId: row.faultCaseId,
      thresholdReachedId: row.thresholdReachedId,
      subjectKind: 'person',
      staffId: row.staffId,
      staffName: row.staffName,
      departmentId: row.departmentId,
      windowId: row.windowId,
      legalBasis: row.legalBasis,
      facts: row.facts,
      proposedById: row.proposedById,
      proposedBy: row.proposedBy,
      proposedAt: row.proposedAt,
      decidedById: reversal.staffId,
      decidedBy: reversal.by,
      decidedAt: reversal.at,
      decision: reversal.reason,
      by: { staffId: reversal.staffId, name: reversal.by },
    });
  },
};

/** The measures of the ladder below one; for a measure beside the ladder the ones that educate. */
function milderThan(code: string): MeasureCode[] {
  const at = isMeasureCode(code) ? STAFF_LADDER.indexOf(code) : -1;
  const below = at < 0 ? STAFF_LADDER.slice(0, 2) : STAFF_LADDER.slice(0, at);
  return below.filter((each) => each !== code);
}
