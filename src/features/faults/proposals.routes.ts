import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { FAULT_LISTS, FAULTS } from '../../domain/accountability/fault-catalogue.js';
import { FAULT_REFUSALS } from '../../domain/accountability/fault-procedure.js';
import { FAULT_SOURCES, parseSourceKey } from '../../domain/accountability/fault-states.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import {
  dayOf,
  formatDate,
  formatTimeOfDay,
  MINUTES_PER_DAY,
  minuteOfDay,
  parseDate,
  parseTimeOfDay,
} from '../../domain/calendar/civil-time.js';
import { shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { numberAsTyped, parseCaseNumber } from '../../domain/numbering/case-number.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import { receivedFiles } from '../../web/uploads.js';
import type { Person, StaffVisit } from '../../web/visit.js';
import { attachmentStore } from '../attachments/attachment-store.js';
import { filePlan } from '../attachments/attachments.routes.js';
import { storeEvidence } from '../attachments/store-evidence.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { scopeSql } from '../cases/case-scope.js';
import { findPraisedCase } from '../praise/praise.repository.js';
import { evidenceLines } from '../supervision/events-page.js';
import { faultWords } from './fault-page.js';
import { type ProposalValues, proposalForm } from './faults.forms.js';
import { possibleBearers } from './faults.repository.js';
import { proposeByHand } from './propose-by-hand.js';
import { type WaitingProposal, waitingProposals } from './waiting-proposals.repository.js';

/** Proposing a fault: what waits to be proposed, and the form. A window head proposes of his department alone. */
export function proposalRoutes(deps: Deps): Route[] {
  const form = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showForm(deps, visit, req, res, problem);
  return [
    get(paths.faultsWaiting, 'fault.propose', (visit, req, res) => showWaiting(deps, visit, req, res)),
    get('/faults/new', 'fault.propose', (visit, req, res) => form(visit, req, res, noProblem())),
    post({
      path: paths.faults,
      permission: 'fault.propose',
      form: proposalForm,
      files: (visit) => filePlan(deps, visit),
      invalid: form,
      handle: (visit, req, res, values) => propose(deps, visit, req, res, values),
    }),
  ];
}

/** The department a proposer is kept to; null for those who look over the whole hall. */
function keptTo(person: Person): number | null {
  return may(person.roles, 'fault.view') ? null : (person.departmentId ?? 0);
}

async function waitingFor(deps: Deps, { person, now }: StaffVisit): Promise<WaitingProposal[]> {
  const viewer = { staffId: person.staffId, departmentId: keptTo(person) };
  return waitingProposals(deps.database, person.hallId, viewer, now);
}

async function showWaiting(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const calendar = await hallCalendar(deps.database, visit.person.hallId);
  const rows = (await waitingFor(deps, visit)).map((each) => ({
    href: paths.faultFrom(each.sourceKey),
    source: FAULT_SOURCES[parseSourceKey(each.sourceKey)?.source ?? 'person'],
    when: shortMomentInWords(each.at, calendar.zone),
    words: each.words,
    fault: each.suggestedFault === '' ? '' : faultWords(each.suggestedFault),
  }));
  const view = { rows, mayView: may(visit.person.roles, 'fault.view') };
  await deps.renderer.page(visit, req, res, 'faults/waiting', {
    title: '待提出的过错线索',
    locals: { view },
  });
}

async function showForm(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { person, now } = visit;
  const calendar = await hallCalendar(deps.database, person.hallId);
  const fromForm = problem.values.sourceKey;
  const key = typeof fromForm === 'string' ? fromForm : String(req.query.from ?? '');
  const from =
    key === '' ? null : ((await waitingFor(deps, visit)).find((each) => each.sourceKey === key) ?? null);
  if (key !== '' && from === null && problem.status === 200)
    throw new NotFoundError('这条线索已经提出过，或者不在您的范围');
  const staff = await possibleBearers(deps.database, person.hallId, keptTo(person));
  const view = {
    problem: problem.status === 200 ? noProblem(prefilled(from, calendar)) : problem,
    from: from === null ? null : { words: from.words, found: evidenceLines(JSON.stringify(from.found)) },
    today: dateOf(now.getTime(), calendar),
    groups: Object.entries(FAULT_LISTS).map(([list, label]) => ({
      label,
      faults: FAULTS.filter((fault) => fault.list === list).map(({ id }) => ({
        value: id,
        label: faultWords(id),
      })),
    })),
    staff: staff
      .filter(({ id }) => id !== person.staffId)
      .map(({ id, name, department }) => ({
        value: String(id),
        label: [department?.name, name].filter(Boolean).join(' · '),
      })),
    backHref: key === '' && may(person.roles, 'fault.view') ? paths.faults : paths.faultsWaiting,
    maySearchCases: may(person.roles, 'case.search'),
  };
  await deps.renderer.page(visit, req, res, 'faults/new', {
    title: '提出过错线索',
    status: problem.status,
    locals: { view },
  });
}

function prefilled(from: WaitingProposal | null, calendar: Calendar): Record<string, unknown> {
  if (from === null) return {};
  const local = calendar.zone.toLocalMinute(from.occurredAt);
  return {
    sourceKey: from.sourceKey,
    faultId: from.suggestedFault,
    holderId: from.staffId === null ? '' : String(from.staffId),
    occurredOn: formatDate(dayOf(local)),
    occurredTime: formatTimeOfDay(minuteOfDay(local)),
    facts: from.words,
  };
}

function dateOf(at: number, calendar: Calendar): string {
  return formatDate(dayOf(calendar.zone.toLocalMinute(at)));
}

async function propose(deps: Deps, visit: StaffVisit, req: Request, res: Response, values: ProposalValues) {
  const { person, now } = visit;
  const { _csrf, ...typed } = req.body as Record<string, unknown>;
  const again = (field: string, words: string, status = 422) =>
    showForm(deps, visit, req, res, problemOf([{ field, text: words }], typed, status));
  const from =
    values.sourceKey === ''
      ? null
      : (await waitingFor(deps, visit)).find((each) => each.sourceKey === values.sourceKey);
  if (from === undefined) return again('form', `${FAULT_REFUSALS['proposed-already']}（S-14）`, 409);
  const staff = await possibleBearers(deps.database, person.hallId, keptTo(person));
  if (!staff.some(({ id }) => id === values.holderId))
    return again('holderId', FAULT_REFUSALS['unknown-person']);
  const found = values.caseNumber === '' ? null : await caseOf(deps, visit, values.caseNumber);
  if (found === undefined) return again('caseNumber', '找不到这个办件编号，请核对，或者留空');
  const store = attachmentStore(deps.config.dataDir);
  const stored = await storeEvidence(store, receivedFiles(req));
  if (!stored.ok)
    return again('files', `“${stored.fileName}”不是 JPG、PNG、WebP 图片或 PDF 文件，请重新选择`);
  const calendar = await hallCalendar(deps.database, person.hallId);
  const outcome = await proposeByHand(
    { database: deps.database, store },
    person,
    {
      hallId: person.hallId,
      ...sourceOf(from),
      ...(found !== null && { caseId: found.id }),
      faultId: values.faultId,
      holderId: values.holderId,
      occurredAt: occurredAt(values, calendar, now),
      facts: values.facts,
      files: stored.files,
    },
    now,
  );
  if (!outcome.ok) {
    visit.log.info({ refusal: outcome.refusal }, 'refused');
    const { field, code, rule } = outcome.refusal;
    return again(field, `${FAULT_REFUSALS[code]}（${rule}）`, 409);
  }
  const text = `过错线索已提出，编号 ${outcome.number}，责任人${outcome.personName}`;
  req.session.flash = { kind: 'success', text };
  res.redirect(303, may(person.roles, 'fault.view') ? paths.fault(outcome.number) : paths.faultsWaiting);
}

/** Where a waiting proposal comes from; by hand from nowhere. */
function sourceOf(from: WaitingProposal | null) {
  return {
    sourceKey: from?.sourceKey ?? null,
    caseId: from?.caseId ?? null,
    windowId: from?.windowId ?? null,
    departmentId: from?.departmentId ?? null,
    found: from?.found ?? {},
  };
}

/** Without a time it is the beginning of the day. */
function occurredAt({ occurredOn, occurredTime }: ProposalValues, calendar: Calendar, now: Date): Date {
  const day = parseDate(occurredOn) ?? dayOf(calendar.zone.toLocalMinute(now.getTime()));
  const minute = parseTimeOfDay(occurredTime) ?? 0;
  return new Date(calendar.zone.toInstant(day * MINUTES_PER_DAY + minute));
}

function caseOf(deps: Deps, visit: StaffVisit, text: string) {
  const scope = scopeSql(visit.person, 'c');
  if (scope === null) return Promise.resolve(undefined);
  const parsed = parseCaseNumber(text);
  return findPraisedCase(deps.database, scope, [parsed.ok ? parsed.number : text, numberAsTyped(text)]);
}
