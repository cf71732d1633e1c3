import type { Database, Tx } from '../../db/database.js';
import { holdTurn } from '../../db/sequences.js';
import type { VerdictOutcome } from '../../domain/cases/intake-verdict.js';
import { type Refusal, refuse } from '../../domain/cases/refusal.js';
import type { Person } from '../../web/visit.js';
import { takeOverFiles } from '../attachments/take-over-files.js';
import { countBundleUse, readBundleInForce } from '../bundles/bundle-intake.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import type { House } from '../cases/act-on-case.js';
import { payAtOnce } from '../fees/pay-at-once.js';
import { beginJoint } from '../joint/begin-joint.js';
import { issueNotices } from '../notices/issue-notices.js';
import { auditReceived } from '../pre-audit/audit-step.js';
import { settingsInForce } from '../settings/hall-settings.js';
import { leaveQuestion } from '../tasks/tasks.repository.js';
import { saveApplicant } from './applicants.repository.js';
import type { Application } from './application.js';
import { cardDetails } from './card-read.js';
import { type Arrival, decideReceipt, type NotReceived, type Receipt } from './decide-receipt.js';
import { insertCase, insertPapers } from './new-case.repository.js';
import { countUse, findReceived, readVersionInForce } from './received.repository.js';
import { tickedMaterial } from './received-facts.js';

export type ReceiveOutcome =
  | { ok: true; caseId: number; number: string; outcome: VerdictOutcome; noticeIds: number[]; again: boolean }
  | { ok: false; kind: 'item-changed' }
  | NotReceived;

/**
 * Takes an application at the window: number, applicant, materials, conclusion, history and paper in one
 * transaction. The same form sent twice makes one case. Nothing is saved when a rule refuses.
 */
export async function receiveApplication(
  house: House,
  person: Person,
  given: Application,
  now: Date,
): Promise<ReceiveOutcome> {
  return undoable(house.database, async (tx) => {
    await holdTurn(tx, person.hallId, 'receive');
    const earlier = await findReceived(tx, person.hallId, given.submissionKey);
    if (earlier) {
      const { id: caseId, number, noticeIds } = earlier;
      return { ok: true, caseId, number, outcome: given.seenOutcome, noticeIds, again: true };
    }
    const arrival = await arrivalOf(tx, person, given, now);
    if (arrival === null) return { ok: false, kind: 'item-changed' };
    const decision = decideReceipt(arrival);
    if (!decision.ok) return decision;
    const { id: caseId, number } = await storeCase(tx, house, arrival, decision);
    await settleAtWindow(tx, house, arrival, decision.outcome, caseId);
    const noticeIds = await issuePapers(tx, house, arrival, decision, caseId);
    return { ok: true, caseId, number, outcome: decision.verdict.outcome, noticeIds, again: false };
  });
}

/** The application with what is in force for it; null when the item changed while the form was open. */
async function arrivalOf(tx: Tx, person: Person, given: Application, now: Date): Promise<Arrival | null> {
  const { hallId } = person;
  const version = await (given.bundle === undefined
    ? readVersionInForce(tx, { hallId, ...given })
    : readBundleInForce(tx, { hallId, ...given.bundle }));
  if (version === null) return null;
  const calendar = await calendarInForce(tx, hallId);
  const settings = await settingsInForce(tx, hallId);
  const materials = version.materials.map((row) => tickedMaterial(row, given.ticks));
  return { person, given, version, materials, calendar, settings, now };
}

async function storeCase(
  tx: Tx,
  { vault }: House,
  { person, given, version, materials, calendar, now }: Arrival,
  { outcome, change, beside }: Receipt,
): Promise<{ id: number; number: string }> {
  const applicantId = await saveApplicant(tx, vault, person.hallId, given.applicant, now);
  const made = await insertCase(tx, vault, { person, given, version, change, applicantId, now, calendar });
  await insertPapers(tx, {
    person,
    caseId: made.id,
    outcome,
    materials,
    version,
    windowId: given.windowId,
    ofReader: cardDetails(given.card ?? null, given.applicant.idNumber),
    input: given.input,
    more: beside.details,
    now,
  });
  await beside.save(tx, { hallId: person.hallId, caseId: made.id });
  return made;
}

/** What else happens at the window in the same moment: fee, scans, audit, the next question, the counts of use. */
async function settleAtWindow(
  tx: Tx,
  { vault }: House,
  { person, given, version, calendar, now }: Arrival,
  outcome: Receipt['outcome'],
  caseId: number,
): Promise<void> {
  if (outcome.action === 'finish-instant' && version.feeCharged) {
    const { receiptNumber = '' } = given.input;
    const unpaid = await payAtOnce(
      tx,
      person,
      { caseId, receiptNumber, amountFen: given.feeFen ?? null },
      now,
    );
    if (unpaid !== null) throw new Undone(unpaid);
  }
  await takeOverFiles(tx, person, { draftKey: given.draftKey, caseId, state: outcome.to }, now);
  await auditReceived(tx, vault, outcome, { caseId, person, version, given, calendar, now });
  if (given.severalProcedures === true)
    await leaveQuestion(tx, { hallId: person.hallId, caseId, person, now });
  if (given.bundle !== undefined) await countBundleUse(tx, given.bundle.bundleId);
  await countUse(tx, version.itemId, { staffId: person.staffId, key: given.draftKey });
}

async function issuePapers(
  tx: Tx,
  house: House,
  { person, calendar, now }: Arrival,
  { outcome, beside }: Receipt,
  caseId: number,
): Promise<number[]> {
  const { vault, publicUrl } = house;
  const at = { person, at: now, calendar, vault, publicUrl };
  const { documents, action } = outcome;
  const own = await issueNotices(tx, { ...house, ...at, caseId, documents, ...beside.papers });
  return [...own, ...(await beginJoint(tx, caseId, action, at))];
}

/** Undoes the transaction of an application that a rule refused on the way. */
class Undone extends Error {
  constructor(readonly refusal: Refusal) {
    super('undone');
  }
}

async function undoable(
  database: Database,
  work: (tx: Tx) => Promise<ReceiveOutcome>,
): Promise<ReceiveOutcome> {
  try {
    return await database.write(work);
  } catch (error) {
    if (error instanceof Undone) return { ok: false, kind: 'refused', refusal: error.refusal };
    throw error;
  }
}

/** The refusal shown when the item was changed while the form was open. */
export function itemChanged(): Refusal {
  return refuse('S-01', 'changed-by-another', {}).refusal;
}
