import type { Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import { isPeriod, yearOfPeriod } from '../../domain/appraisal/period.js';
import type { ProcedureScheme } from '../../domain/appraisal-procedure/procedure-schemes.js';
import { contentInForce } from '../schemes/scheme-in-force.js';

/** Who opens a period; left out when the system does by itself. */
export interface Opener {
  staffId: number;
  name: string;
}

/**
 * The appraisal of a month (`2026-11`) or a year (`2026`) by a scheme, with the version in force for that year
 * frozen into it (E1). There is one per hall, scheme and period: a second call gives the same one.
 * @returns its id
 * @throws RangeError when the period is neither a month nor a year
 */
export async function openPeriod(
  tx: Tx,
  hallId: number,
  scheme: ProcedureScheme,
  period: string,
  now: Date,
  by?: Opener,
): Promise<number> {
  if (!isPeriod(period)) throw new RangeError(`not a period: ${period}`);
  const known = await tx.appraisalPeriod.findUnique({
    where: { hallId_scheme_period: { hallId, scheme, period } },
    select: { id: true },
  });
  if (known !== null) return known.id;
  const inForce = await contentInForce(tx, hallId, scheme, yearOfPeriod(period));
  const { id } = await tx.appraisalPeriod.create({
    data: {
      hallId,
      scheme,
      period,
      schemeVersionId: inForce.versionId,
      schemeContent: inForce.content,
    },
    select: { id: true },
  });
  await recordProceeding(tx, {
    hallId,
    about: 'period',
    aboutId: id,
    kind: 'opened',
    toState: 'open',
    staffId: by?.staffId ?? null,
    actorName: by?.name ?? '系统',
    at: now,
    details: { scheme, period, schemeVersion: inForce.number },
  });
  return id;
}
