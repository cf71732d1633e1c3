import type { Database } from '../../db/database.js';
import { extensionsOfCase, type StoredExtension } from '../extensions/extensions.repository.js';
import type { StoredSuspension } from '../suspensions/stored-suspension.js';
import { type StepRow, stepsOfVersion, suspensionsOfCase } from '../suspensions/suspensions.repository.js';

/** What a case page tells of its clock beside the due moment. */
export interface ClockRows {
  suspensions: readonly StoredSuspension[];
  extensions: readonly StoredExtension[];
  /** The steps of the item version whose promise the case has. */
  steps: readonly StepRow[];
}

/** Nothing of this is there before acceptance. */
const NO_ROWS: ClockRows = { suspensions: [], extensions: [], steps: [] };

/** Reads them for an accepted case. */
export async function clockRowsOf(
  { sql }: Database,
  row: { id: number; itemVersionId: number; acceptedAt: number | null },
): Promise<ClockRows> {
  if (row.acceptedAt === null) return NO_ROWS;
  return {
    suspensions: await suspensionsOfCase(sql, row.id),
    extensions: await extensionsOfCase(sql, row.id),
    steps: await stepsOfVersion(sql, row.itemVersionId),
  };
}
