import type { Database } from '../db/database.js';
import type { Calendar } from '../domain/calendar/calendar.js';
import { dayOf, MINUTES_PER_DAY } from '../domain/calendar/civil-time.js';
import { createPersonLoader } from '../features/accounts/load-person.js';
import { fileAppeal } from '../features/appeals/file-appeal.js';
import { hallCalendar } from '../features/calendar/hall-calendar.js';
import { decideFault } from '../features/faults/decide-fault.js';
import { establishFault } from '../features/faults/establish-fault.js';
import { callHearing, recordHearing } from '../features/faults/fault-steps.js';
import { type FaultProposal, proposeFault } from '../features/faults/propose-fault.js';
import type { Person } from '../web/visit.js';
import { chanceFrom } from './chance.js';
import { officeMoments } from './office-moments.js';

const SEED = 31;

interface DemoFault {
  faultId: string;
  account: string;
  /** Working days. */
  daysAgo: number;
  /** The minute of its day at which it happened. */
  minute: number;
  facts: string;
  /** How far it has come. */
  upTo: 'proposed' | 'hearing' | 'decided' | 'appealed';
  statement: string;
  finding: string;
  decision: string;
}

const FAULTS: readonly DemoFault[] = [
  {
    faultId: 'FM-06',
    account: 'sc.clerk2',
    daysAgo: 2,
    minute: 10 * 60,
    facts: '上午十点到其他窗口聊天，本窗口有群众等候',
    upTo: 'proposed',
    statement: '',
    finding: '',
    decision: '',
  },
  {
    faultId: 'FA-03',
    account: 'ga.clerk2',
    daysAgo: 5,
    minute: 10 * 60 + 35,
    facts: '补正材料分两次告知，第二次指出的问题第一次就能看到',
    upTo: 'hearing',
    statement: '',
    finding: '',
    decision: '',
  },
  {
    faultId: 'FA-05',
    account: 'jt.clerk',
    daysAgo: 8,
    minute: 16 * 60 + 20,
    facts: '承诺件超期一个工作日，期限以前没有告知申请人',
    upTo: 'decided',
    statement: '当天忙于现场勘验，忘了告知，已经向申请人说明。',
    finding: '办件经过和文书记录属实，没有延期通知书。',
    decision: '写出书面检讨，限期改正。',
  },
  {
    faultId: 'FA-15',
    account: 'clerk',
    daysAgo: 9,
    minute: 15 * 60,
    facts: '下午三点到三点四十分离开窗口，没有替岗人员，一名群众登记了预约',
    upTo: 'appealed',
    statement: '去部门送紧急材料，来不及登记离岗。',
    finding: '窗口在岗记录和预约登记属实。',
    decision: '写出书面检讨，向群众道歉。',
  },
];

/** Four faults of the demonstration hall: proposed, being heard, decided, and appealed against. */
export async function loadFaults(database: Database, hallId: number, now: Date): Promise<void> {
  const loadPerson = createPersonLoader(database);
  const staff = await database.read.staff.findMany({
    where: { hallId },
    select: { id: true, account: true },
  });
  const idOf = (account: string) => staff.find((each) => each.account === account)?.id ?? 0;
  const person = async (account: string): Promise<Person> => {
    const found = await loadPerson(idOf(account));
    if (found === null) throw new Error(`the demonstration has no ${account}`);
    return found;
  };
  const calendar = await hallCalendar(database, hallId);
  for (const fault of FAULTS)
    await lead(database, fault, { hallId, calendar, person, holderId: idOf(fault.account) }, now);
}

async function lead(
  database: Database,
  fault: DemoFault,
  of: { hallId: number; calendar: Calendar; person(account: string): Promise<Person>; holderId: number },
  now: Date,
): Promise<void> {
  const { zone } = of.calendar;
  const moments = officeMoments(of.calendar, chanceFrom(SEED));
  const at = (day: number) =>
    new Date(moments.workingDaysBefore(now.getTime(), Math.max(0, fault.daysAgo - day)));
  const dayOfFault = dayOf(zone.toLocalMinute(at(0).getTime()));
  const supervision = await of.person('supervision');
  const proposal: FaultProposal = {
    hallId: of.hallId,
    faultId: fault.faultId,
    sourceKey: null,
    caseId: null,
    windowId: null,
    departmentId: null,
    holderId: of.holderId,
    occurredAt: new Date(zone.toInstant(dayOfFault * MINUTES_PER_DAY + fault.minute)),
    facts: fault.facts,
    found: { words: fault.facts },
  };
  const made = await database.write((tx) => proposeFault(tx, supervision, proposal, at(1)));
  if (!made.ok || fault.upTo === 'proposed') return;
  const asked = (version: number) => ({ number: made.number, version });
  const inspection = await of.person('inspection');
  await callHearing(database, inspection, { ...asked(1), note: '' }, at(2));
  if (fault.upTo === 'hearing') return;
  await recordHearing(database, inspection, { ...asked(2), statement: fault.statement }, at(3));
  const factors = { isIntentional: false, isFirstTime: true, harm: 'small', attitude: 'corrects' } as const;
  await establishFault(database, inspection, { ...asked(3), finding: fault.finding, factors }, at(4));
  const efficiency = await of.person('efficiency');
  const decision = { ...asked(4), decision: fault.decision, measures: [] };
  await decideFault(database, efficiency, decision, at(6));
  if (fault.upTo !== 'appealed') return;
  const reason = '当天的送件单上有部门签收时间，请核对。';
  const appeal = { about: 'fault', aboutId: made.id, reason } as const;
  await fileAppeal(database, await of.person(fault.account), appeal, at(7));
}
