import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { proceedingsOf } from '../../db/proceedings.js';
import { permissionsOf } from '../../domain/access/permissions.js';
import { APPEAL_OUTCOMES, isAppealOutcome } from '../../domain/accountability/appeal-rules.js';
import { findFault } from '../../domain/accountability/fault-catalogue.js';
import {
  FAULT_REFUSALS,
  FAULT_STEPS,
  refuseStep,
  stepsFor,
} from '../../domain/accountability/fault-procedure.js';
import { measureChoice } from '../../domain/accountability/fault-sanction.js';
import { isMeasureState, MEASURE_STATES } from '../../domain/accountability/measure-states.js';
import { FAULT_SANCTIONS, faultSanction } from '../../domain/accountability/severity.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { listEvidence } from '../attachments/evidence.repository.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { severityOf } from './decide-fault.js';
import { faultHistory } from './fault-history.js';
import {
  ATTITUDE_WORDS,
  evidenceView,
  factorLines,
  faultClock,
  faultFacts,
  faultState,
  faultWords,
  fileLines,
  HARM_WORDS,
  measureName,
  severityName,
} from './fault-page.js';
import { faultPapers } from './fault-papers.routes.js';
import { faultStepRoutes } from './fault-steps.routes.js';
import { findingForm } from './faults.forms.js';
import {
  appealsOfFault,
  countEarlierFaults,
  type FaultRow,
  findFaultCase,
  hasOpenAppeal,
  inProcedure,
  measuresOfFault,
} from './faults.repository.js';

/** The page of a fault with every step that its viewer may take now (S-14). */
export function faultPages(deps: Deps): Route[] {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showFault(deps, visit, req, res, problem);
  return [
    ...faultPapers(deps),
    get('/faults/:number', 'fault.view', (visit, req, res) => show(visit, req, res, noProblem())),
    ...faultStepRoutes(deps, show),
  ];
}

/** The fault that an address names, within reach. */
export async function loadFault(deps: Deps, visit: StaffVisit, req: Request): Promise<FaultRow> {
  const row = await findFaultCase(deps.database.read, visit.person, String(req.params.number ?? ''));
  if (row === null) throw new NotFoundError('找不到这个过错编号');
  return row;
}

async function showFault(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { database, renderer } = deps;
  const { person, now } = visit;
  const row = await loadFault(deps, visit, req);
  const calendar = await hallCalendar(database, row.hallId);
  const facts = inProcedure(row, await hasOpenAppeal(database.read, row.id));
  const by = { staffId: person.staffId, permissions: new Set<string>(permissionsOf(person.roles)) };
  const files = await listEvidence(database, { hallId: row.hallId, kind: 'fault', id: row.id });
  const history = await proceedingsOf(database.sql, row.hallId, 'fault', row.id);
  const view = {
    problem,
    base: paths.fault(row.number),
    number: row.number,
    version: row.version,
    title: faultWords(row.faultId),
    state: faultState(row.state),
    facts: row.facts,
    clock: faultClock({ ...facts, correctBy: row.correctBy?.getTime() ?? null }, calendar, now.getTime()),
    summary: faultFacts(row, calendar),
    factors: factorLines(row),
    hearing: row.hearing,
    finding: row.finding,
    decision: row.decision,
    evidence: evidenceView(row.evidence, calendar),
    files: fileLines(paths.fault(row.number), files),
    mayAddFiles: row.isOpen && (by.permissions.has('fault.propose') || by.permissions.has('fault.establish')),
    ...(await consequencesOf(deps, row, by.permissions.has('appeal.view'))),
    steps: Object.fromEntries(stepsFor(facts, by, now.getTime()).map((step) => [step, true])),
    whyNot: whyNot(facts, by, now.getTime()),
    ...earlierWords(await countEarlierFaults(database.read, row)),
    harms: options(HARM_WORDS),
    attitudes: options(ATTITUDE_WORDS),
    preview: previewOf(row, problem.values),
    choice: choiceOf(row),
    sheetHref: hasDecisionSheet(row) ? `${paths.fault(row.number)}/sheet` : null,
    history: faultHistory(history, calendar),
  };
  await renderer.page(visit, req, res, 'faults/fault', {
    title: `过错 ${row.number}`,
    status: problem.status,
    locals: { view },
  });
}

function earlierWords(earlier: number) {
  return {
    earlier: earlier === 0 ? '此前没有已决定的过错' : `此前有 ${earlier} 次已决定的过错`,
    isFirstTime: earlier === 0 ? 'yes' : 'no',
  };
}

function hasDecisionSheet({ sanction, decidedAt, state }: FaultRow): boolean {
  return sanction !== null && decidedAt !== null && state !== 'dismissed';
}

/** The measures of a fault and the appeals against it or them. */
async function consequencesOf({ database }: Deps, row: FaultRow, maySeeAppeals: boolean) {
  const measures = await measuresOfFault(database.read, row.id);
  const ids = measures.map(({ id }) => id);
  const appeals = await appealsOfFault(database.read, row.id, ids);
  return {
    measures: measures.map((measure) => ({
      number: measure.number,
      href: paths.measure(measure.number),
      name: measureName(measure.code),
      state: isMeasureState(measure.state) ? MEASURE_STATES[measure.state].name : measure.state,
      isReversed: measure.state === 'reversed',
    })),
    appeals: appeals.map((appeal) => ({
      href: maySeeAppeals ? paths.appeal(appeal.number) : null,
      number: appeal.number,
      outcome: isAppealOutcome(appeal.outcome) ? APPEAL_OUTCOMES[appeal.outcome].name : '正在复核',
      reason: appeal.outcomeReason,
    })),
  };
}

/** Why a person with the permission for the next step may not take it: he proposed or established it. */
function whyNot(
  facts: Parameters<typeof refuseStep>[0],
  by: Parameters<typeof refuseStep>[2],
  now: number,
): string {
  const refusals = (['call-hearing', 'record-hearing', 'establish', 'decide', 'close'] as const)
    .filter((step) => (FAULT_STEPS[step].from as readonly string[]).includes(facts.state))
    .map((step) => refuseStep(facts, step, by, now))
    .filter(
      (refusal) => refusal !== null && refusal.code !== 'no-permission' && refusal.code !== 'heard-already',
    );
  const [first] = refusals;
  return first == null ? '' : `${FAULT_REFUSALS[first.code]}（${first.rule}）`;
}

/** The class that follows from the factors as typed so far. */
export function previewOf(row: Pick<FaultRow, 'faultId'>, values: Record<string, unknown>): string {
  const factors = findingForm.pick({ isIntentional: true, isFirstTime: true, harm: true, attitude: true });
  const read = factors.safeParse({
    isIntentional: values.isIntentional,
    isFirstTime: values.isFirstTime,
    harm: values.harm,
    attitude: values.attitude,
  });
  if (!read.success) return '';
  const { severity, sanction, measures } = faultSanction({
    faultId: row.faultId,
    isIntentional: read.data.isIntentional === 'yes',
    isFirstTime: read.data.isFirstTime === 'yes',
    harm: read.data.harm,
    attitude: read.data.attitude,
  });
  return `${severityName(severity)}，第${'一二三'[sanction - 1]}种处理：${measures.map(measureName).join('、')}`;
}

function choiceOf(row: FaultRow) {
  const fault = findFault(row.faultId);
  if (row.state !== 'established' || fault === null) return null;
  const { isFixed, choices, chosen } = measureChoice(fault, FAULT_SANCTIONS[severityOf(row)]);
  return { isFixed, chosen, choices: choices.map((code) => ({ value: code, label: measureName(code) })) };
}

function options(table: Readonly<Record<string, string>>) {
  return Object.entries(table).map(([value, label]) => ({ value, label }));
}
