import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Deps } from '../../app.js';
import { PERIOD_CHOOSABLE } from '../../domain/accountability/threshold-periods.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { typedList } from '../cases/step-page.js';
import { chooseThresholds, stampOf } from './choose-thresholds.js';
import { thresholdWords } from './thresholds-page.js';

const ticks = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]));

const choiceForm = z.strictObject({ active: ticks, cumulative: ticks, seen: z.string().max(4000) });

/** Which counters count in the hall, and how (C-09, C-10, C-31). */
export function thresholdChoiceRoutes(deps: Deps): Route[] {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showChoices(deps, visit, req, res, problem);
  return [
    get(paths.adminThresholds, 'appraisal.scheme', (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path: paths.adminThresholds,
      permission: 'appraisal.scheme',
      form: choiceForm,
      invalid: show,
      async handle(visit, req, res, values) {
        const saved = await chooseThresholds(deps.database, visit.person, values, visit.now);
        if (!saved.ok) {
          const text = '追究标准刚被别人改过，请看清以后再保存';
          const { _csrf, ...typed } = req.body as Record<string, unknown>;
          return show(visit, req, res, problemOf([{ field: 'form', text }], typed, 409));
        }
        const text = saved.changed === 0 ? '没有改动' : `已保存 ${saved.changed} 项追究标准`;
        req.session.flash = { kind: saved.changed === 0 ? 'notice' : 'success', text };
        res.redirect(303, paths.adminThresholds);
      },
    }),
  ];
}

async function showChoices(
  { database, renderer }: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
) {
  const { hallId } = visit.person;
  const rows = await database.read.thresholdChoice.findMany({ where: { hallId } });
  const calendar = await hallCalendar(database, hallId);
  const words = thresholdWords();
  const stored = {
    active: words.map(({ id }) => id).filter((id) => isActive(rows, id)),
    cumulative: rows.filter((row) => row.cumulative).map(({ thresholdId }) => thresholdId),
  };
  const active = typedList(problem, 'active', stored.active);
  const cumulative = typedList(problem, 'cumulative', stored.cumulative);
  const view = {
    problem,
    seen: stampOf(rows),
    rows: words.map((each) => {
      const choice = rows.find(({ thresholdId }) => thresholdId === each.id);
      return {
        ...each,
        active: active.includes(each.id),
        cumulative: cumulative.includes(each.id),
        choosesPeriod: PERIOD_CHOOSABLE.includes(each.id),
        changed:
          choice === undefined
            ? ''
            : `${choice.changedBy} ${momentInWords(choice.changedAt.getTime(), calendar.zone)}`,
      };
    }),
  };
  await renderer.page(visit, req, res, 'thresholds/choices', {
    title: '追究标准设置',
    status: problem.status,
    locals: { view },
  });
}

function isActive(rows: readonly { thresholdId: string; active: boolean }[], id: string): boolean {
  return rows.find(({ thresholdId }) => thresholdId === id)?.active ?? true;
}
