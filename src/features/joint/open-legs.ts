import { plainSql } from '../../db/plain-sql.js';
import { toldRefusal } from '../../domain/cases/refusal.js';
import { jointRefusalInWords } from '../../domain/joint/joint-refusal-in-words.js';
import { openLegs } from '../../domain/joint/legs.js';
import type { Person } from '../../web/visit.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import type { Beside, House } from '../cases/act-on-case.js';
import { kindOf } from '../cases/case-facts.js';
import { contactNameOf, issueJointApplication, planStoredLegs, projectNameOf } from './begin-joint.js';
import { legOf, listLegs } from './legs.repository.js';
import { saveStartedLeg } from './start-leg.js';

/** What is filled into the joint application form; the phone stands with the applicant. */
export interface JointFormEntered {
  projectName: string;
  contactName: string;
}

/** What stands on the form instead of a phone that is kept sealed. */
const SEALED = '已登记';

/**
 * T22: opens the legs of the first group beside the step, each with its copy notice (D-08). A form that was changed
 * since acceptance is issued anew (D-07).
 */
export function openJointLegs(house: House, person: Person, form: JointFormEntered, now: Date): Beside {
  return async (tx, { caseId }) => {
    const found = await tx.case.findUniqueOrThrow({ where: { id: caseId } });
    await planStoredLegs(tx, found);
    const legs = (await listLegs(plainSql(tx), caseId)).map(legOf);
    const phone = await contactPhone(tx, found);
    const outcome = openLegs(kindOf(found.kind), legs, { ...form, contactPhone: phone }, now.getTime());
    if (!outcome.ok) return toldRefusal(outcome.refusal, jointRefusalInWords(outcome.refusal));
    const calendar = await calendarInForce(tx, found.hallId);
    const given = { person, at: now, calendar, vault: house.vault, publicUrl: house.publicUrl };
    const isNew = (await tx.notice.count({ where: { caseId, kind: 'D-07' } })) === 0;
    const isSame =
      form.projectName === projectNameOf(found) && form.contactName === (await contactNameOf(tx, found));
    if (isNew || !isSame) await issueJointApplication(tx, found, given, form);
    for (const leg of outcome.legs.filter(({ state }) => state === 'open')) {
      await saveStartedLeg(tx, found, outcome.legs, leg, form, given);
    }
    return null;
  };
}

async function contactPhone(
  tx: Parameters<Beside>[0],
  found: { applicantId: number | null; agentPhoneCipher: string | null },
): Promise<string> {
  if (found.agentPhoneCipher !== null) return SEALED;
  const applicant =
    found.applicantId === null ? null : await tx.applicant.findUnique({ where: { id: found.applicantId } });
  return applicant?.phoneCipher ? SEALED : '';
}
