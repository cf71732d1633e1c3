import type { CopyNoticeFacts, JointApplicationFacts } from './notice-facts.js';
import { contact, fields, matter, type NoticeSection, text } from './notice-sections.js';

/** D-07: one application for all organs; the papers are handed in once. */
export function jointApplicationForm(facts: JointApplicationFacts): NoticeSection[] {
  return [
    text(
      `“${facts.itemName}”由几个部门共同办理。申请材料只交一套，由窗口抄送各部门，申请人不用在部门之间递送材料。`,
    ),
    fields('申请', [
      ...matter(facts),
      ['项目名称', facts.projectName],
      ['联系人', facts.contactName],
      ['联系电话', facts.contactPhone],
      ['牵头', facts.leadName],
      ['受理时间', facts.startedText],
    ]),
    {
      type: 'table',
      heading: `办理的部门和事项（共${facts.lines.length}项）`,
      columns: ['先后', '部门', '许可或者事项', '应答复时间'],
      rows: facts.lines.map(({ order, departmentName, itemName, dueText }) => [
        `第${order}组`,
        departmentName,
        itemName,
        dueText,
      ]),
    },
    names('各部门共用的材料', facts.sharedMaterials),
    text('申请人确认以上内容，同意将一套材料抄送各部门。申请人签名：＿＿＿＿＿＿　日期：＿＿＿＿＿＿'),
    fields('联系方式', contact(facts)),
  ];
}

/** D-08: what an organ is handed, and by when it answers. */
export function copyNotice(facts: CopyNoticeFacts): NoticeSection[] {
  const provisional = facts.dueProvisional ? '（该年度放假安排尚未公布，日期为暂定）' : '';
  return [
    text(`${facts.organName}：下列申请需要贵单位在规定期限内答复，请收到后马上与申请人联系。`),
    fields('抄告', [
      ['互联审批编号', facts.jointNumber],
      ['抄送部门', facts.organName],
      ['答复的许可或者事项', facts.permitName],
      ['抄送时间', facts.receivedText],
      ['应答复时间', facts.dueText && `${facts.dueText}${provisional}`],
    ]),
    fields('申请', [
      ...matter(facts),
      ['项目名称', facts.projectName],
      ['联系人', facts.contactName],
      ['联系电话', facts.contactPhone],
    ]),
    names('抄送的材料', facts.sharedMaterials),
    text(
      '意见（同意；不同意的写明理由和依据）：＿＿＿＿＿＿＿＿＿＿　经办人：＿＿＿＿＿＿　日期：＿＿＿＿＿＿',
    ),
    fields('联系方式', contact(facts)),
  ];
}

function names(heading: string, materials: readonly string[]): NoticeSection {
  return {
    type: 'table',
    heading: `${heading}（共${materials.length}件）`,
    columns: ['序号', '材料'],
    rows: materials.map((name, index) => [String(index + 1), name]),
  };
}
