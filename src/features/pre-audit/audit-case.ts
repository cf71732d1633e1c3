import type { Tx } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import type { Vault } from '../../db/vault.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import type { AuditRule } from '../../domain/pre-audit/audit-rule.js';
import { isAuditCount, materialIn } from '../../domain/pre-audit/elements.js';
import { type AuditedCase, type AuditResult, runPreAudit } from '../../domain/pre-audit/run-pre-audit.js';
import {
  type CaseToAudit,
  cardValidToOf,
  countsOfDay,
  findCaseToAudit,
  insertAudit,
  materialsToAudit,
  ruleIdsHeldBefore,
  rulesFor,
} from './audited-case.repository.js';

/** When the automatic audit looks: as a case is accepted, and again as it is decided (S-47). */
export type AuditStage = 'acceptance' | 'decision';

/** What an identity-card reader read. */
export interface CardRead {
  name: string;
  idNumber: string;
  /** As the reader wrote it: 20361231 or 长期. */
  validTo: string;
}

export interface AuditOrder {
  caseId: number;
  hallId: number;
  itemId: number;
  kind: string;
  stage: AuditStage;
  /** Who decides, at the decision. */
  deciderName?: string;
  card?: CardRead | null;
  calendar: Calendar;
  now: Date;
}

/**
 * Audits a case by the rules of its kind and item, in the transaction of the step. What passes needs no people;
 * the rest waits for an auditor of the first level and is told in the history. A finding that people were given
 * before is not given to them again. Without rules nothing is written.
 */
export async function auditCase(tx: Tx, vault: Vault, order: AuditOrder): Promise<AuditResult | null> {
  const rules = await rulesFor(tx, order);
  const found = rules.length === 0 ? undefined : await findCaseToAudit(tx, order.caseId);
  if (found === undefined) return null;
  const result = runPreAudit(rules, await auditedCase(tx, vault, found, rules, order));
  const { caseId, hallId, stage, now } = order;
  const held = result.passed ? new Set<number>() : await ruleIdsHeldBefore(tx, caseId);
  const fresh = result.findings.filter(({ severity, ruleId }) => severity === 'error' && !held.has(ruleId));
  const state = result.passed ? 'auto' : fresh.length === 0 ? 'known' : 'open';
  await insertAudit(tx, {
    hallId,
    caseId,
    stage,
    at: now,
    passed: result.passed,
    state,
    findings: result.findings,
  });
  if (state === 'open') {
    await recordEvent(tx, {
      hallId,
      caseId,
      kind: 'pre-audit-held',
      fromState: found.state,
      toState: found.state,
      staffId: null,
      actorName: '自动稽核',
      at: now,
      details: { findings: fresh.map(({ message }) => message) },
    });
  }
  return result;
}

async function auditedCase(
  tx: Tx,
  vault: Vault,
  found: CaseToAudit,
  rules: readonly AuditRule[],
  order: AuditOrder,
): Promise<AuditedCase> {
  const elements = new Set(rules.flatMap(({ element, parameter }) => [element, parameter]));
  const asks = (test: (element: string) => boolean) => [...elements].some(test);
  const day = dayOf(order.calendar.zone.toLocalMinute(order.now.getTime()));
  const dayStart = new Date(order.calendar.zone.toInstant(day * 1440));
  const materials = asks((element) => materialIn(element) !== '')
    ? await materialsToAudit(tx, found.hallId, found.id)
    : [];
  return {
    fields: {
      ...fieldsOf(vault, found, elements),
      ...(await cardFields(tx, order, elements)),
      deciderName: order.deciderName ?? '',
    },
    counts: asks(isAuditCount) ? await countsOfDay(tx, found, dayStart) : {},
    materials: materials.map(({ name, status, problem, files }) => ({
      name,
      isThere: status === 'present',
      note: problem,
      files: Number(files),
    })),
    today: formatDate(day),
  };
}

/** Sealed fields are opened only when a rule asks for them. */
function fieldsOf(vault: Vault, found: CaseToAudit, elements: ReadonlySet<string>): AuditedCase['fields'] {
  const ofApplicant = (element: string, sealed: string | null) =>
    sealed === null || found.rowKey === null || !elements.has(element)
      ? ''
      : vault.open(sealed, `Applicant.${element}:${found.rowKey}`);
  const ofCase = (element: string, column: string, sealed: string | null) =>
    sealed === null || !elements.has(element)
      ? ''
      : vault.open(sealed, `Case.${column}:${found.publicToken}`);
  return {
    name: found.applicantName,
    idNumber: ofApplicant('idNumber', found.idNumberCipher),
    phone: ofApplicant('phone', found.phoneCipher),
    address: ofApplicant('address', found.addressCipher),
    contactName: found.contactName ?? '',
    legalPerson: found.legalPerson ?? '',
    agentName: found.agentName,
    agentIdNumber: ofCase('agentIdNumber', 'agentId', found.agentIdCipher),
    agentPhone: ofCase('agentPhone', 'agentPhone', found.agentPhoneCipher),
    matter: found.matter,
    resultName: found.resultName,
    clerkName: found.clerkName ?? '',
  };
}

async function cardFields(
  tx: Tx,
  { caseId, card, stage }: AuditOrder,
  elements: ReadonlySet<string>,
): Promise<AuditedCase['fields']> {
  if (card) return { cardName: card.name, cardNumber: card.idNumber, cardValidTo: card.validTo };
  if (stage === 'acceptance' && card === null) return {};
  return elements.has('cardValidTo') ? { cardValidTo: await cardValidToOf(tx, caseId) } : {};
}
