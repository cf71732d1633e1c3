import { type Cursor, parseCursor, type SortKey } from './list-case-rows.js';

/** The place in a list that an address names by `after` or `before`; null for the first page. */
export function cursorOf(query: Record<string, unknown>, keys: readonly SortKey[]): Cursor | null {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return parseCursor({ after: text(query.after), before: text(query.before) }, keys);
}
