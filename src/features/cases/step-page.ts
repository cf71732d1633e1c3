import type { CaseAction } from '../../domain/cases/transitions.js';
import type { FormProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { applicantNameInWords } from './applicant-data.js';
import { caseHead, freshStamp, materialLine } from './case-page.js';
import type { LoadedCase } from './load-case.js';

interface FieldBase {
  label: string;
  name: string;
  value: string;
  hint?: string;
  error?: string;
  /** false shows （可不填）. */
  required?: boolean;
}

export type StepField =
  | (FieldBase & { kind: 'text'; mono?: true; maxlength: number })
  | (FieldBase & { kind: 'area'; rows: number; maxlength: number })
  | (FieldBase & { kind: 'select'; emptyLabel: string; options: { value: string; label: string }[] })
  | (FieldBase & { kind: 'radio'; options: { value: string; label: string; hint?: string }[] })
  | (FieldBase & { kind: 'ticks'; options: { value: string; label: string; checked: boolean }[] });

export interface Row {
  key: string;
  value: string;
  hint?: string;
  href?: string;
}

/** What a page for one step of a case says and asks for. */
export interface StepPage {
  noun: string;
  title: string;
  actions: readonly CaseAction[];
  /** A sentence of what will happen. */
  lead: string;
  rows: Row[];
  fields: StepField[];
  /** Fields without a face. */
  hidden: { name: string; value: string }[];
  submit: { label: string; tone?: 'danger' };
  /** Shows materials and review points above the form. */
  withPapers: boolean;
}

/** The last look before a step of law: what will be printed and to whom. */
export interface LastLook {
  title: string;
  text: string;
  rows: Row[];
  submitLabel: string;
}

/** A typed value, or what stands there before anything was typed. */
export function typed(problem: FormProblem, name: string, before = ''): string {
  const value = problem.values[name];
  return typeof value === 'string' ? value : before;
}

/** The ticked values of a field, or those that stand there before anything was typed. */
export function typedList(problem: FormProblem, name: string, before: readonly string[]): readonly string[] {
  if (Object.keys(problem.values).length === 0) return before;
  const value = problem.values[name];
  return Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];
}

/** What views/cases/step shows. */
export function stepView(loaded: LoadedCase, step: StepPage, problem: FormProblem, since: readonly string[]) {
  return {
    head: caseHead(loaded),
    ...step,
    fields: step.fields.map((field) => ({ ...field, error: problem.byField[field.name] })),
    action: paths.caseAction(loaded.row.number, step.noun),
    stamp: stampOf(loaded, problem, since),
    problem,
    since,
    materials: step.withPapers ? loaded.materials.map(materialLine) : [],
    checks: step.withPapers
      ? loaded.checks.map(({ position, text, ticked, note }) => ({
          position,
          text,
          ticked: ticked === 1,
          note,
        }))
      : [],
  };
}

/** What views/cases/last-look shows; every typed value goes along. */
export function lastLookView(
  loaded: LoadedCase,
  noun: string,
  look: LastLook,
  values: Readonly<Record<string, unknown>>,
) {
  const hidden = Object.entries(values).filter(([name]) => name !== 'go' && name !== '_csrf');
  return {
    head: caseHead(loaded),
    ...look,
    rows: [{ key: '送达', value: applicantNameInWords(loaded.row) }, ...look.rows],
    action: paths.caseAction(loaded.row.number, noun),
    hidden: hidden.map(([name, value]) => ({ name, value: String(value) })),
  };
}

/**
 * The stamp that a form carries: what its sender saw, so that a change is not overlooked; the fresh one once he
 * has been told what changed.
 */
export function stampOf(loaded: LoadedCase, problem: FormProblem, since: readonly string[]) {
  const fresh = freshStamp(loaded);
  if (since.length > 0) return fresh;
  return {
    version: typed(problem, 'version', fresh.version),
    seenEventId: typed(problem, 'seenEventId', fresh.seenEventId),
  };
}
