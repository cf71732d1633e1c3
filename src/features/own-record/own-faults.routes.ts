import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { proceedingsOf } from '../../db/proceedings.js';
import { FAULT_REFUSALS } from '../../domain/accountability/fault-procedure.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { appealsAbout } from '../appeals/appeals.repository.js';
import { listEvidence } from '../attachments/evidence.repository.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { faultHistory } from '../faults/fault-history.js';
import {
  evidenceView,
  factorLines,
  faultFacts,
  faultWords,
  fileLines,
  measureName,
} from '../faults/fault-page.js';
import { hasOpenAppeal, measuresOfFault } from '../faults/faults.repository.js';
import { stateOwnCase } from '../faults/state-own-case.js';
import { ownStatementForm } from './own-record.forms.js';
import { ownFault } from './own-record.repository.js';
import { ownFaultLine } from './own-record-page.js';

/** The person's own fault: what is alleged, his statement, the decision, the way to appeal. */
export function ownFaultRoutes(deps: Deps): Route[] {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showOwnFault(deps, visit, req, res, problem);
  return [
    get('/record/faults/:number', 'record.own', (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path: '/record/faults/:number/statements',
      permission: 'record.own',
      form: ownStatementForm,
      invalid: show,
      async handle(visit, req, res, values) {
        const number = String(req.params.number ?? '');
        const outcome = await stateOwnCase(deps.database, visit.person, { number, ...values }, visit.now);
        if (outcome.ok) {
          req.session.flash = { kind: 'success', text: '您的申辩已提交' };
          return res.redirect(303, paths.ownFault(number));
        }
        const { _csrf, ...typed } = req.body as Record<string, unknown>;
        if (outcome.kind !== 'refused') {
          if (outcome.kind === 'not-found') throw new NotFoundError('找不到这个过错编号');
          const words = '进度刚刚有变化，请看清以后再提交';
          return show(visit, req, res, problemOf([{ field: 'form', text: words }], typed, 409));
        }
        const { code, field, rule } = outcome.refusal;
        visit.log.info({ refusal: outcome.refusal }, 'refused');
        const words = `${FAULT_REFUSALS[code]}（${rule}）`;
        return show(visit, req, res, problemOf([{ field, text: words }], typed, 409));
      },
    }),
  ];
}

async function showOwnFault(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
) {
  const { database } = deps;
  const row = await ownFault(database, visit.person.staffId, String(req.params.number ?? ''));
  if (row === null) throw new NotFoundError('找不到这个过错编号');
  const calendar = await hallCalendar(database, row.hallId);
  const measures = await measuresOfFault(database.read, row.id);
  const appeals = await appealsAbout(database.read, 'fault', row.id);
  const files = await listEvidence(database, { hallId: row.hallId, kind: 'fault', id: row.id });
  const history = await proceedingsOf(database.sql, row.hallId, 'fault', row.id);
  const isDecided = row.decidedAt !== null && row.state !== 'dismissed';
  const mayAppeal =
    row.state === 'decided' && row.appealBy !== null && visit.now <= row.appealBy && appeals.length === 0;
  const view = {
    problem,
    ...ownFaultLine(row, calendar, visit.now),
    base: paths.ownFault(row.number),
    version: row.version,
    title: faultWords(row.faultId),
    facts: row.facts,
    hearing: row.hearing,
    finding: row.finding,
    factors: factorLines(row),
    decision: isDecided || row.state === 'dismissed' ? row.decision : '',
    measures: measures.map((measure) => ({
      name: measureName(measure.code),
      number: measure.number,
      isReversed: measure.state === 'reversed',
    })),
    summary: faultFacts(row, calendar),
    evidence: evidenceView(row.evidence, calendar),
    files: fileLines(paths.ownFault(row.number), files),
    history: faultHistory(history, calendar),
    sheetHref: row.sanction !== null && isDecided ? `${paths.ownFault(row.number)}/sheet` : null,
    appealHref: mayAppeal ? paths.fileAppeal('fault', row.id) : null,
    appeals: appeals.map(({ number }) => ({ number, href: paths.ownAppeal(number) })),
    waits: await hasOpenAppeal(database.read, row.id),
  };
  res.setHeader('cache-control', 'no-store');
  await deps.renderer.page(visit, req, res, 'own-record/fault', {
    title: `过错 ${row.number}`,
    status: problem.status,
    locals: { view },
  });
}
