import { elementName, isAuditCount, isAuditElement, isAuditField, materialIn } from './elements.js';

/** The checks of the rule library; each with what its parameter means. Source: S-47, 000:L325-341. */
export const AUDIT_CHECKS = {
  required: { name: '必须有', parameter: '' },
  pattern: { name: '符合格式', parameter: '正则表达式' },
  equals: { name: '等于', parameter: '另一个要素' },
  differs: { name: '不同于', parameter: '另一个要素' },
  'not-expired': { name: '没有过期', parameter: '' },
  needs: { name: '有它就必须有', parameter: '另一个要素' },
  'has-files': { name: '有扫描件', parameter: '至少几个（不填为 1）' },
  'at-most': { name: '不超过', parameter: '数目' },
} as const;

export type AuditCheck = keyof typeof AUDIT_CHECKS;

/** `error` goes to people; `warning` is only told. */
export const AUDIT_SEVERITIES = { error: '转人工稽核', warning: '只提示' } as const;

export type AuditSeverity = keyof typeof AUDIT_SEVERITIES;

export interface AuditRule {
  id: number;
  element: string;
  check: AuditCheck;
  parameter: string;
  message: string;
  severity: AuditSeverity;
}

const LONGEST_PATTERN = 100;
/** A repeated group that itself repeats can keep a pattern busy for ever. */
const NESTED_REPEAT = /\([^)]*[+*}][^)]*\)\s*[+*{]/;

export function isAuditCheck(text: string): text is AuditCheck {
  return Object.hasOwn(AUDIT_CHECKS, text);
}

export function isAuditSeverity(text: string): text is AuditSeverity {
  return Object.hasOwn(AUDIT_SEVERITIES, text);
}

/** What is wrong with a rule as it is written; empty when it can be run. */
export function ruleFault(rule: Pick<AuditRule, 'element' | 'check' | 'parameter'>): {
  field: 'element' | 'check' | 'parameter';
  text: string;
} | null {
  const { element, check, parameter } = rule;
  const wrongCheck = { field: 'check' as const, text: `“${elementName(element)}”不能用这种检查` };
  if (!isAuditElement(element)) return { field: 'element', text: '请选择要检查的要素' };
  switch (check) {
    case 'required':
      return isAuditCount(element) ? wrongCheck : null;
    case 'pattern':
      if (!isAuditField(element)) return wrongCheck;
      return isSafePattern(parameter)
        ? null
        : {
            field: 'parameter',
            text: `请填写正确的格式（正则表达式，${LONGEST_PATTERN} 字以内，不要嵌套重复）`,
          };
    case 'equals':
    case 'differs':
      if (!isAuditField(element)) return wrongCheck;
      return isAuditField(parameter) && parameter !== element
        ? null
        : { field: 'parameter', text: '请选择另一个要素' };
    case 'needs':
      if (isAuditCount(element)) return wrongCheck;
      return isAuditElement(parameter) && !isAuditCount(parameter) && parameter !== element
        ? null
        : { field: 'parameter', text: '请填写另一个要素' };
    case 'not-expired':
      return isAuditCount(element) ? wrongCheck : null;
    case 'has-files':
      if (materialIn(element) === '') return wrongCheck;
      return parameter === '' || isWholeNumber(parameter)
        ? null
        : { field: 'parameter', text: '请填写一个整数' };
    case 'at-most':
      if (!isAuditCount(element)) return wrongCheck;
      return isWholeNumber(parameter) ? null : { field: 'parameter', text: '请填写一个整数' };
  }
}

function isWholeNumber(text: string): boolean {
  return /^\d{1,4}$/.test(text);
}

function isSafePattern(text: string): boolean {
  if (text === '' || text.length > LONGEST_PATTERN || NESTED_REPEAT.test(text)) return false;
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
