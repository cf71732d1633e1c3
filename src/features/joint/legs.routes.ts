import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, refusalProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { caseAttachmentPanel } from '../attachments/case-attachments.routes.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { requireCase } from '../cases/carry-out.js';
import { caseHead, materialLine } from '../cases/case-page.js';
import { hallSettings } from '../settings/hall-settings.js';
import type { LegOutcome } from './act-on-leg.js';
import { answerLeg } from './answer-leg.js';
import { askedIn } from './board.routes.js';
import { contactApplicantOfLeg } from './contact-applicant-of-leg.js';
import { legContactForm, opinionForm } from './joint.forms.js';
import { lastOfLeg } from './last-of-leg.js';
import { loadJointView } from './leg-views.js';
import { countLegs, LEAD_LISTS, LEG_LISTS, listLegLines, OWN_LISTS } from './list-legs.js';

const PERMISSION = 'leg.answer';

/** What a department does with its leg: the list, the contact with the applicant, the opinion. */
export function legRoutes(deps: Deps): Route[] {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showLeg(deps, visit, req, res, problem);
  const finish = (outcome: LegOutcome, done: string, visit: StaffVisit, req: Request, res: Response) => {
    if (outcome.ok) {
      req.session.flash = { kind: 'success', text: done };
      return res.redirect(303, paths.legs);
    }
    if (!('refusal' in outcome)) throw new NotFoundError('找不到这个联办环节');
    const { version: _stale, ...typed } = req.body as Record<string, unknown>;
    return show(visit, req, res, refusalProblem(outcome.refusal, typed));
  };
  return [
    get(paths.legs, 'case.view', (visit, req, res) => showList(deps, visit, req, res)),
    get('/cases/:number/legs/:legId', PERMISSION, (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path: '/cases/:number/legs/:legId/opinions',
      permission: PERMISSION,
      form: opinionForm,
      invalid: show,
      async handle(visit, req, res, { version, agrees, reason, basis }) {
        const opinion = { agrees: agrees === 'yes', reason, basis };
        const asked = { ...askedIn(req), version };
        const outcome = await answerLeg(deps, visit.person, asked, opinion, visit.now);
        await finish(outcome, '意见已登记，牵头人已收到', visit, req, res);
      },
    }),
    post({
      path: '/cases/:number/legs/:legId/contacts',
      permission: PERMISSION,
      form: legContactForm,
      invalid: show,
      async handle(visit, req, res, { version, words }) {
        const asked = { ...askedIn(req), version };
        const outcome = await contactApplicantOfLeg(deps, visit.person, asked, words, visit.now);
        if (!outcome.ok) return finish(outcome, '', visit, req, res);
        req.session.flash = { kind: 'success', text: '已登记联系申请人的情况' };
        res.redirect(303, paths.caseLeg(asked.number, asked.legId));
      },
    }),
  ];
}

async function showLeg(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
): Promise<void> {
  const loaded = await requireCase(deps, visit, req);
  const joint = await loadJointView(deps.database, loaded, visit.person);
  const { legId } = askedIn(req);
  const leg = joint?.groups.flatMap(({ legs }) => legs).find(({ id }) => id === legId);
  if (leg === undefined) throw new NotFoundError('找不到这个联办环节');
  const copy = loaded.notices.filter(({ kind }) => kind === 'D-08');
  const head = caseHead(loaded);
  await deps.renderer.page(visit, req, res, 'joint/leg', {
    title: `联办意见 ${leg.item}`,
    status: problem.status,
    locals: {
      view: {
        head,
        leg,
        problem,
        since: problem.status === 409 ? lastOfLeg(loaded, leg.id) : [],
        version: String(leg.version),
        base: paths.caseLeg(head.number, leg.id),
        boardHref: `${head.href}/board`,
        materials: loaded.materials.map(materialLine),
        copies: copy.map(({ id, number }) => ({ number, href: paths.notice(head.number, id) })),
      },
      attachments: await caseAttachmentPanel(deps, visit, loaded, { action: '' }),
    },
  });
}

async function showList(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { database, renderer } = deps;
  const { person, now } = visit;
  const names = [
    ...(may(person.roles, PERMISSION) ? OWN_LISTS : []),
    ...(may(person.roles, 'case.lead-joint') || may(person.roles, 'supervision.view') ? LEAD_LISTS : []),
  ];
  const name = names.find((each) => each === req.query.list) ?? names[0];
  const settings = await hallSettings(database, person.hallId);
  const given = {
    person,
    now,
    calendar: await hallCalendar(database, person.hallId),
    limits: {
      amberAbovePercent: settings.number('amberAbovePercent'),
      orangeAbovePercent: settings.number('orangeAbovePercent'),
    },
  };
  const tabs = [];
  for (const each of names) {
    const count = each === 'answered' ? {} : { count: await countLegs(database, each, person) };
    tabs.push({ href: paths.legList(each), label: LEG_LISTS[each].title, current: each === name, ...count });
  }
  await renderer.page(visit, req, res, 'joint/legs', {
    title: name === undefined ? '联办' : `联办：${LEG_LISTS[name].title}`,
    locals: {
      view: {
        tabs,
        name,
        caption: name === undefined ? '联办' : LEG_LISTS[name].title,
        empty: name === undefined ? '您没有联办工作。' : LEG_LISTS[name].empty,
        rows: name === undefined ? [] : await listLegLines(database, name, given),
      },
    },
  });
}
