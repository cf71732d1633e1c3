import { promisedMoment } from '../features/cases/promise-clock.js';
import type { DemoWorld, OfferedItem } from './demo-world.js';

/** What is special about a case; most are plain. */
export type Twist =
  | 'plain'
  | 'supplement'
  | 'waiting'
  | 'brought'
  | 'breach'
  | 'withdrawn'
  | 'not-ours'
  | 'refused';

/** A case as it is meant to go. */
export interface CasePlan {
  item: OfferedItem;
  receivedAt: number;
  twist: Twist;
  /** When it is decided, as a share of the promised time; above 1 it is late. */
  pace: number;
  /** Nobody goes on from this state. */
  stopsIn: string | null;
}

const HISTORY_WORKING_DAYS = 82;
const JOINT_HISTORY_WORKING_DAYS = 8;
const MS_PER_MINUTE = 60_000;

/** The cases of some months, in the order of receipt: everyday ones, and those that each list has to show. */
export function planCases(world: DemoWorld): CasePlan[] {
  const plans = [
    ...everydayPlans(world),
    ...overduePlans(world),
    ...dueNextPlans(world),
    ...waitingPlans(world),
  ];
  return plans.filter((plan) => plan.receivedAt < world.now).sort((a, b) => a.receivedAt - b.receivedAt);
}

function everydayPlans(world: DemoWorld): CasePlan[] {
  const { chance, moments } = world;
  const plans: CasePlan[] = [];
  let day = moments.dayOf(world.now);
  if (!moments.isWorkingDay(day)) day = moments.previousWorkingDay(day);
  for (let back = 0; back < HISTORY_WORKING_DAYS; back++, day = moments.previousWorkingDay(day)) {
    for (let count = chance.whole(3, 6); count > 0; count--) {
      const item = chance.weighted(world.items, (each) => weightOf(each, back));
      plans.push({ item, receivedAt: moments.someTimeOn(day), ...course(world, item) });
    }
  }
  return plans;
}

/** Cases with other organs are told as they are now, so only recent ones are. */
function weightOf(item: OfferedItem, workingDaysBack: number): number {
  const isElsewhere = item.version.caseKind === 'J' || item.version.caseKind === 'U';
  return isElsewhere && workingDaysBack > JOINT_HISTORY_WORKING_DAYS ? 0 : item.weight;
}

function course({ chance }: DemoWorld, item: OfferedItem): Pick<CasePlan, 'twist' | 'pace' | 'stopsIn'> {
  const kind = item.version.caseKind;
  const twist = chance.weighted(TWISTS, (each) =>
    kind === 'R' && each.twist !== 'plain' ? 0 : each.weight,
  ).twist;
  const pace = chance.happens(0.04) ? 1.05 + chance.next() * 0.5 : 0.25 + chance.next() * 0.6;
  return { twist, pace, stopsIn: null };
}

const TWISTS: readonly { twist: Twist; weight: number }[] = [
  { twist: 'plain', weight: 76 },
  { twist: 'supplement', weight: 13 },
  { twist: 'refused', weight: 5 },
  { twist: 'withdrawn', weight: 3 },
  { twist: 'not-ours', weight: 3 },
];

/** Late and still open: by how many working days, in which state they lie, and the item. */
const OVERDUE = [
  { code: 'QH-ZJ-001', lateDays: 1, stopsIn: 'REV' },
  { code: 'QH-SC-002', lateDays: 6, stopsIn: 'REV' },
  { code: 'QH-RS-002', lateDays: 3, stopsIn: 'ACC' },
  { code: 'QH-JT-001', lateDays: 2, stopsIn: 'REV' },
  { code: 'QH-WJ-001', lateDays: 4, stopsIn: 'ACC' },
  { code: 'QH-SW-001', lateDays: 1, stopsIn: 'ACC' },
  { code: 'QH-ZR-001', lateDays: 9, stopsIn: 'REV' },
] as const;

function overduePlans(world: DemoWorld): CasePlan[] {
  return OVERDUE.flatMap(({ code, lateDays, stopsIn }) => {
    let dueDay = world.moments.dayOf(world.now);
    for (let count = 0; count < lateDays; count++) dueDay = world.moments.previousWorkingDay(dueDay);
    return planDueOn(world, code, dueDay, stopsIn);
  });
}

const DUE_NEXT = ['QH-ZJ-001', 'QH-SC-002', 'QH-WJ-001', 'QH-JT-001', 'QH-SW-001'] as const;

/** Due today, or on the next working day when the hall is closed for today. */
function dueNextPlans(world: DemoWorld): CasePlan[] {
  const { moments, now } = world;
  const today = moments.dayOf(now);
  const next = moments.dayOf(moments.notBefore(now));
  return DUE_NEXT.flatMap((code, index) =>
    planDueOn(world, code, next < today ? today : next, index % 2 === 0 ? 'REV' : 'ACC'),
  );
}

/** A case of the item received on the working day from which its promise ends on the day wanted. */
function planDueOn(world: DemoWorld, code: string, dueDay: number, stopsIn: string): CasePlan[] {
  const { moments, calendar } = world;
  const item = itemOf(world, code);
  const { promisedValue: limitValue, promisedUnit: limitUnit, afterHours } = item.version;
  let day = dueDay;
  for (let back = 0; back < HISTORY_WORKING_DAYS; back++) {
    if (moments.isWorkingDay(day)) {
      const receivedAt = moments.someTimeOn(day);
      const { dueAt } = promisedMoment(
        { acceptedAt: new Date(receivedAt), limitValue, limitUnit, afterHours },
        calendar,
      );
      if (dueAt !== null && moments.dayOf(dueAt.getTime()) === dueDay) {
        return [{ item, receivedAt, twist: 'plain', pace: 0.5, stopsIn }];
      }
    }
    day = moments.previousWorkingDay(day);
  }
  return [];
}

const WAITING = [
  { code: 'QH-ZJ-001', daysBack: 2, twist: 'waiting', stopsIn: null },
  { code: 'QH-SC-002', daysBack: 1, twist: 'waiting', stopsIn: null },
  { code: 'QH-SC-001', daysBack: 3, twist: 'waiting', stopsIn: null },
  { code: 'QH-WJ-001', daysBack: 5, twist: 'waiting', stopsIn: null },
  { code: 'QH-RS-002', daysBack: 4, twist: 'waiting', stopsIn: null },
  { code: 'QH-JT-001', daysBack: 13, twist: 'waiting', stopsIn: null },
  { code: 'QH-SC-003', daysBack: 2, twist: 'waiting', stopsIn: null },
  { code: 'QH-SW-001', daysBack: 3, twist: 'brought', stopsIn: null },
  { code: 'QH-ZJ-001', daysBack: 4, twist: 'brought', stopsIn: null },
  { code: 'QH-SC-002', daysBack: 12, twist: 'breach', stopsIn: null },
  { code: 'QH-ZJ-001', daysBack: 7, twist: 'plain', stopsIn: 'READY' },
  { code: 'QH-SW-001', daysBack: 5, twist: 'plain', stopsIn: 'READY' },
  { code: 'QH-SC-002', daysBack: 11, twist: 'plain', stopsIn: 'READY' },
  { code: 'QH-WJ-001', daysBack: 6, twist: 'plain', stopsIn: 'READY' },
  { code: 'QH-JT-001', daysBack: 8, twist: 'plain', stopsIn: 'READY' },
  { code: 'QH-WJ-002', daysBack: 9, twist: 'plain', stopsIn: 'READY' },
  { code: 'QH-GA-001', daysBack: 16, twist: 'plain', stopsIn: 'READY' },
  { code: 'QH-JT-002', daysBack: 3, twist: 'plain', stopsIn: 'DEC_Y' },
  { code: 'QH-ZJ-001', daysBack: 5, twist: 'plain', stopsIn: 'DEC_Y' },
  { code: 'QH-GA-001', daysBack: 15, twist: 'plain', stopsIn: 'PAY' },
  { code: 'QH-ZR-001', daysBack: 9, twist: 'plain', stopsIn: 'PAY' },
  { code: 'QH-ZJ-002', daysBack: 4, twist: 'plain', stopsIn: null },
  { code: 'QH-SC-003', daysBack: 5, twist: 'plain', stopsIn: null },
  { code: 'QH-SC-003', daysBack: 3, twist: 'plain', stopsIn: null },
  { code: 'QH-ZR-002', daysBack: 9, twist: 'plain', stopsIn: 'REV' },
  { code: 'QH-ZR-002', daysBack: 6, twist: 'plain', stopsIn: 'REV' },
  { code: 'QH-RS-003', daysBack: 7, twist: 'plain', stopsIn: 'REV' },
] as const satisfies readonly { code: string; daysBack: number; twist: Twist; stopsIn: string | null }[];

/** What waits for the applicant or for the window. */
function waitingPlans(world: DemoWorld): CasePlan[] {
  const { moments } = world;
  return WAITING.map(({ code, daysBack, twist, stopsIn }) => {
    let day = moments.dayOf(world.now);
    for (let count = 0; count < daysBack; count++) day = moments.previousWorkingDay(day);
    const receivedAt = Math.min(moments.someTimeOn(day), world.now - MS_PER_MINUTE);
    return { item: itemOf(world, code), receivedAt, twist, pace: 0.45, stopsIn };
  });
}

function itemOf(world: DemoWorld, code: string): OfferedItem {
  const found = world.items.find((item) => item.version.item.code === code);
  if (!found) throw new Error(`no item ${code}`);
  return found;
}
