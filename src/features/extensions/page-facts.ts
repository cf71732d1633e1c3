import type { ExtensionFacts } from '../../domain/extensions/extension.js';
import type { LoadedCase } from '../cases/load-case.js';
import { clockFacts } from './extension-records.js';
import { extensionRow } from './extensions.repository.js';

/** The extension facts of a case as its pages loaded it. */
export function pageFacts({ row, clockRows }: LoadedCase): ExtensionFacts {
  const date = (at: number | null) => (at === null ? null : new Date(at));
  const rows = clockRows.extensions.map(extensionRow);
  const moments = { acceptedAt: date(row.acceptedAt), dueAt: date(row.dueAt) };
  return { ...clockFacts({ ...row, ...moments }, row.extensionWorkingDays), rows };
}
