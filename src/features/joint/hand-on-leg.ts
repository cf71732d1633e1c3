import { startLeg } from '../../domain/joint/legs.js';
import type { Person } from '../../web/visit.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import type { House } from '../cases/act-on-case.js';
import { type AskedLeg, actOnLeg, type LegOutcome, refuseOther, saidNo } from './act-on-leg.js';
import { contactNameOf, projectNameOf } from './begin-joint.js';
import { saveStartedLeg } from './start-leg.js';

/** D-08, A-34: the lead hands the papers on to the next organ once all before it agreed. */
export function handOnLeg(house: House, person: Person, asked: AskedLeg, now: Date): Promise<LegOutcome> {
  return actOnLeg(house, person, asked, async (work) => {
    const { tx, found, legs, row } = work;
    const other = await refuseOther(work, person);
    if (other !== null) return other;
    const outcome = startLeg(legs, row.id, now.getTime());
    if (!outcome.ok) return saidNo(outcome.refusal);
    const leg = outcome.legs.find(({ id }) => id === row.id);
    if (leg === undefined) throw new Error(`leg ${row.id} is gone`);
    const form = await lastForm(work);
    const calendar = await calendarInForce(tx, found.hallId);
    const { vault, publicUrl } = house;
    await saveStartedLeg(tx, found, outcome.legs, leg, form, { person, at: now, calendar, vault, publicUrl });
    await tx.case.update({ where: { id: found.id }, data: { version: { increment: 1 }, updatedAt: now } });
    return null;
  });
}

/** The joint application form as it was filled in when the legs were opened. */
async function lastForm({ tx, found }: Parameters<Parameters<typeof actOnLeg>[3]>[0]) {
  const opened = await tx.caseEvent.findFirst({
    where: { caseId: found.id, kind: 'open-legs' },
    orderBy: { id: 'desc' },
    select: { details: true },
  });
  const details = opened === null ? {} : (JSON.parse(opened.details) as Record<string, unknown>);
  const { projectName, contactName } = details;
  return {
    projectName: typeof projectName === 'string' ? projectName : projectNameOf(found),
    contactName: typeof contactName === 'string' ? contactName : await contactNameOf(tx, found),
  };
}
