import { departmentsOf } from '../../domain/access/scope.js';
import { refuseJoint } from '../../domain/joint/joint-refusal.js';
import type { Person } from '../../web/visit.js';
import type { House } from '../cases/act-on-case.js';
import { type AskedLeg, actOnLeg, type LegOutcome, recordLegEvent, saidNo } from './act-on-leg.js';

/** TL-011: an organ marks that it has contacted the applicant, and what came of it. */
export function contactApplicantOfLeg(
  house: Pick<House, 'database'>,
  person: Person,
  asked: AskedLeg,
  words: string,
  now: Date,
): Promise<LegOutcome> {
  return actOnLeg(house, person, asked, async (work) => {
    const { tx, row } = work;
    if (!departmentsOf(person).includes(row.departmentId))
      return saidNo(refuseJoint('S-33', 'other-department').refusal);
    if (row.state !== 'open') return saidNo(refuseJoint('TL-011', 'leg-not-open', { leg: row.name }).refusal);
    await tx.caseLeg.update({ where: { id: row.id }, data: { contactedAt: now } });
    await recordLegEvent(work, person, now, 'leg-contacted', { words });
    return null;
  });
}
