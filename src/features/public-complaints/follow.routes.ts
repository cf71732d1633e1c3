import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { complaintRefusalInWords } from '../../domain/complaints/complaint-refusal-in-words.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { getPublic, postPublic, type Route } from '../../web/routes.js';
import type { Visit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { sayWhetherSatisfied } from '../complaints/ask-satisfaction.js';
import { givePass, passOf, takePass } from './complaint-cookie.js';
import { COMPLAINT_TRIES_PERIOD_MINUTES, findComplaint } from './find-complaint.js';
import { createFloodGate } from './flood-gate.js';
import { followPage } from './follow-page.js';
import { keepPrivate } from './private-page.js';
import { emptyForm, followForm, satisfactionForm, withdrawalForm } from './public-complaints.forms.js';
import { findOwnComplaint, type OwnComplaint } from './public-complaints.repository.js';
import { withdrawComplaint } from './withdraw-complaint.js';

/** Visitors of a hall may share an address; each number has its own, strict limit. */
const TRIES_PER_ADDRESS_AND_HOUR = 600;

const NOT_FOUND = '投诉编号和查询码对不上，请对照回执再输一次';
const LATER = `查询次数太多，请过 ${COMPLAINT_TRIES_PERIOD_MINUTES} 分钟再试，或者打投诉电话`;
const CHANGED = '这件投诉刚刚有了变化，请看清以后再提交';

/** A complaint in the hands of who made it: by number and code, with his word on the answer, or taken back. */
export function followRoutes(deps: Deps): Route[] {
  const gate = createFloodGate(TRIES_PER_ADDRESS_AND_HOUR);
  const query = (visit: Visit, req: Request, res: Response, problem: FormProblem) => {
    keepPrivate(res);
    return deps.renderer.page(visit, req, res, 'public-complaints/query', {
      title: '查询投诉',
      status: problem.status,
      locals: { problem },
    });
  };
  return [
    getPublic(paths.complaintStatus, (visit, req, res) => query(visit, req, res, noProblem())),
    postPublic({
      path: paths.complaintStatus,
      form: followForm,
      invalid: query,
      async handle(visit, req, res, values) {
        const again = (text: string, status: number) =>
          query(visit, req, res, problemOf([{ field: 'number', text }], { number: values.number }, status));
        if (gate.isFlooding(visit.address, visit.now)) return again(LATER, 429);
        const found = await findComplaint(deps, values, visit.now);
        switch (found.kind) {
          case 'found':
            givePass(deps, res, { id: found.id, number: found.number, code: null }, visit.now);
            return res.redirect(303, paths.ownComplaint);
          case 'wrong':
            return again(NOT_FOUND, 422);
          case 'limited':
            return again(`${NOT_FOUND}。${LATER}`, 429);
        }
      },
    }),
    ...ownComplaintRoutes(deps),
  ];
}

function ownComplaintRoutes(deps: Deps): Route[] {
  const show: Show = (visit, req, res, problem) => showOwnComplaint(deps, visit, req, res, problem);
  return [
    getPublic(paths.ownComplaint, (visit, req, res) => show(visit, req, res, noProblem())),
    satisfactionRoute(deps, show),
    withdrawalRoute(deps, show),
    postPublic({
      path: '/complain/leave',
      form: emptyForm,
      invalid: show,
      handle(_visit, _req, res) {
        takePass(res);
        res.redirect(303, '/');
      },
    }),
  ];
}

type Show = (visit: Visit, req: Request, res: Response, problem: FormProblem) => Promise<void>;

async function showOwnComplaint(
  deps: Deps,
  visit: Visit,
  req: Request,
  res: Response,
  problem: FormProblem,
): Promise<void> {
  const row = await ownComplaint(deps, req, visit.now);
  keepPrivate(res);
  if (row === null) return res.redirect(303, paths.complaintStatus);
  const view = { problem, ...followPage(row, await hallCalendar(deps.database, row.hallId), visit.now) };
  await deps.renderer.page(visit, req, res, 'public-complaints/follow', {
    title: `投诉 ${row.number}`,
    hallId: row.hallId,
    status: problem.status,
    locals: { view },
  });
}

function refused(req: Request, field: string, text: string): FormProblem {
  return problemOf([{ field, text }], req.body as Record<string, unknown>, 409);
}

function satisfactionRoute(deps: Deps, show: Show): Route {
  return postPublic({
    path: '/complain/mine/satisfaction',
    form: satisfactionForm,
    invalid: show,
    async handle(visit, req, res, { version, satisfaction, note }) {
      const row = await ownComplaint(deps, req, visit.now);
      if (row === null) return res.redirect(303, paths.complaintStatus);
      if (row.version !== version) return show(visit, req, res, refused(req, 'form', CHANGED));
      const said = { satisfied: satisfaction === 'satisfied', note };
      const outcome = await sayWhetherSatisfied(deps, row.id, said, visit.now);
      if (outcome.ok) return res.redirect(303, paths.ownComplaint);
      const { refusal } = outcome;
      await show(visit, req, res, refused(req, refusal.field, complaintRefusalInWords(refusal)));
    },
  });
}

function withdrawalRoute(deps: Deps, show: Show): Route {
  return postPublic({
    path: '/complain/mine/withdrawal',
    form: withdrawalForm,
    invalid: show,
    async handle(visit, req, res, { version, reason }) {
      const row = await ownComplaint(deps, req, visit.now);
      if (row === null) return res.redirect(303, paths.complaintStatus);
      const outcome = await withdrawComplaint(deps, { id: row.id, version, reason }, visit.now);
      if (outcome.ok) return res.redirect(303, paths.ownComplaint);
      await show(visit, req, res, refused(req, 'form', CHANGED));
    },
  });
}

async function ownComplaint(deps: Deps, req: Request, now: Date): Promise<OwnComplaint | null> {
  const pass = passOf(deps, req, now);
  return pass === null ? null : findOwnComplaint(deps.database, pass.id);
}
