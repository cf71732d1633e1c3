import type { NoticeLine } from '../cases/intake-verdict.js';
import type { CaseKind } from '../cases/kinds.js';
import type { RemitReason } from '../cases/remit.js';
import type { RemedyBodies } from './remedies.js';

/** What every notice bears. Numbers of persons come masked: the content is kept as issued and in the clear. */
export interface CommonNoticeFacts {
  number: string;
  /** YYYY-MM-DD in the hall's zone. */
  issuedOn: string;
  hallName: string;
  hallAddress: string;
  /** The organ named at the place of the seal; empty: the hall. */
  sealName: string;
  caseNumber: string;
  queryCode: string;
  /** Where the QR code leads. */
  publicUrl: string;
  applicantName: string;
  applicantIdMasked: string;
  applicantPhoneMasked: string;
  agentName: string;
  itemName: string;
  itemCode: string;
  departmentName: string;
  windowName: string;
  /** Who issues the notice. */
  handlerName: string;
  handlerAName: string;
  handlerBName: string;
  phone: string;
  complaintPhone: string;
}

export interface ReceivedMaterial {
  name: string;
  originals: number;
  copies: number;
}

export interface MaterialToSupply extends NoticeLine {
  /** What the material must be like; empty when there is nothing to add. */
  requirement: string;
  /** Name of the form or note to its sample. */
  sample: string;
}

/** D-01 */
export interface AcceptanceFacts extends CommonNoticeFacts {
  kind: CaseKind;
  materials: readonly ReceivedMaterial[];
  /** 5个工作日 */
  limitText: string;
  /** 2026年9月30日 18:00 */
  dueText: string;
  /** The calendar of the due year is not yet published. */
  dueProvisional: boolean;
  feeText: string;
  /** Accepted by law because the one-time notice was not given in time (TL-002). */
  isDeemed?: boolean;
  /** Accepted with gaps (T13): what is still to come, and until when. */
  gap?: { materials: readonly string[]; promisedText: string };
}

/** D-02 */
export interface NonAcceptanceFacts extends CommonNoticeFacts, RemedyBodies {
  remitReason: RemitReason;
  reason: string;
  basis: string;
  whereToGo: string;
}

/** D-03 */
export interface CorrectionFacts extends CommonNoticeFacts {
  lines: readonly MaterialToSupply[];
  /** By when to hand in; empty when the hall sets none. */
  deadlineText: string;
  /** True for a second or later notice of the same case. */
  isRepeated: boolean;
}

/** D-04 */
export interface OneTimeNoticeFacts extends CommonNoticeFacts {
  channel: 'window' | 'phone';
  steps: readonly string[];
  materials: readonly ReceivedMaterial[];
  limitText: string;
  feeText: string;
  bases: readonly string[];
  /** Why it cannot be done; empty when it can. */
  impossibleBecause: string;
}

/** D-05 */
export interface RefusalDecisionFacts extends CommonNoticeFacts, RemedyBodies {
  reason: string;
  basis: string;
  /** Civil date of receipt, YYYY-MM-DD. */
  receivedOn: string;
  deciderName: string;
}

/** D-06 */
export interface RefusalFilingFacts extends CommonNoticeFacts {
  reason: string;
  basis: string;
  /** Within own authority, by the leader after a referral, or by the approver after review. */
  authority: 'window' | 'leader' | 'approver';
  /** When it was referred to the leader; empty without a referral. */
  referredText?: string;
  leaderOpinion: string;
  answeredOn: string;
  archiveNumber: string;
  papersReturned: boolean;
}

/** D-28: the printed notice of an extension. */
export interface ExtensionNoticeFacts extends CommonNoticeFacts {
  reason: string;
  basis: string;
  extendedWorkingDays: number;
  /** 2026年9月30日 18:00 */
  formerDueText: string;
  newDueText: string;
  newDueProvisional: boolean;
  approverName: string;
}

/** D-118: the clock stands for a special procedure. */
export interface SuspensionNoticeFacts extends CommonNoticeFacts {
  /** 听证 */
  procedureName: string;
  basis: string;
  reason: string;
  /** 15个工作日 */
  limitText: string;
  startedText: string;
  expectedEndText: string;
}

/** D-27: the promise that the applicant signs. */
export interface GapPromiseFacts extends CommonNoticeFacts {
  missingMaterials: readonly string[];
  /** 2026年9月30日 18:00 */
  promisedText: string;
  consequence: string;
  signedBy: string;
}

/** D-136: the application goes back since its papers never came. */
export interface ReturnNoticeFacts extends CommonNoticeFacts, RemedyBodies {
  missingMaterials: readonly string[];
  /** Until when they were to come. */
  termText: string;
  reason: string;
  /** The leader who approved the return of an accepted case; empty before acceptance. */
  approverName: string;
}

/** D-138: the papers of a refused application go back against signature. */
export interface PapersReceiptFacts extends CommonNoticeFacts {
  papers: readonly string[];
  signedBy: string;
  returnedText: string;
}

/** What the applicant fills into the joint application form. */
export interface JointForm {
  projectName: string;
  contactName: string;
  contactPhone: string;
}

/** A leg on the joint application form, with the order in which it runs. */
export interface JointFormLine {
  order: number;
  departmentName: string;
  itemName: string;
  /** 2026年9月30日 18:00; empty while it has not started. */
  dueText: string;
}

/** D-07: the application that the applicant fills in once for all organs. */
export interface JointApplicationFacts extends CommonNoticeFacts, JointForm {
  leadName: string;
  startedText: string;
  /** Papers shared by all organs, handed in once. */
  sharedMaterials: readonly string[];
  lines: readonly JointFormLine[];
}

/** D-08: the copy for one organ. */
export interface CopyNoticeFacts extends CommonNoticeFacts, JointForm {
  /** The number of the joint application this copy belongs to. */
  jointNumber: string;
  organName: string;
  permitName: string;
  receivedText: string;
  dueText: string;
  dueProvisional: boolean;
  sharedMaterials: readonly string[];
}

export interface NoticeFactsOf {
  'D-01': AcceptanceFacts;
  'D-02': NonAcceptanceFacts;
  'D-03': CorrectionFacts;
  'D-04': OneTimeNoticeFacts;
  'D-05': RefusalDecisionFacts;
  'D-06': RefusalFilingFacts;
  'D-07': JointApplicationFacts;
  'D-08': CopyNoticeFacts;
  'D-27': GapPromiseFacts;
  'D-28': ExtensionNoticeFacts;
  'D-118': SuspensionNoticeFacts;
  'D-136': ReturnNoticeFacts;
  'D-138': PapersReceiptFacts;
}
