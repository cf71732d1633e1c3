import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { refuseSelfCriticism } from '../../domain/accountability/measure-procedure.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { answerStep } from './measure-answers.js';
import { clockOf, measureName, measureRows, measureState } from './measure-page.js';
import { servedSheet } from './measure-paper.js';
import { selfCriticismForm } from './measures.forms.js';
import { findOwnMeasure, measureFacts } from './measures.repository.js';
import { sendSheet, showSheet } from './show-sheet.js';
import { writeSelfCriticism } from './write-self-criticism.js';

/** A measure as the person concerned sees it: only his own, with the notice and his self-criticism. */
export function ownMeasureRoutes(deps: Deps): Route[] {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showOwn(deps, visit, req, res, problem);
  const sheetOf = async (visit: StaffVisit, req: Request) => {
    const row = await load(deps, visit, req);
    const sheet = servedSheet(row);
    if (sheet === null) throw new NotFoundError('送达以后才有通知书');
    return { row, sheet };
  };
  return [
    get('/record/measures/:number/sheet.pdf', 'record.own', async (visit, req, res) => {
      const { row, sheet } = await sheetOf(visit, req);
      await sendSheet(res, sheet, row.servedAt ?? visit.now, visit.person.isDemoHall);
    }),
    get('/record/measures/:number/sheet', 'record.own', async (visit, req, res) => {
      const { row, sheet } = await sheetOf(visit, req);
      await showSheet(deps, visit, req, res, {
        sheet,
        stateText: '已送达',
        fileHref: `${paths.ownMeasureSheet(row.number)}.pdf`,
        backHref: paths.ownMeasure(row.number),
        backLabel: '返回处理',
      });
    }),
    get('/record/measures/:number', 'record.own', (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path: '/record/measures/:number/self-criticism',
      permission: 'record.own',
      form: selfCriticismForm,
      invalid: show,
      async handle(visit, req, res, values) {
        const number = String(req.params.number);
        const written = await writeSelfCriticism(
          deps.database,
          visit.person,
          { number, ...values },
          visit.now,
        );
        await answerStep(visit, req, res, written, {
          text: '检讨已提交，由科室负责人审阅',
          href: paths.ownMeasure(number),
          show: (problem) => show(visit, req, res, problem),
        });
      },
    }),
  ];
}

async function load({ database }: Deps, visit: StaffVisit, req: Request) {
  const row = await findOwnMeasure(database.read, visit.person.staffId, String(req.params.number));
  if (row === null) throw new NotFoundError('找不到这项处理');
  return row;
}

async function showOwn(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { database, renderer } = deps;
  const row = await load(deps, visit, req);
  const calendar = await hallCalendar(database, row.hallId);
  const department = await database.read.department.findUnique({ where: { id: row.departmentId ?? 0 } });
  const substitute = await database.read.staff.findUnique({ where: { id: row.substituteId ?? 0 } });
  const names = { department: department?.name ?? '', substitute: substitute?.name ?? '' };
  const ms = (at: Date | null) => at?.getTime() ?? null;
  const clock = clockOf(
    {
      state: row.state,
      selfCriticismBy: ms(row.selfCriticismBy),
      selfCriticismAt: ms(row.selfCriticismAt),
      effectiveUntil: ms(row.effectiveUntil),
    },
    calendar,
    visit.now.getTime(),
  );
  const view = {
    problem,
    number: row.number,
    version: row.version,
    name: measureName(row.code),
    state: measureState(row.state),
    facts: row.facts,
    legalBasis: row.legalBasis,
    rows: measureRows(row, names, calendar),
    clock,
    mayWrite: refuseSelfCriticism(measureFacts(row), visit.person) === null,
    selfCriticism: row.selfCriticism,
    isSentBack: row.selfCriticismAt === null && row.selfCriticism !== '',
    sheetHref: row.paper === '' ? null : paths.ownMeasureSheet(row.number),
    action: `${paths.ownMeasure(row.number)}/self-criticism`,
  };
  await renderer.page(visit, req, res, 'measures/own', {
    title: `${view.name} ${row.number}`,
    status: problem.status,
    locals: { view },
  });
}
