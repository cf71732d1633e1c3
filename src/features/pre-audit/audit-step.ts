import type { Tx } from '../../db/database.js';
import type { Vault } from '../../db/vault.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import type { Allowed } from '../../domain/cases/decide-action.js';
import type { CaseAction } from '../../domain/cases/transitions.js';
import type { Person } from '../../web/visit.js';
import { type AuditStage, auditCase, type CardRead } from './audit-case.js';

const STAGE_OF: Partial<Record<CaseAction, AuditStage>> = {
  accept: 'acceptance',
  'accept-as-promised': 'acceptance',
  'accept-tolerantly': 'acceptance',
  'order-acceptance': 'acceptance',
  'finish-instant': 'acceptance',
  grant: 'decision',
  refuse: 'decision',
};

/** Audits a case that a step accepts or decides; other steps are none of its business. */
export async function auditStep(
  tx: Tx,
  vault: Vault,
  found: { id: number; hallId: number; itemId: number; kind: string },
  outcome: Pick<Allowed, 'action' | 'at'>,
  person: Pick<Person, 'name'>,
  calendar: Calendar,
): Promise<void> {
  const stage = STAGE_OF[outcome.action];
  if (stage === undefined) return;
  const deciderName = stage === 'decision' ? person.name : '';
  const { id: caseId, hallId, itemId, kind } = found;
  await auditCase(tx, vault, { caseId, hallId, itemId, kind, stage, deciderName, calendar, now: outcome.at });
}

/** Audits a case that was received and accepted in one go, with what the card reader read. */
export async function auditReceived(
  tx: Tx,
  vault: Vault,
  outcome: Pick<Allowed, 'action'>,
  received: {
    caseId: number;
    person: Pick<Person, 'hallId'>;
    version: { itemId: number; caseKind: string };
    given: { card?: CardRead | null };
    calendar: Calendar;
    now: Date;
  },
): Promise<void> {
  const stage = STAGE_OF[outcome.action];
  if (stage === undefined) return;
  const { caseId, person, version, given, calendar, now } = received;
  await auditCase(tx, vault, {
    caseId,
    hallId: person.hallId,
    itemId: version.itemId,
    kind: version.caseKind,
    stage,
    card: given.card ?? null,
    calendar,
    now,
  });
}
