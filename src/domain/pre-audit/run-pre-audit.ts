import type { AuditRule } from './audit-rule.js';
import { type AuditCount, type AuditField, isAuditCount, isAuditField, materialIn } from './elements.js';

/** A case as the automatic audit sees it. */
export interface AuditedCase {
  /** What is not known, or not given, is missing or empty. */
  fields: Readonly<Partial<Record<AuditField, string>>>;
  counts: Readonly<Partial<Record<AuditCount, number>>>;
  /** `note` may say until when the paper is valid: 有效期至 2027-03-31. */
  materials: readonly { name: string; isThere: boolean; note: string; files: number }[];
  /** YYYY-MM-DD in the hall's zone. */
  today: string;
}

export interface AuditFinding {
  ruleId: number;
  element: string;
  message: string;
  severity: AuditRule['severity'];
}

export interface AuditResult {
  /** True when no finding asks for people (S-47). */
  passed: boolean;
  findings: AuditFinding[];
}

/**
 * Runs the rule library over a case: completeness, consistency, validity, dependencies, unusual use (S-47,
 * 000:L325-341). What a case does not know is no finding, except where it is required.
 */
export function runPreAudit(rules: readonly AuditRule[], given: AuditedCase): AuditResult {
  const findings = rules
    .filter((rule) => isBroken(rule, given))
    .map(({ id, element, message, severity }) => ({ ruleId: id, element, message, severity }));
  return { passed: findings.every(({ severity }) => severity === 'warning'), findings };
}

function isBroken(rule: AuditRule, given: AuditedCase): boolean {
  const { element, check, parameter } = rule;
  switch (check) {
    case 'required':
      return !isThere(element, given);
    case 'pattern':
      return (
        fieldValue(element, given) !== '' && !new RegExp(parameter, 'u').test(fieldValue(element, given))
      );
    case 'equals':
      return areKnown(rule, given) && fieldValue(element, given) !== fieldValue(parameter, given);
    case 'differs':
      return areKnown(rule, given) && fieldValue(element, given) === fieldValue(parameter, given);
    case 'not-expired':
      return validities(element, given).some((day) => day < given.today);
    case 'needs':
      return isThere(element, given) && !isThere(parameter, given);
    case 'has-files':
      return materials(element, given).some((each) => each.isThere && each.files < Number(parameter || '1'));
    case 'at-most':
      return isAuditCount(element) && (given.counts[element] ?? 0) > Number(parameter);
  }
}

function areKnown({ element, parameter }: AuditRule, given: AuditedCase): boolean {
  return fieldValue(element, given) !== '' && fieldValue(parameter, given) !== '';
}

function isThere(element: string, given: AuditedCase): boolean {
  if (isAuditField(element)) return fieldValue(element, given) !== '';
  return materials(element, given).some((each) => each.isThere);
}

function fieldValue(element: string, given: AuditedCase): string {
  return isAuditField(element) ? (given.fields[element] ?? '').trim() : '';
}

function materials(element: string, given: AuditedCase) {
  const name = materialIn(element);
  return name === '' ? [] : given.materials.filter((each) => each.name.includes(name));
}

/** The last valid days that an element names, as YYYY-MM-DD; a paper valid for ever (长期) names none. */
function validities(element: string, given: AuditedCase): string[] {
  const texts = isAuditField(element)
    ? [fieldValue(element, given)]
    : materials(element, given)
        .filter((each) => each.isThere)
        .map((each) => /有效期?(?:限)?至?[：:\s]*(.+)$/u.exec(each.note)?.[1] ?? '');
  return texts.flatMap((text) => {
    const day = /(\d{4})[-./年]?(\d{1,2})[-./月]?(\d{1,2})/u.exec(text);
    return day ? [`${day[1]}-${day[2]?.padStart(2, '0')}-${day[3]?.padStart(2, '0')}`] : [];
  });
}
