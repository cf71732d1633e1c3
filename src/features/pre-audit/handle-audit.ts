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

/** Clears a finding, sends it up or confirms it; written into the history of the case (S-47, S-59). */
export async function handleAudit(
  database: Database,
  person: Person,
  given: { auditId: number; step: ManualStep; reason: string },
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
    const outcome = takeManualStep(
      { level: audit.level, state: audit.state, involvedIds, firstLevelById: audit.handledById },
      given.step,
      { staffId: person.staffId, levels: auditLevels(person) },
      given.reason,
    );
    if (!outcome.ok) return { ok: false, kind: 'refused', refusal: outcome.refusal };
    const said =
      given.reason.trim() === ''
        ? ''
        : `${audit.level === 1 ? '一级' : '二级'}（${person.name}）：${given.reason.trim()}`;
    const changed = await tx.preAudit.updateMany({
      where: { id: audit.id, state: audit.state, level: audit.level },
      data: {
        state: outcome.state,
        level: outcome.level,
        handledById: person.staffId,
        handledBy: person.name,
        handledAt: now,
        note: [audit.note, said].filter(Boolean).join('；'),
      },
    });
    if (changed.count !== 1) return { ok: false, kind: 'refused', refusal: 'closed' };
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
