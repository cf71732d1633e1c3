import { z } from 'zod';
import { CASE_KINDS, isCaseKind } from '../../domain/cases/kinds.js';
import {
  AUDIT_CHECKS,
  AUDIT_SEVERITIES,
  type AuditCheck,
  type AuditSeverity,
} from '../../domain/pre-audit/audit-rule.js';
import { MANUAL_STEPS, type ManualStep } from '../../domain/pre-audit/manual-audit.js';
import { checkbox, text } from '../../web/forms.js';

const steps = Object.keys(MANUAL_STEPS) as [ManualStep, ...ManualStep[]];
const checks = Object.keys(AUDIT_CHECKS) as [AuditCheck, ...AuditCheck[]];
const severities = Object.keys(AUDIT_SEVERITIES) as [AuditSeverity, ...AuditSeverity[]];

/** What an auditor decides on a finding. */
export const handleAuditForm = z.strictObject({
  step: z.enum(steps, { error: '请选择稽核结论' }),
  reason: text({ max: 500 }),
});

/** A rule of the library as the administrator types it. */
export const auditRuleForm = z.strictObject({
  rule: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .or(z.literal('').transform(() => undefined)),
  version: z.coerce.number().int().min(0).default(0),
  itemId: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .or(z.literal('').transform(() => undefined)),
  caseKind: z
    .string()
    .refine((value) => value === '' || isCaseKind(value), '请选择办件类型')
    .default(''),
  element: text({ max: 40 }),
  material: text({ max: 100 }),
  check: z.enum(checks, { error: '请选择检查' }),
  parameter: text({ max: 200 }),
  message: text({ required: '请写明发现问题时的提示', max: 200 }),
  severity: z.enum(severities, { error: '请选择发现问题时怎么办' }),
  active: checkbox(),
  position: z.coerce.number({ error: '请填写一个整数' }).int('请填写一个整数').min(0).max(9999).default(0),
});

export const KIND_OPTIONS = Object.entries(CASE_KINDS).map(([value, { name }]) => ({ value, label: name }));
