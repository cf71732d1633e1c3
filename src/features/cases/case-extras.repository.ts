import type { SqlReader } from '../../db/database.js';
import type { CaseFacts } from '../../domain/cases/guards.js';

/** A promise to hand in the rest; moments in milliseconds. */
export interface StoredGap {
  id: number;
  materials: string[];
  promisedFor: number;
  signedBy: string;
  fulfilledAt: number | null;
  lapsedAt: number | null;
}

/** A refusal referred to the leader; moments in milliseconds, texts empty before the answer. */
export interface StoredReferral {
  id: number;
  reasons: string;
  basis: string;
  referredAt: number;
  referredById: number;
  referredBy: string;
  dueAt: number | null;
  answer: string;
  opinion: string;
  answeredAt: number | null;
  answeredBy: string;
}

/** The rows of other concepts that say what may be done with a case. */
export interface CaseExtras {
  gap: StoredGap | null;
  referral: StoredReferral | null;
  arePapersReturned: boolean;
  isKindCorrected: boolean;
  isReturnAdvised: boolean;
  isSuspended: boolean;
}

export const NO_EXTRAS: CaseExtras = {
  gap: null,
  referral: null,
  arePapersReturned: false,
  isKindCorrected: false,
  isReturnAdvised: false,
  isSuspended: false,
};

/** What tells which of them can be there at all; moments in milliseconds. */
export interface ExtrasFor {
  id: number;
  state: string;
  kind: string;
  itemCaseKind: string;
  acceptedAt: number | null;
  runningDueAt: number | null;
}

const GAP = `SELECT "id", "materials", "promisedFor", "signedBy", "fulfilledAt", "lapsedAt"
  FROM "GapPromise" WHERE "caseId" = ?`;

const REFERRAL = `SELECT "id", "reasons", "basis", "referredAt", "referredById", "referredBy", "dueAt", "answer",
    "opinion", "answeredAt", "answeredBy"
  FROM "RefusalReferral" WHERE "caseId" = ? ORDER BY "id" DESC LIMIT 1`;

const RUNNING_SUSPENSION = `SELECT "id" FROM "CaseSuspension" WHERE "caseId" = ? AND "endedAt" IS NULL`;

const LAST_EVENT = `SELECT "details" FROM "CaseEvent" WHERE "caseId" = ? AND "kind" = ? ORDER BY "id" DESC LIMIT 1`;

/** Reads only what the case can have in its state: most cases ask for one row. */
export async function readExtras(sql: SqlReader, found: ExtrasFor, now: Date): Promise<CaseExtras> {
  const { id, state } = found;
  const lastDetails = async (kind: string) => {
    const event = await sql.first<{ details: string }>(LAST_EVENT, [id, kind]);
    return event === undefined ? null : (JSON.parse(event.details) as Record<string, unknown>);
  };
  const isRefusedReply = state === 'DEC_N' && found.kind === 'R';
  const mayHaveReferral =
    state === 'NEG_REF' || isRefusedReply || (found.kind === 'P' && found.itemCaseKind === 'R');
  const isLate = found.runningDueAt !== null && now.getTime() > found.runningDueAt;
  return {
    gap: found.acceptedAt === null ? null : await readGap(sql, id),
    referral: mayHaveReferral ? ((await sql.first<StoredReferral>(REFERRAL, [id])) ?? null) : null,
    arePapersReturned: isRefusedReply && (await lastDetails('hand-back-papers')) !== null,
    isKindCorrected: found.kind !== found.itemCaseKind && (await lastDetails('correct-kind')) !== null,
    isReturnAdvised: isLate && (await lastDetails('overrun-measure'))?.way === 'return',
    isSuspended: found.acceptedAt !== null && (await sql.first(RUNNING_SUSPENSION, [id])) !== undefined,
  };
}

/** The extras as the rules of domain/cases see them. */
export function extraFacts(
  extras: CaseExtras,
  given: { isTolerant: boolean; lapsePolicy: string; supplementDueAt: Date | null },
): Partial<CaseFacts> {
  const { gap, arePapersReturned, isKindCorrected, isReturnAdvised, isSuspended } = extras;
  return {
    isTolerant: given.isTolerant,
    returnsAccepted: given.lapsePolicy === 'return',
    supplementDueAt: given.supplementDueAt,
    arePapersReturned,
    isKindCorrected,
    isReturnAdvised,
    isSuspended,
    ...(gap && {
      gap: { promisedAt: new Date(gap.promisedFor), isOpen: gap.fulfilledAt === null, grantsWithGap: false },
    }),
  };
}

async function readGap(sql: SqlReader, caseId: number): Promise<StoredGap | null> {
  const row = await sql.first<Omit<StoredGap, 'materials'> & { materials: string }>(GAP, [caseId]);
  return row === undefined ? null : { ...row, materials: JSON.parse(row.materials) as string[] };
}
