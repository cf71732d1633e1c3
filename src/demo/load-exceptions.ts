import type { Calendar } from '../domain/calendar/calendar.js';
import { dayOf, formatDate } from '../domain/calendar/civil-time.js';
import { nextWorkingDay } from '../domain/calendar/working-time.js';
import { loadPerson } from '../features/accounts/load-person.js';
import { hallCalendar } from '../features/calendar/hall-calendar.js';
import type { House } from '../features/cases/act-on-case.js';
import type { Application } from '../features/intake/application.js';
import { receiveApplication } from '../features/intake/receive-application.js';
import { chanceFrom } from './chance.js';
import { officeMoments } from './office-moments.js';
import { makePeople } from './people.js';

const SEED = 71;
const DAY_MS = 86_400_000;

/** A case that leaves the plain way at the window. */
interface Exception {
  itemCode: string;
  daysAgo: number;
  applicant: 'person' | 'organisation';
  given: (at: Date, calendar: Calendar) => Pick<Application, 'seenOutcome' | 'input' | 'isReferred'>;
}

const EXCEPTIONS: readonly Exception[] = [
  {
    itemCode: 'QH-SC-002',
    daysAgo: 1,
    applicant: 'organisation',
    given: (at, calendar) => ({
      seenOutcome: 'tolerate',
      input: { promisedDate: workingDayAfter(at, 2, calendar), signedBy: '钱经办' },
    }),
  },
  {
    itemCode: 'QH-ZR-003',
    daysAgo: 0,
    applicant: 'person',
    given: () => ({
      seenOutcome: 'refer',
      isReferred: true,
      input: {
        reason: '申请人不是本集体经济组织成员，依法不能取得宅基地使用权',
        basis: '《中华人民共和国土地管理法》第六十二条',
      },
    }),
  },
];

/** An acceptance with a gap that was promised for a day (S-39), and a refusal put before the leader (S-06). */
export async function loadExceptions(house: House, hallId: number, lately: Date): Promise<void> {
  const calendar = await hallCalendar(house.database, hallId);
  const moments = officeMoments(calendar, chanceFrom(SEED));
  const [person, organisation] = makePeople(chanceFrom(SEED), 1, 1);
  if (person === undefined || organisation === undefined) throw new Error('no people were made');
  for (const exception of EXCEPTIONS) {
    const { daysAgo } = exception;
    const at = daysAgo === 0 ? lately : new Date(moments.notAfter(lately.getTime() - daysAgo * DAY_MS));
    const { rowKey, ...applicant } = exception.applicant === 'person' ? person : organisation;
    await receive(house, hallId, exception, { rowKey, applicant }, at, calendar);
  }
}

async function receive(
  house: House,
  hallId: number,
  { itemCode, given }: Exception,
  { rowKey, applicant }: { rowKey: string; applicant: Application['applicant'] },
  at: Date,
  calendar: Calendar,
): Promise<void> {
  const { read } = house.database;
  const item = await read.item.findUniqueOrThrow({
    where: { hallId_code: { hallId, code: itemCode } },
    include: { windows: { orderBy: { windowId: 'asc' } } },
  });
  const version = await read.itemVersion.findUniqueOrThrow({
    where: { id: item.currentVersionId ?? 0 },
    include: { materials: { orderBy: { position: 'asc' } } },
  });
  const clerk = version.handlerAId === null ? null : await loadPerson(house.database, version.handlerAId, at);
  if (clerk === null) throw new Error(`${itemCode} has no handler`);
  const facts = given(at, calendar);
  const application: Application = {
    submissionKey: `demo-exception-${rowKey}`,
    draftKey: `demo-exception-${rowKey}`,
    itemId: item.id,
    itemVersionId: version.id,
    windowId: item.windows[0]?.windowId ?? null,
    channel: 'window',
    matter: '',
    applicant,
    agent: { name: '', idNumber: '', phone: '' },
    ticks: version.materials.map(({ position, mayFollow }) => ({
      position,
      status: mayFollow && facts.seenOutcome === 'tolerate' ? 'follows-later' : 'present',
      problem: '',
    })),
    isComplexReply: false,
    ...facts,
  };
  const received = await receiveApplication(house, clerk, application, at);
  if (!received.ok) throw new Error(`${itemCode} was not received: ${JSON.stringify(received)}`);
}

function workingDayAfter(at: Date, workingDays: number, calendar: Calendar): string {
  let day = dayOf(calendar.zone.toLocalMinute(at.getTime()));
  for (let passed = 0; passed < workingDays; passed += 1) day = nextWorkingDay(day, calendar);
  return formatDate(day);
}
