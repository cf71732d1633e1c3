import type { ExtensionNoticeFacts, SuspensionNoticeFacts } from './notice-facts.js';
import { contact, fields, matter, type NoticeSection, text } from './notice-sections.js';

/** D-28 */
export function extension(facts: ExtensionNoticeFacts): NoticeSection[] {
  const provisional = facts.newDueProvisional ? '（该年度放假安排尚未公布，日期为暂定）' : '';
  return [
    text(`您提出的“${facts.itemName}”申请，不能在原定期限内作出决定，经批准延长办理期限。`),
    fields('办件信息', matter(facts)),
    fields('延期', [
      ['理由', facts.reason],
      ['依据', facts.basis],
      ['延长', `${facts.extendedWorkingDays}个工作日`],
      ['原定办结时间', facts.formerDueText],
      ['延期后办结时间', `${facts.newDueText}${provisional}`],
      ['批准人', facts.approverName],
    ]),
    fields('联系方式', contact(facts)),
  ];
}

/** D-118 */
export function suspension(facts: SuspensionNoticeFacts): NoticeSection[] {
  return [
    text(
      `您提出的“${facts.itemName}”申请，依法需要${facts.procedureName}，所需时间不计入办理期限，现将所需时间书面告知您。`,
    ),
    fields('办件信息', matter(facts)),
    fields('中止计时', [
      ['特别程序', facts.procedureName],
      ['理由', facts.reason],
      ['依据', facts.basis],
      ['开始时间', facts.startedText],
      ['所需时间', facts.limitText && `不超过${facts.limitText}`],
      ['预计结束', facts.expectedEndText],
    ]),
    text('特别程序结束以后，办理期限接着计算。'),
    fields('联系方式', contact(facts)),
  ];
}
