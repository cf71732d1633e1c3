import { isRemitReason, REMIT_REASONS } from '../domain/cases/remit.js';
import type { CaseAction } from '../domain/cases/transitions.js';
import {
  type DemoCase,
  type MaterialDefect,
  receive,
  type StepGiven,
  take,
  tickReviewPoints,
} from './demo-case.js';
import type { DemoPerson, DemoWorld } from './demo-world.js';
import { DEMO_STAFF } from './hall-table.js';
import type { DemoApplicant } from './people.js';
import type { CasePlan } from './plan-cases.js';

const MINUTE = 60_000;
const PROBLEMS = [
  '没有签名或者盖章',
  '复印件看不清楚',
  '超过有效期',
  '填写不完整，缺少日期',
  '与身份证上的姓名不一致',
];
const PRESENT: MaterialDefect = { status: 'present', problem: '' };

/** Counts certificates by item and year. */
export type ResultNumbers = (itemCode: string, at: number) => string;

interface Told {
  world: DemoWorld;
  plan: CasePlan;
  demo: DemoCase;
  clerk: DemoPerson;
  resultNumbers: ResultNumbers;
  /** The moment of the last step. */
  at: number;
}

/** Tells one case from the counter as far as it has come by now. */
export function tellCase(
  world: DemoWorld,
  plan: CasePlan,
  applicant: DemoApplicant,
  number: string,
  resultNumbers: ResultNumbers,
): DemoCase {
  const { chance } = world;
  const window = chance.pick(plan.item.windows);
  const clerk = clerkAt(world, window);
  const version = plan.item.version;
  const windowId = world.ids.windows.get(window) ?? 0;
  const channel = chance.happens(0.93) ? 'window' : chance.pick(['post', 'phone']);
  const defects = defectsFor(world, plan);
  const demo = receive(
    world,
    { version, applicant, windowId, clerk, at: plan.receivedAt, channel, number },
    defects,
  );
  const told: Told = { world, plan, demo, clerk, resultNumbers, at: plan.receivedAt };
  atTheCounter(told, defects);
  return demo;
}

function atTheCounter(told: Told, defects: ReadonlyMap<number, MaterialDefect>): void {
  const { demo, plan } = told;
  if (plan.twist === 'not-ours') notOurs(told);
  else if (demo.row.kind === 'R' && demo.version.refusalAuthority) reply(told);
  else if (defects.size === 0 || untilComplete(told, defects)) conclude(told);
}

/** Materials are complete: finish, or accept and go on. */
function conclude(told: Told): void {
  const { demo, clerk, plan } = told;
  if (demo.row.kind === 'I') {
    const at = told.at;
    go(told, 'finish-instant', at, clerk, { ...result(told, at), receiverName: receiver(demo) });
    return;
  }
  const action = demo.row.kind === 'R' ? 'accept-as-promised' : 'accept';
  const reason = action === 'accept' ? undefined : '情况需要核查，按承诺件受理';
  if (!go(told, action, told.at, clerk, reason === undefined ? {} : { reason })) return;
  if (plan.twist === 'withdrawn') withdraw(told);
  else if (demo.row.kind !== 'J') inTheBackOffice(told);
}

function inTheBackOffice(told: Told): void {
  const { demo, plan, world } = told;
  const [reviewer, approver] = backOffice(world, demo);
  const share = plan.pace;
  if (!go(told, 'take-review', momentAt(told, share * 0.25), reviewer)) return;
  if (demo.row.kind === 'U') return;
  const decisionAt = momentAt(told, share);
  if (decisionAt > world.now || demo.row.state === plan.stopsIn) return;
  tickReviewPoints(demo, reviewer, decisionAt);
  if (!go(told, 'record-review', Math.max(told.at, decisionAt - 3 * MINUTE), reviewer)) return;
  const condition = demo.version.conditions[0];
  if (plan.twist === 'refused' || demo.version.caseKind === 'R') {
    const reason = `经审查，不符合“${condition?.text ?? demo.version.name}”的条件`;
    go(told, 'refuse', decisionAt, approver, { reason, basis: condition?.basis ?? '' });
    return;
  }
  if (go(told, 'grant', decisionAt, approver, { reason: '材料齐全，符合法定条件' })) backAtTheCounter(told);
}

function backAtTheCounter(told: Told): void {
  const { demo, world, clerk } = told;
  const soon = () => later(told, 0);
  if (demo.version.feeCharged) {
    if (!go(told, 'ask-payment', soon(), clerk)) return;
    const paidAt = later(told, world.chance.whole(0, 2));
    const receiptNumber = `票${String(world.chance.whole(100_000, 999_999))}`;
    if (!go(told, 'record-payment', paidAt, clerk, { receiptNumber, ...result(told, paidAt) })) return;
  } else {
    const readyAt = soon();
    if (!go(told, 'notify-ready', readyAt, clerk, result(told, readyAt))) return;
  }
  go(told, 'deliver', later(told, world.chance.whole(0, 4)), clerk, { receiverName: receiver(demo) });
}

/** Tells everything missing at once, and waits. @returns false while something is still missing */
function untilComplete(told: Told, defects: ReadonlyMap<number, MaterialDefect>): boolean {
  const { plan, clerk, world } = told;
  if (!go(told, 'issue-one-time-notice', told.at, clerk)) return false;
  if (plan.twist === 'waiting') return false;
  if (plan.twist === 'withdrawn') {
    withdraw(told);
    return false;
  }
  const came = new Map([...defects.keys()].map((position) => [position, PRESENT] as const));
  if (!go(told, 'receive-supplement', broughtAt(told), clerk, {}, came)) return false;
  if (plan.twist === 'brought') return false;
  if (plan.twist !== 'breach') return true;
  const overlooked = told.demo.materials.find((row) => !defects.has(row.position));
  if (!overlooked) return true;
  const faulted = new Map([
    [overlooked.position, { status: 'defective', problem: world.chance.pick(PROBLEMS) } as const],
  ]);
  go(told, 'issue-one-time-notice', told.at + 10 * MINUTE, clerk, {}, faulted);
  return false;
}

function broughtAt(told: Told): number {
  const { plan, world } = told;
  if (plan.twist !== 'brought') return later(told, world.chance.whole(1, 4));
  return Math.max(told.at + MINUTE, world.moments.notAfter(world.now - world.chance.whole(5, 40) * MINUTE));
}

function notOurs(told: Told): void {
  const { chance } = told.world;
  const remitReason = chance.pick(Object.keys(REMIT_REASONS).filter(isRemitReason));
  const row = REMIT_REASONS[remitReason];
  const whereToGo = row.needsWhereToGo
    ? chance.pick(['青禾市政务服务中心 7 号窗口', '稻香镇便民服务中心'])
    : '';
  go(told, 'refuse-acceptance', told.at, told.clerk, {
    remitReason,
    reason: row.words,
    basis: row.basis,
    whereToGo,
  });
}

function reply(told: Told): void {
  const { version } = told.demo;
  const condition = version.conditions[0];
  go(told, 'reply', told.at, told.clerk, { reason: condition?.text ?? '', basis: condition?.basis ?? '' });
}

function withdraw(told: Told): void {
  const reason = told.world.chance.pick([
    '申请人改变计划，撤回申请',
    '申请人另行选址，撤回申请',
    '材料暂时办不齐，先行撤回',
  ]);
  go(told, 'withdraw', later(told, told.world.chance.whole(1, 3)), told.clerk, { reason });
}

/** Takes the step unless it lies ahead or the case rests. @returns whether it was taken and the case goes on */
function go(
  told: Told,
  action: CaseAction,
  at: number,
  by: DemoPerson,
  input: NonNullable<StepGiven['input']> = {},
  ticks?: ReadonlyMap<number, MaterialDefect>,
): boolean {
  if (at > told.world.now || told.demo.row.state === told.plan.stopsIn) return false;
  take(told.world, told.demo, action, ticks ? { at, by, input, ticks } : { at, by, input });
  told.at = at;
  return true;
}

function later(told: Told, workingDays: number): number {
  return told.world.moments.workingDaysAfter(told.at, workingDays);
}

/** The moment by which a share of the promised time is used, in office time unless the limit is short. */
function momentAt(told: Told, share: number): number {
  const { acceptedAt, dueAt, limitUnit } = told.demo.row;
  const from = acceptedAt?.getTime() ?? told.at;
  const moment = from + Math.round((((dueAt?.getTime() ?? from) - from) * share) / MINUTE) * MINUTE;
  const around =
    limitUnit === 'minutes' || limitUnit === 'hours' ? moment : told.world.moments.notAfter(moment);
  return Math.max(around, told.at + MINUTE);
}

function result(told: Told, at: number): { resultName: string; resultNumber: string } {
  const { version } = told.demo;
  return { resultName: version.resultName, resultNumber: told.resultNumbers(version.item.code, at) };
}

function receiver(demo: DemoCase): string {
  return demo.applicant.contactName || demo.applicant.name;
}

/** What is wrong with the papers on the counter. */
function defectsFor({ chance }: DemoWorld, { item, twist }: CasePlan): Map<number, MaterialDefect> {
  const faulty = twist === 'supplement' || twist === 'waiting' || twist === 'brought' || twist === 'breach';
  const required = item.version.materials.filter((material) => material.necessity === 'required');
  const first = chance.whole(0, Math.max(required.length - 1, 0));
  const defects = new Map<number, MaterialDefect>();
  for (const [index, material] of item.version.materials.entries()) {
    const missing: MaterialDefect = { status: 'missing', problem: '' };
    if (material.necessity !== 'required' && chance.happens(0.5)) defects.set(material.position, missing);
    if (!faulty || material !== required[first]) continue;
    const defective: MaterialDefect = { status: 'defective', problem: chance.pick(PROBLEMS) };
    defects.set(material.position, index > 0 && chance.happens(0.6) ? missing : defective);
  }
  return faulty ? defects : new Map();
}

function clerkAt(world: DemoWorld, window: string): DemoPerson {
  const clerks = DEMO_STAFF.filter((row) => row.roles.includes('clerk') && row.windows.includes(window));
  return personOf(world, world.chance.pick(clerks).account);
}

/** Who reviews and who decides in the department; where there is one person he does both. */
function backOffice(world: DemoWorld, demo: DemoCase): [DemoPerson, DemoPerson] {
  const code = demo.version.item.department.code;
  const colleagues = DEMO_STAFF.filter((row) => row.department === code);
  const reviewer = colleagues.find((row) => row.roles.includes('reviewer'));
  const approver = colleagues.findLast((row) => row.roles.includes('approver'));
  return [personOf(world, reviewer?.account ?? ''), personOf(world, approver?.account ?? '')];
}

function personOf(world: DemoWorld, account: string): DemoPerson {
  const person = world.people.get(account);
  if (!person) throw new Error(`nobody has the account ${account}`);
  return person;
}
