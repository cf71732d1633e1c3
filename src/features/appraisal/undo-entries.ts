import type { Tx } from '../../db/database.js';
import type { SourceKind } from '../appraisal-evidence/evidence-entry.js';

/**
 * Takes back at once the points of a source that fell, in every period that is not frozen; later computations leave
 * them so until the source stands again. `number` as on its papers.
 */
export async function undoEntries(
  tx: Tx,
  source: { hallId: number; kind: SourceKind; number: string },
  reason: string,
): Promise<void> {
  const { hallId, kind, number } = source;
  await tx.appraisalEntry.updateMany({
    where: {
      hallId,
      origin: 'evidence',
      sourceKind: kind,
      sourceKey: `${kind}:${number}`,
      state: { not: 'undone' },
      period: { state: { not: 'frozen' } },
    },
    data: { state: 'undone', note: reason },
  });
}
