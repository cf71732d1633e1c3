import type { Calendar } from '../../domain/calendar/calendar.js';
import type { DocumentId } from '../../domain/cases/transitions.js';
import type { Tx } from '../../db/database.js';
import type { Person } from '../../web/visit.js';

export interface IssueRequest {
  caseId: number;
  documents: readonly DocumentId[];
  person: Person;
  at: Date;
  calendar: Calendar;
}

/** Writes the papers of a step with their numbers, frozen as issued. @returns their ids */
export async function issueNotices(_tx: Tx, _request: IssueRequest): Promise<number[]> {
  return [];
}
