import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Deps } from '../../app.js';
import type { Permission } from '../../domain/access/permissions.js';
import { type FormProblem, noProblem } from '../../web/forms.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import type { ActionRequest, Beside, Step } from './act-on-case.js';
import { carryOut, requireCase } from './carry-out.js';
import type { MaterialTick } from './cases.repository.js';
import type { LoadedCase } from './load-case.js';
import { whyNotNoun } from './page-actions.js';
import { refusedStep } from './refused-step.js';
import { stepForm } from './step-form.js';
import { type LastLook, lastLookView, type StepPage } from './step-page.js';

/** What every form of a step carries. */
interface Seen {
  version: number;
  seenEventId: number;
  go?: 'look' | 'sure' | 'back';
}

export interface StepParts<Schema extends z.ZodType<Seen>> {
  noun: string;
  permission: Permission;
  form: Schema;
  page(loaded: LoadedCase, problem: FormProblem, visit: StaffVisit): StepPage | Promise<StepPage>;
  step(values: z.output<Schema>, loaded: LoadedCase): Step | Promise<Step>;
  /** Materials that the form ticks. */
  ticks?(values: z.output<Schema>, loaded: LoadedCase): readonly MaterialTick[];
  /** Rows of another concept that go with the step. */
  beside?(values: z.output<Schema>, loaded: LoadedCase, visit: StaffVisit, req: Request): Beside;
  /** The last look before the step; null takes the step at once. */
  look?(values: z.output<Schema>, loaded: LoadedCase): LastLook | null;
  done(values: z.output<Schema>): string;
}

/** The form of a step in a running application. */
interface StepDesk<Schema extends z.ZodType<Seen>> {
  deps: Deps;
  parts: StepParts<Schema>;
  show: ReturnType<typeof stepForm>;
}

/** The page of one step of a case, and the step: load, last look where the law asks for one, act. */
export function stepRoutes<Schema extends z.ZodType<Seen>>(deps: Deps, parts: StepParts<Schema>): Route[] {
  const path = `/cases/:number/${parts.noun}`;
  const show = stepForm(deps, parts.page);
  const desk = { deps, parts, show };
  return [
    get(path, parts.permission, async (visit, req, res) => {
      const loaded = await requireCase(deps, visit, req);
      const { actions } = await parts.page(loaded, noProblem(), visit);
      const no = whyNotNoun(loaded.facts, actions, visit.person, visit.now);
      await show(visit, req, res, no === null ? noProblem() : refusedStep(no, {}, loaded.row.number));
    }),
    post({
      path,
      permission: parts.permission,
      form: parts.form,
      invalid: (visit, req, res, problem) => show(visit, req, res, problem),
      handle: (visit, req, res, values) => takeOrLook(desk, visit, req, res, values),
    }),
  ];
}

async function takeOrLook<Schema extends z.ZodType<Seen>>(
  { deps, parts, show }: StepDesk<Schema>,
  visit: StaffVisit,
  req: Request,
  res: Response,
  values: z.output<Schema>,
): Promise<void> {
  const typed = req.body as Record<string, unknown>;
  if (values.go === 'back') return show(visit, req, res, noProblem(typed));
  const loaded = await requireCase(deps, visit, req);
  const step = await parts.step(values, loaded);
  const isFresh = String(values.version) === String(loaded.row.version);
  const look = values.go === 'look' && isFresh ? (parts.look?.(values, loaded) ?? null) : null;
  if (look !== null) {
    const no = whyNotNoun(loaded.facts, [step.action], visit.person, visit.now);
    if (no !== null) return show(visit, req, res, refusedStep(no, typed, loaded.row.number));
    const view = lastLookView(loaded, parts.noun, look, typed);
    return deps.renderer.page(visit, req, res, 'cases/last-look', { title: look.title, locals: { view } });
  }
  const request: ActionRequest = {
    number: loaded.row.number,
    version: values.version,
    seenEventId: values.seenEventId,
    steps: [step],
    ...(parts.ticks && { ticks: parts.ticks(values, loaded) }),
    ...(parts.beside && { beside: parts.beside(values, loaded, visit, req) }),
  };
  await carryOut(deps, visit, req, res, request, { text: parts.done(values) }, (problem, since) =>
    show(visit, req, res, problem, since),
  );
}
