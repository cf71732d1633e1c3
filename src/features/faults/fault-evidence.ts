import type { Tx } from '../../db/database.js';

/** What is frozen in a fault when it is proposed; moments in milliseconds. Nobody who complained or rated is in it. */
export interface FaultEvidence {
  /** What the detector, the complaint, the check or the rating says. */
  found: Readonly<Record<string, unknown>>;
  case: null | {
    number: string;
    itemName: string;
    kind: string;
    state: string;
    receivedAt: number;
    acceptedAt: number | null;
    dueAt: number | null;
    decidedAt: number | null;
    closedAt: number | null;
    overdueReason: string;
  };
  events: { at: number; kind: string; by: string; reason: string }[];
  notices: { kind: string; number: string; at: number; by: string }[];
}

const MOST_EVENTS = 100;

/** Takes down events, notices and deadlines of the case as they stand now, with what was found. */
export async function gatherEvidence(
  tx: Tx,
  hallId: number,
  caseId: number | null,
  found: Readonly<Record<string, unknown>>,
): Promise<FaultEvidence> {
  const row = caseId === null ? null : await tx.case.findFirst({ where: { id: caseId, hallId } });
  if (row === null) return { found, case: null, events: [], notices: [] };
  const events = await tx.caseEvent.findMany({
    where: { caseId: row.id },
    orderBy: { id: 'asc' },
    take: MOST_EVENTS,
  });
  const notices = await tx.notice.findMany({ where: { caseId: row.id }, orderBy: { id: 'asc' } });
  const ms = (at: Date | null) => at?.getTime() ?? null;
  return {
    found,
    case: {
      number: row.number,
      itemName: row.itemName,
      kind: row.kind,
      state: row.state,
      receivedAt: row.receivedAt.getTime(),
      acceptedAt: ms(row.acceptedAt),
      dueAt: ms(row.dueAt),
      decidedAt: ms(row.decidedAt),
      closedAt: ms(row.closedAt),
      overdueReason: row.overdueReason,
    },
    events: events.map(({ at, kind, actorName, reason }) => ({
      at: at.getTime(),
      kind,
      by: actorName,
      reason,
    })),
    notices: notices.map(({ kind, number, issuedAt, issuedBy }) => ({
      kind,
      number,
      at: issuedAt.getTime(),
      by: issuedBy,
    })),
  };
}

/** Evidence as kept in the row. */
export function readEvidence(text: string): FaultEvidence {
  const stored = JSON.parse(text) as Partial<FaultEvidence>;
  return {
    found: stored.found ?? {},
    case: stored.case ?? null,
    events: stored.events ?? [],
    notices: stored.notices ?? [],
  };
}
