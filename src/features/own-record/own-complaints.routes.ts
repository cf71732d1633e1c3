import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { complaintRefusalInWords } from '../../domain/complaints/complaint-refusal-in-words.js';
import {
  decideOwnStatement,
  findingForAccused,
  STATES_FOR_ACCUSED,
} from '../../domain/complaints/own-statement.js';
import { isComplaintFinding, isComplaintState } from '../../domain/complaints/states.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { type ComplaintAboutMe, findComplaintAbout, stateOwnSide } from '../complaints/state-own-side.js';
import { ownSideForm } from './own-record.forms.js';

const NONE = '找不到这个投诉编号';

const TONES: Readonly<Record<string, string>> = { 调查中: 'blue', 重新核查中: 'amber', 已认定: 'blue' };

/** A complaint about the person himself: what he is told of it, and his own words, once (S-13, S-33). */
export function ownComplaintRoutes(deps: Deps): Route[] {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showOwn(deps, visit, req, res, problem);
  return [
    get('/record/complaints/:number', 'record.own', (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path: '/record/complaints/:number/statements',
      permission: 'record.own',
      form: ownSideForm,
      invalid: show,
      async handle(visit, req, res, values) {
        const number = String(req.params.number ?? '');
        const outcome = await stateOwnSide(deps.database, visit.person, { number, ...values }, visit.now);
        if (outcome.ok) {
          req.session.flash = { kind: 'success', text: '您的书面说明已提交' };
          return res.redirect(303, paths.ownComplaintAbout(number));
        }
        const { _csrf, ...typed } = req.body as Record<string, unknown>;
        if (outcome.kind !== 'refused') {
          if (outcome.kind === 'not-found') throw new NotFoundError(NONE);
          const words = '进度刚刚有变化，请看清以后再提交';
          return show(visit, req, res, problemOf([{ field: 'form', text: words }], typed, 409));
        }
        const { refusal } = outcome;
        visit.log.info({ refusal }, 'refused');
        const words = `${complaintRefusalInWords(refusal)}（${refusal.rule}）`;
        return show(visit, req, res, problemOf([{ field: refusal.field, text: words }], typed, 409));
      },
    }),
  ];
}

/** A complaint about the person as his record lists it. */
export function ownComplaintLine(row: ComplaintAboutMe) {
  const state = isComplaintState(row.state) ? STATES_FOR_ACCUSED[row.state] : row.state;
  const isOpen = isComplaintState(row.state) && decideOwnStatement(row.state, row.hearings.length > 0).ok;
  return {
    number: row.number,
    href: paths.ownComplaintAbout(row.number),
    told: row.toldWords,
    state: { label: state, tone: TONES[state] ?? 'neutral' },
    finding: isComplaintFinding(row.finding)
      ? `${findingForAccused(row.finding)}${row.valid ? '（有效投诉）' : ''}`
      : '',
    mayState: isOpen,
  };
}

async function showOwn(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { database } = deps;
  const { staffId } = visit.person;
  const row = await findComplaintAbout(database.read, staffId, String(req.params.number ?? ''));
  if (row === null) throw new NotFoundError(NONE);
  const { zone } = await hallCalendar(database, row.hallId);
  const view = {
    problem,
    ...ownComplaintLine(row),
    version: row.version,
    statements: row.hearings.map(({ statement, at }) => ({
      statement,
      when: momentInWords(at.getTime(), zone),
    })),
  };
  res.setHeader('cache-control', 'no-store');
  await deps.renderer.page(visit, req, res, 'own-record/complaint', {
    title: `投诉 ${row.number}`,
    status: problem.status,
    locals: { view },
  });
}
