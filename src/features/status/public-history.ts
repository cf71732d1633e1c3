import type { Tone } from '../../domain/cases/states.js';
import type { CaseAction } from '../../domain/cases/transitions.js';
import type { MomentWords } from './moments-in-words.js';
import type { PublicEventRow } from './status.repository.js';

export interface HistoryEntry {
  when: string;
  who: string;
  what: string;
  tone: Tone;
}

interface PublicStep {
  who: string;
  what: string;
  tone: Tone;
}

const step = (who: string, what: string, tone: Tone = 'neutral'): PublicStep => ({ who, what, tone });

/** The steps of a case that a citizen sees, in plain words; what is not named here is the hall's own affair. */
const PUBLIC_STEPS: Partial<Record<CaseAction | 'due-moved', PublicStep>> = {
  receive: step('窗口', '收到您的材料', 'blue'),
  'receive-booked': step('窗口', '收到您的材料', 'blue'),
  'correct-on-spot': step('窗口', '当场更正了材料'),
  'issue-one-time-notice': step('窗口', '一次性告诉您材料还缺什么、怎么补', 'amber'),
  'receive-supplement': step('窗口', '收到您补交的材料', 'blue'),
  accept: step('窗口', '正式受理，开始计算办理时间', 'blue'),
  'accept-as-promised': step('窗口', '正式受理，开始计算办理时间', 'blue'),
  'order-acceptance': step('负责人', '同意受理，开始计算办理时间', 'blue'),
  'accept-tolerantly': step('窗口', '先行受理，缺的材料可以后补', 'amber'),
  'refuse-acceptance': step('窗口', '没有受理，给您出具了通知书', 'red'),
  'finish-instant': step('窗口', '当场办好', 'green'),
  reply: step('窗口', '书面答复：不能办理', 'red'),
  'refer-refusal': step('窗口', '请负责人研究是否可以办理'),
  'confirm-refusal': step('负责人', '书面答复：不能办理', 'red'),
  'take-review': step('审查部门', '开始审查'),
  'open-legs': step('窗口', '几个部门同时开始办理'),
  'close-legs': step('窗口', '各部门都已经答复'),
  'visit-site': step('审查部门', '安排现场查看'),
  'ask-experts': step('审查部门', '请专家论证'),
  'publish-application': step('审查部门', '开始公示'),
  'forward-upward': step('窗口', '报上级机关审批'),
  'file-superior-answer': step('窗口', '收到上级机关的答复'),
  extend: step('负责人', '依法延长办理时间', 'amber'),
  grant: step('审批部门', '批准', 'green'),
  refuse: step('审批部门', '没有批准', 'red'),
  'ask-payment': step('窗口', '请您缴费', 'amber'),
  'record-payment': step('窗口', '收到缴费，可以领取', 'green'),
  'notify-ready': step('窗口', '办好了，可以领取', 'green'),
  deliver: step('窗口', '已经领取，办结', 'green'),
  return: step('窗口', '材料没有补齐，退回'),
  withdraw: step('窗口', '登记您撤回申请'),
  'hand-back-papers': step('窗口', '退还了您的材料'),
  'due-moved': step('系统', '办公日历有调整，办好的日期重新计算', 'amber'),
};

/** The history of a case for citizens, newest first: what happened and when, without names and reasons. */
export function publicHistory(events: readonly PublicEventRow[], words: MomentWords): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  for (const event of events) {
    const known = publicStep(event);
    if (known !== null) entries.unshift({ when: words.moment(event.at), ...known });
  }
  return entries;
}

/** A step of an older system keeps the name it had there. */
function publicStep(event: PublicEventRow): PublicStep | null {
  if (Object.hasOwn(PUBLIC_STEPS, event.kind)) return PUBLIC_STEPS[event.kind as CaseAction] ?? null;
  if (event.migrated !== 1) return null;
  const details = JSON.parse(event.details) as { text?: unknown };
  const text = typeof details.text === 'string' && details.text !== '' ? details.text : event.kind;
  return text === 'migrated' ? null : step('原系统', text);
}
