import { z } from 'zod';
import type { Refusal } from '../domain/cases/refusal.js';
import { refusalInWords } from '../domain/cases/refusal-in-words.js';

export interface FieldError {
  field: string;
  href: string;
  text: string;
}

/** What a form shows when it comes back: the errors, and the values as they were typed. */
export interface FormProblem {
  status: number;
  errors: FieldError[];
  byField: Record<string, string>;
  values: Record<string, unknown>;
}

/** A form that has not been sent yet. */
export function noProblem(values: Record<string, unknown> = {}): FormProblem {
  return { status: 200, errors: [], byField: {}, values };
}

/** The first failure of each field, in the order of the form. Answered with 422. */
export function formProblem(error: z.ZodError, values: Record<string, unknown>): FormProblem {
  return problemOf(
    error.issues.map((issue) => ({ field: issue.path.join('.') || 'form', text: messageOf(issue) })),
    values,
    422,
  );
}

/** Failures found by a use case, put beside their fields. */
export function problemOf(
  errors: { field: string; text: string }[],
  values: Record<string, unknown>,
  status = 422,
): FormProblem {
  const byField: Record<string, string> = {};
  for (const { field, text } of errors) byField[field] ??= text;
  return {
    status,
    byField,
    values,
    errors: Object.entries(byField).map(([field, text]) => ({ field, href: `#${fieldId(field)}`, text })),
  };
}

/** A refusal by a rule of the hall: 409, in words, with the rule's id. */
export function refusalProblem(refusal: Refusal, values: Record<string, unknown>): FormProblem {
  return problemOf([{ field: 'form', text: `${refusalInWords(refusal)}（${refusal.rule}）` }], values, 409);
}

/** The id of the input that belongs to a field: `materials.0.problem` is `materials-0-problem`. */
export function fieldId(field: string): string {
  return field.replaceAll('.', '-');
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return '表单含有无法识别的内容，请刷新页面后重试';
  return issue.message;
}

/** Text of a form: trimmed; `required` is the sentence shown when it is empty. */
export function text(options: { required?: string; max?: number } = {}) {
  const max = options.max ?? 200;
  const base = z
    .string({ error: options.required ?? '请填写此项' })
    .trim()
    .max(max, `请控制在 ${max} 个字以内`);
  return options.required === undefined ? base.default('') : base.min(1, options.required);
}

/** A checkbox: present or not. */
export function checkbox() {
  return z
    .union([z.literal('on'), z.literal('true'), z.literal('1'), z.literal('')])
    .optional()
    .transform((value) => value !== undefined && value !== '');
}

/** An id or a version carried in a hidden field or a select. */
export function id(message = '请选择') {
  return z.coerce.number({ error: message }).int(message).positive(message);
}
