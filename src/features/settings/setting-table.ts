/** How a setting is typed in. */
export type SettingKind = 'wholeNumber' | 'flag' | 'text' | 'choice';

export interface SettingRow {
  key: string;
  label: string;
  kind: SettingKind;
  /** As stored: text. */
  default: string;
  min?: number;
  max?: number;
  choices?: readonly { value: string; label: string }[];
  hint: string;
  /** Where the rule book leaves the value open. */
  source: string;
}

/** Every setting of a hall, with its default; values stand in the table Setting, one row where it differs. */
export const SETTINGS = [
  {
    key: 'correctionNoticeWorkingDays',
    label: '一次性告知最迟几个工作日内出具',
    kind: 'wholeNumber',
    default: '5',
    min: 0,
    max: 5,
    hint: '收件后当场不能告知的，最迟在这个期限内一次告知全部需要补正的内容',
    source: 'C-05, C-06, TL-002',
  },
  {
    key: 'supplementWorkingDays',
    label: '申请人补正期限（工作日）',
    kind: 'wholeNumber',
    default: '10',
    min: 1,
    max: 60,
    hint: '写在告知书上的补正期限',
    source: '[U]',
  },
  {
    key: 'dueSoonWorkingDays',
    label: '提前几个工作日列入“即将到期”',
    kind: 'wholeNumber',
    default: '2',
    min: 1,
    max: 10,
    hint: '督查和工作台的“即将到期”清单',
    source: 'section 5, reminder ladder [U]',
  },
  {
    key: 'amberAbovePercent',
    label: '用时超过百分之几亮黄灯',
    kind: 'wholeNumber',
    default: '50',
    min: 1,
    max: 99,
    hint: '按工作时间计算',
    source: 'section 5, reminder ladder [U]',
  },
  {
    key: 'orangeAbovePercent',
    label: '用时超过百分之几亮橙灯',
    kind: 'wholeNumber',
    default: '80',
    min: 1,
    max: 99,
    hint: '按工作时间计算',
    source: 'section 5, reminder ladder [U]',
  },
  {
    key: 'afterHours',
    label: '办公时间以外收件的起算',
    kind: 'choice',
    default: 'same-day',
    choices: [
      { value: 'same-day', label: '当日受理（法定默认）' },
      { value: 'next-working-day', label: '视为下一工作日受理' },
    ],
    hint: '事项没有单独规定时适用',
    source: 'deadlines afterHours',
  },
  {
    key: 'enquiryAnswerWorkingDays',
    label: '首问咨询几个工作日内联系答复',
    kind: 'wholeNumber',
    default: '1',
    min: 0,
    max: 10,
    hint: '不能当场答复的咨询，责任人最迟在这个期限内联系咨询人；0 表示当天下班前',
    source: 'S-02 [U]',
  },
  {
    key: 'enquiryLongestWorkingDays',
    label: '首问咨询约定答复最长几个工作日',
    kind: 'wholeNumber',
    default: '5',
    min: 1,
    max: 30,
    hint: '首问人说明期限以后答复的，约定期限不能超过这个数',
    source: 'S-02, 004:L199 [U]',
  },
  {
    key: 'bookingReplyWorkingDays',
    label: '预约登记几个工作日内回复',
    kind: 'wholeNumber',
    default: '1',
    min: 0,
    max: 10,
    hint: '群众找不到人时留下的预约，经办人最迟在这个期限内回复',
    source: 'S-08 [U]',
  },
  {
    key: 'unattendedMinutes',
    label: '窗口空岗几分钟以上报督查',
    kind: 'wholeNumber',
    default: '10',
    min: 1,
    max: 120,
    hint: '办公时间内窗口没有人员也没有替岗人员在岗，超过这个时间记一次空岗',
    source: 'S-56, SV-12 [U]',
  },
  {
    key: 'attachmentMegabytes',
    label: '扫描件和照片最大多少兆（MB）',
    kind: 'wholeNumber',
    default: '10',
    min: 1,
    max: 50,
    hint: '单个文件的大小上限，超过的不接收',
    source: 'S-47 [U]',
  },
  {
    key: 'draftKeepDays',
    label: '没有办完的收件保留几天',
    kind: 'wholeNumber',
    default: '30',
    min: 1,
    max: 365,
    hint: '这么多天没有动过的草稿，连同扫描件一起删除',
    source: 'S-48 [U]',
  },
  {
    key: 'sealName',
    label: '文书专用章名称',
    kind: 'text',
    default: '',
    hint: '不填则用“大厅名称＋业务专用章”',
    source: 'S-65',
  },
  {
    key: 'reconsiderationBody',
    label: '行政复议机关',
    kind: 'text',
    default: '',
    hint: '印在不予受理、不予许可的文书上；不填则写“有管辖权的行政复议机关”',
    source: 'D-02, D-05',
  },
  {
    key: 'court',
    label: '行政诉讼管辖法院',
    kind: 'text',
    default: '',
    hint: '印在不予受理、不予许可的文书上；不填则写“有管辖权的人民法院”',
    source: 'D-02, D-05',
  },
] as const satisfies readonly SettingRow[];

export type SettingKey = (typeof SETTINGS)[number]['key'];
