import type { Tx } from '../../db/database.js';
import { DEFAULT_EFFICIENCY, type EfficiencyScheme } from '../../domain/appraisal/efficiency.js';
import type { SchemeCode } from '../../domain/appraisal/rules.js';
import { type AppraisalScheme, DEFAULT_SCHEMES } from '../../domain/appraisal/schemes.js';
import { isScored, type ProcedureScheme } from '../../domain/appraisal-procedure/procedure-schemes.js';

/** Which version counts for a year; `versionId` null: the rule book without changes of the hall. */
interface VersionInForce {
  versionId: number | null;
  number: number;
}

/** A scheme in points as it counts for a year. */
export interface SchemeInForce extends VersionInForce {
  scheme: AppraisalScheme;
}

/** Any scheme as it counts for a year, as it is stored and frozen into periods. */
export interface ContentInForce extends VersionInForce {
  content: string;
}

/** The content that a hall has put in force for a year, else its latest of an earlier year, else the rule book's. */
export async function contentInForce(
  client: Pick<Tx, 'schemeVersion'>,
  hallId: number,
  code: ProcedureScheme,
  year: number,
): Promise<ContentInForce> {
  const found = await client.schemeVersion.findFirst({
    where: { hallId, scheme: code, state: 'in-force', year: { lte: year } },
    orderBy: [{ year: 'desc' }, { number: 'desc' }],
  });
  if (found !== null) return { versionId: found.id, number: found.number, content: found.content };
  const written = isScored(code) ? DEFAULT_SCHEMES[code] : DEFAULT_EFFICIENCY;
  return { versionId: null, number: 0, content: JSON.stringify(written) };
}

/** A scheme in points as it counts for a year. */
export async function schemeInForce(
  client: Pick<Tx, 'schemeVersion'>,
  hallId: number,
  code: SchemeCode,
  year: number,
): Promise<SchemeInForce> {
  const { content, ...version } = await contentInForce(client, hallId, code, year);
  return { ...version, scheme: readSchemeContent(content) };
}

/** A scheme in points as it was stored, whole and checked when it was saved. */
export function readSchemeContent(content: string): AppraisalScheme {
  return JSON.parse(content) as AppraisalScheme;
}

/** EFF as it was stored; periods from before it had versions hold no content and keep the rule book's. */
export function readEfficiencyContent(content: string): EfficiencyScheme {
  return content === '' ? DEFAULT_EFFICIENCY : (JSON.parse(content) as EfficiencyScheme);
}
