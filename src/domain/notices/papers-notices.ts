import type { GapPromiseFacts, PapersReceiptFacts, ReturnNoticeFacts } from './notice-facts.js';
import { contact, fields, matter, type NoticeSection, text } from './notice-sections.js';
import { remediesInWords } from './remedies.js';

/** D-27: what is missing, until when it comes, and what follows when it does not; signed by the applicant. */
export function gapPromise(facts: GapPromiseFacts): NoticeSection[] {
  return [
    text(
      `本人（本单位）申请办理“${facts.itemName}”，下列材料暂时没有交齐，承诺在${facts.promisedText}以前补交。`,
    ),
    fields('办件信息', matter(facts)),
    list('承诺补交的材料', facts.missingMaterials),
    fields('承诺', [
      ['补交期限', facts.promisedText],
      ['逾期的后果', facts.consequence],
      ['承诺人（签名）', facts.signedBy],
    ]),
    fields('联系方式', contact(facts)),
  ];
}

/** D-136: the application goes back because its papers never came. */
export function returnNotice(facts: ReturnNoticeFacts): NoticeSection[] {
  return [
    text(`您提出的“${facts.itemName}”申请，下列材料到期没有补交，现将申请退回。`),
    fields('办件信息', matter(facts)),
    list('没有补交的材料', facts.missingMaterials),
    fields('退件', [
      ['补交期限', facts.termText],
      ['理由', facts.reason],
      ['批准人', facts.approverName],
    ]),
    text('材料备齐以后，可以重新申请。已经交来的材料，请带本通知书到窗口取回。'),
    text(remediesInWords(facts), '救济途径'),
    fields('联系方式', contact(facts)),
  ];
}

/** D-138: the papers of a refused application, handed back against signature. */
export function papersReceipt(facts: PapersReceiptFacts): NoticeSection[] {
  return [
    text(`“${facts.itemName}”申请决定不予行政许可，下列申请材料退还申请人。`),
    fields('办件信息', matter(facts)),
    list('退还的材料', facts.papers),
    fields('签收', [
      ['退还时间', facts.returnedText],
      ['签收人', facts.signedBy],
      ['经办人', facts.handlerName],
    ]),
    fields('联系方式', contact(facts)),
  ];
}

function list(heading: string, names: readonly string[]): NoticeSection {
  return {
    type: 'table',
    heading: `${heading}（共${names.length}件）`,
    columns: ['序号', '材料'],
    rows: names.map((name, index) => [String(index + 1), name]),
  };
}
