import type { Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import type { Vault } from '../../db/vault.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { LIMIT_UNITS, type TimeLimit } from '../../domain/deadlines/time-limit.js';
import { LEAD_NAMES, leadOf } from '../../domain/joint/lead.js';
import { legsOf, legsOfItem, type PlannedLeg } from '../../domain/joint/plan-legs.js';
import type { Person } from '../../web/visit.js';
import { itemsOfBundle } from '../bundles/bundles.repository.js';
import { issueNotices } from '../notices/issue-notices.js';
import { settingsInForce } from '../settings/hall-settings.js';
import { leadSetting } from './joint-facts.js';
import { legClock } from './leg-clock.js';
import { insertLegs, legOf, listLegs } from './legs.repository.js';

/** What a paper needs to know of the house and the moment. */
export interface PaperGiven {
  person: Person;
  at: Date;
  calendar: Calendar;
  vault: Vault;
  publicUrl: string;
}

type StoredCase = Awaited<ReturnType<Tx['case']['findUniqueOrThrow']>>;

const ACCEPTING: readonly string[] = ['accept', 'accept-tolerantly'];

/**
 * S-45: an accepted joint case gets its legs as the item foresees them, none open yet, and the joint application
 * form (D-07) for the applicant, in the transaction of its acceptance.
 * @returns the ids of the papers
 */
export async function beginJoint(
  tx: Tx,
  caseId: number,
  action: string,
  given: PaperGiven,
): Promise<number[]> {
  if (!ACCEPTING.includes(action)) return [];
  const row = await plainSql(tx).first<{ kind: string }>('SELECT "kind" FROM "Case" WHERE "id" = ?', [
    caseId,
  ]);
  if (row?.kind !== 'J') return [];
  const found = await tx.case.findUniqueOrThrow({ where: { id: caseId } });
  await planStoredLegs(tx, found);
  return issueJointApplication(tx, found, given, {});
}

/** Writes the legs of a case that has none. */
export async function planStoredLegs(tx: Tx, found: StoredCase): Promise<void> {
  const { hallId, id: caseId } = found;
  if ((await tx.caseLeg.count({ where: { caseId } })) > 0) return;
  await insertLegs(tx, { hallId, caseId }, await plannedLegs(tx, found));
}

/** D-07, with what the applicant fills in so far. */
export async function issueJointApplication(
  tx: Tx,
  found: StoredCase,
  given: PaperGiven,
  form: { projectName?: string; contactName?: string },
): Promise<number[]> {
  const settings = await settingsInForce(tx, found.hallId);
  const legs = (await listLegs(plainSql(tx), found.id)).map(legOf);
  return issueNotices(tx, {
    ...given,
    caseId: found.id,
    documents: ['D-07'],
    joint: {
      legs,
      projectName: form.projectName ?? projectNameOf(found),
      contactName: form.contactName ?? (await contactNameOf(tx, found)),
      leadName: LEAD_NAMES[leadOf(legs, found.departmentId, leadSetting(settings))],
      clock: await legClock(plainSql(tx), found),
      openedAt: (found.acceptedAt ?? given.at).getTime(),
    },
  });
}

/** The project as far as the intake form told it. */
export function projectNameOf({ matter, itemName }: { matter: string; itemName: string }): string {
  return matter.trim() || itemName;
}

/** Whom the organs contact: the named contact, the agent, or the applicant himself. */
export async function contactNameOf(
  tx: Pick<Tx, 'applicant'>,
  found: { applicantId: number | null; agentName: string; applicantName: string },
): Promise<string> {
  const applicant =
    found.applicantId === null ? null : await tx.applicant.findUnique({ where: { id: found.applicantId } });
  return applicant?.contactName.trim() || found.agentName.trim() || found.applicantName;
}

async function plannedLegs(tx: Tx, found: StoredCase): Promise<PlannedLeg[]> {
  const promise = limitOf(found.limitValue, found.limitUnit ?? '');
  if (found.bundleId !== null) return legsOf(await itemsOfBundle(plainSql(tx), found.bundleId), promise);
  const partners = await tx.itemPartner.findMany({
    where: { itemVersionId: found.itemVersionId },
    orderBy: { position: 'asc' },
  });
  return legsOfItem(
    { departmentId: found.departmentId, name: found.itemName },
    partners.map(({ departmentId, name, groupPosition, limitValue, limitUnit }) => ({
      departmentId,
      name,
      group: groupPosition,
      limit: limitOf(limitValue, limitUnit),
    })),
    promise,
  );
}

function limitOf(value: number | null, unitText: string): TimeLimit | null {
  const unit = LIMIT_UNITS.find((each) => each === unitText);
  return value === null || unit === undefined ? null : { value, unit };
}
