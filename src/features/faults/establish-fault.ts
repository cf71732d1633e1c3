import type { Database } from '../../db/database.js';
import { type FaultFactors, faultSanction, SEVERITY_NAMES } from '../../domain/accountability/severity.js';
import type { Person } from '../../web/visit.js';
import { type FaultStepOutcome, takeFaultStep } from './take-fault-step.js';

/** S-14: finds the fault established with what is weighed in it; class and sanction follow from the test of 7.1. */
export function establishFault(
  database: Database,
  person: Person,
  asked: { number: string; version: number; finding: string; factors: Omit<FaultFactors, 'faultId'> },
  now: Date,
): Promise<FaultStepOutcome> {
  return takeFaultStep(database, person, { ...asked, step: 'establish' }, now, (_tx, row) => {
    const { severity, sanction } = faultSanction({ faultId: row.faultId, ...asked.factors });
    return {
      change: {
        finding: asked.finding,
        ...asked.factors,
        severity,
        sanction,
        establishedById: person.staffId,
        establishedBy: person.name,
        establishedAt: now,
      },
      note: `${SEVERITY_NAMES[severity]}；${asked.finding}`,
      details: { ...asked.factors, severity, sanction },
    };
  });
}
