import { SCHEME_CATEGORIES } from './categories.js';
import type { AppraisalRule, AppraisalSubjectKind, SchemeCode, Veto } from './rules.js';

/** Points for the levels district, city, province, nation (STF-D3a; the same order for WIN-X1, X2 and BEST-6a). */
export const MEDIA_LEVEL_POINTS: readonly number[] = [3, 6, 9, 12];

const MEDIA_LEVEL_DEDUCTIONS = MEDIA_LEVEL_POINTS.map((points) => -points);

type RuleMarks = {
  vetoes?: readonly Veto[];
  needsConfirmation?: boolean;
  reportedToGovernment?: boolean;
  ownPartPoints?: number;
  allowedPoints?: readonly number[];
  note?: string;
};

/** code, category, condition, points from, points to (null: open), per, marks */
type RuleRow = readonly [string, string, string, number, number | null, string, RuleMarks?];

const DEPARTMENT_ROWS: readonly RuleRow[] = [
  [
    'DEP-A1',
    'A',
    '领导不定期研究窗口工作、没有领导分管，或者每周到窗口不足2次',
    0,
    -10,
    '次考核',
    { ownPartPoints: 10 },
  ],
  ['DEP-A2', 'A', '不与中心联系，不协助管理窗口和窗口人员', 0, -10, '次考核', { ownPartPoints: 10 }],
  ['DEP-B1', 'B', '审批项目没有进中心', -5, -5, '项'],
  ['DEP-B2', 'B', '部门自行在外办理进中心的事项', -5, -5, '件'],
  ['DEP-C1', 'C', '申请人不满意或者投诉，经查属实', -5, -5, '次'],
  ['DEP-C2', 'C', '承诺件超期办结', -2, -2, '件'],
  ['DEP-C3', 'C', '让申请人自己转送材料，或者另设条件', -5, -5, '次'],
  ['DEP-C4', 'C', '工作人员因业务不熟或者疏忽出错：办件类型错误、解释不清或者政策偏差', -1, -1, '次'],
  ['DEP-D1', 'D', '派驻人员不符合要求', -2, -2, '人次'],
  ['DEP-D2', 'D', '未经同意，一年内更换派驻人员', -2, -2, '人次'],
  ['DEP-D3', 'D', '吃拿卡要等不廉洁行为', -2, -2, '次', { vetoes: ['V_BEST_YEAR', 'REPLACE', 'CIRC'] }],
  ['DEP-D4a', 'D', '工作人员违反中心规定', -1, -1, '次', { vetoes: ['CIRC'] }],
  ['DEP-D4b', 'D', '工作人员不称职被退回', -5, -5, '人次'],
  ['DEP-D5', 'D', '审批工作受到区领导或者有关部门批评', -5, -5, '次'],
  ['DEP-E1a', 'E', '牵头窗口不牵头办理联办件', -3, -3, '件'],
  ['DEP-E1b', 'E', '协办窗口不配合', -2, -2, '件'],
  ['DEP-E2', 'E', '联办件没有实行联合办理', -5, -5, '件'],
  ['DEP-F1', 'F', '擅自提高收费标准', -2, -2, '次'],
  ['DEP-F2', 'F', '未经物价部门同意新设收费，或者搭车收费', -5, -5, '次'],
  ['DEP-F3', 'F', '收费没有在指定银行缴入财政专户', -2, -2, '件'],
  ['DEP-X1', 'bonus', '窗口年终被评为优秀', 5, 5, '年'],
  ['DEP-X2', 'bonus', '承诺件改为即办件', 5, 5, '项'],
  ['DEP-X3', 'bonus', '收到群众或者企业的感谢信、锦旗，经核实', 1, 1, '件'],
  ['DEP-X4', 'bonus', '中心转办的投诉或者问题及时答复，对方满意', 1, 1, '件'],
];

const WINDOW_ROWS: readonly RuleRow[] = [
  ['WIN-A1a', 'A', '因态度引起投诉，经查属实', -5, -5, '次'],
  ['WIN-A1b', 'A', '与服务对象争吵', -5, -5, '次'],
  ['WIN-A1c', 'A', '态度问题情节严重', -10, -10, '次', { vetoes: ['V_EXC_YEAR', 'REPLACE'] }],
  ['WIN-A2a', 'A', '办事须知、表格没有摆放到位', -1, -1, '件'],
  ['WIN-A2b', 'A', '不向服务对象提供办理依据', -5, -5, '次'],
  ['WIN-A2c', 'A', '无正当理由超期', -5, -5, '件·工作日'],
  ['WIN-A2d', 'A', '被投诉不依法办理许可，经查属实', -10, -10, '件'],
  ['WIN-A3', 'A', '让申请人自己转送材料，或者另设条件', -5, -5, '次'],
  ['WIN-A4a', 'A', '因疏忽把不属于答复件的办成答复件', -3, -3, '次'],
  ['WIN-A4b', 'A', '故意刁难，把不属于答复件的办成答复件', -8, -8, '次'],
  ['WIN-A5a', 'A', '重大联办件（新办企业或者投资项目）不履行职责又不报告', -10, -10, '件'],
  [
    'WIN-A5b',
    'bonus',
    '重大联办件在受理后一半以内的时间办结',
    1,
    3,
    '件',
    { needsConfirmation: true, note: '每个相关窗口都加分' },
  ],
  ['WIN-A6', 'bonus', '好人好事或者典型示范', 2, 5, '例', { needsConfirmation: true }],
  ['WIN-B1', 'B', '吃拿卡要等不廉洁行为', -10, -10, '次', { vetoes: ['V_EXC_YEAR', 'REPLACE', 'CIRC'] }],
  ['WIN-B2', 'bonus', '主动上交礼品礼金', 5, 5, '次', { note: '通报表扬' }],
  ['WIN-B3a', 'B', '弄虚作假骗取荣誉', -5, -5, '次'],
  ['WIN-B3b', 'B', '弄虚作假骗取荣誉，情节严重', -10, -10, '次', { vetoes: ['REPLACE'] }],
  ['WIN-B4a', 'B', '行政收费没有在指定银行缴纳', -5, -5, '项'],
  ['WIN-B4b', 'B', '仍在原单位收费', -5, -5, '件'],
  ['WIN-B4c', 'B', '窗口收取无关费用、无依据收费或者超标准收费', -10, -10, '件'],
  [
    'WIN-C1',
    'C',
    '已进大厅的事项仍由原单位受理',
    -5,
    -5,
    '件',
    { reportedToGovernment: true, note: '造成不良影响的，追究单位领导责任' },
  ],
  ['WIN-C2', 'C', '使用不当损坏网络', -3, -3, '次'],
  ['WIN-C3', 'C', '违反请假规定（按旷工处理）', -5, -5, '次'],
  ['WIN-C4', 'C', '工作时间窗口无人值守', -5, -5, '次'],
  [
    'WIN-C5',
    'C',
    '不文明行为造成不良影响（睡觉、吃东西、打游戏、炒股、喧哗、串岗、聊天）',
    -1,
    -5,
    '次',
    { note: '由考核小组决定' },
  ],
  [
    'WIN-X1',
    'bonus',
    '区级媒体表扬，每高一级再加3分',
    3,
    null,
    '项',
    { needsConfirmation: true, allowedPoints: MEDIA_LEVEL_POINTS, note: '行业媒体由考核小组认定' },
  ],
  [
    'WIN-X2',
    'bonus',
    '区级媒体批评，每高一级再减3分',
    -3,
    null,
    '项',
    { needsConfirmation: true, allowedPoints: MEDIA_LEVEL_DEDUCTIONS, note: '行业媒体由考核小组认定' },
  ],
  ['WIN-X3', 'bonus', '服务对象就具体事项书面表扬', 0, null, '项', { note: '由考核小组决定' }],
];

const CLERK_ROWS: readonly RuleRow[] = [
  ['STF-D1a', 'D', '违反中心规定或者不服从管理', -3, -3, '次'],
  ['STF-D1b', 'D', '参加中心政治学习或者活动迟到', -1, -1, '次'],
  ['STF-D1c', 'D', '参加中心政治学习或者活动缺席', -2, -2, '次'],
  ['STF-D2a', 'D', '因态度引起投诉', -2, -2, '次'],
  ['STF-D2b', 'D', '与服务对象争吵', -2, -2, '次'],
  ['STF-D2c', 'D', '态度问题情节严重', -5, -5, '次'],
  ['STF-D3a', 'bonus', '媒体表扬（区、市、省、全国）', 3, 12, '次', { allowedPoints: MEDIA_LEVEL_POINTS }],
  ['STF-D3b', 'bonus', '服务对象书面表扬', 2, 2, '次'],
  ['STF-A1', 'A', '不能正确、一次性答复', -2, -2, '次'],
  ['STF-A2', 'A', '政策偏差或者协调失误影响办理结果', -3, -3, '次'],
  ['STF-A3', 'A', '使用不当损坏网络系统', -3, -3, '次'],
  ['STF-Q1a', 'Q', '无故迟到、早退或者离岗', -2, -2, '次'],
  ['STF-Q1b', 'Q', '旷工', -5, -5, '次'],
  ['STF-Q2', 'Q', '不佩戴工作牌、着装不整、行为不文明、打游戏、喧哗或者串岗', -1, -1, '次'],
  ['STF-R1a', 'R', '差错没有及时纠正', -3, -3, '次'],
  ['STF-R1b', 'R', '差错引起投诉', -6, -6, '次'],
  ['STF-R2', 'R', '超过承诺时限', -3, -3, '天'],
  ['STF-R3', 'R', '抽样回访服务对象不满意', -1, -1, '件'],
  ['STF-R4a', 'R', '所在窗口当月不合格', -2, -2, '人·月'],
  ['STF-R4b', 'bonus', '所在窗口当月优秀', 2, 2, '人·月'],
  ['STF-R4c', 'bonus', '所在窗口全年优秀', 10, 10, '人·年'],
  ['STF-L1', 'L', '吃拿卡要等不廉洁行为', -10, -10, '次', { vetoes: ['CIRC'] }],
  ['STF-L2', 'L', '违反收费管理规定', -5, -5, '次'],
];

const BEST_WINDOW_ROWS: readonly RuleRow[] = [
  ['BEST-1', '1', '办件数量排名第1至第10', 0, 20, '月', { note: '办件登记规范、及时的才计分' }],
  ['BEST-1v', '1', '办件登记弄虚作假', 0, 0, '次', { vetoes: ['V_BEST_MONTH'] }],
  ['BEST-2a', '2', '超过承诺日期', -3, -3, '件·天'],
  ['BEST-2b', '2', '违规收费', 0, 0, '次', { vetoes: ['V_BEST_MONTH'] }],
  ['BEST-2c', 'bonus', '比承诺时限提前50%以上办结', 8, 8, '件'],
  ['BEST-2d', 'bonus', '比承诺时限提前30%至50%办结', 5, 5, '件'],
  ['BEST-2e', 'bonus', '比承诺时限提前20%至30%办结', 1.5, 1.5, '件'],
  ['BEST-2f', '2', '服务对象投诉进厅事项仍由原单位办理，经查属实', 0, 0, '次', { vetoes: ['V_BEST_MONTH'] }],
  ['BEST-3a', '3', '态度生硬、不答复或者答错，服务对象不满意', -3, -3, '次'],
  ['BEST-3b', '3', '与服务对象争吵或者辱骂服务对象', -5, -5, '次'],
  ['BEST-3c', '3', '投诉经查属实', 0, 0, '次', { vetoes: ['V_BEST_MONTH'], note: '取消评优资格' }],
  ['BEST-4a', '4', '告知材料缺少信息项', -3, -3, '项'],
  ['BEST-4b', '4', '缺少一件材料', -5, -5, '件'],
  ['BEST-5a', '5', '迟到或者早退', -2, -2, '人次'],
  ['BEST-5b', '5', '无故不参加集体活动', -2, -2, '人次'],
  ['BEST-5c', '5', '违反规章制度', -2, -2, '人次'],
  ['BEST-6a', 'bonus', '媒体表扬，每高一级再加3分', 3, null, '次', { allowedPoints: MEDIA_LEVEL_POINTS }],
  ['BEST-6b', 'bonus', '服务对象赠送锦旗', 5, 5, '件'],
  ['BEST-6c', 'bonus', '服务对象书面感谢', 2, 2, '件'],
];
/** The 94 rules of table 8.2 in its order. */
export const APPRAISAL_RULES: readonly AppraisalRule[] = [
  ...rulesOf('DEP', 'department', DEPARTMENT_ROWS),
  ...rulesOf('WIN', 'window', WINDOW_ROWS),
  ...rulesOf('STF', 'clerk', CLERK_ROWS),
  ...rulesOf('BEST', 'window', BEST_WINDOW_ROWS),
];

function rulesOf(
  scheme: SchemeCode,
  subject: AppraisalSubjectKind,
  rows: readonly RuleRow[],
): AppraisalRule[] {
  return rows.map(([code, category, condition, pointsMin, pointsMax, per, marks = {}]) => ({
    code,
    scheme,
    subject,
    category,
    categoryMaximum: SCHEME_CATEGORIES[scheme].find(({ key }) => key === category)?.maximumPoints ?? null,
    condition,
    pointsMin,
    pointsMax,
    per,
    vetoes: marks.vetoes ?? [],
    needsConfirmation: marks.needsConfirmation ?? false,
    reportedToGovernment: marks.reportedToGovernment ?? false,
    ownPartPoints: marks.ownPartPoints ?? null,
    allowedPoints: marks.allowedPoints ?? null,
    note: marks.note ?? null,
  }));
}
