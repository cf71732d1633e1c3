import type { Tx } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import { insertRow, plainSql } from '../../db/plain-sql.js';
import { nextNumber } from '../../db/sequences.js';
import type { Vault } from '../../db/vault.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { civilDateOf, dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import type { DocumentId } from '../../domain/cases/transitions.js';
import { extensionNotice, type GrantedExtension } from '../../domain/extensions/extension-notice.js';
import { type NoticeContent, noticeContent } from '../../domain/notices/notice-content.js';
import {
  isNoticeKind,
  NOTICE_KINDS,
  type NoticeKind,
  noticeTitle,
} from '../../domain/notices/notice-kinds.js';
import { noticeNumber, noticeSequenceName } from '../../domain/numbering/notice-number.js';
import type { PapersReturned } from '../../domain/refusal-filing/refusal-filing.js';
import type { SuspensionRow } from '../../domain/suspensions/suspend.js';
import { suspensionNotice } from '../../domain/suspensions/suspension-notice.js';
import type { Person } from '../../web/visit.js';
import { copyNoticeFacts, type JointPaper, jointApplicationFacts } from '../joint/joint-papers.js';
import { type CaseForNotice, findCaseForNotice } from './case-for-notice.repository.js';
import {
  acceptanceFacts,
  commonFacts,
  correctionFacts,
  nonAcceptanceFacts,
  refusalDecisionFacts,
  refusalFilingFacts,
} from './notice-facts.js';
import {
  type AnsweredReferral,
  gapInWords,
  gapPromiseFacts,
  type PromisedGap,
  papersReceiptFacts,
  type ReturnedCase,
  returnNoticeFacts,
} from './papers-facts.js';

export interface IssueRequest {
  caseId: number;
  documents: readonly DocumentId[];
  /** Who issues them; the system has no id. */
  person: Pick<Person, 'name'> & { staffId: number | null };
  at: Date;
  calendar: Calendar;
  vault: Vault;
  /** What D-28 tells beside the case. */
  extension?: GrantedExtension;
  /** What D-118 tells beside the case. */
  suspension?: SuspensionRow;
  /** What D-27, and D-01 of the same acceptance, tell of the gaps. */
  gap?: PromisedGap;
  /** What D-06 tells of the leader's answer. */
  referral?: AnsweredReferral;
  /** What D-136 tells beside the case. */
  returning?: ReturnedCase;
  /** What D-138 tells beside the case. */
  papers?: PapersReturned;
  /** What D-07 and D-08 tell of the legs; both are issued apart from their step. */
  joint?: JointPaper;
  /** Where QR codes lead: the public address without a slash at the end. */
  publicUrl: string;
}

/**
 * Writes the papers of a step with their numbers and freezes them as issued; reads the case as the step left it.
 * @returns the ids of those given to the applicant first, in the order of the step
 */
export async function issueNotices(tx: Tx, request: IssueRequest): Promise<number[]> {
  const kinds = request.documents
    .filter(isNoticeKind)
    .filter((kind) => request.joint !== undefined || (kind !== 'D-07' && kind !== 'D-08'));
  if (kinds.length === 0) return [];
  const found = await findCaseForNotice(tx, request.caseId);
  const ids: number[] = [];
  for (const kind of kinds) ids.push(await issueOne(tx, kind, found, request));
  return ids;
}

/** No member of staff has this id. */
const BY_THE_SYSTEM = 0;

async function issueOne(
  tx: Tx,
  kind: NoticeKind,
  found: CaseForNotice,
  request: IssueRequest,
): Promise<number> {
  const { at, calendar, person } = request;
  const today = dayOf(calendar.zone.toLocalMinute(at.getTime()));
  const year = civilDateOf(today).year;
  const serial = await nextNumber(tx, found.hallId, noticeSequenceName(kind, year));
  const number = noticeNumber(NOTICE_KINDS[kind].numberWord, year, serial);
  const content = buildContent(kind, found, { ...request, number, issuedOn: formatDate(today) });
  const noticeId = await insertRow(plainSql(tx), 'Notice', {
    hallId: found.hallId,
    caseId: found.id,
    kind,
    number,
    issuedAt: at,
    issuedById: person.staffId ?? BY_THE_SYSTEM,
    issuedBy: person.name,
    content: JSON.stringify(content),
  });
  await recordEvent(tx, {
    hallId: found.hallId,
    caseId: found.id,
    kind: 'notice-issued',
    fromState: found.state,
    toState: found.state,
    staffId: person.staffId,
    actorName: person.name,
    at,
    reason: noticeTitle(kind),
    details: { noticeId, number, title: noticeTitle(kind) },
  });
  return noticeId;
}

type Numbered = IssueRequest & { number: string; issuedOn: string };

function buildContent(kind: NoticeKind, found: CaseForNotice, issued: Numbered): NoticeContent {
  const common = commonFacts(found, issued);
  const { calendar } = issued;
  switch (kind) {
    case 'D-01':
      return noticeContent('D-01', {
        ...acceptanceFacts(found, common, calendar),
        ...(issued.gap && { gap: gapInWords(issued.gap, calendar) }),
      });
    case 'D-02':
      return noticeContent('D-02', nonAcceptanceFacts(found, common));
    case 'D-03':
      return noticeContent('D-03', correctionFacts(found, common, calendar));
    case 'D-05':
      return noticeContent('D-05', refusalDecisionFacts(found, common, calendar));
    case 'D-06':
      return noticeContent('D-06', refusalFilingFacts(found, common, issued.referral, calendar));
    case 'D-07':
      return noticeContent('D-07', jointApplicationFacts(found, common, given(kind, issued.joint), calendar));
    case 'D-08':
      return noticeContent('D-08', copyNoticeFacts(found, common, given(kind, issued.joint), calendar));
    case 'D-27':
      return noticeContent('D-27', gapPromiseFacts(common, given(kind, issued.gap), calendar));
    case 'D-28':
      return noticeContent('D-28', extensionNotice(common, given(kind, issued.extension), calendar));
    case 'D-118':
      return noticeContent('D-118', suspensionNotice(common, given(kind, issued.suspension), calendar));
    case 'D-136':
      return noticeContent(
        'D-136',
        returnNoticeFacts(found, common, given(kind, issued.returning), calendar),
      );
    case 'D-138':
      return noticeContent('D-138', papersReceiptFacts(common, given(kind, issued.papers), calendar));
    case 'D-04':
      throw new Error(`${kind} belongs to an enquiry, not to a case`);
  }
}

function given<Particulars>(kind: NoticeKind, particulars: Particulars | undefined): Particulars {
  if (particulars === undefined) throw new Error(`${kind} needs to know what it tells`);
  return particulars;
}
