import type { z } from 'zod';
import type { Deps } from '../../app.js';
import type { Permission } from '../../domain/access/permissions.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import type { ActionOutcome, House } from './act-on-case.js';
import { OUT_OF_REACH, publicUrl, requireCase, sinceInWords } from './carry-out.js';
import type { LoadedCase } from './load-case.js';
import { refusedStep } from './refused-step.js';
import { stepForm } from './step-form.js';
import type { StepPage } from './step-page.js';

/** A no of a rule in words, with the field it is about; `form` for none. */
export interface SaidNo {
  field: string;
  text: string;
}

/** How a step on the clock ended. */
export type ClockAnswer =
  | { kind: 'done'; text: string; noticeIds: readonly number[] }
  | { kind: 'refused'; no: SaidNo }
  | Extract<ActionOutcome, { kind: 'not-found' | 'refused' | 'changed' }>;

export interface ClockFormParts<Schema extends z.ZodType> {
  noun: string;
  permission: Permission;
  form: Schema;
  page(loaded: LoadedCase, problem: FormProblem): StepPage;
  /** Why the step is not open at all; null when it may be tried. */
  hindrance(loaded: LoadedCase, visit: StaffVisit): SaidNo | null;
  act(
    values: z.output<Schema>,
    given: { loaded: LoadedCase; visit: StaffVisit; house: House },
  ): Promise<ClockAnswer>;
}

/** The page of a step that stops, restarts or lengthens the clock of a case, and the step. */
export function clockFormRoutes<Schema extends z.ZodType>(
  deps: Deps,
  parts: ClockFormParts<Schema>,
): Route[] {
  const path = `/cases/:number/${parts.noun}`;
  const show = stepForm(deps, parts.page);
  return [
    get(path, parts.permission, async (visit, req, res) => {
      const no = parts.hindrance(await requireCase(deps, visit, req), visit);
      await show(visit, req, res, no === null ? noProblem() : problemOf([no], {}, 409));
    }),
    post({
      path,
      permission: parts.permission,
      form: parts.form,
      invalid: (visit, req, res, problem) => show(visit, req, res, problem),
      async handle(visit, req, res, values) {
        const loaded = await requireCase(deps, visit, req);
        const house = { database: deps.database, vault: deps.vault, publicUrl: publicUrl(deps, req) };
        const answer = await parts.act(values, { loaded, visit, house });
        const typed = req.body as Record<string, unknown>;
        switch (answer.kind) {
          case 'done': {
            const [notice] = answer.noticeIds;
            const { number } = loaded.row;
            req.session.flash = { kind: 'success', text: answer.text };
            return res.redirect(
              303,
              notice === undefined ? paths.case(number) : paths.notice(number, notice),
            );
          }
          case 'not-found':
            throw new NotFoundError(OUT_OF_REACH);
          case 'changed': {
            const since = await sinceInWords(deps, visit, answer.since);
            return show(visit, req, res, refusedStep(answer.refusal, typed, loaded.row.number), since);
          }
          case 'refused': {
            const problem =
              'no' in answer
                ? problemOf([answer.no], typed, 409)
                : refusedStep(answer.refusal, typed, loaded.row.number);
            return show(visit, req, res, problem);
          }
        }
      },
    }),
  ];
}
