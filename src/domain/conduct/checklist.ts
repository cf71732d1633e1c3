/** The parts of the checklist of annex A, in its order. */
export const CHECK_SECTIONS = {
  language: '服务用语',
  appearance: '仪容仪表',
  attitude: '服务态度',
  discipline: '工作纪律',
  window: '窗口',
} as const;

export type CheckSection = keyof typeof CHECK_SECTIONS;

/** A line of the checklist. `fault` is a code of the fault catalogue or ''; `rules` are those of table 8.2. */
export interface CheckLine {
  code: string;
  section: CheckSection;
  words: string;
  fault: string;
  rules: readonly string[];
  /** Lines for halls of a power supplier alone (004:L45-59). */
  isPower: boolean;
}

const UNCIVIL = ['STF-Q2', 'WIN-C5', 'BEST-5c'] as const;
const DRESS = ['STF-Q2'] as const;
const RUDE = ['STF-D2b'] as const;

/** Annex A (002:L643-705; 004:L40-60): every line that a spot check or a mystery visit looks at (S-35). */
export const CHECK_LINES: readonly CheckLine[] = [
  line('YY-01', 'language', '用语文明，对外地群众讲普通话'),
  line('YY-02', 'language', '来有迎声、走有送声'),
  line('YY-03', 'language', '电话铃响三声以内接听，先说“您好”'),
  line('YY-04', 'language', '不能答复的先致歉，再请教同事或者引导到相关窗口', 'FB-02', ['STF-A1']),
  line('YY-05', 'language', '对批评意见表示感谢'),
  line('YY-06', 'language', '材料不全的用清单一次告知', 'FQ-01', ['STF-A1']),
  line('YY-07', 'language', '不说“不知道”“不归我管”一类的话', 'FI-03', ['STF-Q2']),
  power('YY-08', 'language', '起立、微笑、让座'),
  power('YY-09', 'language', '唱收唱付：说清收到的材料和收找的金额，双手轻递'),
  power('YY-10', 'language', '前一位办理时间较长的，向等候的客户致歉'),
  power('YY-11', 'language', '主动帮助残障客户，应其要求代办并请其确认；征得其他客户同意后让老人先办'),
  line('YR-01', 'appearance', '佩戴工作牌', 'FI-03', DRESS),
  line('YR-02', 'appearance', '按规定着工作服', 'FI-03', DRESS),
  line('YR-03', 'appearance', '整洁，发型和化妆得体', 'FI-03', DRESS),
  line('YR-04', 'appearance', '不穿背心、吊带、拖鞋', 'FI-03', DRESS),
  line('YR-05', 'appearance', '桌面物品摆放整齐'),
  line('TD-01', 'attitude', '请坐，耐心听、耐心答', 'FC-02', ['STF-Q2']),
  line('TD-02', 'attitude', '没有问到、但会遇到的事项主动说明', '', ['STF-A1']),
  line('TD-03', 'attitude', '四个一样：不论职务高低、生人熟人、忙时闲时、事大事小', 'FC-02'),
  line('TD-04', 'attitude', '热心、诚心、耐心'),
  line('TD-05', 'attitude', '不与办事人争吵', 'FB-01', RUDE),
  line('JL-01', 'discipline', '不吸烟', 'FM-01', UNCIVIL),
  line('JL-02', 'discipline', '不饮酒', 'FM-02', UNCIVIL),
  line('JL-03', 'discipline', '不吃零食', 'FM-03', UNCIVIL),
  line('JL-04', 'discipline', '不嬉笑打闹', 'FM-04', UNCIVIL),
  line('JL-05', 'discipline', '不大声喧哗', 'FM-05', UNCIVIL),
  line('JL-06', 'discipline', '不串岗', 'FM-06', UNCIVIL),
  line('JL-07', 'discipline', '不扎堆聊天', 'FM-07', UNCIVIL),
  line('JL-08', 'discipline', '接待时不看书报', 'FM-08', UNCIVIL),
  line('JL-09', 'discipline', '不搬弄是非', 'FM-09', UNCIVIL),
  line('JL-10', 'discipline', '按时到岗，不迟到、早退、擅自离岗', 'FE-04', ['STF-Q1a', 'BEST-5a']),
  line('JL-11', 'discipline', '在承诺时限内办结，不拖延', 'FE-02'),
  line('JL-12', 'discipline', '不利用职务谋取私利', 'FL-01'),
  line('JL-13', 'discipline', '不隐瞒投诉情况', 'FE-08'),
  power('JL-14', 'discipline', '上班不闲聊、不打私人电话、不用电脑做与工作无关的事', 'FE-04', UNCIVIL),
  line('CK-01', 'window', '办公时间窗口有人在岗或者有人替岗', 'FE-04', ['WIN-C4']),
  line('CK-02', 'window', '办事指南、告知单和表格摆放到位', '', ['WIN-A2a']),
  line('CK-03', 'window', '能够提供办理依据', '', ['WIN-A2b']),
  line('CK-04', 'window', '窗口前秩序良好：没有吸烟、喧哗、推销和中介拉客'),
  line('CK-05', 'window', '知道突发事件应急预案'),
];

/** A line by its code; null for any other text. */
export function findCheckLine(code: string): CheckLine | null {
  return CHECK_LINES.find((each) => each.code === code) ?? null;
}

/** The lines that a check of a hall holds. */
export function linesOfHall(withPowerLines: boolean): readonly CheckLine[] {
  return CHECK_LINES.filter((each) => withPowerLines || !each.isPower);
}

function line(
  code: string,
  section: CheckSection,
  words: string,
  fault = '',
  rules: readonly string[] = [],
): CheckLine {
  return { code, section, words, fault, rules, isPower: false };
}

function power(
  code: string,
  section: CheckSection,
  words: string,
  fault = '',
  rules: readonly string[] = [],
): CheckLine {
  return { ...line(code, section, words, fault, rules), isPower: true };
}
