import type { Database } from '../db/database.js';
import { recordProceeding } from '../db/proceedings.js';
import { monthBefore } from '../domain/appraisal/period.js';
import { DEFAULT_SCHEMES } from '../domain/appraisal/schemes.js';
import { dayOf, formatDate } from '../domain/calendar/civil-time.js';
import { computePeriod } from '../features/appraisal/compute-period.js';
import { openPeriod } from '../features/appraisal/open-period.js';
import { hallCalendar } from '../features/calendar/hall-calendar.js';

const SCHEMES = ['WIN', 'BEST', 'STF'] as const;

/** The last two months computed by scheme, an entry by hand that waits for consent, a draft of the clerks' scheme. */
export async function loadAppraisal(database: Database, hallId: number, now: Date): Promise<void> {
  const { zone } = await hallCalendar(database, hallId);
  const month = formatDate(dayOf(zone.toLocalMinute(now.getTime()))).slice(0, 7);
  for (const period of [monthBefore(month), month]) {
    for (const scheme of SCHEMES) {
      const id = await database.write((tx) => openPeriod(tx, hallId, scheme, period, now));
      await computePeriod(database, id, now);
    }
  }
  await enterByHand(database, hallId, month, now);
  await draftScheme(database, hallId, Number(month.slice(0, 4)), now);
}

async function enterByHand(database: Database, hallId: number, period: string, now: Date): Promise<void> {
  await database.write(async (tx) => {
    const { id: periodId } = await tx.appraisalPeriod.findUniqueOrThrow({
      where: { hallId_scheme_period: { hallId, scheme: 'WIN', period } },
    });
    const result = await tx.appraisalResult.findFirst({ where: { periodId }, orderBy: { id: 'asc' } });
    const by = await tx.staff.findFirst({ where: { hallId, account: 'supervision' } });
    if (result === null || by === null) return;
    const { id: entryId } = await tx.appraisalEntry.create({
      data: {
        hallId,
        periodId,
        subjectKind: result.subjectKind,
        subjectId: result.subjectId,
        rule: 'WIN-A6',
        count: 1,
        points: 3,
        sourceKind: 'hand',
        sourceKey: 'hand:demo',
        words: '窗口人员主动为行动不便的老人上门办理，群众来信感谢',
        at: now,
        origin: 'hand',
        state: 'waiting',
        enteredById: by.id,
        enteredBy: by.name,
      },
    });
    const actor = { staffId: by.id, actorName: by.name, at: now };
    const details = { entryId, rule: 'WIN-A6' };
    await recordProceeding(tx, {
      hallId,
      about: 'period',
      aboutId: periodId,
      kind: 'entry-added',
      ...actor,
      details,
    });
  });
}

async function draftScheme(database: Database, hallId: number, year: number, now: Date): Promise<void> {
  await database.write(async (tx) => {
    const by = await tx.staff.findFirst({ where: { hallId, account: 'admin' } });
    const rules = DEFAULT_SCHEMES.STF.rules.map((rule) =>
      rule.code === 'STF-R2' ? { ...rule, pointsMin: -5, pointsMax: -5 } : rule,
    );
    const { id: aboutId } = await tx.schemeVersion.create({
      data: {
        hallId,
        scheme: 'STF',
        year,
        number: 1,
        content: JSON.stringify({ ...DEFAULT_SCHEMES.STF, rules }),
        note: '超期每天由扣 3 分改为扣 5 分，先试算',
        madeById: by?.id ?? null,
        madeBy: by?.name ?? '',
        madeAt: now,
      },
    });
    const actor = { staffId: by?.id ?? null, actorName: by?.name ?? '', at: now };
    await recordProceeding(tx, { hallId, about: 'scheme', aboutId, kind: 'scheme-copied', ...actor });
  });
}
