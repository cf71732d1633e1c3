import { PROMISED_KIND_ABOVE_WORKING_DAYS } from '../cases/kinds.js';
import { compareLimits, limitInWords } from './compare-limits.js';
import type { ItemContent } from './item-content.js';

/** 5: five disclosures; 10: ten disclosures; law: demanded by law or by the rule book itself. */
export type DisclosureList = '5' | '10' | 'law';

export interface PublicationFinding {
  /** A-01..A-46 */
  attribute: string;
  rule: string;
  lists: readonly DisclosureList[];
  text: string;
}

export interface PublicationCheck {
  /** True when nothing stands against publication. */
  publishable: boolean;
  missing: readonly PublicationFinding[];
  warnings: readonly PublicationFinding[];
}

type Findings = (content: ItemContent) => PublicationFinding[];

/** Checks an item against the five and ten disclosures and the law (S-09, S-10); `missing` blocks publication. */
export function checkPublication(content: ItemContent): PublicationCheck {
  const missing = [textFindings, basisFindings, limitFindings, feeFindings, staffFindings].flatMap((check) =>
    check(content),
  );
  missing.sort((first, second) => first.attribute.localeCompare(second.attribute));
  return { publishable: missing.length === 0, missing, warnings: warningsOf(content) };
}

const textFindings: Findings = (content) => [
  ...need(isFilled(content.name), 'A-02', ['5', '10'], '填写事项名称'),
  ...need(isFilled(content.serviceContent), 'A-03', ['5'], '填写服务内容'),
  ...need(isFilled(content.itemClass), 'A-04', ['law'], '选择事项类别'),
  ...need(isFilled(content.departmentName), 'A-06', ['10'], '指定实施部门'),
  ...need(content.materials.length > 0, 'A-13', ['5'], '至少列出一件申请材料'),
  ...need(content.materials.every(hasCount), 'A-13', ['5'], '每件材料写明原件或者复印件的份数'),
  ...need(content.materials.every(hasRequiredWhen), 'A-13', ['5'], '有条件才需要的材料写明什么情况下需要'),
  ...need(content.steps.length > 0, 'A-16', ['5', '10'], '至少列出一个办事步骤'),
  ...need(isFilled(content.liability), 'A-26', ['10'], '填写违诺责任'),
  ...need(isFilled(content.supervisionMethod), 'A-27', ['10'], '填写监督方式'),
  ...need(isFilled(content.complaintPhone), 'A-28', ['10'], '填写投诉电话'),
  ...need(
    content.caseKind !== 'U' || (content.upwardRequired && isFilled(content.upwardBody)),
    'A-36',
    ['law'],
    '报批件勾选“需要报上级机关”并写明报送的上级机关；不需要上报的事项不得定为报批件',
    'FA-08',
  ),
  ...need(
    content.caseKind !== 'J' || content.partners.length > 0,
    'A-34',
    ['law'],
    '联办件至少列出一个联办部门；只涉及一个部门的事项不得定为联办件',
    'S-45',
  ),
  ...need(
    content.partners.every(({ group }) => group >= 1),
    'A-34',
    ['law'],
    '联办部门的先后从第 1 组起编',
    'S-45',
  ),
];

const basisFindings: Findings = (content) => [
  ...need(content.bases.length > 0, 'A-10', ['10'], '至少列出一条法定依据'),
  ...need(
    content.itemClass !== 'permit' || content.bases.every((basis) => isFilled(basis.article)),
    'A-10',
    ['law'],
    '行政许可的法定依据要写明条款',
  ),
  ...need(content.conditions.length > 0, 'A-11', ['10'], '至少列出一项申请条件'),
  ...withoutBasis('A-11', '申请条件', content.conditions, (condition) => condition.text),
  ...withoutBasis('A-13', '申请材料', content.materials, (material) => material.name),
  ...withoutBasis('A-16', '办事步骤', content.steps, (step) => step.name),
  ...withoutBasis('A-34', '联办部门', content.partners, (partner) => partner.name),
];

const limitFindings: Findings = ({ promisedLimit, statutoryLimit, statutoryBasis }) => {
  const findings = need(promisedLimit !== null, 'A-19', ['5', '10'], '填写承诺时限');
  if (statutoryLimit === null) return findings;
  findings.push(...need(isFilled(statutoryBasis), 'A-18', ['law'], '写明法定时限的依据'));
  if (promisedLimit === null || compareLimits(promisedLimit, statutoryLimit) !== 'longer') return findings;
  const words = `承诺时限${limitInWords(promisedLimit)}超过法定时限${limitInWords(statutoryLimit)}，请缩短`;
  return [...findings, ...need(false, 'A-19', ['law'], words, 'TL-007')];
};

const feeFindings: Findings = ({ feeCharged, fees, paymentPlace }) => {
  if (!feeCharged) {
    return need(
      fees.length === 0,
      'A-23',
      ['law'],
      '不收费的事项不能列收费项目，请删除或者改为收费',
      'FA-13',
    );
  }
  return [
    ...need(fees.length > 0, 'A-23', ['5', '10'], '收费的事项要列出收费项目'),
    ...need(
      fees.every((fee) => isFilled(fee.basis)),
      'A-23',
      ['5', '10'],
      '每个收费项目写明收费依据文件',
      'FA-13',
    ),
    ...need(
      fees.every((fee) => isFilled(fee.licence)),
      'A-23',
      ['5', '10'],
      '每个收费项目写明收费许可证',
      'FA-13',
    ),
    ...need(
      fees.every((fee) => isFilled(fee.standard)),
      'A-23',
      ['5', '10'],
      '每个收费项目写明收费标准',
    ),
    ...need(isFilled(paymentPlace), 'A-24', ['law'], '写明缴费的指定银行和账户', 'S-58'),
  ];
};

const staffFindings: Findings = ({ handlerA, handlerB }) => [
  ...need(handlerA !== null, 'A-08', ['10'], '指定A角承办人', 'S-07'),
  ...need(handlerB !== null, 'A-08', ['10'], '指定B角承办人', 'S-07'),
  ...need(
    handlerA === null || handlerB === null || handlerA.staffId !== handlerB.staffId,
    'A-08',
    ['10'],
    'A角和B角不能是同一人',
    'S-07',
  ),
];

const warningsOf: Findings = ({ promisedLimit, statutoryLimit, caseKind }) => {
  const findings: PublicationFinding[] = [];
  if (promisedLimit === null) return findings;
  if (statutoryLimit !== null && compareLimits(promisedLimit, statutoryLimit) === 'equal') {
    findings.push(...need(false, 'A-19', ['law'], '承诺时限与法定时限相同，没有缩短', 'C-39'));
  }
  if (statutoryLimit !== null && promisedLimit.unit !== statutoryLimit.unit) {
    findings.push(
      ...need(false, 'A-19', ['law'], '承诺时限与法定时限单位不同，按一般的一周折算比较', 'TL-007'),
    );
  }
  const oneDay = { value: PROMISED_KIND_ABOVE_WORKING_DAYS, unit: 'workingDays' } as const;
  if (caseKind === 'I' && compareLimits(promisedLimit, oneDay) === 'longer') {
    findings.push(...need(false, 'A-05', ['law'], '即办件应当场办结，承诺时限不宜超过1个工作日', 'TL-006'));
  }
  return findings;
};

function need(
  holds: boolean,
  attribute: string,
  lists: readonly DisclosureList[],
  text: string,
  rule = 'S-09',
): PublicationFinding[] {
  return holds ? [] : [{ attribute, rule, lists, text }];
}

function withoutBasis<Row extends { basis: string }>(
  attribute: string,
  what: string,
  rows: readonly Row[],
  name: (row: Row) => string,
): PublicationFinding[] {
  const names = rows.filter((row) => !isFilled(row.basis)).map(name);
  const text = `${what}没有依据，请补上依据或者删除：${names.join('、')}`;
  return need(names.length === 0, attribute, ['law'], text, 'S-10');
}

function hasCount(material: ItemContent['materials'][number]): boolean {
  return material.originals + material.copies > 0 || material.form === 'electronic';
}

function hasRequiredWhen(material: ItemContent['materials'][number]): boolean {
  return material.necessity !== 'conditional' || isFilled(material.requiredWhen);
}

function isFilled(text: string): boolean {
  return text.trim() !== '';
}
