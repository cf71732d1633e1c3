import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { NotFoundError } from '../../web/errors.js';
import { noProblem, refusalProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { sinceInWords } from '../cases/carry-out.js';
import { stepForm } from '../cases/step-form.js';
import { stepRoutes } from '../cases/step-routes.js';
import { hallSettings } from '../settings/hall-settings.js';
import { endOfDay, momentOnDay } from './end-of-day.js';
import { answerInWords, fileSuperiorAnswer } from './file-superior-answer.js';
import { forwardCase } from './forward-case.js';
import { countUpward, listUpward, UPWARD_LIST_NAMES, UPWARD_LISTS } from './list-upward.js';
import { logSuperiorContact } from './log-contact.js';
import { contactForm, forwardingForm, superiorAnswerForm } from './upward.forms.js';
import { findFiling, isContactChannel, listTrackers } from './upward.repository.js';
import { contactPage, forwardingPage, superiorAnswerPage } from './upward-steps.js';

const PERMISSION = 'case.forward-upward';

/** Upward cases (S-46): forwarding, the log of contacts, the superior's answer, and who is silent. */
export function upwardRoutes(deps: Deps): Route[] {
  return [
    ...forwardingRoutes(deps),
    ...contactRoutes(deps),
    ...answerRoutes(deps),
    get(paths.upward, 'case.view', (visit, req, res) => showList(deps, visit, req, res)),
  ];
}

function forwardingRoutes(deps: Deps): Route[] {
  const { sql } = deps.database;
  return stepRoutes(deps, {
    noun: 'forwardings',
    permission: PERMISSION,
    form: forwardingForm,
    page: async (loaded, problem, visit) =>
      forwardingPage(
        loaded,
        {
          body: loaded.row.upwardBody,
          trackers: await listTrackers(sql, loaded.row),
          selfId: visit.person.staffId,
        },
        problem,
      ),
    step: async ({ trackerId, expectedOn, note }, loaded) => {
      const tracker = (await listTrackers(sql, loaded.row)).find(({ id }) => id === trackerId);
      return {
        action: 'forward-upward',
        input: {
          reason: note,
          told: { body: loaded.row.upwardBody, tracker: tracker?.name ?? '', expectedText: expectedOn },
        },
      };
    },
    beside: ({ trackerId, expectedOn, note }, { calendar }, { person, now }) =>
      forwardCase(person, { trackerId, expectedAt: endOfDay(expectedOn, calendar), note }, now),
    done: () => '已转报上级，窗口停止计时；请跟踪人按时联系并登记',
  });
}

function answerRoutes(deps: Deps): Route[] {
  return stepRoutes(deps, {
    noun: 'superior-answers',
    permission: PERMISSION,
    form: superiorAnswerForm,
    page: async (loaded, problem) =>
      superiorAnswerPage(loaded, await findFiling(deps.database.sql, loaded.row.id), problem),
    step: ({ agrees, documentNumber, content, told }) => ({
      action: 'file-superior-answer',
      input: {
        reason: content,
        told: { answer: answerInWords({ agrees: agrees === 'yes', documentNumber }), told },
      },
    }),
    beside: ({ agrees, documentNumber, content, answeredOn }, { calendar }, { person, now }) => {
      const answeredAt = momentOnDay(answeredOn, now.getTime(), calendar);
      return fileSuperiorAnswer(
        person,
        { agrees: agrees === 'yes', documentNumber, content, answeredAt },
        now,
      );
    },
    done: () => '批复已登记，办件回到审查，窗口接着计时；公开查询页面已经告诉申请人',
  });
}

function contactRoutes(deps: Deps): Route[] {
  const path = '/cases/:number/superior-contacts';
  const show = stepForm(deps, async (loaded, problem) =>
    contactPage(loaded, await findFiling(deps.database.sql, loaded.row.id), problem),
  );
  return [
    get(path, PERMISSION, (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path,
      permission: PERMISSION,
      form: contactForm,
      invalid: (visit, req, res, problem) => show(visit, req, res, problem),
      async handle(visit, req, res, { version, seenEventId, way, contactedName, note }) {
        const number = String(req.params.number ?? '');
        const entered = {
          number,
          version,
          seenEventId,
          contactedName,
          note,
          way: isContactChannel(way) ? way : 'phone',
        } as const;
        const outcome = await logSuperiorContact(deps.database, visit.person, entered, visit.now);
        if (outcome.ok) {
          req.session.flash = { kind: 'success', text: '联系情况已登记' };
          return res.redirect(303, `${paths.case(number)}#upward`);
        }
        if (outcome.kind === 'not-found') throw new NotFoundError('找不到这个办件，或者它不在您的窗口和部门');
        const problem = refusalProblem(outcome.refusal, req.body as Record<string, unknown>);
        const since = outcome.kind === 'changed' ? await sinceInWords(deps, visit, outcome.since) : [];
        await show(visit, req, res, problem, since);
      },
    }),
  ];
}

async function showList(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { database, renderer } = deps;
  const { person, now } = visit;
  const settings = await hallSettings(database, person.hallId);
  const given = {
    person,
    now,
    calendar: await hallCalendar(database, person.hallId),
    silentAfterWorkingDays: settings.number('upwardSilentWorkingDays'),
  };
  const mayContact = may(person.roles, PERMISSION);
  const names = UPWARD_LIST_NAMES.filter((each) => mayContact || each !== 'mine');
  const name = names.find((each) => each === req.query.list) ?? 'silent';
  const counts = await countUpward(database, given);
  await renderer.page(visit, req, res, 'upward/list', {
    title: `报上级跟踪：${UPWARD_LISTS[name].title}`,
    locals: {
      view: {
        caption: UPWARD_LISTS[name].title,
        empty: UPWARD_LISTS[name].empty,
        rows: await listUpward(database, name, given),
        silentAfter: given.silentAfterWorkingDays,
        mayContact,
        tabs: names.map((each) => ({
          href: paths.upwardList(each),
          label: UPWARD_LISTS[each].title,
          count: counts[each],
          current: each === name,
        })),
      },
    },
  });
}
