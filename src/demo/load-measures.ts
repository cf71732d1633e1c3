import type { Database } from '../db/database.js';
import type { MeasureCode } from '../domain/accountability/measures.js';
import { loadPerson } from '../features/accounts/load-person.js';
import { hallCalendar } from '../features/calendar/hall-calendar.js';
import { decideMeasure } from '../features/measures/decide-measure.js';
import { evaluateOffPost } from '../features/measures/evaluate-off-post.js';
import { proposeMeasure } from '../features/measures/propose-measure.js';
import { serveMeasure } from '../features/measures/serve-measure.js';
import type { Person } from '../web/visit.js';
import { chanceFrom } from './chance.js';
import { type OfficeMoments, officeMoments } from './office-moments.js';

const MS_PER_DAY = 86_400_000;
const SEED = 41;

interface DemoMeasure {
  code: MeasureCode;
  account: string;
  substitute?: string;
  servedDaysAgo: number;
  evaluatedDaysAgo?: number;
  legalBasis: string;
  facts: string;
}

const MEASURES: readonly DemoMeasure[] = [
  {
    code: 'study-off-post',
    account: 'ga.clerk2',
    substitute: 'ga.clerk',
    servedDaysAgo: 40,
    evaluatedDaysAgo: 31,
    legalBasis: '责任追究制度：业务不熟离岗学习（003:L72）',
    facts: '对新的落户规定不熟悉，两次答复错误。',
  },
  {
    code: 'oral-warning',
    account: 'sc.clerk',
    servedDaysAgo: 3,
    legalBasis: 'FJ-03 预约没有及时答复',
    facts: '群众预约登记以后两天没有答复。',
  },
  {
    code: 'written-warning',
    account: 'sc.clerk2',
    servedDaysAgo: 3,
    legalBasis: 'FK-01 违反效能规定，有投诉，经查属实',
    facts: '与办事群众争吵，群众当场投诉，经核实属实。',
  },
];

/**
 * Three measures of the demonstration hall: a study off post that is over, and two warnings at one office, which
 * reach TH-05; the self-criticism of the written one is due.
 */
export async function loadMeasures(database: Database, hallId: number, now: Date): Promise<void> {
  const staff = await database.read.staff.findMany({
    where: { hallId },
    select: { id: true, account: true },
  });
  const idOf = (account: string) => staff.find((each) => each.account === account)?.id ?? 0;
  const person = async (account: string, at: Date): Promise<Person> => {
    const found = await loadPerson(database, idOf(account), at);
    if (found === null) throw new Error(`the demonstration has no ${account}`);
    return found;
  };
  const moments = officeMoments(await hallCalendar(database, hallId), chanceFrom(SEED));
  for (const measure of MEASURES) await lead(database, measure, { moments, idOf, person }, now);
}

async function lead(
  database: Database,
  measure: DemoMeasure,
  of: {
    moments: OfficeMoments;
    idOf(account: string): number;
    person(account: string, at: Date): Promise<Person>;
  },
  now: Date,
): Promise<void> {
  const { moments } = of;
  const daysAgo = (days: number) => new Date(moments.notAfter(now.getTime() - days * MS_PER_DAY));
  const servedAt = daysAgo(measure.servedDaysAgo);
  const before = (days: number) => new Date(moments.workingDaysBefore(servedAt.getTime(), days));
  const [proposedAt, decidedAt] = [before(2), before(1)];
  const inspection = await of.person('inspection', servedAt);
  const efficiency = await of.person('efficiency', servedAt);
  const { code, legalBasis, facts } = measure;
  const proposal = { code, legalBasis, facts, staffId: of.idOf(measure.account), departmentId: null };
  const made = await proposeMeasure(database, inspection, proposal, proposedAt);
  if (!made.ok) throw new Error(`demonstration measure refused: ${made.refusal.code}`);
  const { number } = made;
  await decideMeasure(
    database,
    efficiency,
    { number, version: 1, accepted: true, decision: '同意。' },
    decidedAt,
  );
  const serving = {
    number,
    version: 2,
    helperSection: code === 'written-warning' ? '督查科' : '',
    fromDate: '',
    untilDate: '',
    substituteId: measure.substitute === undefined ? null : of.idOf(measure.substitute),
  };
  const served = await serveMeasure(database, inspection, serving, servedAt);
  if (!served.ok) throw new Error(`demonstration measure ${number} was not served`);
  if (measure.evaluatedDaysAgo === undefined) return;
  const meeting = {
    number,
    version: 3,
    clients: '群众代表两人',
    units: '公安分局户政科',
    result: '学习期满，业务考试九十二分，评议一致同意返岗。',
    outcome: 'restore' as const,
  };
  await evaluateOffPost(database, efficiency, meeting, daysAgo(measure.evaluatedDaysAgo));
}
