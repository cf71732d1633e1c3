import { caseKindName } from '../cases/kinds.js';
import { REMIT_REASONS } from '../cases/remit.js';
import { extension, suspension } from './clock-notices.js';
import { copyNotice, jointApplicationForm } from './joint-papers.js';
import type {
  AcceptanceFacts,
  CommonNoticeFacts,
  CorrectionFacts,
  NonAcceptanceFacts,
  NoticeFactsOf,
  OneTimeNoticeFacts,
  RefusalDecisionFacts,
  RefusalFilingFacts,
} from './notice-facts.js';
import { NOTICE_KINDS, type NoticeKind } from './notice-kinds.js';
import { contact, fields, matter, type NoticeSection, received, supplyRow, text } from './notice-sections.js';
import { gapPromise, papersReceipt, returnNotice } from './papers-notices.js';
import { remediesInWords } from './remedies.js';

/**
 * A notice as issued. This whole value is frozen: screens, prints and files are drawn from it alone, whatever
 * becomes of the case, the item, the staff or the hall afterwards.
 */
export interface NoticeContent {
  version: 1;
  kind: NoticeKind;
  title: string;
  number: string;
  hallName: string;
  /** 2026年11月20日 */
  issuedOnText: string;
  /** 申请人： */
  addressee: string;
  sections: readonly NoticeSection[];
  seal: { organ: string; wording: string };
  query: { caseNumber: string; queryCode: string; url: string } | null;
  /** The tear-off stub on which receipt is signed. */
  receipt: { title: string; number: string; applicantName: string } | null;
}

const BUILDERS: { [Kind in NoticeKind]: (facts: NoticeFactsOf[Kind]) => NoticeSection[] } = {
  'D-01': acceptance,
  'D-02': nonAcceptance,
  'D-03': correction,
  'D-04': oneTimeNotice,
  'D-05': refusalDecision,
  'D-06': refusalFiling,
  'D-07': jointApplicationForm,
  'D-08': copyNotice,
  'D-27': gapPromise,
  'D-28': extension,
  'D-118': suspension,
  'D-136': returnNotice,
  'D-138': papersReceipt,
};

/** Builds the content of a notice with every field of section 3.4; empty optional fields are left out. */
export function noticeContent<Kind extends NoticeKind>(
  kind: Kind,
  facts: NoticeFactsOf[Kind],
): NoticeContent {
  const { title, seal, needsSignature, givenToApplicant } = NOTICE_KINDS[kind];
  const common: CommonNoticeFacts = facts;
  return {
    version: 1,
    kind,
    title,
    number: common.number,
    hallName: common.hallName,
    issuedOnText: dayInWords(common.issuedOn),
    addressee: givenToApplicant ? common.applicantName : '',
    sections: BUILDERS[kind](facts),
    seal: { organ: common.sealName || common.hallName, wording: seal },
    query: givenToApplicant
      ? { caseNumber: common.caseNumber, queryCode: common.queryCode, url: common.publicUrl }
      : null,
    receipt: needsSignature ? { title, number: common.number, applicantName: common.applicantName } : null,
  };
}

/** 2026-11-20 as 2026年11月20日. */
export function dayInWords(day: string): string {
  const [year, month, dayOfMonth] = day.split('-').map(Number);
  return `${year}年${month}月${dayOfMonth}日`;
}

function acceptance(facts: AcceptanceFacts): NoticeSection[] {
  const provisional = facts.dueProvisional ? '（该年度放假安排尚未公布，日期为暂定）' : '';
  return [
    text(acceptanceOpening(facts)),
    fields('办件信息', [
      ...matter(facts),
      ['办件类型', caseKindName(facts.kind)],
      ['办理时限', facts.limitText],
      ['承诺办结时间', facts.dueText && `${facts.dueText}${provisional}`],
      ['收费', facts.feeText],
    ]),
    received('收到的材料', facts.materials),
    ...(facts.gap
      ? [
          text(
            `${facts.gap.materials.join('、')}，请在${facts.gap.promisedText}以前补交。`,
            '按承诺后补的材料',
          ),
        ]
      : []),
    fields('联系方式', contact(facts)),
  ];
}

function acceptanceOpening({ itemName, isDeemed, gap }: AcceptanceFacts): string {
  if (isDeemed) {
    return `您提出的“${itemName}”申请，因未在法定期限内告知补正，自收到材料之日起视为受理。`;
  }
  return gap
    ? `您提出的“${itemName}”申请，主要材料齐全，其余材料按您的承诺后补，现予容缺受理。`
    : `您提出的“${itemName}”申请，材料齐全、符合法定形式，现予受理。`;
}

function nonAcceptance(facts: NonAcceptanceFacts): NoticeSection[] {
  return [
    text(`您提出的“${facts.itemName}”申请，经核对，决定不予受理。`),
    fields('办件信息', matter(facts)),
    fields('不予受理的理由和依据', [
      ['原因', REMIT_REASONS[facts.remitReason].name],
      ['理由', facts.reason],
      ['依据', facts.basis],
      ['可以向哪里申请', facts.whereToGo],
    ]),
    text(remediesInWords(facts), '救济途径'),
    fields('联系方式', contact(facts)),
  ];
}

function correction(facts: CorrectionFacts): NoticeSection[] {
  const opening = facts.isRepeated
    ? `您补交的“${facts.itemName}”申请材料已经收到，仍有下列问题，请补齐或者改正。`
    : `您提出的“${facts.itemName}”申请，材料不齐全或者不符合法定形式，现一次性告知需要补正的全部内容。`;
  const hasOnSpot = facts.lines.some((line) => line.onSpot && line.status === 'defective');
  return [
    text(opening),
    fields('办件信息', [...matter(facts), ['补正期限', facts.deadlineText]]),
    {
      type: 'table',
      heading: `需要补正的材料（共${facts.lines.length}件）`,
      columns: ['序号', '材料', '情况', '问题和要求', '表格或者样本'],
      rows: facts.lines.map(supplyRow),
    },
    ...(hasOnSpot ? [text('标有“可当场更正”的，在窗口改好即可，不需要另外来一次。')] : []),
    text('材料补齐后，请带本通知书到窗口提交；补齐并符合要求的，当场受理。'),
    fields('联系方式', contact(facts)),
  ];
}

function oneTimeNotice(facts: OneTimeNoticeFacts): NoticeSection[] {
  const impossible = facts.impossibleBecause;
  return [
    text(`您咨询的“${facts.itemName}”，现将办理所需的全部内容一次性告知如下。`),
    ...(impossible ? [text(impossible, '不能办理的原因')] : []),
    fields('事项信息', [
      ['咨询人', facts.applicantName],
      ['联系电话', facts.applicantPhoneMasked],
      ['事项', facts.itemName],
      ['告知方式', facts.channel === 'phone' ? '电话口头告知' : '窗口书面告知'],
      ['办理时限', facts.limitText],
      ['收费标准', facts.feeText],
    ]),
    { type: 'text', heading: '办事程序', paragraphs: facts.steps },
    received('申请材料', facts.materials),
    { type: 'text', heading: '法定依据', paragraphs: facts.bases },
    fields('联系方式', contact(facts)),
  ];
}

function refusalDecision(facts: RefusalDecisionFacts): NoticeSection[] {
  return [
    text(`您于${dayInWords(facts.receivedOn)}提出的“${facts.itemName}”申请，经审查，决定不予行政许可。`),
    fields('办件信息', matter(facts)),
    fields('理由和依据', [
      ['理由', facts.reason],
      ['依据', facts.basis],
      ['决定人', facts.deciderName],
    ]),
    text(remediesInWords(facts), '救济途径'),
    text('需要退还申请材料的，请带本决定书到窗口签收领取。'),
    fields('联系方式', contact(facts)),
  ];
}

const AUTHORITY_WORDS = {
  window: '窗口授权范围内',
  leader: '分管领导书面意见',
  approver: '部门审批人员决定',
} as const;

function refusalFiling(facts: RefusalFilingFacts): NoticeSection[] {
  return [
    fields('申请人', [
      ['申请单位或者个人', facts.applicantName],
      ['联系电话', facts.applicantPhoneMasked],
      ['办件编号', facts.caseNumber],
      ['申请事项', facts.itemName],
    ]),
    fields('否定情况', [
      ['理由', facts.reason],
      ['依据', facts.basis],
      ['权限', AUTHORITY_WORDS[facts.authority]],
      ['报请领导时间', facts.referredText ?? ''],
      ['领导意见', facts.leaderOpinion],
      ['经办人', facts.handlerName],
      ['书面答复日期', dayInWords(facts.answeredOn)],
      ['归档号', facts.archiveNumber],
      ['材料退还', facts.papersReturned ? '已退还，申请人签收' : '未退还'],
    ]),
  ];
}
