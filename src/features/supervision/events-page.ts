import { findFault } from '../../domain/accountability/fault-catalogue.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords, shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { eventName } from '../../domain/cases/history-in-words.js';
import { CASE_KINDS, isCaseKind } from '../../domain/cases/kinds.js';
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
  slipNumber: '缴款单',
  amountFen: '收费',
  scheduleFen: '标准',
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
  told: '告知情况',
  plan: '办结计划',
  reason: '超期原因',
  toldBeforeDue: '到期前的告知',
  by: '登记人',
};

/** 3 -> three working days late; the words of what a rule found, one line a fact. */
export function evidenceLines(evidence: string): { key: string; value: string }[] {
  const parsed: unknown = JSON.parse(evidence);
  const facts = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [];
  return facts
    .map(([key, value]) => ({ key: EVIDENCE_WORDS[key] ?? key, value: evidenceValue(key, value) }))
    .filter(({ value }) => value !== '');
}

/** An event as the list and its page show it. */
export function eventLine(row: SupervisionEventRow, calendar: Calendar) {
  const state = isEventState(row.state) ? EVENT_STATES[row.state] : { name: row.state, tone: 'neutral' };
  const evidence = evidenceLines(row.evidence);
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
    evidence: evidenceLines(row.evidence),
    choices: mayAct ? choices : [],
  };
}

/** FA-06 and its words. */
function faultWords(faultId: string): string {
  if (faultId === '') return '';
  const fault = findFault(faultId);
  return fault === null ? faultId : `${faultId} ${fault.text}`;
}

function evidenceValue(key: string, value: unknown): string {
  const text = String(value);
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
