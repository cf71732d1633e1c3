import type { Role } from '../../domain/access/roles.js';
import { pointsInWords } from '../../domain/appraisal/compare-schemes.js';
import { ENTRY_STATES, whyNotDecide, whyNotUndo } from '../../domain/appraisal/entry-steps.js';
import { periodInWords } from '../../domain/appraisal/period.js';
import { type AppraisalRule, isSchemeCode } from '../../domain/appraisal/rules.js';
import { type AppraisalScheme, DEFAULT_SCHEMES } from '../../domain/appraisal/schemes.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords, shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { paths } from '../../web/paths.js';
import type { EvidenceFile } from '../attachments/evidence.repository.js';
import type { ListedEntry } from './entry-list.repository.js';
import { sourceLink } from './source-link.js';

/** STF and 2026-11 -> 窗口人员考核 2026年11月. */
export function periodName(scheme: string, period: string): string {
  return `${isSchemeCode(scheme) ? DEFAULT_SCHEMES[scheme].name : scheme} ${periodInWords(period)}`;
}

/** An entry as its list shows it. */
export function entryLine(
  row: ListedEntry,
  rules: ReadonlyMap<string, AppraisalRule>,
  calendar: Calendar,
  roles: readonly Role[],
) {
  const rule = rules.get(row.rule);
  const points =
    row.points ?? (rule !== undefined && rule.pointsMin === rule.pointsMax ? rule.pointsMin : null);
  return {
    id: row.id,
    href: paths.appraisalEntry(row.id),
    subject: row.subjectName ?? '',
    rule: row.rule,
    condition: rule?.condition ?? '',
    sum: points === null ? '待定' : `${signed(points)} × ${row.count}${rule?.per ?? ''}`,
    total: points === null ? '' : signed(Math.round(points * row.count * 100) / 100),
    words: row.words,
    when: shortMomentInWords(row.at, calendar.zone),
    sourceHref: row.origin === 'hand' ? null : sourceLink(row.sourceKind, row.sourceKey, roles),
    origin: row.origin === 'hand' ? `手工（${row.enteredBy}）` : '系统',
    state: ENTRY_STATES[row.state] ?? { name: row.state, tone: 'neutral' },
    note: row.note,
  };
}

/** The page of one entry with what the person may do about it. */
export function entryView(
  row: ListedEntry,
  scheme: AppraisalScheme,
  calendar: Calendar,
  files: readonly EvidenceFile[],
  person: { staffId: number; roles: readonly Role[]; mayConsent: boolean; mayPropose: boolean },
) {
  const rules = new Map(scheme.rules.map((rule) => [rule.code, rule]));
  const line = entryLine(row, rules, calendar, person.roles);
  const rule = rules.get(row.rule);
  const isOpen = row.periodState === 'open';
  const rows = [
    { key: '考核', value: periodName(row.scheme, row.period) },
    { key: '对象', value: line.subject },
    { key: '规则', value: `${row.rule} ${line.condition}` },
    { key: '规定分值', value: rule === undefined ? '' : `${pointsInWords(rule)}/${rule.per}` },
    { key: '计分', value: line.total === '' ? line.sum : `${line.sum} = ${line.total}` },
    { key: '事由', value: row.words, ...(line.sourceHref && { href: line.sourceHref }) },
    { key: '时间', value: momentInWords(row.at, calendar.zone) },
    { key: '来源', value: line.origin },
    {
      key: '审核',
      value:
        row.consentedAt === null ? '' : `${row.consentedBy} ${momentInWords(row.consentedAt, calendar.zone)}`,
    },
    { key: '说明', value: row.note },
    { key: '同一件事', value: row.eventKey === '' ? '' : '和同一件事的其他条一起，只计分值最大的一条' },
  ];
  return {
    title: `第 ${row.id} 条加减分`,
    line,
    seen: row.state,
    rows: rows.filter(({ value }) => value !== ''),
    files: files.map(({ id, fileName }) => ({
      fileName,
      href: `${paths.appraisalEntry(row.id)}/files/${id}`,
    })),
    needsPoints: rule !== undefined && rule.pointsMin !== rule.pointsMax && row.points === null,
    mayDecide: person.mayConsent && whyNotDecide(row, person.staffId) === null,
    mayUndo: person.mayConsent && whyNotUndo(row, person.staffId) === null,
    mayJoin: person.mayPropose && isOpen && row.state !== 'undone' && row.state !== 'refused',
    waitsForOther: person.mayConsent && row.state === 'waiting' && row.enteredById === person.staffId,
    consentAction: `${paths.appraisalEntry(row.id)}/consents`,
    undoAction: `${paths.appraisalEntry(row.id)}/undoings`,
    matterAction: `${paths.appraisalEntry(row.id)}/matters`,
    backHref: `${paths.appraisalEntries}?period=${row.periodId}`,
  };
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : String(points);
}
