import type { Database, Tx } from '../../db/database.js';
import type { MonthFigures } from '../../domain/reports/figures.js';

/** A closed month as stored; `figures` null when it was opened again. */
export interface StoredMonth {
  month: string;
  figures: MonthFigures | null;
  closedAt: Date;
  closedBy: string;
  reopenedAt: Date | null;
  reopenedBy: string;
  reopenReason: string;
}

/** The months of a hall that were closed at some time, by their code. */
export async function storedMonths(
  { read }: Pick<Database, 'read'>,
  hallId: number,
  months: readonly string[],
): Promise<Map<string, StoredMonth>> {
  const rows = await read.monthReport.findMany({ where: { hallId, month: { in: [...months] } } });
  return new Map(rows.map((row) => [row.month, storedMonth(row)]));
}

/** A month as an action finds it in its transaction; null when it was never closed. */
export async function storedMonthInForce(tx: Tx, hallId: number, month: string): Promise<StoredMonth | null> {
  const row = await tx.monthReport.findUnique({ where: { hallId_month: { hallId, month } } });
  return row === null ? null : storedMonth(row);
}

/** Stores the figures of a month; it counts as closed from then on. */
export async function saveClosedMonth(
  tx: Tx,
  hallId: number,
  figures: MonthFigures,
  by: { name: string; at: Date },
): Promise<void> {
  const { month } = figures;
  const data = { figures: JSON.stringify(figures), closedAt: by.at, closedBy: by.name, reopenedAt: null };
  await tx.monthReport.upsert({
    where: { hallId_month: { hallId, month } },
    create: { hallId, month, ...data },
    update: data,
  });
}

export async function saveReopenedMonth(
  tx: Tx,
  hallId: number,
  month: string,
  by: { name: string; at: Date; reason: string },
): Promise<void> {
  await tx.monthReport.update({
    where: { hallId_month: { hallId, month } },
    data: { reopenedAt: by.at, reopenedBy: by.name, reopenReason: by.reason },
  });
}

function storedMonth(row: Omit<StoredMonth, 'figures'> & { figures: string }): StoredMonth {
  return { ...row, figures: row.reopenedAt === null ? (JSON.parse(row.figures) as MonthFigures) : null };
}
