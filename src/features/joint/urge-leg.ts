import { refuseJoint } from '../../domain/joint/joint-refusal.js';
import type { Person } from '../../web/visit.js';
import type { House } from '../cases/act-on-case.js';
import {
  type AskedLeg,
  actOnLeg,
  type LegOutcome,
  recordLegEvent,
  refuseOther,
  saidNo,
} from './act-on-leg.js';
import { tellDepartment } from './start-leg.js';

/** S-03, SV-07: the lead urges an organ: a word on the desks of those who answer for it, and an event. */
export function urgeLeg(
  house: Pick<House, 'database'>,
  person: Person,
  asked: AskedLeg,
  words: string,
  now: Date,
): Promise<LegOutcome> {
  return actOnLeg(house, person, asked, async (work) => {
    const { tx, found, row } = work;
    const other = await refuseOther(work, person);
    if (other !== null) return other;
    if (row.state !== 'open') return saidNo(refuseJoint('SV-07', 'leg-not-open', { leg: row.name }).refusal);
    const more = words.trim() === '' ? '' : `：${words.trim()}`;
    const message = `${person.name}催办联办件 ${found.number}（${row.name}）${more}，请尽快答复`;
    await tellDepartment(tx, found, row.departmentId, 'leg-urged', message, now);
    await recordLegEvent(work, person, now, 'leg-urged', { words: words.trim() });
    return null;
  });
}
