import type { Tx } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import { plainSql } from '../../db/plain-sql.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { eventName } from '../../domain/cases/history-in-words.js';
import { LEAD_NAMES, leadOf } from '../../domain/joint/lead.js';
import { legDeadline } from '../../domain/joint/leg-clocks.js';
import type { Leg } from '../../domain/joint/legs.js';
import { issueNotices } from '../notices/issue-notices.js';
import { putMessages } from '../reminders/reminders.repository.js';
import { settingsInForce } from '../settings/hall-settings.js';
import type { PaperGiven } from './begin-joint.js';
import { leadSetting } from './joint-facts.js';
import { legClock } from './leg-clock.js';
import { staffOfLeg } from './legs.repository.js';

type StoredCase = Awaited<ReturnType<Tx['case']['findUniqueOrThrow']>>;

/**
 * D-08: saves a leg that the rules have opened, with its due moment, its copy notice, its event and a word on the
 * desks of the department.
 */
export async function saveStartedLeg(
  tx: Tx,
  found: StoredCase,
  legs: readonly Leg[],
  leg: Leg,
  form: { projectName: string; contactName: string },
  given: PaperGiven,
): Promise<void> {
  const { at, calendar, person } = given;
  const sql = plainSql(tx);
  const clock = await legClock(sql, found);
  const due = legDeadline(leg, clock, calendar)?.dueAt ?? null;
  const dueAt = due === null ? null : new Date(due);
  await tx.caseLeg.update({
    where: { id: leg.id },
    data: { state: 'open', startedAt: at, dueAt, runningDueAt: dueAt, version: { increment: 1 } },
  });
  const dueText = due === null ? '' : momentInWords(due, calendar.zone);
  await recordEvent(tx, {
    hallId: found.hallId,
    caseId: found.id,
    kind: 'leg-started',
    fromState: found.state,
    toState: found.state,
    staffId: person.staffId,
    actorName: person.name,
    at,
    reason: eventName('leg-started'),
    details: { legId: leg.id, department: leg.departmentName, item: leg.itemName, dueText },
  });
  const application = await tx.notice.findFirst({
    where: { caseId: found.id, kind: 'D-07' },
    orderBy: { id: 'desc' },
    select: { number: true },
  });
  const lead = leadOf(legs, found.departmentId, leadSetting(await settingsInForce(tx, found.hallId)));
  await issueNotices(tx, {
    ...given,
    caseId: found.id,
    documents: ['D-08'],
    joint: {
      legs,
      ...form,
      leadName: LEAD_NAMES[lead],
      clock,
      openedAt: at.getTime(),
      copy: { legId: leg.id, jointNumber: application?.number ?? '' },
    },
  });
  const words = `联办件 ${found.number}（${found.itemName}）已抄告本部门：${leg.itemName}${dueText && `，请在 ${dueText} 前答复`}`;
  await tellDepartment(tx, found, leg.departmentId, 'leg-started', words, at);
}

/** Puts a word on the desks of those who answer for a department. */
export async function tellDepartment(
  tx: Tx,
  found: { id: number; hallId: number },
  departmentId: number,
  kind: string,
  words: string,
  at: Date,
): Promise<void> {
  const staffIds = await staffOfLeg(plainSql(tx), found.hallId, departmentId);
  const message = { hallId: found.hallId, caseId: found.id, kind, words, at };
  await putMessages(
    tx,
    staffIds.map((staffId) => ({ ...message, staffId })),
  );
}
