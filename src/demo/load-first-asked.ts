import type { Database } from '../db/database.js';
import type { Vault } from '../db/vault.js';
import { dayOf, MINUTES_PER_DAY } from '../domain/calendar/civil-time.js';
import { nextWorkingDay } from '../domain/calendar/working-time.js';
import { takeAbsenceStep } from '../features/absences/answer-absence.js';
import { askForAbsence } from '../features/absences/ask-absence.js';
import { loadPerson } from '../features/accounts/load-person.js';
import { hallCalendar } from '../features/calendar/hall-calendar.js';
import { takeOverEnquiry } from '../features/enquiries/answer-handover.js';
import { disposeOfEnquiry } from '../features/enquiries/dispose-of-enquiry.js';
import { receiveEnquiry } from '../features/enquiries/receive-enquiry.js';
import { leaveQuestion } from '../features/tasks/tasks.repository.js';
import type { Person } from '../web/visit.js';
import { chanceFrom } from './chance.js';
import { DEMO_ABSENCES, DEMO_ENQUIRIES, type DemoAbsence, type DemoEnquiry } from './first-asked-table.js';
import { officeMoments } from './office-moments.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const SEED = 35;

interface Story {
  database: Database;
  vault: Vault;
  hallId: number;
  lately: Date;
  /** The latest office moment so many milliseconds before. */
  before(milliseconds: number): Date;
  person(account: string): Promise<Person>;
}

/** First-asked enquiries on each of their ways, an application to ask after, and who stands in for whom. */
export async function loadFirstAsked(
  { database, vault }: Pick<Story, 'database' | 'vault'>,
  hallId: number,
  lately: Date,
): Promise<void> {
  const moments = officeMoments(await hallCalendar(database, hallId), chanceFrom(SEED));
  const person = async (account: string) => {
    const { id } = await database.read.staff.findUniqueOrThrow({ where: { account } });
    const found = await loadPerson(database, id, lately);
    if (found === null) throw new Error(`there is no ${account}`);
    return found;
  };
  const before = (milliseconds: number) =>
    milliseconds === 0 ? lately : new Date(moments.notAfter(lately.getTime() - milliseconds));
  const story: Story = { database, vault, hallId, lately, before, person };
  for (const enquiry of DEMO_ENQUIRIES) await tellEnquiry(story, enquiry);
  await askWhichProcedures(story);
  for (const absence of DEMO_ABSENCES) await tellAbsence(story, absence);
}

async function tellEnquiry(story: Story, enquiry: DemoEnquiry): Promise<void> {
  const { channel, matter, visitorName, phone, branch, to } = enquiry;
  const at = story.before(enquiry.daysAgo * DAY_MS);
  const receiver = to === undefined ? null : await story.person(to);
  const words = {
    answer: enquiry.answer ?? '',
    message: enquiry.message ?? '',
    body: enquiry.body ?? '',
    place: enquiry.place ?? '',
    answerWithinWorkingDays: enquiry.days ?? null,
  };
  const disposition =
    branch === undefined ? null : { branch, receiverId: receiver?.staffId ?? null, ...words };
  const itemId = enquiry.item === undefined ? null : await firstItemOf(story, enquiry.item);
  const given = { channel, visitorName, phone, matter, itemId, disposition };
  const made = await receiveEnquiry(story, await story.person(enquiry.by), given, at);
  if (!made.ok) throw new Error(`${matter}: ${made.refusal.code}`);
  if (receiver === null || enquiry.thenAnswer === undefined) return;
  const { number } = made;
  const later = new Date(at.getTime() + HOUR_MS / 4);
  await takeOverEnquiry(story.database, receiver, { number, version: 2, accepts: true, reason: '' }, later);
  const input = { ...words, branch: 'own' as const, receiverId: null, answer: enquiry.thenAnswer };
  await disposeOfEnquiry(story, receiver, { number, version: 3, input }, new Date(later.getTime() + HOUR_MS));
}

async function firstItemOf({ database, hallId }: Story, department: string): Promise<number> {
  const { id } = await database.read.item.findFirstOrThrow({
    where: { hallId, status: 'published', department: { code: department } },
    orderBy: { id: 'asc' },
  });
  return id;
}

/** The newest case of the clerk whose applicant may need more than one procedure (S-03). */
async function askWhichProcedures({ database, hallId, person, lately }: Story): Promise<void> {
  const clerk = await person('clerk');
  const found = await database.read.case.findFirst({
    where: { hallId, isOpen: true, receivedById: clerk.staffId },
    orderBy: { id: 'desc' },
  });
  if (found === null) return;
  await database.write((tx) => leaveQuestion(tx, { hallId, caseId: found.id, person: clerk, now: lately }));
}

async function tellAbsence(story: Story, absence: DemoAbsence): Promise<void> {
  const { database, hallId, before, person } = story;
  const calendar = await hallCalendar(database, hallId);
  const [who, substitute] = [await person(absence.who), await person(absence.substitute)];
  const at = before(absence.hoursAgo * HOUR_MS);
  let day = dayOf(calendar.zone.toLocalMinute(at.getTime()));
  for (let count = 0; count < absence.days; count += 1) day = nextWorkingDay(day, calendar);
  const { kind, whereabouts } = absence;
  const asked = await askForAbsence(
    database,
    who,
    {
      kind,
      whereabouts,
      reason: '',
      substituteId: substitute.staffId,
      fromAt: at,
      untilAt: new Date(calendar.zone.toInstant((day + 1) * MINUTES_PER_DAY)),
    },
    at,
  );
  if (!asked.ok) throw new Error(`${absence.who}: ${asked.refusal.code}`);
  const { absenceId } = asked;
  if (absence.confirmed)
    await takeAbsenceStep(database, substitute, { absenceId, version: 1, step: 'confirm' }, at);
  if (absence.days > 0) return;
  const back = new Date(at.getTime() + 2 * HOUR_MS);
  await takeAbsenceStep(database, who, { absenceId, version: 2, step: 'return' }, back);
}
