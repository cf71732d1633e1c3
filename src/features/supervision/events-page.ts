import { findFault } from '../../domain/accountability/fault-catalogue.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords, shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { SHANGHAI, type Zone } from '../../domain/calendar/zone.js';
import { eventName } from '../../domain/cases/history-in-words.js';
import { CASE_KINDS, isCaseKind } from '../../domain/cases/kinds.js';
import { maskPersonName } from '../../domain/identity/masks.js';
import { isNoticeKind, noticeTitle } from '../../domain/notices/notice-kinds.js';
import { isSupervisionRule, SUPERVISION_RULES } from '../../domain/supervision/detectors/finding.js';
import { EVENT_STATES, isEventState, mayMoveEvent } from '../../domain/supervision/event-states.js';
import { OVERRUN_WAYS } from '../../domain/supervision/overrun-way.js';
import { paths } from '../../web/paths.js';
import type { SupervisionEventRow } from './events.repository.js';

const EVIDENCE_WORDS: Readonly<Record<string, string>> = {
  lacks: '没有',
  recorded: '登记为',
  item: '事项规定',
  words: '情况',
  missing: '没有出具',
  toldLate: '第二次才告知的材料',
  slipNumber: '缴款单',
  amountFen: '收费',
  scheduleFen: '标准',
  bankFen: '银行金额',
  registeredFen: '登记金额',
  receiptNumber: '票据号',
  paidOn: '缴费日期',
  statement: '对账单',
  body: '上级机关',
  tracker: '跟踪人',
  silentWorkingDays: '没有联系的工作日',
  leg: '环节',
  waitingHours: '等了小时',
  cause: '原因',
  lateWorkingDays: '超期工作日',
  step: '步骤',
  lateHours: '晚录小时',
  way: '处置',
  plan: '办结计划',
  reason: '原因',
  toldBeforeDue: '到期前的告知',
  by: '登记人',
  rule: '规则',
  complaint: '投诉编号',
  category: '类别',
  told: '告知的情况',
  brokenRule: '违反的规定',
  finding: '核实',
  verification: '核实',
  check: '检查编号',
  line: '检查内容',
  note: '记录',
  refused: '不予受理的办件',
  refusedBy: '不予受理的经办',
  acceptedLater: '后来受理的办件',
  noticeTermEnd: '告知期限',
  noticeServedAt: '实际告知',
  deemedAcceptedFrom: '视为受理的时间',
  decidedBy: '作出决定',
  delegatedPowers: '窗口授权',
  dueAt: '办结期限',
  paymentPlace: '缴费地点',
  deliveryPlace: '取件方式',
  month: '月份',
  times: '次数',
  days: '日期',
  department: '部门',
  warnings: '累计告诫',
  itemName: '事项',
  agent: '代办人',
  cases: '件数',
  percent: '所占百分比',
  window: '窗口',
  visitors: '来过的人数',
  from: '从',
  to: '到',
  dueText: '办结期限',
  receivedAt: '收件',
  referredBy: '报备人',
  referredAt: '报备时间',
  materials: '材料',
  promisedFor: '承诺补交',
  undisclosed: '事项数',
  undisclosedDays: '最长天数',
  gaps: '没有公开或者不完整',
  signedBy: '承诺人',
};

const MOMENTS: readonly string[] = [
  'noticeTermEnd',
  'noticeServedAt',
  'deemedAcceptedFrom',
  'dueAt',
  'from',
  'to',
  'receivedAt',
  'referredAt',
  'promisedFor',
];

/** 3 -> three working days late; the words of what a rule found, one line a fact. */
export function evidenceLines(evidence: string, zone: Zone = SHANGHAI): { key: string; value: string }[] {
  const parsed: unknown = JSON.parse(evidence);
  const facts = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [];
  return facts
    .map(([key, value]) => ({ key: EVIDENCE_WORDS[key] ?? key, value: evidenceValue(key, value, zone) }))
    .filter(({ value }) => value !== '');
}

/** An event as the list and its page show it. */
export function eventLine(row: SupervisionEventRow, calendar: Calendar) {
  const state = isEventState(row.state) ? EVENT_STATES[row.state] : { name: row.state, tone: 'neutral' };
  const evidence = evidenceLines(row.evidence, calendar.zone);
  return {
    href: paths.supervisionEvent(row.id),
    when: shortMomentInWords(row.at, calendar.zone),
    rule: row.rule,
    title: isSupervisionRule(row.rule) ? SUPERVISION_RULES[row.rule] : row.rule,
    caseNumber: row.caseNumber,
    caseHref: row.caseNumber === null ? null : paths.case(row.caseNumber),
    item: row.itemName ?? '',
    place: [row.departmentName, row.windowNumber === null ? '' : `${row.windowNumber}号窗口`]
      .filter(Boolean)
      .join(' '),
    staff: row.staffName ?? '',
    summary: evidence.map(({ key, value }) => `${key}：${value}`).join('；'),
    fault: faultWords(row.faultId),
    state,
  };
}

/** The page of one event, with what may be done about it. */
export function eventPage(row: SupervisionEventRow, calendar: Calendar, mayAct: boolean) {
  const line = eventLine(row, calendar);
  const state = isEventState(row.state) ? row.state : 'closed';
  const choices = (['noted', 'proposed', 'closed'] as const)
    .filter((to) => mayMoveEvent(state, to, row.faultId))
    .map((to) => ({ value: to, label: { noted: '关注', proposed: '建议追究责任', closed: '了结' }[to] }));
  const rows = [
    { key: '规则', value: `${row.rule} ${line.title}` },
    { key: '办件编号', value: row.caseNumber ?? '', ...(line.caseHref && { href: line.caseHref }) },
    { key: '事项', value: line.item },
    { key: '部门、窗口', value: line.place },
    { key: '经办', value: line.staff },
    { key: '发现', value: momentInWords(row.at, calendar.zone) },
    { key: '可能的过错', value: line.fault },
    {
      key: '处理',
      value: row.handledAt === null ? '' : `${row.handledBy} ${momentInWords(row.handledAt, calendar.zone)}`,
    },
    { key: '处理说明', value: row.note },
  ];
  return {
    title: line.title,
    state: line.state,
    seen: row.state,
    action: paths.supervisionEvent(row.id),
    rows: rows.filter(({ value }) => value !== ''),
    evidence: evidenceLines(row.evidence, calendar.zone),
    choices: mayAct ? choices : [],
  };
}

/** FA-06 and its words. */
function faultWords(faultId: string): string {
  if (faultId === '') return '';
  const fault = findFault(faultId);
  return fault === null ? faultId : `${faultId} ${fault.text}`;
}

function evidenceValue(key: string, value: unknown, zone: Zone): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.join('、');
  const text = String(value);
  if (MOMENTS.includes(key)) return momentText(value, zone);
  if (key === 'signedBy') return maskPersonName(text);
  if (key.endsWith('Fen')) return `${(Number(value) / 100).toFixed(2)} 元`;
  if ((key === 'recorded' || key === 'item') && isCaseKind(text)) return CASE_KINDS[text].name;
  if (key === 'missing')
    return text
      .split('、')
      .map((kind) => (isNoticeKind(kind) ? noticeTitle(kind) : kind))
      .join('、');
  if (key === 'step') return eventName(text);
  if (key === 'way' && Object.hasOwn(OVERRUN_WAYS, text))
    return OVERRUN_WAYS[text as keyof typeof OVERRUN_WAYS].label;
  return text;
}

/** A moment as milliseconds or as an ISO text. */
function momentText(value: unknown, zone: Zone): string {
  const at = typeof value === 'number' ? value : Date.parse(String(value));
  return Number.isNaN(at) ? String(value) : momentInWords(at, zone);
}
