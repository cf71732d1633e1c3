import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { computeAgain } from '../appraisal-periods/compute-appraisal.js';
import { findEvidence, listEvidence } from '../attachments/evidence.repository.js';
import { sendAttachment } from '../attachments/send-attachment.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { readSchemeContent } from '../schemes/scheme-in-force.js';
import { entryProblem } from './add-entry.routes.js';
import { decideEntryForm, matterForm, undoEntryForm } from './entries.forms.js';
import { entryView } from './entries-page.js';
import { findEntry } from './entry-list.repository.js';
import { decideEntry, type EntryOutcome, joinMatters, undoEntry } from './hand-entries.js';

/** One entry: its grounds, the second person's consent, taking it back, joining matters (E2, 8.1). */
export function entryPages(deps: Deps): Route[] {
  return [
    get('/appraisal/entries/:id', 'appraisal.view', (visit, req, res) =>
      showEntry(deps, visit, req, res, noProblem()),
    ),
    get('/appraisal/entries/:id/files/:file', 'appraisal.view', async (visit, req, res) => {
      const owner = { hallId: visit.person.hallId, kind: 'appraisal-entry', id: idIn(req) } as const;
      const file = await findEvidence(deps.database, owner, Number(req.params.file) || 0);
      if (file === undefined) throw new NotFoundError('找不到这个附件');
      await sendAttachment(deps.config.dataDir, res, file, 'inline');
    }),
    ...entrySteps(deps),
  ];
}

function entrySteps(deps: Deps): Route[] {
  const { database } = deps;
  return [
    stepRoute(deps, 'consents', {
      permission: 'appraisal.consent',
      form: decideEntryForm,
      take: ({ person, now }, id, { points, ...values }) => {
        const given = { id, points: points === '' ? null : Number(points), ...values };
        return decideEntry(database, person, given, now);
      },
      done: ({ decision }) => (decision === 'consent' ? '已同意，得分已重新计算' : '已注明不同意，不计入'),
    }),
    stepRoute(deps, 'undoings', {
      permission: 'appraisal.consent',
      form: undoEntryForm,
      take: ({ person, now }, id, values) => undoEntry(database, person, { id, ...values }, now),
      done: () => '已撤销，得分已重新计算；这一条仍留着备查',
    }),
    stepRoute(deps, 'matters', {
      permission: 'appraisal.propose',
      form: matterForm,
      take: ({ person, now }, id, values) => joinMatters(database, person, { id, ...values }, now),
      done: () => '已作为同一件事，只计分值最大的一条',
    }),
  ];
}

interface EntryStep<Schema extends z.ZodType<object>> {
  permission: 'appraisal.consent' | 'appraisal.propose';
  form: Schema;
  take(visit: StaffVisit, id: number, values: z.output<Schema>): Promise<EntryOutcome>;
  done(values: z.output<Schema>): string;
}

function stepRoute<Schema extends z.ZodType<object>>(
  deps: Deps,
  noun: string,
  { permission, form, take, done }: EntryStep<Schema>,
): Route {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showEntry(deps, visit, req, res, problem);
  return post({
    path: `/appraisal/entries/:id/${noun}`,
    permission,
    form,
    invalid: show,
    async handle(visit, req, res, values) {
      const outcome = await take(visit, idIn(req), values);
      const typed = req.body as Record<string, unknown>;
      if (!outcome.ok) return show(visit, req, res, entryProblem(outcome, typed));
      await computeAgain(deps.database, outcome.periodId, visit.now);
      req.session.flash = { kind: 'success', text: done(values) };
      res.redirect(303, paths.appraisalEntry(outcome.entryId));
    },
  });
}

function idIn(req: Request): number {
  return Number(req.params.id) || 0;
}

async function showEntry(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { database, renderer } = deps;
  const { hallId, staffId, roles } = visit.person;
  const row = await findEntry(database, hallId, idIn(req));
  if (row === undefined) throw new NotFoundError('找不到这一条加减分');
  const period = await database.read.appraisalPeriod.findUniqueOrThrow({ where: { id: row.periodId } });
  const files = await listEvidence(database, { hallId, kind: 'appraisal-entry', id: row.id });
  const calendar = await hallCalendar(database, hallId);
  const view = {
    ...entryView(row, readSchemeContent(period.schemeContent), calendar, files, {
      staffId,
      roles,
      mayConsent: may(roles, 'appraisal.consent'),
      mayPropose: may(roles, 'appraisal.propose'),
    }),
    problem,
  };
  await renderer.page(visit, req, res, 'appraisal/entry', {
    title: view.title,
    status: problem.status,
    locals: { view },
  });
}
