import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { PERIOD_CHOOSABLE } from '../../domain/accountability/threshold-periods.js';
import { THRESHOLDS } from '../../domain/accountability/thresholds.js';
import type { Person } from '../../web/visit.js';

export interface ThresholdChoices {
  /** The thresholds that count. */
  active: readonly string[];
  /** Of TH-09 and TH-10 those that count on across the years (C-31). */
  cumulative: readonly string[];
  /** What the page showed, from `stampOf`. */
  seen: string;
}

/** Switches the counters of a hall on and off; every change stands in the audit log, which is its versions. */
export function chooseThresholds(
  database: Database,
  person: Person,
  asked: ThresholdChoices,
  now: Date,
): Promise<{ ok: true; changed: number } | { ok: false }> {
  const { hallId } = person;
  return database.write(async (tx) => {
    const rows = await tx.thresholdChoice.findMany({ where: { hallId } });
    if (stampOf(rows) !== asked.seen) return { ok: false };
    let changed = 0;
    for (const { id } of THRESHOLDS) {
      const before = rows.find(({ thresholdId }) => thresholdId === id);
      const active = asked.active.includes(id);
      const cumulative = PERIOD_CHOOSABLE.includes(id) && asked.cumulative.includes(id);
      if ((before?.active ?? true) === active && (before?.cumulative ?? false) === cumulative) continue;
      const choice = { active, cumulative, changedBy: person.name, changedAt: now };
      await tx.thresholdChoice.upsert({
        where: { hallId_thresholdId: { hallId, thresholdId: id } },
        create: { hallId, thresholdId: id, ...choice },
        update: choice,
      });
      await recordAudit(tx, {
        hallId,
        staffId: person.staffId,
        actorName: person.name,
        kind: 'threshold-chosen',
        subject: id,
        details: {
          from: `${before?.active ?? true}/${before?.cumulative ?? false}`,
          to: `${active}/${cumulative}`,
        },
        at: now,
      });
      changed += 1;
    }
    return { ok: true, changed };
  });
}

/** What tells one state of the choices from another. */
export function stampOf(
  rows: readonly { thresholdId: string; active: boolean; cumulative: boolean; changedAt: Date }[],
): string {
  return rows
    .map(({ thresholdId, active, cumulative, changedAt }) =>
      [thresholdId, active, cumulative, changedAt.getTime()].join(':'),
    )
    .sort()
    .join(' ');
}
