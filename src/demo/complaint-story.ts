import { dayOf, MINUTES_PER_DAY } from '../domain/calendar/civil-time.js';
import { previousWorkingDay } from '../domain/calendar/working-time.js';
import { loadPerson } from '../features/accounts/load-person.js';
import { hallCalendar } from '../features/calendar/hall-calendar.js';
import { type Acceptance, acceptComplaint } from '../features/complaints/accept-complaint.js';
import { assignComplaint } from '../features/complaints/assign-complaint.js';
import { hearSide } from '../features/complaints/hear-side.js';
import { recordFinding } from '../features/complaints/record-finding.js';
import {
  type House,
  type NewComplaint,
  registerComplaint,
} from '../features/complaints/register-complaint.js';
import type { StepOutcome, StepRequest } from '../features/complaints/take-complaint-step.js';
import type { Person } from '../web/visit.js';

const MORNING_MINUTE = 9 * 60 + 40;

/** The hall in which the stories happen. */
export interface Story {
  house: House;
  hallId: number;
  /** 9:40 of a working day, `back` working days before the present one. */
  at(back: number): Date;
  staffId(account: string): Promise<number>;
  person(account: string): Promise<Person>;
}

type Told = Partial<NewComplaint> & Pick<NewComplaint, 'channel' | 'content' | 'submissionKey'>;

/** A complaint about a clerk that was heard and found to be true. */
export async function founded(story: Story, back: number, told: Told, account: string): Promise<string> {
  const staffId = await story.staffId(account);
  const target = { kind: 'staff' as const, staffId, windowId: null, departmentId: null };
  const number = await take(story, back, { ...told, target });
  const supervisor = await story.person('supervision');
  await accepted(story, number, supervisor, back, {
    target,
    category: told.category ?? 'attitude',
    toldWords: '有群众反映窗口接待问题',
  });
  for (const side of ['complainant', 'accused'] as const)
    await step(story, number, (request) =>
      hearSide(
        story.house,
        supervisor,
        request,
        { side, statement: '情况与投诉所述一致。' },
        story.at(back - 2),
      ),
    );
  const finding = {
    finding: 'founded' as const,
    reason: '录像和双方说法一致',
    factsVerified: true,
    isAttributable: true,
    ruleBroken: true,
    blamed: { staffId, windowId: null, departmentId: null },
    brokenRule: 'FB-01',
  };
  await step(story, number, (request) =>
    recordFinding(story.house, supervisor, request, finding, story.at(back - 3)),
  );
  return number;
}

/** Accepts a complaint and gives it to the person at once. */
export async function accepted(
  story: Story,
  number: string,
  person: Person,
  back: number,
  given: Partial<Acceptance> & Pick<Acceptance, 'target' | 'toldWords'>,
): Promise<void> {
  const acceptance = { category: 'attitude', severity: 'ordinary', levelSkipping: false, ...given } as const;
  await step(story, number, (request) =>
    acceptComplaint(story.house, person, request, acceptance, story.at(back)),
  );
  const assignment = { handlerId: person.staffId, unitId: null, workingDays: null, note: '' };
  await step(story, number, (request) =>
    assignComplaint(story.house, person, request, assignment, story.at(back)),
  );
}

/** Registers a complaint `back` working days ago; its number. */
export async function take(story: Story, back: number, told: Told): Promise<string> {
  const made = await registerComplaint(
    story.house,
    {
      hallId: story.hallId,
      category: '',
      anonymous: false,
      confidential: true,
      name: '',
      phone: '',
      address: '',
      target: { kind: 'none', staffId: null, windowId: null, departmentId: null },
      caseNumber: '',
      itemId: null,
      severity: 'ordinary',
      levelSkipping: false,
      occurredAt: null,
      receivedAt: null,
      receivedBy: {
        staffId: await story.staffId('supervision2'),
        name: (await story.person('supervision2')).name,
      },
      ...told,
    },
    story.at(back),
  );
  if (!made.ok) throw new Error(`a complaint of the demonstration was refused: ${made.refusal.code}`);
  return made.number;
}

/** Takes a step that no rule may refuse here. */
export async function step(
  { house }: Story,
  number: string,
  act: (request: StepRequest) => Promise<StepOutcome>,
): Promise<void> {
  const { version } = await house.database.read.complaint.findUniqueOrThrow({ where: { number } });
  const outcome = await act({ number, version });
  if (!outcome.ok) throw new Error(`a step of the demonstration was refused: ${JSON.stringify(outcome)}`);
}

/** The people and moments of the stories. */
export async function storyOf(house: House, hallId: number, now: Date): Promise<Story> {
  const calendar = await hallCalendar(house.database, hallId);
  const today = dayOf(calendar.zone.toLocalMinute(now.getTime()));
  const staffId = async (account: string) => {
    const found = await house.database.read.staff.findFirstOrThrow({ where: { hallId, account } });
    return found.id;
  };
  return {
    house,
    hallId,
    staffId,
    at(back) {
      let day = today;
      for (let count = 0; count < back; count++) day = previousWorkingDay(day, calendar);
      return new Date(calendar.zone.toInstant(day * MINUTES_PER_DAY + MORNING_MINUTE));
    },
    async person(account) {
      const person = await loadPerson(house.database, await staffId(account), now);
      if (person === null) throw new Error(`nobody called ${account}`);
      return person;
    },
  };
}
