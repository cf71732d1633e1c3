import { ACTION_NAMES } from './action-words.js';
import { isCaseState, stateName } from './states.js';
import { isCaseAction } from './transitions.js';

/** Event kinds that are not actions of the transition table. */
export const OTHER_EVENT_KINDS = {
  'notice-issued': '出具文书',
  'notice-printed': '打印文书',
  'notice-reprinted': '重新打印文书',
  'personal-data-opened': '查看完整个人信息',
  'second-notice-breach': '违反一次性告知',
  'materials-checked': '核对材料',
  'files-attached': '上传扫描件',
  'pre-audit-held': '转人工稽核',
  'pre-audit-handled': '人工稽核',
  'due-moved': '办结期限变动',
  suspended: '暂停计时',
  resumed: '恢复计时',
  'extension-requested': '申请延期',
  'extension-denied': '不同意延期',
  'extension-lapsed': '延期申请失效',
  'overdue-explained': '登记超期原因',
  'overrun-measure': '登记超期处置',
  'urging-issued': '督办',
  'urging-replied': '答复督办',
  'contact-recorded': '督查联系申请人',
  sampled: '抽样回访',
  'gap-lapsed': '容缺承诺逾期',
  'superior-contacted': '与上级机关联系',
  'leg-started': '抄告联办部门',
  'leg-contacted': '联办部门联系申请人',
  'leg-answered': '联办部门答复',
  'leg-urged': '催办联办部门',
  migrated: '从旧系统迁入',
  note: '备注',
} as const;

export type OtherEventKind = keyof typeof OTHER_EVENT_KINDS;

/** A line of a case's history as it is stored; `details` may name a notice, materials, dates or a result. */
export interface HistoryEvent {
  kind: string;
  actorName: string;
  fromState: string;
  toState: string;
  reason: string;
  details: Readonly<Record<string, unknown>>;
}

type Details = HistoryEvent['details'];

/** What the person did, after his name; steps that need no words of their own are told by `plainStep`. */
const ACTION_SENTENCES: Readonly<Partial<Record<string, (details: Details) => string>>> = {
  receive: (details) =>
    `收到申请材料，登记收件${details.fromReader === true ? '（身份证由读卡器读入）' : ''}`,
  'issue-one-time-notice': (details) => `一次性告知申请人需要补正的材料${listed(details.materials)}`,
  'receive-supplement': (details) => `收到申请人补交的材料${listed(details.materials)}`,
  accept: (details) => `受理了申请${text(details.dueText, '，办结期限为')}`,
  'accept-as-promised': (details) => `按承诺件受理了申请${text(details.dueText, '，办结期限为')}`,
  'accept-tolerantly': (details) =>
    `容缺受理了申请${text(details.dueText, '，办结期限为')}${text(details.promisedText, '，承诺补交：')}${listed(details.materials)}`,
  'hand-in-rest': (details) => `收到申请人补交的容缺材料${listed(details.materials)}`,
  'refer-refusal': (details) =>
    `书面报请分管领导研究不予办理${text(details.dueText, '，请在')}${details.dueText ? ' 前答复' : ''}`,
  'confirm-refusal': () => '书面同意不予办理',
  'order-acceptance': (details) => `书面要求受理${text(details.dueText, '，办结期限为')}`,
  return: (details) => `退回申请${listed(details.materials)}`,
  'hand-back-papers': (details) =>
    `退还了材料${listed(details.papers)}${text(details.receiverName, '，签收人')}`,
  'correct-kind': (details) =>
    `更正了办件类型${text(details.fromKind, '：由')}${text(details.toKind, '改为')}`,
  'forward-upward': (details) =>
    `转报${text(details.body, '')}${text(details.tracker, '，跟踪人')}${text(details.expectedText, '，预计批复')}`,
  'file-superior-answer': (details) =>
    `登记了上级机关的批复${text(details.answer, '：')}${text(details.told, '，已告诉申请人：')}`,
  'open-legs': (details) => `启动并联审批${listed(details.departments)}`,
  'close-legs': (details) => `汇总各部门意见${text(details.words, '：')}`,
  'refuse-acceptance': () => '决定不予受理',
  'finish-instant': (details) =>
    `当场办结${text(details.resultName, '，发出')}${text(details.receiverName, '，领取人')}`,
  reply: () => '书面答复不予办理',
  'take-review': () => '开始审查',
  grant: () => '决定准予许可',
  refuse: () => '决定不予许可',
  'record-payment': (details) => `登记缴费${text(details.receiptNumber, '，票据号')}`,
  'notify-ready': (details) => `通知申请人领取${text(details.resultName, '')}`,
  deliver: (details) =>
    `发出办理结果${text(details.resultName, '：')}${text(details.receiverName, '，领取人')}${text(details.trackingNumber, '，邮寄单号')}`,
  withdraw: () => '登记申请人撤回申请',
  extend: (details) => `批准延期${text(details.workingDays, ' ')} 个工作日`,
};

const OTHER_SENTENCES: Readonly<Record<OtherEventKind, (who: string, details: Details) => string>> = {
  'notice-issued': (who, details) => `${who}${paperWords('notice-issued', details)}`,
  'notice-printed': (who, details) => `${who}${paperWords('notice-printed', details)}`,
  'notice-reprinted': (who, details) => `${who}${paperWords('notice-reprinted', details)}`,
  'personal-data-opened': (who) => `${who}查看了申请人的完整个人信息`,
  'second-notice-breach': (who, details) =>
    `${who}再次告知了上次就能看到的问题${listed(details.materials)}，记为违反一次性告知`,
  'due-moved': (_who, details) => `办结期限${text(details.fromText, '由')}${text(details.toText, '变为')}`,
  suspended: (who, details) =>
    `${who}登记${text(details.procedureName, '') || '特别程序'}开始，暂停计时${text(details.expectedEndText, '，预计结束')}`,
  resumed: (who, details) =>
    `${who}登记${text(details.procedureName, '') || '特别程序'}结束，恢复计时${text(details.result, '，结果：')}${details.wasOverdue === true ? '（超过特别程序期限）' : ''}`,
  'extension-requested': (who, details) => `${who}申请延期${text(details.workingDays, ' ')} 个工作日`,
  'extension-denied': (who) => `${who}不同意延期`,
  'extension-lapsed': (_who, details) =>
    `延期申请没有在到期前批准，不予延期，办件记为超期${text(details.dueText, '，应办结 ')}`,
  'materials-checked': (who, details) => `${who}核对了材料${listed(details.materials)}`,
  'overdue-explained': (who, details) =>
    `${who}登记了超期原因${text(details.reason, '：')}${text(details.plan, '；办结计划：')}`,
  'overrun-measure': (who, details) => `${who}登记了超期处置${text(details.words, '：')}`,
  'urging-issued': (who, details) =>
    `${who}发出督办单${text(details.number, ' ')}${text(details.toName, '，督办')}`,
  'urging-replied': (who, details) =>
    `${who}答复了督办单${text(details.number, ' ')}${text(details.reply, '：')}`,
  'contact-recorded': (who, details) =>
    `${who}代表督查科联系了申请人${text(details.opinion, '，申请人意见：')}`,
  sampled: (who, details) => `${who}抽样回访了申请人${text(details.result, '：')}`,
  'files-attached': (who, details) => `${who}上传了扫描件${listed(details.files)}`,
  'superior-contacted': (who, details) =>
    `${who}与${text(details.body, '')}联系${text(details.way, '（')}${details.way ? '）' : ''}${text(details.words, '：')}`,
  'leg-started': (who, details) =>
    `${who}抄告了${text(details.department, '')}${text(details.item, '：')}${text(details.dueText, '，请在')}${details.dueText ? ' 前答复' : ''}`,
  'leg-contacted': (who, details) =>
    `${who}代表${text(details.department, '')}联系了申请人${text(details.words, '：')}`,
  'leg-answered': (who, details) =>
    `${who}代表${text(details.department, '')}答复${text(details.opinion, '：')}${text(details.reason, '，')}${text(details.basis, '，依据')}`,
  'leg-urged': (who, details) => `${who}催办了${text(details.department, '')}${text(details.words, '：')}`,
  'gap-lapsed': (_who, details) =>
    `申请人没有按容缺承诺补交材料${listed(details.materials)}${text(details.words, '，')}`,
  'pre-audit-held': (_who, details) => `自动稽核有疑点，转人工稽核${listed(details.findings)}`,
  'pre-audit-handled': (who, details) =>
    `${who}${details.level === 2 ? '二级' : '一级'}稽核${handledWords(details.step)}`,
  migrated: (_who, details) => `${text(details.text, '') || '从旧系统迁入'}`,
  note: (who, details) => `${who}写了备注${text(details.text, '：')}`,
};

/** The name of an event kind; one from an older system stands as it is. */
export function eventName(kind: string): string {
  if (isCaseAction(kind)) return ACTION_NAMES[kind];
  return isOtherEventKind(kind) ? OTHER_EVENT_KINDS[kind] : kind;
}

/** An event of a case as one sentence for staff: who did what, what came of it, and why. */
export function historyInWords(event: HistoryEvent): string {
  const actor = event.actorName === '' ? '系统' : event.actorName;
  const post = text(event.details.substituteFor, '');
  const who = post === '' ? actor : `${actor}（替${post}）`;
  const sentence = isOtherEventKind(event.kind)
    ? OTHER_SENTENCES[event.kind](who, event.details)
    : `${who}${sentenceOfAction(event)}`;
  const reason = event.reason.trim();
  const says = reason !== '' && reason !== eventName(event.kind) ? `理由：${withoutStop(reason)}。` : '';
  return `${sentence}。${says}`;
}

function sentenceOfAction(event: HistoryEvent): string {
  const told = Object.hasOwn(ACTION_SENTENCES, event.kind) ? ACTION_SENTENCES[event.kind] : undefined;
  return told?.(event.details) ?? plainStep(event);
}

function paperWords(kind: OtherEventKind, details: Details): string {
  return `${OTHER_EVENT_KINDS[kind]}${text(details.title, '：')}${text(details.number, ' ')}`;
}

function handledWords(step: unknown): string {
  if (step === 'clear') return '通过';
  return step === 'send-up' ? '有疑问，送二级稽核' : '确认有问题';
}

function plainStep(event: HistoryEvent): string {
  const to = isCaseState(event.toState) && event.toState !== event.fromState ? stateName(event.toState) : '';
  return `：${eventName(event.kind)}${text(to, '，办件转为')}`;
}

function isOtherEventKind(kind: string): kind is OtherEventKind {
  return Object.hasOwn(OTHER_EVENT_KINDS, kind);
}

function text(value: unknown, before: string): string {
  const shown = typeof value === 'number' ? String(value) : value;
  return typeof shown === 'string' && shown.trim() !== '' ? `${before}${shown.trim()}` : '';
}

function listed(value: unknown): string {
  const names = Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];
  return names.length === 0 ? '' : `：${names.join('、')}`;
}

function withoutStop(sentence: string): string {
  return sentence.replace(/[。.]$/, '');
}
