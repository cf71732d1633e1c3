import type { Calendar } from '../../domain/calendar/calendar.js';
import { maskApplicantName } from '../../domain/identity/masks.js';
import { AUDIT_SEVERITIES, isAuditSeverity } from '../../domain/pre-audit/audit-rule.js';
import { elementName } from '../../domain/pre-audit/elements.js';
import { MANUAL_STEPS } from '../../domain/pre-audit/manual-audit.js';
import type { AuditFinding } from '../../domain/pre-audit/run-pre-audit.js';
import type { FormProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { momentWords } from '../desk/clock-words.js';
import type { AuditFigures, AuditRow } from './audits.repository.js';

const STAGES: Readonly<Record<string, string>> = { acceptance: '受理时', decision: '决定前' };
const STATES: Readonly<Record<string, { label: string; tone: string }>> = {
  open: { label: '等待人工稽核', tone: 'amber' },
  cleared: { label: '人工通过', tone: 'green' },
  confirmed: { label: '确认有问题', tone: 'red' },
  known: { label: '此前已转人工', tone: 'neutral' },
};

/** One audit of the queue or its page. */
export function auditLine(row: AuditRow, now: Date, calendar: Calendar) {
  const findings = JSON.parse(row.findings) as AuditFinding[];
  return {
    id: row.id,
    href: paths.preAudit(row.id),
    caseHref: paths.case(row.number),
    number: row.number,
    item: row.itemName,
    department: row.departmentName,
    applicant: maskApplicantName(
      row.applicantType === 'organisation' ? 'organisation' : 'person',
      row.applicantName,
    ),
    stage: STAGES[row.stage] ?? row.stage,
    when: momentWords(row.at, now.getTime(), calendar),
    level: row.level === 2 ? '二级' : '一级',
    state: STATES[row.state] ?? { label: row.state, tone: 'neutral' },
    findings: findings.map(({ element, message, severity }) => ({
      element: elementName(element),
      message,
      severity: isAuditSeverity(severity) ? AUDIT_SEVERITIES[severity] : severity,
      isError: severity === 'error',
    })),
    causes: findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
    note: row.note,
    handled:
      row.handledAt === null ? '' : `${row.handledBy} ${momentWords(row.handledAt, now.getTime(), calendar)}`,
  };
}

/** The page of one audit, with the ways that the auditor's level has. */
export function auditPage(
  row: AuditRow,
  given: { levels: readonly number[]; problem: FormProblem; now: Date; calendar: Calendar },
) {
  const canHandle = row.state === 'open' && given.levels.includes(row.level);
  const steps = row.level === 2 ? (['clear', 'confirm'] as const) : (['clear', 'send-up'] as const);
  const typed = (name: string) => String(given.problem.values[name] ?? '');
  return {
    audit: auditLine(row, given.now, given.calendar),
    problem: given.problem,
    action: canHandle ? paths.preAuditStep(row.id, row.level) : '',
    steps: steps.map((step) => ({ value: step, label: MANUAL_STEPS[step] })),
    step: typed('step'),
    reason: typed('reason'),
  };
}

/** Rates of the automatic audit: passed without people, needed people, and why (section 12, 000:L357). */
export function figuresPage(
  stages: readonly { stage: string; figures: AuditFigures }[],
  period: { from: string; to: string },
  problem: string,
) {
  return {
    period,
    problem,
    stages: stages.map(({ stage, figures }) => ({
      title: STAGES[stage] ?? stage,
      rows: [
        { label: '自动稽核通过率', ...share(figures.passed, figures.audited) },
        { label: '转人工稽核率', ...share(figures.audited - figures.passed, figures.audited) },
        { label: '人工稽核通过', ...share(figures.cleared, figures.audited - figures.passed) },
        { label: '送二级稽核', ...share(figures.sentUp, figures.audited - figures.passed) },
        { label: '确认有问题', ...share(figures.confirmed, figures.audited - figures.passed) },
        { label: '等待人工稽核', ...share(figures.open, figures.audited - figures.passed) },
      ],
      causes: figures.causes,
      audited: figures.audited,
    })),
  };
}

function share(part: number, whole: number) {
  const percent = whole === 0 ? '-' : `${((part / whole) * 100).toFixed(1)} %`;
  return { percent, part, whole };
}
