export type Turn = 'window' | 'applicant' | 'reviewer' | 'approver' | 'leader' | 'superior' | 'none';
export type Tone = 'neutral' | 'blue' | 'green' | 'amber' | 'red';

interface StateRow {
  /** For staff. */
  name: string;
  /** For citizens, in plain words. */
  plain: string;
  terminal: boolean;
  clockRuns: boolean;
  turn: Turn;
  tone: Tone;
}

const open = (
  name: string,
  plain: string,
  turn: Turn,
  tone: Tone,
  clock: 'runs' | 'stands' = 'stands',
): StateRow => ({ name, plain, terminal: false, clockRuns: clock === 'runs', turn, tone });

const closed = (name: string, plain: string, tone: Tone): StateRow => ({
  name,
  plain,
  terminal: true,
  clockRuns: false,
  turn: 'none',
  tone,
});

/** All states of section 3.2; the promise clock runs from acceptance to the decision. */
export const CASE_STATES = {
  ENQ: open('咨询登记', '您的咨询已经登记', 'window', 'neutral'),
  BOOKED: open('已预约', '您已经预约，请按时到窗口', 'applicant', 'neutral'),
  DRAFT: open('网上填报', '您的申请还没有提交', 'applicant', 'neutral'),
  PRE: open('预审中', '工作人员正在网上预审您的材料', 'reviewer', 'blue'),
  PRE_FIX: open('预审退回', '材料需要修改，请改好后重新提交', 'applicant', 'amber'),
  PRE_OK: open('预审通过', '预审通过，可以预约到窗口办理', 'applicant', 'green'),
  RECV: open('已收件', '窗口已经收到您的材料，正在核对', 'window', 'blue'),
  SUPP: open('待补正', '材料不齐，等您补交', 'applicant', 'amber'),
  ACC: open('已受理', '已经受理，等待审查', 'reviewer', 'blue', 'runs'),
  ACC_T: open('容缺受理', '已经先行受理，请按承诺补交材料', 'reviewer', 'amber', 'runs'),
  REJ_F: closed('不予受理', '不属于这里办理的事项，没有受理', 'red'),
  REV: open('审查中', '正在审查', 'approver', 'blue', 'runs'),
  SITE: open('现场踏勘', '正在安排现场查看', 'reviewer', 'blue', 'runs'),
  EXP: open('专家论证', '正在请专家论证', 'reviewer', 'blue', 'runs'),
  PUB: open('公示中', '正在公示', 'reviewer', 'blue', 'runs'),
  LEGS: open('并联审批中', '几个部门正在同时办理', 'reviewer', 'blue', 'runs'),
  UP: open('报上级审批', '已经报上级机关审批', 'superior', 'blue'),
  NEG_REF: open('否定报备中', '正在请负责人研究是否可以办理', 'leader', 'amber'),
  EXT: open('已延期', '办理时间已经依法延长', 'reviewer', 'amber', 'runs'),
  DEC_Y: open('准予许可', '已经批准，正在准备证件或者文书', 'window', 'green'),
  DEC_N: closed('不予许可', '没有批准，原因写在决定书上', 'red'),
  PAY: open('待缴费', '已经批准，请缴费', 'applicant', 'amber'),
  READY: open('待领取', '办好了，请到窗口领取', 'applicant', 'green'),
  DONE: closed('已办结', '已经办结', 'green'),
  RETURN: closed('已退件', '材料一直没有补齐，已经退回', 'neutral'),
  WITHDRAWN: closed('已撤回', '您已经撤回申请', 'neutral'),
} as const satisfies Record<string, StateRow>;

export type CaseState = keyof typeof CASE_STATES;

export const CASE_STATE_CODES = Object.keys(CASE_STATES) as readonly CaseState[];

export const OPEN_STATES = CASE_STATE_CODES.filter((state) => !CASE_STATES[state].terminal);

export const TERMINAL_STATES = CASE_STATE_CODES.filter((state) => CASE_STATES[state].terminal);

/** True when the text is the code of a case state. */
export function isCaseState(text: string): text is CaseState {
  return Object.hasOwn(CASE_STATES, text);
}

/** True when nothing more is to be done. */
export function isTerminal(state: CaseState): boolean {
  return CASE_STATES[state].terminal;
}

/**
 * True when a due moment, if the history gives one, runs in this state: also with the superior (UP), where the
 * history gives none unless the item lets the clock go on.
 */
export function mayClockRun(state: CaseState): boolean {
  return isClockRunning(state) || state === 'UP';
}

/** True while the promise clock runs (S-05). */
export function isClockRunning(state: CaseState): boolean {
  return CASE_STATES[state].clockRuns;
}

/** The word for staff. */
export function stateName(state: CaseState): string {
  return CASE_STATES[state].name;
}

/** The words for citizens. */
export function stateInPlainWords(state: CaseState): string {
  return CASE_STATES[state].plain;
}

/** Whose turn it is. */
export function turnOf(state: CaseState): Turn {
  return CASE_STATES[state].turn;
}

export const TURN_NAMES: Readonly<Record<Turn, string>> = {
  window: '窗口',
  applicant: '申请人',
  reviewer: '部门审查',
  approver: '部门审批',
  leader: '分管领导',
  superior: '上级机关',
  none: '无',
};
