import { describe, expect, it } from 'vitest';
import { type AuditRule, ruleFault } from '../../../src/domain/pre-audit/audit-rule.js';
import { DEFAULT_AUDIT_RULES } from '../../../src/domain/pre-audit/default-rules.js';
import { elementName } from '../../../src/domain/pre-audit/elements.js';
import { takeManualStep } from '../../../src/domain/pre-audit/manual-audit.js';
import { type AuditedCase, runPreAudit } from '../../../src/domain/pre-audit/run-pre-audit.js';

const CASE: AuditedCase = {
  fields: { name: '张建国', idNumber: '11010519491231002X', phone: '13800138000', clerkName: '王敏' },
  counts: { applicantToday: 1, agentToday: 0, clerkAndApplicantToday: 1 },
  materials: [
    { name: '营业执照副本', isThere: true, note: '有效期至2027年3月31日', files: 1 },
    { name: '授权委托书', isThere: false, note: '', files: 0 },
  ],
  today: '2026-11-20',
};

const rule = (element: string, check: AuditRule['check'], parameter = ''): AuditRule => ({
  id: 7,
  element,
  check,
  parameter,
  message: '不对',
  severity: 'error',
});
const isFound = (given: AuditRule, audited: AuditedCase = CASE) =>
  runPreAudit([given], audited).findings.length === 1;
const withFields = (fields: AuditedCase['fields']): AuditedCase => ({
  ...CASE,
  fields: { ...CASE.fields, ...fields },
});

describe('automatic audit (S-47)', () => {
  it.each([
    ['a name that is there', rule('name', 'required'), false],
    ['an address that is missing', rule('address', 'required'), true],
    ['a material that is there', rule('material:营业执照', 'required'), false],
    ['a material that is missing', rule('material:授权委托书', 'required'), true],
    ['a material the case does not ask for', rule('material:章程', 'required'), true],
    ['a phone in its form', rule('phone', 'pattern', '^1[0-9]{10}$'), false],
    ['a phone in another form', rule('phone', 'pattern', '^0'), true],
    ['an empty field has no form', rule('address', 'pattern', '^北京'), false],
    ['two fields that differ', rule('name', 'equals', 'clerkName'), true],
    ['a field against an unknown one', rule('name', 'equals', 'cardName'), false],
    ['applicant and clerk are two', rule('name', 'differs', 'clerkName'), false],
    ['a licence valid until Wed 31 Mar 2027', rule('material:营业执照', 'not-expired'), false],
    ['a field that asks for a material', rule('name', 'needs', 'material:授权委托书'), true],
    ['an agent who is not there asks for nothing', rule('agentName', 'needs', 'material:授权委托书'), false],
    ['a scan is there', rule('material:营业执照', 'has-files'), false],
    ['two scans are not', rule('material:营业执照', 'has-files', '2'), true],
    ['a paper that is missing needs no scan', rule('material:授权委托书', 'has-files'), false],
    ['one case a day', rule('applicantToday', 'at-most', '1'), false],
    ['not even one', rule('applicantToday', 'at-most', '0'), true],
  ])('%s', (_words, given, expected) => {
    expect(ruleFault(given)).toBeNull();
    expect(isFound(given)).toBe(expected);
  });

  it('an identity card is valid through its last day: Fri 20 Nov 2026 passes, Thu 19 Nov does not, 长期 always', () => {
    const found = ['20261120', '2026.11.19', '2026-11-19', '长期', ''].map((cardValidTo) =>
      isFound(rule('cardValidTo', 'not-expired'), withFields({ cardValidTo })),
    );
    expect(found).toEqual([false, true, true, false, false]);
  });

  it('what is typed must be what the reader read', () => {
    const library = DEFAULT_AUDIT_RULES.map((each, index) => ({ ...each, id: index + 1 }));
    const result = runPreAudit(library, withFields({ cardName: '张建园', cardNumber: '11010519491231002X' }));
    expect(result).toEqual({
      passed: false,
      findings: [
        { ruleId: 5, element: 'cardName', message: '登记的姓名与读卡器读到的不一致', severity: 'error' },
      ],
    });
  });

  it('a warning alone needs no people', () => {
    const library = DEFAULT_AUDIT_RULES.map((each, index) => ({ ...each, id: index + 1 }));
    const result = runPreAudit(library, withFields({ phone: '12345' }));
    expect([result.passed, result.findings.map(({ ruleId }) => ruleId)]).toEqual([true, [1]]);
    expect(runPreAudit(library, CASE)).toEqual({ passed: true, findings: [] });
  });

  it('every default rule can be run', () => {
    expect(DEFAULT_AUDIT_RULES.map(ruleFault).filter((fault) => fault !== null)).toEqual([]);
  });

  it.each([
    [rule('nothing', 'required'), 'element'],
    [rule('applicantToday', 'required'), 'check'],
    [rule('name', 'pattern', '('), 'parameter'],
    [rule('name', 'pattern', '(a+)+$'), 'parameter'],
    [rule('name', 'equals', 'name'), 'parameter'],
    [rule('material:营业执照', 'equals', 'name'), 'check'],
    [rule('name', 'needs', 'applicantToday'), 'parameter'],
    [rule('name', 'has-files'), 'check'],
    [rule('applicantToday', 'at-most', 'five'), 'parameter'],
    [rule('name', 'at-most', '5'), 'check'],
  ])('%j cannot be saved because of its %s', (given, field) => {
    expect(ruleFault(given)?.field).toBe(field);
  });

  it('elements are named in the words of the hall', () => {
    expect(['name', 'agentToday', 'material:营业执照', 'x'].map(elementName)).toEqual([
      '申请人姓名或单位名称',
      '同一代办人当天的办件数',
      '材料“营业执照”',
      'x',
    ]);
  });
});

describe('manual audit in two levels (S-47, section 10)', () => {
  const first = { level: 1, state: 'open', involvedIds: [1, 2], firstLevelById: null };
  const second = { level: 2, state: 'open', involvedIds: [1, 2], firstLevelById: 8 };
  const one = { staffId: 8, levels: [1] };
  const two = { staffId: 9, levels: [2] };

  it.each([
    [first, 'clear', one, '', { ok: true, state: 'cleared', level: 1 }],
    [first, 'send-up', one, '签名不像', { ok: true, state: 'open', level: 2 }],
    [first, 'send-up', one, ' ', { ok: false, refusal: 'reason-missing' }],
    [first, 'confirm', one, '有问题', { ok: false, refusal: 'wrong-level' }],
    [first, 'clear', two, '', { ok: false, refusal: 'wrong-level' }],
    [second, 'clear', two, '', { ok: true, state: 'cleared', level: 2 }],
    [second, 'confirm', two, '冒名', { ok: true, state: 'confirmed', level: 2 }],
    [second, 'send-up', two, '再看', { ok: false, refusal: 'wrong-level' }],
    [second, 'confirm', one, '冒名', { ok: false, refusal: 'wrong-level' }],
    [second, 'confirm', { staffId: 8, levels: [1, 2] }, '冒名', { ok: false, refusal: 'same-person' }],
    [first, 'clear', { staffId: 2, levels: [1] }, '', { ok: false, refusal: 'own-case' }],
    [second, 'clear', { staffId: 1, levels: [1, 2] }, '', { ok: false, refusal: 'own-case' }],
    [{ ...first, state: 'cleared' }, 'clear', one, '', { ok: false, refusal: 'closed' }],
  ] as const)('%j, %s by %j with %j', (audit, step, auditor, reason, expected) => {
    expect(takeManualStep(audit, step, auditor, reason)).toEqual(expected);
  });
});
