import { plainSql } from '../../db/plain-sql.js';
import { departmentsOf } from '../../domain/access/scope.js';
import type { Refusal } from '../../domain/cases/refusal.js';
import { leadOf } from '../../domain/joint/lead.js';
import { answerLeg as answered, closeLegs, type Leg, startableLegs } from '../../domain/joint/legs.js';
import type { Person } from '../../web/visit.js';
import type { House } from '../cases/act-on-case.js';
import { putMessages } from '../reminders/reminders.repository.js';
import { settingsInForce } from '../settings/hall-settings.js';
import {
  type AskedLeg,
  actOnLeg,
  type LegOutcome,
  type LegWork,
  recordLegEvent,
  saidNo,
} from './act-on-leg.js';
import { leadSetting } from './joint-facts.js';
import { legOf, listLegs } from './legs.repository.js';

/** What an organ answers. */
export interface OpinionEntered {
  agrees: boolean;
  reason: string;
  basis: string;
}

/** T23, TL-010: an organ answers agree or disagree with its reason; its clock stops, and the lead is told. */
export function answerLeg(
  house: Pick<House, 'database'>,
  person: Person,
  asked: AskedLeg,
  { agrees, reason, basis }: OpinionEntered,
  now: Date,
): Promise<LegOutcome> {
  return actOnLeg(house, person, asked, async (work): Promise<Refusal | null> => {
    const { tx, found, legs, row } = work;
    const departmentId = departmentsOf(person).find((id) => id === row.departmentId) ?? 0;
    const opinion = { agrees, reason, basis, byId: person.staffId, departmentId };
    const outcome = answered(legs, row.id, opinion, found, now.getTime());
    if (!outcome.ok) return saidNo(outcome.refusal);
    const leg = outcome.legs.find(({ id }) => id === row.id);
    await tx.caseLeg.update({
      where: { id: row.id },
      data: {
        state: leg?.state ?? row.state,
        opinion: agrees ? '同意' : '不同意',
        reason: reason.trim(),
        basis: basis.trim(),
        decidedAt: now,
        decidedById: person.staffId,
        decidedBy: person.name,
        runningDueAt: null,
      },
    });
    await tx.case.update({ where: { id: found.id }, data: { version: { increment: 1 }, updatedAt: now } });
    await recordLegEvent(work, person, now, 'leg-answered', {
      opinion: agrees ? '同意' : '不同意',
      reason: reason.trim(),
      basis: basis.trim(),
    });
    await tellLead(work, (await listLegs(plainSql(tx), found.id)).map(legOf), now);
    return null;
  });
}

/** The lead is told when all have answered, or when it is the next group's turn. */
async function tellLead({ tx, found, row }: LegWork, legs: readonly Leg[], now: Date): Promise<void> {
  const next = startableLegs(legs);
  const isOver = closeLegs(legs).ok;
  if (!isOver && next.length === 0) return;
  const words = isOver
    ? `联办件 ${found.number}（${found.itemName}）各部门都已答复，请汇总意见`
    : `联办件 ${found.number}（${found.itemName}）${row.departmentName}已答复，请抄告${next.map(({ departmentName }) => departmentName).join('、')}`;
  const lead = leadOf(legs, found.departmentId, leadSetting(await settingsInForce(tx, found.hallId)));
  const staff =
    lead === 'first-receiver'
      ? [found.receivedById].filter((id) => id !== null)
      : (
          await tx.staff.findMany({
            where: { hallId: found.hallId, active: true, roles: { some: { role: 'supervision' } } },
            select: { id: true },
          })
        ).map(({ id }) => id);
  const message = { hallId: found.hallId, caseId: found.id, kind: 'leg-answered', words, at: now };
  await putMessages(
    tx,
    staff.map((staffId) => ({ ...message, staffId })),
  );
}
