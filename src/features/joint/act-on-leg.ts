import type { Tx } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import { eventName } from '../../domain/cases/history-in-words.js';
import { type Refusal, refuse, toldRefusal } from '../../domain/cases/refusal.js';
import { type JointRefusal, refuseJoint } from '../../domain/joint/joint-refusal.js';
import { jointRefusalInWords } from '../../domain/joint/joint-refusal-in-words.js';
import { isLeadRole, leadOf } from '../../domain/joint/lead.js';
import type { Person } from '../../web/visit.js';
import type { House } from '../cases/act-on-case.js';
import { substitution } from '../cases/acted-for.js';
import { settingsInForce } from '../settings/hall-settings.js';
import { leadSetting } from './joint-facts.js';
import { findJointCase, type JointCase } from './leg-reach.js';
import type { LegRow } from './legs.repository.js';

/** A leg as the person's page showed it. */
export interface AskedLeg {
  number: string;
  legId: number;
  version: number;
}

export type LegOutcome = { ok: true } | { ok: false; kind: 'not-found' } | { ok: false; refusal: Refusal };

export interface LegWork extends JointCase {
  tx: Tx;
  row: LegRow;
}

/**
 * Does something with a leg of a joint case within reach, in one transaction; a leg that somebody changed meanwhile
 * is left as it is (S-59).
 */
export async function actOnLeg(
  { database }: Pick<House, 'database'>,
  person: Person,
  asked: AskedLeg,
  work: (leg: LegWork) => Promise<Refusal | null>,
): Promise<LegOutcome> {
  try {
    return await database.write(async (tx): Promise<LegOutcome> => {
      const joint = await findJointCase(tx, person, asked.number);
      const row = joint?.rows.find(({ id }) => id === asked.legId);
      if (joint === null || row === undefined) return { ok: false, kind: 'not-found' };
      if (joint.found.state !== 'LEGS') {
        const no = refuseJoint('T22', 'leg-not-open', { leg: row.name });
        return { ok: false, refusal: saidNo(no.refusal) };
      }
      const { count } = await tx.caseLeg.updateMany({
        where: { id: row.id, version: asked.version },
        data: { version: { increment: 1 } },
      });
      if (count === 0) return refuse('S-59', 'changed-by-another', { state: joint.found.state });
      const refusal = await work({ ...joint, tx, row });
      if (refusal !== null) throw new Undone(refusal);
      return { ok: true };
    });
  } catch (error) {
    if (error instanceof Undone) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** S-03: why the person may not lead this case; null when he may. */
export async function refuseOther(
  { tx, found, legs, isHome }: LegWork,
  person: Person,
): Promise<Refusal | null> {
  const lead = leadOf(legs, found.departmentId, leadSetting(await settingsInForce(tx, found.hallId)));
  return isHome && isLeadRole(lead, person.roles) ? null : refuse('S-03', 'not-the-lead').refusal;
}

/** A refusal of the rules of domain/joint in its own words. */
export function saidNo(refusal: JointRefusal): Refusal {
  return toldRefusal(refusal, jointRefusalInWords(refusal));
}

/** Writes what happened to a leg into the history of its case. */
export async function recordLegEvent(
  { tx, found, row }: LegWork,
  person: Person,
  at: Date,
  kind: 'leg-contacted' | 'leg-answered' | 'leg-urged',
  details: Record<string, unknown>,
): Promise<void> {
  await recordEvent(tx, {
    hallId: found.hallId,
    caseId: found.id,
    kind,
    fromState: found.state,
    toState: found.state,
    staffId: person.staffId,
    actorName: person.name,
    at,
    reason: eventName(kind),
    details: {
      legId: row.id,
      department: row.departmentName,
      item: row.name,
      ...details,
      ...substitution(person, { windowId: null, departmentId: row.departmentId }),
    },
  });
}

/** Undoes the transaction of a leg that a rule refused on the way. */
class Undone extends Error {
  constructor(readonly refusal: Refusal) {
    super('undone');
  }
}
