import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Deps } from '../../app.js';
import { proceedingsOf } from '../../db/proceedings.js';
import { OFF_POST_OUTCOMES } from '../../domain/accountability/off-post.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { possibleSubstitutes } from '../absences/absences.repository.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { completeMeasure } from './complete-measure.js';
import { decideMeasure } from './decide-measure.js';
import { evaluateOffPost } from './evaluate-off-post.js';
import { answerStep } from './measure-answers.js';
import {
  clockOf,
  measureChoices,
  measureHistory,
  measureName,
  measureRows,
  measureState,
} from './measure-page.js';
import { selfCriticismSheet, servedSheet } from './measure-paper.js';
import { completionForm, decisionForm, evaluationForm, returnForm, servingForm } from './measures.forms.js';
import { findMeasure, type MeasureRow } from './measures.repository.js';
import { serveMeasure } from './serve-measure.js';
import { sendSheet, showSheet } from './show-sheet.js';
import { takeInSelfCriticism } from './write-self-criticism.js';

type Show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => Promise<void>;

/** The page of one measure, its papers and its steps. */
export function measureStepRoutes(deps: Deps): Route[] {
  const show: Show = (visit, req, res, problem) => showMeasure(deps, visit, req, res, problem);
  return [
    ...paperRoutes(deps),
    get('/measures/:number', 'fault.view', (visit, req, res) => show(visit, req, res, noProblem())),
    ...decidingSteps(deps, show),
    ...carryingOutSteps(deps, show),
  ];
}

interface StepOfMeasure<Schema extends z.ZodType<object>> {
  permission: 'fault.decide' | 'fault.establish';
  form: Schema;
  done(values: z.output<Schema>): string;
  take(
    visit: StaffVisit,
    values: z.output<Schema>,
    number: string,
  ): Promise<Parameters<typeof answerStep>[3]>;
}

function stepRoute<Schema extends z.ZodType<object>>(
  show: Show,
  noun: string,
  { permission, form, done, take }: StepOfMeasure<Schema>,
): Route {
  return post({
    path: `/measures/:number/${noun}`,
    permission,
    form,
    invalid: show,
    async handle(visit, req, res, values) {
      const number = numberIn(req);
      await answerStep(visit, req, res, await take(visit, values, number), {
        text: done(values),
        href: paths.measure(number),
        show: (problem) => show(visit, req, res, problem),
      });
    },
  });
}

/** The efficiency office: whether it is given, and what comes of 15 days off post. */
function decidingSteps({ database }: Deps, show: Show): Route[] {
  const permission = 'fault.decide';
  return [
    stepRoute(show, 'decision', {
      permission,
      form: decisionForm,
      done: ({ outcome }) => (outcome === 'decided' ? '已决定给予处理，等待监察室送达' : '已决定不予处理'),
      take: ({ person, now }, { outcome, ...values }, number) =>
        decideMeasure(database, person, { number, accepted: outcome === 'decided', ...values }, now),
    }),
    stepRoute(show, 'evaluation', {
      permission,
      form: evaluationForm,
      done: ({ outcome }) => `评议结果已登记：${OFF_POST_OUTCOMES[outcome].name}`,
      take: ({ person, now }, values, number) =>
        evaluateOffPost(database, person, { number, ...values }, now),
    }),
  ];
}

/** The inspection office: served, taken in, carried out. */
function carryingOutSteps({ database }: Deps, show: Show): Route[] {
  const permission = 'fault.establish';
  return [
    stepRoute(show, 'service', {
      permission,
      form: servingForm,
      done: () => '已登记当面送达，通知书可以打印',
      take: ({ person, now }, { inPerson, ...values }, number) =>
        serveMeasure(database, person, { number, ...values }, now),
    }),
    stepRoute(show, 'return', {
      permission,
      form: returnForm,
      done: () => '检讨已收回归档',
      take: ({ person, now }, values, number) =>
        takeInSelfCriticism(database, person, { number, ...values }, now),
    }),
    stepRoute(show, 'completion', {
      permission,
      form: completionForm,
      done: () => '落实情况已登记',
      take: ({ person, now }, values, number) =>
        completeMeasure(database, person, { number, ...values }, now),
    }),
  ];
}

/** D-13 and D-14 on paper. */
function paperRoutes(deps: Deps): Route[] {
  const served = async (visit: StaffVisit, req: Request) => {
    const row = await load(deps, visit, req);
    const sheet = servedSheet(row);
    if (sheet === null) throw new NotFoundError('送达以后才有通知书');
    return { row, sheet, at: row.servedAt ?? visit.now };
  };
  const written = async (visit: StaffVisit, req: Request) => {
    const row = await load(deps, visit, req);
    if (row.reviewedAt === null) throw new NotFoundError('检讨还没有经科室负责人审阅');
    const calendar = await hallCalendar(deps.database, row.hallId);
    const department = await departmentName(deps, row);
    const names = { hallName: visit.person.hallName, departmentName: department };
    return { row, sheet: selfCriticismSheet(row, names, calendar), at: row.reviewedAt };
  };
  const papers = [
    { noun: 'sheet', find: served, stateText: '已送达' },
    { noun: 'self-criticism', find: written, stateText: '已审阅' },
  ];
  return papers.flatMap(({ noun, find, stateText }) => [
    get(`/measures/:number/${noun}.pdf`, 'fault.view', async (visit, req, res) => {
      const { sheet, at } = await find(visit, req);
      await sendSheet(res, sheet, at, visit.person.isDemoHall);
    }),
    get(`/measures/:number/${noun}`, 'fault.view', async (visit, req, res) => {
      const { row, sheet } = await find(visit, req);
      const fileHref = `${paths.measureStep(row.number, noun)}.pdf`;
      const backHref = paths.measure(row.number);
      await showSheet(deps, visit, req, res, { sheet, stateText, fileHref, backHref, backLabel: '返回处理' });
    }),
  ]);
}

async function load({ database }: Deps, visit: StaffVisit, req: Request): Promise<MeasureRow> {
  const row = await findMeasure(database.read, visit.person, numberIn(req));
  if (row === null) throw new NotFoundError('找不到这项处理');
  return row;
}

async function departmentName({ database }: Deps, row: MeasureRow): Promise<string> {
  const found = await database.read.department.findUnique({ where: { id: row.departmentId ?? 0 } });
  return found?.name ?? '';
}

async function showMeasure(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { database, renderer } = deps;
  const row = await load(deps, visit, req);
  const calendar = await hallCalendar(database, row.hallId);
  const now = visit.now.getTime();
  const choices = measureChoices(row, visit.person, now);
  const asksSubstitute = choices.serve && choices.asksDates;
  const view = {
    problem,
    number: row.number,
    version: row.version,
    name: measureName(row.code),
    state: measureState(row.state),
    facts: row.facts,
    legalBasis: row.legalBasis,
    rows: measureRows(row, await namesOf(deps, row), calendar),
    choices,
    substitutes: asksSubstitute ? await substitutesFor(deps, row) : [],
    outcomes: Object.entries(OFF_POST_OUTCOMES).map(([value, { name }]) => ({ value, label: name })),
    clock: clockOf(clockFacts(row), calendar, now),
    today: formatDate(dayOf(calendar.zone.toLocalMinute(now))),
    ...(await linksOf(deps, row)),
    selfCriticism: row.reviewedAt === null ? '' : row.selfCriticism,
    action: (noun: string) => paths.measureStep(row.number, noun),
    history: measureHistory(await proceedingsOf(database.sql, row.hallId, 'measure', row.id), calendar),
  };
  await renderer.page(visit, req, res, 'measures/measure', {
    title: `${view.name} ${row.number}`,
    status: problem.status,
    locals: { view },
  });
}

function clockFacts({ state, selfCriticismBy, selfCriticismAt, effectiveUntil }: MeasureRow) {
  const ms = (at: Date | null) => at?.getTime() ?? null;
  return {
    state,
    selfCriticismBy: ms(selfCriticismBy),
    selfCriticismAt: ms(selfCriticismAt),
    effectiveUntil: ms(effectiveUntil),
  };
}

async function namesOf(deps: Deps, row: MeasureRow) {
  const substitute = await deps.database.read.staff.findUnique({ where: { id: row.substituteId ?? 0 } });
  return { department: await departmentName(deps, row), substitute: substitute?.name ?? '' };
}

/** Who may stand in while the person is off post. */
async function substitutesFor({ database }: Deps, row: MeasureRow) {
  const found = row.staffId === null ? [] : await possibleSubstitutes(database, row.hallId, row.staffId);
  return found.map((each) => ({
    value: String(each.id),
    label: [each.isNamedB ? 'B角' : '', each.departmentName, each.name].filter(Boolean).join(' · '),
  }));
}

/** Where a measure comes from, and its papers. */
async function linksOf({ database }: Deps, row: MeasureRow) {
  const fault = await database.read.faultCase.findUnique({ where: { id: row.faultCaseId ?? 0 } });
  return {
    sheetHref: row.paper === '' ? null : paths.measureStep(row.number, 'sheet'),
    selfCriticismHref: row.reviewedAt === null ? null : paths.measureStep(row.number, 'self-criticism'),
    faultHref: fault === null ? null : paths.fault(fault.number),
    thresholdHref: row.thresholdReachedId === null ? null : paths.threshold(row.thresholdReachedId),
  };
}

function numberIn(req: Request): string {
  return String(req.params.number ?? '');
}
