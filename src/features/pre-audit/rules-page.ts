import { CASE_KINDS, isCaseKind } from '../../domain/cases/kinds.js';
import {
  AUDIT_CHECKS,
  AUDIT_SEVERITIES,
  isAuditCheck,
  isAuditSeverity,
} from '../../domain/pre-audit/audit-rule.js';
import {
  AUDIT_COUNTS,
  AUDIT_FIELDS,
  elementName,
  isAuditElement,
  materialIn,
} from '../../domain/pre-audit/elements.js';
import type { FormProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import type { StoredRule } from './audit-rules.repository.js';
import { KIND_OPTIONS } from './pre-audit.forms.js';

const A_MATERIAL = { value: 'material', label: '一份材料（在右边写名称）' };

/** The table of the rule library with the form of one rule (S-47). */
export function rulesPage(
  rules: readonly StoredRule[],
  items: readonly { id: number; name: string }[],
  edited: StoredRule | null,
  problem: FormProblem,
) {
  const stored = edited === null ? NEW_RULE : valuesOf(edited);
  const typed = problem.errors.length > 0 ? problem.values : stored;
  const value = (name: keyof typeof NEW_RULE) => String(typed[name] ?? '');
  return {
    action: paths.adminPreAuditRules,
    problem,
    isNew: edited === null && value('rule') === '',
    rows: rules.map(line),
    values: {
      rule: value('rule'),
      version: value('version'),
      itemId: value('itemId'),
      caseKind: value('caseKind'),
      element: value('element'),
      material: value('material'),
      check: value('check'),
      parameter: value('parameter'),
      message: value('message'),
      severity: value('severity'),
      position: value('position'),
      active: Boolean(typed.active),
    },
    elements: [...named(AUDIT_FIELDS), ...named(AUDIT_COUNTS), A_MATERIAL],
    checks: Object.entries(AUDIT_CHECKS).map(([code, { name, parameter }]) => ({
      value: code,
      label: parameter === '' ? name : `${name}（参数：${parameter}）`,
    })),
    severities: named(AUDIT_SEVERITIES),
    kinds: KIND_OPTIONS,
    items: items.map(({ id, name }) => ({ value: String(id), label: name })),
    codes: [...named(AUDIT_FIELDS)].map(({ value: code, label }) => `${code}（${label}）`).join('、'),
  };
}

const NEW_RULE = {
  rule: '',
  version: '0',
  itemId: '',
  caseKind: '',
  element: '',
  material: '',
  check: '',
  parameter: '',
  message: '',
  severity: 'error',
  position: '100',
  active: 'on',
};

function valuesOf(rule: StoredRule): Record<keyof typeof NEW_RULE, string> {
  const material = materialIn(rule.element);
  return {
    rule: String(rule.id),
    version: String(rule.version),
    itemId: rule.itemId === null ? '' : String(rule.itemId),
    caseKind: rule.caseKind,
    element: material === '' ? rule.element : A_MATERIAL.value,
    material,
    check: rule.check,
    parameter: rule.parameter,
    message: rule.message,
    severity: rule.severity,
    position: String(rule.position),
    active: rule.active === 1 ? 'on' : '',
  };
}

function line(rule: StoredRule) {
  const check = isAuditCheck(rule.check) ? AUDIT_CHECKS[rule.check].name : rule.check;
  return {
    href: paths.adminPreAuditRule(rule.id),
    where:
      [isCaseKind(rule.caseKind) ? CASE_KINDS[rule.caseKind].name : '', rule.itemName ?? '']
        .filter(Boolean)
        .join(' · ') || '全部办件',
    element: elementName(rule.element),
    check: `${check}${rule.parameter === '' ? '' : ` ${isAuditElement(rule.parameter) ? elementName(rule.parameter) : rule.parameter}`}`,
    message: rule.message,
    severity: isAuditSeverity(rule.severity) ? AUDIT_SEVERITIES[rule.severity] : rule.severity,
    isError: rule.severity === 'error',
    isActive: rule.active === 1,
    position: rule.position,
  };
}

function named(table: Readonly<Record<string, string>>) {
  return Object.entries(table).map(([value, label]) => ({ value, label }));
}
