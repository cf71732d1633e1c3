import type { Database } from '../../db/database.js';
import { feesOf, type LoadedCase } from '../cases/load-case.js';
import type { FeeOfCase } from '../cases/window-steps.js';
import { lastPayment } from './fees.repository.js';

/** The schedule of a case's item and its last slip, for the page of the payment. */
export async function feeOfCase(database: Database, loaded: LoadedCase): Promise<FeeOfCase> {
  return {
    fees: await feesOf(database, loaded),
    slip: await lastPayment(database.read, loaded.row.id),
    halfForParkFirms: loaded.settings.flag('parkFirmHalfFee'),
  };
}
