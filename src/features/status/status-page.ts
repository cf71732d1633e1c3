import type { Calendar } from '../../domain/calendar/calendar.js';
import { CASE_STATES, isCaseState, stateInPlainWords, type Tone } from '../../domain/cases/states.js';
import type { LightShares } from '../../domain/deadlines/progress.js';
import { maskApplicantName } from '../../domain/identity/masks.js';
import { paths } from '../../web/paths.js';
import { type CaseStep, stepsOf } from './case-steps.js';
import { momentWords } from './moments-in-words.js';
import { type OrganLines, organLines, type PublicOrgans } from './organ-lines.js';
import { type PromiseLine, promiseLine } from './promise-line.js';
import { type HistoryEntry, publicHistory } from './public-history.js';
import type { PublicCaseRow, PublicEventRow, PublicMaterialRow } from './status.repository.js';
import { placeOf, type TodoAnswer, todoAnswer } from './todo-answer.js';
import { type WhenAnswer, whenAnswer } from './when-answer.js';

export interface StatusRecord {
  row: PublicCaseRow;
  materials: PublicMaterialRow[];
  events: PublicEventRow[];
  calendar: Calendar;
  correctionNoticeWorkingDays: number;
  lightShares: LightShares;
  /** The superior, or the departments of a joint case, and where each stands; left out for other cases. */
  organs?: PublicOrgans;
  remedyBodies: { reconsiderationBody: string; court: string };
}

export interface ContactRow {
  key: string;
  value: string;
  href?: string;
  figures?: true;
}

/** The values of the public page of a case, in the order in which it answers. */
export interface StatusPage {
  number: string;
  itemName: string;
  guideHref: string | null;
  applicant: string;
  state: string;
  tone: Tone;
  steps: CaseStep[];
  when: WhenAnswer;
  /** Null unless a promise is running. */
  line: PromiseLine | null;
  /** Null unless other organs have their say. */
  organs: OrganLines | null;
  todo: TodoAnswer;
  contacts: ContactRow[];
  history: HistoryEntry[];
  asOf: string;
}

/** Builds the public page of a case; names of persons are masked, numbers of theirs never come here. */
export function statusPage(record: StatusRecord, now: number): StatusPage {
  const { row, calendar } = record;
  const state = stateOf(row.state);
  const words = momentWords(calendar.zone, now);
  const names = [row.agentName, row.receiverName];
  if (row.applicantType === 'person') names.push(row.applicantName);
  return {
    number: row.number,
    itemName: row.itemName,
    guideHref: row.itemStatus === 'published' ? paths.guide(row.itemId) : null,
    applicant: maskApplicantName(
      row.applicantType === 'organisation' ? 'organisation' : 'person',
      row.applicantName,
    ),
    state: stateInPlainWords(state === 'ACC_T' && row.gapPromisedFor === null ? 'ACC' : state),
    tone: CASE_STATES[state].tone,
    steps: stepsOf(row.kind, state),
    when: whenAnswer({ ...record, state, words, now }),
    line: promiseLine({ ...record, words, now }),
    organs: record.organs === undefined ? null : organLines(record.organs, words),
    todo: todoAnswer({ ...record, state, words, names, now }),
    contacts: contactsOf(row),
    history: publicHistory(record.events, words),
    asOf: words.moment(now),
  };
}

function contactsOf(row: PublicCaseRow): ContactRow[] {
  const rows: ContactRow[] = [{ key: '办理窗口', value: placeOf(row).trim() }];
  if (row.handlerName !== '') rows.push({ key: '经办人', value: row.handlerName });
  rows.push({ key: '承办部门', value: row.departmentName });
  if (row.hallAddress !== '') rows.push({ key: '地址', value: `${row.hallName}，${row.hallAddress}` });
  const phone = row.windowPhone || row.dutyPhone || row.departmentPhone || row.hallPhone;
  if (phone !== '') rows.push(phoneRow('咨询电话', phone));
  const complaints = row.itemComplaintPhone || row.hallComplaintPhone;
  if (complaints !== '') rows.push(phoneRow('投诉电话', complaints));
  return rows;
}

function phoneRow(key: string, phone: string): ContactRow {
  return { key, value: phone, href: `tel:${phone.replace(/[^\d+]/g, '')}`, figures: true };
}

function stateOf(text: string) {
  if (!isCaseState(text)) throw new Error(`unknown case state ${text}`);
  return text;
}
