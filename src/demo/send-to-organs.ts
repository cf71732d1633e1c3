import { firstWorkingMoment } from '../domain/calendar/working-time.js';
import { loadPerson } from '../features/accounts/load-person.js';
import { hallCalendar } from '../features/calendar/hall-calendar.js';
import { actOnCase, type Beside, type House, type Step } from '../features/cases/act-on-case.js';
import { answerLeg } from '../features/joint/answer-leg.js';
import { contactNameOf, planStoredLegs, projectNameOf } from '../features/joint/begin-joint.js';
import { contactApplicantOfLeg } from '../features/joint/contact-applicant-of-leg.js';
import { openJointLegs } from '../features/joint/open-legs.js';
import { forwardCase } from '../features/upward/forward-case.js';
import { logSuperiorContact } from '../features/upward/log-contact.js';
import type { Person } from '../web/visit.js';

const MS_PER_HOUR = 3_600_000;

interface Story {
  house: House;
  hallId: number;
  now: Date;
  /** The first office moment so many hours later, or null when that is still to come. */
  after(moment: Date, hours: number): Date | null;
}

/** Lets the joint cases of the demonstration go to their departments and the upward ones to their superior. */
export async function sendToOrgans(house: House, hallId: number, now: Date): Promise<void> {
  const calendar = await hallCalendar(house.database, hallId);
  const { zone } = calendar;
  const story: Story = {
    house,
    hallId,
    now,
    after(moment, hours) {
      const wanted = zone.toLocalMinute(moment.getTime() + hours * MS_PER_HOUR);
      const at = new Date(zone.toInstant(firstWorkingMoment(wanted, calendar)));
      return at < now ? at : null;
    },
  };
  await sendJointCases(story);
  await sendUpwardCases(story);
}

/** Every third case stays with its first letter, every third is contacted, every third has an answer. */
async function sendJointCases(story: Story): Promise<void> {
  const { house, hallId } = story;
  const lead = await personWith(story, 'supervision');
  const cases = await house.database.read.case.findMany({
    where: { hallId, kind: 'J', state: 'ACC' },
    orderBy: { id: 'asc' },
  });
  for (const [index, found] of cases.entries()) {
    await house.database.write((tx) => planStoredLegs(tx, found));
    const at = story.after(found.updatedAt, 2);
    if (at === null || lead === null) continue;
    const form = {
      projectName: projectNameOf(found),
      contactName: await contactNameOf(house.database.read, found),
    };
    const step: Step = { action: 'open-legs', input: { told: { ...form } } };
    if (!(await act(story, lead, found.number, step, openJointLegs(house, lead, form, at), at))) continue;
    if (index % 3 > 0) await answerFirst(story, found.number, at, index % 3 === 2);
  }
}

async function answerFirst(story: Story, number: string, opened: Date, answers: boolean): Promise<void> {
  const { house } = story;
  const legs = await house.database.read.caseLeg.findMany({
    where: { case: { number }, state: 'open' },
    orderBy: { position: 'desc' },
  });
  for (const leg of legs.slice(0, 1)) {
    const staff = await house.database.read.staff.findFirst({
      where: { departmentId: leg.departmentId, roles: { some: { role: 'reviewer' } } },
      orderBy: { id: 'asc' },
    });
    const contactAt = story.after(opened, 3);
    if (staff === null || contactAt === null) return;
    const person = await loadPerson(house.database, staff.id, contactAt);
    if (person === null) return;
    const asked = { number, legId: leg.id, version: leg.version };
    await contactApplicantOfLeg(house, person, asked, '电话联系，约定现场核查时间', contactAt);
    const answerAt = story.after(contactAt, 20);
    if (!answers || answerAt === null) return;
    const opinion = { agrees: true, reason: '现场核查符合要求', basis: '' };
    await answerLeg(house, person, { ...asked, version: leg.version + 1 }, opinion, answerAt);
  }
}

/** Every second superior is asked after a day; the others are silent. */
async function sendUpwardCases(story: Story): Promise<void> {
  const { house, hallId } = story;
  const cases = await house.database.read.case.findMany({
    where: { hallId, kind: 'U', state: 'REV' },
    orderBy: { id: 'asc' },
  });
  for (const [index, found] of cases.entries()) {
    const at = story.after(found.updatedAt, 3);
    if (at === null || found.receivedById === null) continue;
    const clerk = await loadPerson(house.database, found.receivedById, at);
    if (clerk === null) continue;
    const version = await house.database.read.itemVersion.findUniqueOrThrow({
      where: { id: found.itemVersionId },
    });
    const told = { body: version.upwardBody, tracker: clerk.name };
    const step: Step = { action: 'forward-upward', input: { told } };
    const forwarding = { trackerId: clerk.staffId, expectedAt: null, note: '随文报送全部申请材料' };
    if (!(await act(story, clerk, found.number, step, forwardCase(clerk, forwarding, at), at))) continue;
    const contactAt = story.after(at, 22);
    if (index % 2 === 1 || contactAt === null) continue;
    const sent = await house.database.read.case.findUniqueOrThrow({ where: { id: found.id } });
    const words = { contactedName: '行政审批处', note: '材料已经收到，正在会签' };
    const contact = {
      number: found.number,
      version: sent.version,
      seenEventId: 0,
      way: 'phone' as const,
      ...words,
    };
    await logSuperiorContact(house.database, clerk, contact, contactAt);
  }
}

async function act(
  { house }: Story,
  person: Person,
  number: string,
  step: Step,
  beside: Beside,
  at: Date,
): Promise<boolean> {
  const { id, version } = await house.database.read.case.findUniqueOrThrow({ where: { number } });
  const last = await house.database.read.caseEvent.findFirstOrThrow({
    where: { caseId: id },
    orderBy: { id: 'desc' },
  });
  const request = { number, version, seenEventId: last.id, steps: [step], beside };
  return (await actOnCase(house, person, request, at)).ok;
}

async function personWith({ house, hallId, now }: Story, role: string): Promise<Person | null> {
  const staff = await house.database.read.staff.findFirst({
    where: { hallId, roles: { some: { role } } },
    orderBy: { id: 'asc' },
  });
  return staff === null ? null : loadPerson(house.database, staff.id, now);
}
