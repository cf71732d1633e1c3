import type { Database, SqlValue } from '../../../src/db/database.js';

/** How SQLite reads "Case" in every query that some work asks: `SEARCH c USING INDEX … (…)`. */
export async function casePlans(
  database: Database,
  work: (watched: Database) => Promise<unknown>,
): Promise<string[]> {
  const asked: { text: string; values: readonly SqlValue[] }[] = [];
  const watched: Database = {
    ...database,
    sql: {
      all: (text, values = []) => {
        asked.push({ text, values });
        return database.sql.all(text, values);
      },
      first: (text, values = []) => {
        asked.push({ text, values });
        return database.sql.first(text, values);
      },
    },
  };
  await work(watched);
  const plans: string[] = [];
  for (const { text, values } of asked.filter((each) => each.text.includes('FROM "Case"'))) {
    const steps = await database.sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, values);
    plans.push(...steps.map((step) => step.detail).filter((detail) => / c\b/.test(detail)));
  }
  return plans;
}
