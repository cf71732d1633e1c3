import { findFault } from '../../domain/accountability/fault-catalogue.js';
import { runningFaultClock } from '../../domain/accountability/fault-clocks.js';
import {
  FAULT_SOURCES,
  FAULT_STATES,
  isFaultSource,
  isFaultState,
} from '../../domain/accountability/fault-states.js';
import { isMeasureCode, MEASURES } from '../../domain/accountability/measures.js';
import { type FaultFactors, SEVERITY_NAMES } from '../../domain/accountability/severity.js';
import { sizeInWords } from '../../domain/attachments/attachment-kinds.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords, shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { closingsBetween } from '../../domain/calendar/working-time.js';
import { eventName } from '../../domain/cases/history-in-words.js';
import { isCaseState, stateName } from '../../domain/cases/states.js';
import { isNoticeKind, noticeTitle } from '../../domain/notices/notice-kinds.js';
import { paths } from '../../web/paths.js';
import type { EvidenceFile } from '../attachments/evidence.repository.js';
import { evidenceLines } from '../supervision/events-page.js';
import { readEvidence } from './fault-evidence.js';
import type { FaultLine, FaultRow } from './faults.repository.js';

export const HARM_WORDS: Readonly<Record<FaultFactors['harm'], string>> = {
  small: '危害较小',
  serious: '危害严重，或者影响较大',
  'very-serious': '危害特别严重，影响恶劣',
};

export const ATTITUDE_WORDS: Readonly<Record<FaultFactors['attitude'], string>> = {
  corrects: '认识错误，及时改正',
  'admits-after-education': '经教育后认错',
  'refuses-to-mend': '拒不改正',
};

const CLOCK_WORDS = { hearing: '申辩', correction: '改正', appeal: '申诉期' } as const;

/** FA-05 and its words. */
export function faultWords(faultId: string): string {
  const fault = findFault(faultId);
  return fault === null ? faultId : `${faultId} ${fault.text}`;
}

export function faultState(state: string): { label: string; tone: string } {
  if (!isFaultState(state)) return { label: state, tone: 'neutral' };
  const { name, tone } = FAULT_STATES[state];
  return { label: name, tone };
}

export function severityName(severity: string): string {
  return Object.hasOwn(SEVERITY_NAMES, severity)
    ? SEVERITY_NAMES[severity as keyof typeof SEVERITY_NAMES]
    : '';
}

/** The light of the clock that runs in a fault: red when it is over, amber within a working day. */
export function faultClock(fault: Parameters<typeof runningFaultClock>[0], calendar: Calendar, now: number) {
  const clock = runningFaultClock(fault);
  if (clock === null) return null;
  const { toLocalMinute } = calendar.zone;
  const left = closingsBetween(toLocalMinute(now), toLocalMinute(clock.until), calendar);
  const until = shortMomentInWords(clock.until, calendar.zone);
  const isOver = now > clock.until;
  const isLate = isOver && clock.what === 'correction';
  return {
    light: isLate ? 'red' : isOver ? 'still' : left <= 1 ? 'amber' : 'normal',
    text: isOver ? `${CLOCK_WORDS[clock.what]}已过 ${until}` : `${CLOCK_WORDS[clock.what]}至 ${until}`,
  };
}

/** A fault as the list shows it. */
export function faultLine(row: FaultLine, calendar: Calendar, now: number) {
  const { toLocalMinute } = calendar.zone;
  const isOpen = isFaultState(row.state) && FAULT_STATES[row.state].isOpen;
  return {
    href: paths.fault(row.number),
    number: row.number,
    fault: faultWords(row.faultId),
    person: row.personName,
    actedFor: row.actedForName,
    department: row.departmentName ?? '',
    source: isFaultSource(row.source) ? FAULT_SOURCES[row.source] : row.source,
    caseNumber: row.caseNumber,
    proposed: shortMomentInWords(row.proposedAt, calendar.zone),
    age: isOpen
      ? `${closingsBetween(toLocalMinute(row.proposedAt), toLocalMinute(now), calendar)} 个工作日`
      : '',
    state: faultState(row.state),
    severity: severityName(row.severity),
    clock: faultClock(row, calendar, now),
  };
}

/** What was frozen when the fault was proposed, ready to show. */
export function evidenceView(text: string, calendar: Calendar) {
  const { found, case: frozen, events, notices } = readEvidence(text);
  const when = (at: number | null) => (at === null ? '' : momentInWords(at, calendar.zone));
  return {
    found: evidenceLines(JSON.stringify(found)),
    case:
      frozen === null
        ? []
        : [
            { key: '办件编号', value: frozen.number },
            { key: '事项', value: frozen.itemName },
            { key: '当时状态', value: isCaseState(frozen.state) ? stateName(frozen.state) : frozen.state },
            { key: '收件', value: when(frozen.receivedAt) },
            { key: '受理', value: when(frozen.acceptedAt) },
            { key: '办结期限', value: when(frozen.dueAt) },
            { key: '作出决定', value: when(frozen.decidedAt) },
            { key: '办结', value: when(frozen.closedAt) },
            { key: '超期原因', value: frozen.overdueReason },
          ].filter(({ value }) => value !== ''),
    events: events.map((each) => ({
      when: shortMomentInWords(each.at, calendar.zone),
      what: eventName(each.kind),
      who: each.by || '系统',
      reason: each.reason,
    })),
    notices: notices.map((each) => ({
      when: shortMomentInWords(each.at, calendar.zone),
      what: isNoticeKind(each.kind) ? noticeTitle(each.kind) : each.kind,
      number: each.number,
      who: each.by,
    })),
  };
}

export function fileLines(base: string, files: readonly EvidenceFile[]) {
  return files.map((file) => ({
    name: file.fileName,
    href: `${base}/files/${file.id}`,
    size: sizeInWords(file.sizeBytes),
  }));
}

/** The facts at the side of a fault. */
export function faultFacts(row: FaultRow, calendar: Calendar) {
  const when = (at: Date | null) => (at === null ? '' : momentInWords(at.getTime(), calendar.zone));
  const by = (name: string, at: Date | null) => (at === null ? '' : `${name}　${when(at)}`);
  return [
    { key: '过错', value: faultWords(row.faultId) },
    { key: '责任人', value: row.personName },
    { key: '替谁在岗', value: row.actedForName },
    { key: '发生', value: when(row.occurredAt) },
    { key: '来源', value: isFaultSource(row.source) ? FAULT_SOURCES[row.source] : row.source },
    { key: '提出', value: by(row.proposedBy, row.proposedAt) },
    { key: '申辩期限', value: when(row.hearBy) },
    { key: '认定', value: by(row.establishedBy, row.establishedAt) },
    { key: '决定', value: by(row.decidedBy, row.decidedAt) },
    { key: '改正期限', value: when(row.correctBy) },
    { key: '改正', value: row.correction },
    { key: '赔礼道歉', value: row.apology },
    { key: '申诉期限', value: when(row.appealBy) },
    { key: '撤销', value: by(row.reversedReason, row.reversedAt) },
  ].filter(({ value }) => value !== '');
}

/** What was weighed, once it is established. */
export function factorLines(row: FaultRow) {
  if (row.severity === '') return [];
  return [
    { key: '主观', value: row.isIntentional === true ? '故意' : '过失' },
    { key: '次数', value: row.isFirstTime === true ? '初次' : '再次' },
    { key: '后果', value: HARM_WORDS[row.harm as FaultFactors['harm']] ?? row.harm },
    { key: '态度', value: ATTITUDE_WORDS[row.attitude as FaultFactors['attitude']] ?? row.attitude },
    { key: '等级', value: `${severityName(row.severity)}，第${'一二三'[(row.sanction ?? 1) - 1]}种处理` },
  ];
}

export function measureName(code: string): string {
  return isMeasureCode(code) ? MEASURES[code].name : code;
}
