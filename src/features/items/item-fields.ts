import { CASE_KINDS } from '../../domain/cases/kinds.js';
import { NECESSITIES } from '../../domain/cases/materials.js';
import { LIMIT_UNITS } from '../../domain/deadlines/time-limit.js';
import { UNIT_WORDS } from '../../domain/items/compare-limits.js';
import { AUDIENCES, CHANNELS, ITEM_CLASSES, STEP_KINDS } from '../../domain/items/item-content.js';

export interface Option {
  value: string;
  label: string;
}

/** How a value is typed: `area` has several lines, `count` is a whole number, `yuan` is kept in fen. */
export type FieldKind =
  | 'text'
  | 'area'
  | 'count'
  | 'yuan'
  | 'select'
  | 'tick'
  | 'ticks'
  | 'handler'
  | 'department';

export interface ItemField {
  /** The column, and the name of the input. */
  name: string;
  label: string;
  kind: FieldKind;
  /** A-01..A-46; the publication check names these. */
  attribute: string;
  hint?: string;
  options?: readonly Option[];
  max?: number;
  wide?: boolean;
}

export interface ItemSection {
  title: string;
  fields: readonly ItemField[];
}

const named = (table: Readonly<Record<string, string>>): Option[] =>
  Object.entries(table).map(([value, label]) => ({ value, label }));

const UNITS: Option[] = LIMIT_UNITS.map((unit) => ({ value: unit, label: UNIT_WORDS[unit] }));
const KINDS: Option[] = Object.entries(CASE_KINDS).map(([value, kind]) => ({
  value,
  label: `${kind.name}（${kind.plain}）`,
}));
const AFTER_HOURS: Option[] = [
  { value: 'same-day', label: '当日受理（法定默认）' },
  { value: 'next-working-day', label: '视为下一工作日受理' },
];
const FORMS: Option[] = [
  { value: 'paper', label: '纸质' },
  { value: 'electronic', label: '电子' },
  { value: 'both', label: '纸质或电子' },
];

/** The single values of an item version, in the order of the form (domain.md section 2). */
export const ITEM_SECTIONS: readonly ItemSection[] = [
  {
    title: '基本情况',
    fields: [
      { name: 'name', label: '事项名称', kind: 'text', attribute: 'A-02', max: 100, wide: true },
      {
        name: 'serviceContent',
        label: '服务内容',
        kind: 'area',
        attribute: 'A-03',
        hint: '用办事人看得懂的话写',
      },
      {
        name: 'itemClass',
        label: '事项类别',
        kind: 'select',
        attribute: 'A-04',
        options: named(ITEM_CLASSES),
      },
      { name: 'caseKind', label: '办件类型', kind: 'select', attribute: 'A-05', options: KINDS },
      { name: 'audience', label: '服务对象', kind: 'select', attribute: 'A-33', options: named(AUDIENCES) },
      {
        name: 'quantityLimit',
        label: '数量限制',
        kind: 'text',
        attribute: 'A-12',
        hint: '没有就写“无”',
        max: 200,
      },
      { name: 'channels', label: '办理渠道', kind: 'ticks', attribute: 'A-32', options: named(CHANNELS) },
      { name: 'serviceHours', label: '服务时间', kind: 'text', attribute: 'A-31', max: 200 },
      {
        name: 'upwardBody',
        label: '报送的上级机关',
        kind: 'text',
        attribute: 'A-36',
        hint: '只有报批件才填',
        max: 100,
      },
      {
        name: 'upwardRequired',
        label: '需要报上级机关',
        kind: 'tick',
        attribute: 'A-36',
        hint: '没有勾选的事项不得转报上级',
      },
      {
        name: 'clockWhileUpward',
        label: '报上级期间的时限',
        kind: 'select',
        attribute: 'A-36',
        options: [
          { value: 'stops', label: '暂停计时，批复以后接着计算' },
          { value: 'runs', label: '照常计时' },
        ],
      },
      { name: 'flowNote', label: '办理流程说明', kind: 'area', attribute: 'A-17' },
    ],
  },
  {
    title: '时限',
    fields: [
      { name: 'statutoryValue', label: '法定时限', kind: 'count', attribute: 'A-18' },
      { name: 'statutoryUnit', label: '法定时限单位', kind: 'select', attribute: 'A-18', options: UNITS },
      {
        name: 'statutoryBasis',
        label: '法定时限依据',
        kind: 'text',
        attribute: 'A-18',
        max: 300,
        wide: true,
      },
      {
        name: 'promisedValue',
        label: '承诺时限',
        kind: 'count',
        attribute: 'A-19',
        hint: '不得超过法定时限',
      },
      { name: 'promisedUnit', label: '承诺时限单位', kind: 'select', attribute: 'A-19', options: UNITS },
      {
        name: 'extensionWorkingDays',
        label: '最多延期（工作日）',
        kind: 'count',
        attribute: 'A-19',
        hint: '不填按法定上限：10 个工作日，联办件 15 个',
      },
      {
        name: 'afterHours',
        label: '办公时间以外收件',
        kind: 'select',
        attribute: 'A-19',
        options: AFTER_HOURS,
      },
    ],
  },
  {
    title: '承办和监督',
    fields: [
      { name: 'handlerAId', label: 'A角承办人', kind: 'handler', attribute: 'A-08' },
      {
        name: 'handlerBId',
        label: 'B角承办人',
        kind: 'handler',
        attribute: 'A-08',
        hint: '不能与A角是同一人',
      },
      { name: 'responsibleLeader', label: '第一责任人', kind: 'text', attribute: 'A-44', max: 60 },
      {
        name: 'delegatedPowers',
        label: '窗口授权',
        kind: 'text',
        attribute: 'A-39',
        hint: '窗口可以自行决定的事',
        max: 300,
      },
      {
        name: 'lapsePolicy',
        label: '容缺承诺逾期',
        kind: 'select',
        attribute: 'A-37',
        options: [
          { value: 'mark', label: '登记逾期，催促补交' },
          { value: 'return', label: '经分管领导同意，可以退件' },
        ],
        hint: '退件要出具通知书',
      },
      { name: 'refusalAuthority', label: '窗口有权当场作出否定答复', kind: 'tick', attribute: 'A-39' },
      { name: 'liability', label: '违诺责任', kind: 'area', attribute: 'A-26' },
      { name: 'compensation', label: '责任赔偿标准', kind: 'text', attribute: 'A-26', max: 300 },
      { name: 'supervisionMethod', label: '监督方式', kind: 'area', attribute: 'A-27' },
      { name: 'complaintPhone', label: '投诉电话', kind: 'text', attribute: 'A-28', max: 60 },
      { name: 'dutyPhone', label: '咨询（值班）电话', kind: 'text', attribute: 'A-29', max: 60 },
      { name: 'bookingPhone', label: '预约电话', kind: 'text', attribute: 'A-30', max: 60 },
    ],
  },
  {
    title: '结果和收费',
    fields: [
      {
        name: 'resultName',
        label: '办理结果',
        kind: 'text',
        attribute: 'A-25',
        hint: '发给办事人的证件或者文书',
        max: 100,
      },
      { name: 'resultDelivery', label: '领取方式', kind: 'text', attribute: 'A-25', max: 100 },
      { name: 'resultValidity', label: '有效期', kind: 'text', attribute: 'A-25', max: 100 },
      {
        name: 'feeCharged',
        label: '收费',
        kind: 'tick',
        attribute: 'A-23',
        hint: '不收费就不勾，也不能列收费项目',
      },
      { name: 'paymentPlace', label: '缴费的指定银行和账户', kind: 'text', attribute: 'A-24', max: 200 },
    ],
  },
  {
    title: '其他',
    fields: [
      { name: 'serviceStandard', label: '服务标准', kind: 'area', attribute: 'A-22' },
      { name: 'guarantee', label: '保障措施', kind: 'area', attribute: 'A-40' },
      { name: 'agencyHelp', label: '帮办代办', kind: 'text', attribute: 'A-38', max: 200 },
      {
        name: 'faq',
        label: '常见问题和提醒',
        kind: 'area',
        attribute: 'A-45',
        hint: '没有问到但容易出现的情况也写上',
      },
      {
        name: 'outsideHall',
        label: '经批准不进大厅办理',
        kind: 'tick',
        attribute: 'A-43',
        hint: '办事程序和收费仍要公开',
      },
    ],
  },
];

/** A list of rows of an item version; a row whose texts are all empty is not saved. */
export interface ItemList {
  name: 'bases' | 'conditions' | 'materials' | 'steps' | 'fees' | 'checks' | 'partners';
  title: string;
  attribute: string;
  hint: string;
  /** The column without which a row is incomplete, and what is said then. */
  key: string;
  missing: string;
  columns: readonly ItemField[];
}

const BASIS: ItemField = { name: 'basis', label: '依据', kind: 'text', attribute: '', max: 300 };

export const ITEM_LISTS: readonly ItemList[] = [
  {
    name: 'bases',
    title: '法定依据',
    attribute: 'A-10',
    hint: '法律、法规、规章的名称和条款；行政许可必须写明条款',
    key: 'title',
    missing: '请填写依据的名称',
    columns: [
      { name: 'title', label: '名称', kind: 'text', attribute: 'A-10', max: 200, wide: true },
      { name: 'article', label: '条款', kind: 'text', attribute: 'A-10', max: 100 },
      { name: 'text', label: '条文', kind: 'area', attribute: 'A-10' },
    ],
  },
  {
    name: 'conditions',
    title: '申请条件',
    attribute: 'A-11',
    hint: '每项都要有依据，没有依据的条件不得设立',
    key: 'text',
    missing: '请填写条件',
    columns: [{ name: 'text', label: '条件', kind: 'area', attribute: 'A-11', wide: true }, BASIS],
  },
  {
    name: 'materials',
    title: '申请材料',
    attribute: 'A-13',
    hint: '窗口收件时逐件核对这份清单；每件都要有依据',
    key: 'name',
    missing: '请填写材料名称',
    columns: [
      { name: 'name', label: '材料名称', kind: 'text', attribute: 'A-13', max: 200, wide: true },
      { name: 'originals', label: '原件（份）', kind: 'count', attribute: 'A-13' },
      { name: 'copies', label: '复印件（份）', kind: 'count', attribute: 'A-13' },
      { name: 'form', label: '形式', kind: 'select', attribute: 'A-13', options: FORMS },
      { name: 'necessity', label: '必要性', kind: 'select', attribute: 'A-13', options: named(NECESSITIES) },
      { name: 'requiredWhen', label: '什么情况下需要', kind: 'text', attribute: 'A-13', max: 200 },
      BASIS,
      {
        name: 'requirement',
        label: '要求',
        kind: 'text',
        attribute: 'A-13',
        hint: '如 加盖公章、一年以内',
        max: 300,
      },
      { name: 'issuingBody', label: '出具单位', kind: 'text', attribute: 'A-13', max: 100 },
      { name: 'formName', label: '表格名称', kind: 'text', attribute: 'A-14', max: 100 },
      { name: 'sampleNote', label: '样表说明', kind: 'text', attribute: 'A-14', max: 200 },
      { name: 'onSpot', label: '可当场更正', kind: 'tick', attribute: 'A-13' },
      { name: 'mayFollow', label: '可容缺后补', kind: 'tick', attribute: 'A-37' },
    ],
  },
  {
    name: 'steps',
    title: '办事步骤',
    attribute: 'A-16',
    hint: '按先后顺序；踏勘、论证、公示、听证可以不计入时限',
    key: 'name',
    missing: '请填写步骤名称',
    columns: [
      { name: 'name', label: '步骤', kind: 'text', attribute: 'A-16', max: 60 },
      { name: 'actor', label: '由谁办理', kind: 'text', attribute: 'A-16', max: 60 },
      { name: 'kind', label: '类型', kind: 'select', attribute: 'A-16', options: named(STEP_KINDS) },
      { name: 'limitValue', label: '时限', kind: 'count', attribute: 'A-16' },
      { name: 'limitUnit', label: '单位', kind: 'select', attribute: 'A-16', options: UNITS },
      BASIS,
      { name: 'notCounted', label: '不计入时限', kind: 'tick', attribute: 'A-21' },
    ],
  },
  {
    name: 'checks',
    title: '审查要点',
    attribute: 'A-15',
    hint: '审查人员逐项核对',
    key: 'text',
    missing: '请填写审查要点',
    columns: [{ name: 'text', label: '要点', kind: 'area', attribute: 'A-15', wide: true }, BASIS],
  },
  {
    name: 'partners',
    title: '联办部门',
    attribute: 'A-34',
    hint: '只有联办件才填；同一组的部门同时办理，前一组都同意以后抄告后一组',
    key: 'name',
    missing: '请填写由该部门答复的事项',
    columns: [
      { name: 'departmentId', label: '部门', kind: 'department', attribute: 'A-34' },
      { name: 'name', label: '答复的许可或者事项', kind: 'text', attribute: 'A-34', max: 100 },
      { name: 'groupPosition', label: '第几组', kind: 'count', attribute: 'A-34', hint: '从 1 编起' },
      { name: 'limitValue', label: '时限', kind: 'count', attribute: 'A-34', hint: '不填就是事项的承诺时限' },
      { name: 'limitUnit', label: '单位', kind: 'select', attribute: 'A-34', options: UNITS },
      BASIS,
    ],
  },
  {
    name: 'fees',
    title: '收费项目',
    attribute: 'A-23',
    hint: '依据文件和收费许可证缺一不可',
    key: 'name',
    missing: '请填写收费项目',
    columns: [
      { name: 'name', label: '收费项目', kind: 'text', attribute: 'A-23', max: 100 },
      { name: 'basis', label: '依据文件', kind: 'text', attribute: 'A-23', max: 300 },
      { name: 'licence', label: '收费许可证', kind: 'text', attribute: 'A-23', max: 100 },
      { name: 'standard', label: '收费标准', kind: 'text', attribute: 'A-23', max: 300 },
      { name: 'amountFen', label: '金额（元）', kind: 'yuan', attribute: 'A-23' },
    ],
  },
];

export const ALL_FIELDS: readonly ItemField[] = ITEM_SECTIONS.flatMap((section) => section.fields);

/** The part of the form where an attribute is mended; attributes kept with the item itself have none. */
export function anchorOf(attribute: string): string | null {
  const list = ITEM_LISTS.find((each) => each.attribute === attribute);
  return list?.name ?? ALL_FIELDS.find((field) => field.attribute === attribute)?.name ?? null;
}
