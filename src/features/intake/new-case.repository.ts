import { randomBytes } from 'node:crypto';
import type { Tx } from '../../db/database.js';
import { recordEvents } from '../../db/events.js';
import { insertRow, insertRows, plainSql } from '../../db/plain-sql.js';
import { nextNumber } from '../../db/sequences.js';
import type { Vault } from '../../db/vault.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import type { Allowed } from '../../domain/cases/decide-action.js';
import { blockingMaterials } from '../../domain/cases/materials.js';
import { caseNumber } from '../../domain/numbering/case-number.js';
import { caseSequenceName } from '../../domain/numbering/notice-number.js';
import { QUERY_CODE_RANDOM_BYTES, queryCode } from '../../domain/numbering/query-code.js';
import type { Person } from '../../web/visit.js';
import { substitution } from '../cases/acted-for.js';
import type { CaseChange, EffectGiven } from '../cases/action-effects.js';
import { checkedMaterial, type MaterialColumns } from '../cases/case-facts.js';
import type { Application } from './application.js';
import type { VersionInForce } from './received.repository.js';

export type CaseMaterialRow = MaterialColumns & { originals: number; copies: number };

interface NewCase {
  person: Person;
  given: Application;
  version: VersionInForce;
  change: CaseChange;
  applicantId: number;
  now: Date;
  calendar: Calendar;
}

/** Inserts the case with its number, its query code and its sealed columns. */
export async function insertCase(
  tx: Tx,
  vault: Vault,
  made: NewCase,
): Promise<{ id: number; number: string }> {
  const { person, given, version, change, now, calendar } = made;
  const day = formatDate(dayOf(calendar.zone.toLocalMinute(now.getTime())));
  const sequence = await nextNumber(tx, person.hallId, caseSequenceName(day));
  const publicToken = randomBytes(16).toString('base64url');
  const sealed = (column: string, value: string) =>
    value === '' ? null : vault.seal(value, `Case.${column}:${publicToken}`);
  const number = caseNumber({ prefix: version.numberPrefix, day, sequence });
  const id = await insertRow(plainSql(tx), 'Case', {
    hallId: person.hallId,
    number,
    publicToken,
    queryCode: queryCode(randomBytes(QUERY_CODE_RANDOM_BYTES)),
    submissionKey: given.submissionKey,
    channel: given.channel,
    itemId: version.itemId,
    itemVersionId: version.id,
    itemName: version.name,
    bundleId: given.bundle?.bundleId ?? null,
    departmentId: version.departmentId,
    windowId: given.windowId,
    applicantId: made.applicantId,
    applicantType: given.applicant.type,
    applicantName: given.applicant.name,
    idNumberHash: given.applicant.idNumber === '' ? null : vault.hash('idNumber', given.applicant.idNumber),
    phoneHash: given.applicant.phone === '' ? null : vault.hash('phone', given.applicant.phone),
    agentName: given.agent.name,
    agentIdCipher: sealed('agentId', given.agent.idNumber),
    agentPhoneCipher: sealed('agentPhone', given.agent.phone),
    matter: given.matter,
    receivedById: person.staffId,
    handlerName: person.name,
    receivedAt: now,
    lastReceivedAt: now,
    intakeOpenedAt: given.openedAt ?? null,
    createdAt: now,
    ...(version.resultName !== undefined && { resultName: version.resultName }),
    ...change,
  });
  return { id, number };
}

interface NewRows {
  person: Person;
  caseId: number;
  outcome: Allowed;
  materials: readonly CaseMaterialRow[];
  version: VersionInForce;
  windowId: number | null;
  /** Whether the applicant's data came from a card reader. */
  ofReader: Record<string, unknown>;
  input: EffectGiven['input'];
  /** What the concept of the step tells beside. */
  more: Record<string, unknown>;
  now: Date;
}

/** Inserts the materials, review points and first events of a case. */
export async function insertPapers(tx: Tx, rows: NewRows): Promise<void> {
  const { person, caseId, outcome, materials, now } = rows;
  const hallId = person.hallId;
  const blocking =
    outcome.action === 'issue-one-time-notice' ? blockingMaterials(materials.map(checkedMaterial)) : [];
  const told = new Map(blocking.map((material) => [material.position, material.status]));
  const sql = plainSql(tx);
  await insertRows(
    sql,
    'CaseMaterial',
    materials.map((row) => ({
      ...row,
      hallId,
      caseId,
      toldStatus: told.get(row.position) ?? '',
      checkedAt: now,
    })),
  );
  const checks = rows.version.checks.map(({ position, text }) => ({ hallId, caseId, position, text }));
  await insertRows(sql, 'CaseCheck', checks);
  const toldNames = blocking.map((row) => row.name);
  await recordEvents(tx, firstEvents(rows, toldNames));
}

/** The receipt (T02) and the first step of a case, as its history keeps them. */
function firstEvents(rows: NewRows, toldNames: readonly string[]): Parameters<typeof recordEvents>[1] {
  const { person, caseId, outcome, now } = rows;
  const { resultName, receiverName, remitReason } = rows.input;
  const common = { hallId: person.hallId, caseId, staffId: person.staffId, actorName: person.name, at: now };
  const forWhom = substitution(person, { windowId: rows.windowId, departmentId: rows.version.departmentId });
  const told = toldNames.length > 0 && { materials: toldNames };
  return [
    {
      ...common,
      kind: 'receive',
      transition: 'T02',
      toState: 'RECV',
      reason: '登记收件',
      details: { ...rows.ofReader, ...forWhom },
    },
    {
      ...common,
      kind: outcome.action,
      transition: outcome.transition,
      fromState: outcome.from,
      toState: outcome.to,
      reason: outcome.reason,
      details: { ...rows.more, resultName, receiverName, remitReason, ...told, ...forWhom },
    },
  ];
}
