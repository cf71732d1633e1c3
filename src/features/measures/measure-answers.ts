import type { Request, Response } from 'express';
import { MEASURE_REFUSALS } from '../../domain/accountability/measure-procedure.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, problemOf } from '../../web/forms.js';
import type { StaffVisit } from '../../web/visit.js';
import type { MeasureStepOutcome } from './take-measure-step.js';

/** Answers a step: on with one message, or the page again with the reason and what was typed. */
export async function answerStep(
  visit: StaffVisit,
  req: Request,
  res: Response,
  outcome: MeasureStepOutcome,
  given: { text: string; href: string; show: (problem: FormProblem) => Promise<void> },
): Promise<void> {
  if (outcome.ok) {
    req.session.flash = { kind: 'success', text: given.text };
    return res.redirect(303, given.href);
  }
  const { _csrf, ...typed } = req.body as Record<string, unknown>;
  switch (outcome.kind) {
    case 'not-found':
      throw new NotFoundError('找不到这项处理');
    case 'changed': {
      const text = '同事刚刚改动过这项处理，请看清以后再提交';
      return given.show(problemOf([{ field: 'form', text }], typed, 409));
    }
    case 'refused': {
      visit.log.info({ refusal: outcome.refusal }, 'refused');
      const { code, field, rule } = outcome.refusal;
      const text = `${MEASURE_REFUSALS[code]}（${rule}）`;
      return given.show(problemOf([{ field, text }], typed, 409));
    }
  }
}
