import type { Database } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import { may } from '../../domain/access/permissions.js';
import { caseScope, isInScope } from '../../domain/access/scope.js';
import { type AuditRefusal, type ManualStep, takeManualStep } from '../../domain/pre-audit/manual-audit.js';
import type { Person } from '../../web/visit.js';
import { auditForStep } from './audits.repository.js';

export type HandledAudit =
  | { ok: true; number: string; state: 'open' | 'cleared' | 'confirmed' }
  | { ok: false; kind: 'not-found' }
  | { ok: false; kind: 'refused'; refusal: AuditRefusal };

/** The levels of manual audit that a person's roles carry. */
export function auditLevels({ roles }: Pick<Person, 'roles'>): number[] {
  return [...(may(roles, 'pre-audit.first') ? [1] : []), ...(may(roles, 'pre-audit.second') ? [2] : [])];
}

/**
 * Clears a finding, sends it up or confirms it; written into the history of the case (S-47, S-59).
 * @param given.level the level at which the person's page showed it
 */
export async function handleAudit(
  database: Database,
  person: Person,
  given: { auditId: number; level: number; step: ManualStep; reason: string },
  now: Date,
): Promise<HandledAudit> {
  return database.write(async (tx) => {
    const found = await auditForStep(tx, given.auditId);
    if (found === null || found.audit.hallId !== person.hallId) return { ok: false, kind: 'not-found' };
    const place = await tx.case.findUniqueOrThrow({
      where: { id: found.audit.caseId },
      select: { hallId: true, departmentId: true, windowId: true },
    });
    if (!isInScope(place, caseScope(person))) return { ok: false, kind: 'not-found' };
    const { audit, involvedIds, number, caseState } = found;
    if (audit.state === 'open' && audit.level !== given.level)
      return { ok: false, kind: 'refused', refusal: 'handled-meanwhile' };
    const outcome = takeManualStep(
      { level: audit.level, state: audit.state, involvedIds, firstLevelById: audit.handledById },
      given.step,
      { staffId: person.staffId, levels: auditLevels(person) },
      given.reason,
    );
    if (!outcome.ok) return { ok: false, kind: 'refused', refusal: outcome.refusal };
    const changed = await tx.preAudit.updateMany({
      where: { id: audit.id, state: audit.state, level: audit.level },
      data: {
        state: outcome.state,
        level: outcome.level,
        handledById: person.staffId,
        handledBy: person.name,
        handledAt: now,
        note: [audit.note, saidAt(audit.level, person, given.reason)].filter(Boolean).join('；'),
      },
    });
    if (changed.count !== 1) return { ok: false, kind: 'refused', refusal: 'handled-meanwhile' };
    await recordEvent(tx, {
      hallId: audit.hallId,
      caseId: audit.caseId,
      kind: 'pre-audit-handled',
      fromState: caseState,
      toState: caseState,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      reason: given.reason.trim(),
      details: { step: given.step, level: audit.level },
    });
    return { ok: true, number, state: outcome.state };
  });
}

function saidAt(level: number, { name }: Person, reason: string): string {
  return reason.trim() === '' ? '' : `${level === 1 ? '一级' : '二级'}（${name}）：${reason.trim()}`;
}
