import type { Database } from '../db/database.js';
import type { Vault } from '../db/vault.js';
import { monthBefore } from '../domain/appraisal/period.js';
import { dayOf, formatDate } from '../domain/calendar/civil-time.js';
import { loadPerson } from '../features/accounts/load-person.js';
import { subjectsOf } from '../features/appraisal-evidence/subjects.repository.js';
import { takePeriodStep } from '../features/appraisal-periods/take-period-step.js';
import { castBallots } from '../features/assessments/cast-ballots.js';
import { hallCalendar } from '../features/calendar/hall-calendar.js';
import { countsNow, keyOf } from '../features/self-checks/fill-self-check.js';
import { saveSelfCheck } from '../features/self-checks/self-checks.repository.js';

/** Who takes which step in the demonstration. */
const STEPS = [
  ['supervision', 'propose'],
  ['appraisal', 'review'],
  ['committee', 'decide'],
  ['committee', 'publish'],
] as const;

const VOTERS = ['clerk', 'reviewer', 'approver', 'head'] as const;
const VOTES = [96, 91, 94, 89] as const;
const ASSESSED_CLERKS = 6;
const D_16_SCORES = { D: 20, A: 19, Q: 20, R: 24, L: 15 };

/** Last month with its self-checks and ballots, published; this month is left open. */
export async function loadAppraisalSteps(
  deps: { database: Database; vault: Vault },
  hallId: number,
  now: Date,
): Promise<void> {
  const { database } = deps;
  const { zone } = await hallCalendar(database, hallId);
  const today = formatDate(dayOf(zone.toLocalMinute(now.getTime())));
  const month = monthBefore(today.slice(0, 7));
  await vote(deps, hallId, { month, day: today }, now);
  await fillSelfChecks(database, hallId, month, now);
  for (const scheme of ['WIN', 'BEST', 'STF'] as const) {
    for (const [account, step] of STEPS) {
      const person = await personOf(database, hallId, account, now);
      const period = await database.read.appraisalPeriod.findUnique({
        where: { hallId_scheme_period: { hallId, scheme, period: month } },
      });
      if (person === null || period === null) return;
      const request = { periodId: period.id, version: period.version, step, reason: '', grades: new Map() };
      const outcome = await takePeriodStep(database, person, request, now);
      if (!outcome.ok) throw new Error(`demonstration: ${step} of ${scheme} ${month}: ${outcome.kind}`);
    }
  }
}

async function vote(
  deps: { database: Database; vault: Vault },
  hallId: number,
  { month, day }: { month: string; day: string },
  now: Date,
): Promise<void> {
  const clerks = await subjectsOf(deps.database.sql, hallId, 'clerk', 0);
  for (const [index, account] of VOTERS.entries()) {
    const person = await personOf(deps.database, hallId, account, now);
    if (person === null) continue;
    const score = VOTES[index] ?? VOTES[0];
    const ballots = clerks
      .filter(({ subjectId }) => subjectId !== person.staffId)
      .slice(0, ASSESSED_CLERKS)
      .map(({ subjectId }): [number, number[]] => [
        subjectId,
        [score, score - 2, score, score + 1, score + 2],
      ]);
    await castBallots(deps, person, { scheme: 'STF', month, day, ballots: new Map(ballots) });
  }
}

async function fillSelfChecks(database: Database, hallId: number, month: string, now: Date): Promise<void> {
  const calendar = await hallCalendar(database, hallId);
  const clerks = await subjectsOf(database.sql, hallId, 'clerk', 0);
  for (const { subjectId, name } of clerks.slice(0, -1)) {
    const key = keyOf(hallId, 'STF', month, subjectId);
    const counts = await countsNow(database.sql, key, calendar);
    const content = {
      counts,
      scores: D_16_SCORES,
      explanation: '本月按时办结，没有缺勤；一次性告知还可以更清楚。',
      filledById: subjectId,
      filledBy: name,
      savedAt: now,
      submittedAt: now,
    };
    await database.write((tx) => saveSelfCheck(tx, key, 0, content, false));
  }
}

async function personOf(database: Database, hallId: number, account: string, now: Date) {
  const staff = await database.read.staff.findFirst({ where: { hallId, account }, select: { id: true } });
  return staff === null ? null : loadPerson(database, staff.id, now);
}
