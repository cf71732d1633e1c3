import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Deps } from '../../app.js';
import { proceedingsOf } from '../../db/proceedings.js';
import { may } from '../../domain/access/permissions.js';
import { isThresholdState } from '../../domain/accountability/threshold-consequences.js';
import { dayInWords } from '../../domain/notices/notice-content.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, id, noProblem, problemOf, text } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { counterRoutes } from './counters.routes.js';
import { decideThreshold, isConcerned, isOnStaff, THRESHOLD_REFUSALS } from './decide-threshold.js';
import { thresholdChoiceRoutes } from './threshold-choices.routes.js';
import { readThresholdEvidence } from './threshold-evidence.js';
import { countThresholds, listThresholds } from './thresholds.repository.js';
import { proposedMeasures, thresholdHistory, thresholdLine, thresholdTabs } from './thresholds-page.js';

const ROWS_PER_PAGE = 50;

const decisionForm = z
  .strictObject({
    version: id('请刷新页面后重试'),
    outcome: z.enum(['accepted', 'rejected'], { error: '请选择是否采纳' }),
    reason: text({ max: 1000 }),
  })
  .refine(({ outcome, reason }) => outcome === 'accepted' || reason !== '', {
    path: ['reason'],
    error: '不采纳的，请写明理由',
  });

/** The thresholds that were reached (7.5), what a person decides on them, the counters, and the switches. */
export function thresholdRoutes(deps: Deps): Route[] {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showThreshold(deps, visit, req, res, problem);
  return [
    get(paths.thresholds, 'fault.view', (visit, req, res) => showList(deps, visit, req, res)),
    ...counterRoutes(deps),
    get('/thresholds/:id', 'fault.view', (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path: '/thresholds/:id/decision',
      permission: 'fault.decide',
      form: decisionForm,
      invalid: show,
      async handle(visit, req, res, { outcome, ...values }) {
        const asked = { id: idIn(req), accepted: outcome === 'accepted', ...values };
        const decided = await decideThreshold(deps.database, visit.person, asked, visit.now);
        if (decided.ok) {
          const made = decided.measures.length === 0 ? '' : `，已生成处理 ${decided.measures.join('、')}`;
          req.session.flash = { kind: 'success', text: asked.accepted ? `已采纳${made}` : '已决定不采纳' };
          return res.redirect(303, paths.threshold(asked.id));
        }
        if (decided.kind === 'not-found') throw new NotFoundError('找不到这项建议');
        const { _csrf, ...typed } = req.body as Record<string, unknown>;
        const words =
          decided.kind === 'changed'
            ? '同事刚刚处理过这项建议，请看清以后再提交'
            : `${THRESHOLD_REFUSALS[decided.refusal.code]}（${decided.refusal.rule}）`;
        await show(visit, req, res, problemOf([{ field: 'form', text: words }], typed, 409));
      },
    }),
    ...thresholdChoiceRoutes(deps),
  ];
}

async function showList({ database, renderer }: Deps, visit: StaffVisit, req: Request, res: Response) {
  const { person } = visit;
  const asked = (name: string) => (typeof req.query[name] === 'string' ? req.query[name] : '');
  const state =
    asked('state') === 'all' ? '' : isThresholdState(asked('state')) ? asked('state') : 'proposed';
  const before = /^\d{1,9}$/.test(asked('before')) ? Number(asked('before')) : null;
  const rows = await listThresholds(
    database,
    person,
    { state, thresholdId: '' },
    { before, limit: ROWS_PER_PAGE + 1 },
  );
  const calendar = await hallCalendar(database, person.hallId);
  const shown = rows.slice(0, ROWS_PER_PAGE);
  const last = shown.at(-1);
  const href = (change: Record<string, string>) =>
    `${paths.thresholds}?${new URLSearchParams({ state: state === '' ? 'all' : state, ...change })}`;
  const view = {
    rows: shown.map((row) => thresholdLine(row, calendar)),
    tabs: thresholdTabs(state, await countThresholds(database, person, 'proposed')),
    previousHref: before === null ? null : href({}),
    nextHref: rows.length > ROWS_PER_PAGE && last ? href({ before: String(last.id) }) : null,
    countText: `本页 ${shown.length} 项`,
  };
  await renderer.page(visit, req, res, 'thresholds/list', { title: '追究标准', locals: { view } });
}

async function showThreshold(
  { database, renderer }: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
) {
  const { person } = visit;
  const row = await database.read.thresholdReached.findUnique({ where: { id: idIn(req) } });
  const isInReach = row !== null && [person.hallId, ...person.hallIdsBelow].includes(row.hallId);
  const isOwn = isInReach && isOnStaff(row.subjectKind) && row.subjectId === person.staffId;
  if (!isInReach || isOwn) throw new NotFoundError('找不到这项建议');
  const calendar = await hallCalendar(database, row.hallId);
  const history = await proceedingsOf(database.sql, row.hallId, 'threshold', row.id);
  const events = await database.read.counterEvent.findMany({
    where: { id: { in: readThresholdEvidence(row.evidence).map((each) => each.id) } },
    orderBy: [{ day: 'asc' }, { id: 'asc' }],
  });
  const measures = await database.read.measure.findMany({
    where: { thresholdReachedId: row.id },
    orderBy: { id: 'asc' },
  });
  const mayDecide = may(person.roles, 'fault.decide') && row.state === 'proposed';
  const view = {
    problem,
    line: thresholdLine({ ...row, at: row.at.getTime() }, calendar),
    version: row.version,
    note: row.note,
    decidedBy: row.decidedBy,
    evidence: events.map((event) => ({
      day: dayInWords(event.day),
      words: event.words,
      undone: event.undoneAt === null ? '' : event.undoneReason || '已撤销',
    })),
    proposes: proposedMeasures(row),
    measures: measures.map(({ number, code }) => ({ href: paths.measure(number), number, code })),
    fell: history.find(({ kind }) => kind === 'basis-fell')?.note ?? null,
    mayDecide: mayDecide && !isConcerned(row, person),
    isConcerned: mayDecide && isConcerned(row, person),
    action: `${paths.threshold(row.id)}/decision`,
    history: thresholdHistory(history, calendar),
  };
  await renderer.page(visit, req, res, 'thresholds/threshold', {
    title: `${row.thresholdId} ${row.subjectName}`,
    status: problem.status,
    locals: { view },
  });
}

function idIn(req: Request): number {
  const text = String(req.params.id ?? '');
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}
