/** A form of the demonstration hall: its fields, and how the sample fills them; the people are made up. */
export interface DemoForm {
  /** As the material of the item names it. */
  formName: string;
  itemCode: string;
  parts: readonly { heading: string; fields: readonly (readonly [label: string, sample: string])[] }[];
  statement: string;
}

const APPLICANT = [
  ['姓名', '李样例'],
  ['身份证号', '（样本不填真实号码）'],
  ['联系电话', '139 0000 0000'],
  ['住址', '青禾区示范路 1 号'],
] as const;

const TRUE_STATEMENT = '以上填写的内容和所附材料真实、有效，如有不实，愿意承担法律责任。';

export const DEMO_FORMS: readonly DemoForm[] = [
  {
    formName: '建筑工程施工许可证申请表',
    itemCode: 'QH-ZJ-001',
    parts: [
      {
        heading: '一、建设单位',
        fields: [
          ['单位名称', '青禾样例建设有限公司'],
          ['统一社会信用代码', '（照营业执照填写）'],
          ['法定代表人', '张样例'],
          ['经办人和电话', '李样例 139 0000 0000'],
        ],
      },
      {
        heading: '二、工程',
        fields: [
          ['工程名称', '样例小区 1 号楼'],
          ['建设地点', '青禾区示范路 1 号'],
          ['建筑面积（平方米）', '12000'],
          ['合同价格（万元）', '3600'],
          ['计划开工日期', '2026年12月1日'],
          ['计划竣工日期', '2027年12月31日'],
          ['用地批准文号', '（照批准文件填写）'],
          ['规划许可证号', '（照许可证填写）'],
        ],
      },
      {
        heading: '三、参建单位',
        fields: [
          ['施工单位', '青禾样例建筑工程公司'],
          ['项目经理', '王样例'],
          ['监理单位', '青禾样例监理公司'],
          ['总监理工程师', '赵样例'],
        ],
      },
    ],
    statement: TRUE_STATEMENT,
  },
  {
    formName: '建设资金落实承诺书',
    itemCode: 'QH-ZJ-001',
    parts: [
      {
        heading: '',
        fields: [
          ['建设单位', '青禾样例建设有限公司'],
          ['工程名称', '样例小区 1 号楼'],
          ['合同价格（万元）', '3600'],
          ['已落实资金（万元）', '1800'],
        ],
      },
    ],
    statement:
      '本单位承诺：上述工程的建设资金已经落实，不拖欠工程款和农民工工资。如有不实，愿意承担法律责任。',
  },
  {
    formName: '个体工商户登记申请书',
    itemCode: 'QH-SC-001',
    parts: [
      { heading: '一、经营者', fields: APPLICANT },
      {
        heading: '二、登记事项',
        fields: [
          ['名称', '青禾区样例小吃店'],
          ['经营场所', '青禾区示范路 1 号'],
          ['经营范围', '餐饮服务'],
          ['组成形式', '个人经营'],
        ],
      },
    ],
    statement: TRUE_STATEMENT,
  },
  {
    formName: '居民身份证领取、换领登记表',
    itemCode: 'QH-GA-001',
    parts: [
      { heading: '一、申领人', fields: APPLICANT },
      {
        heading: '二、申领内容',
        fields: [
          ['申领原因', '有效期满换领'],
          ['领证方式', '到窗口领取'],
        ],
      },
    ],
    statement: TRUE_STATEMENT,
  },
];

/** Items whose forms the demonstration hall has forgotten to upload, for supervision to find (SV-15). */
export const FORGOTTEN_FORMS: readonly string[] = ['QH-WJ-003'];

/** The form of a material that has none of its own above: who applies for what. */
export function plainForm(formName: string, itemCode: string, itemName: string): DemoForm {
  return {
    formName,
    itemCode,
    parts: [
      { heading: '一、申请人', fields: APPLICANT },
      {
        heading: '二、申请事项',
        fields: [
          ['事项名称', itemName],
          ['申请内容', '（写明申请办理的内容）'],
          ['结果领取方式', '窗口领取'],
        ],
      },
    ],
    statement: TRUE_STATEMENT,
  };
}
