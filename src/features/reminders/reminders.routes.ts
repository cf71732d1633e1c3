import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Deps } from '../../app.js';
import { id } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { messageLines } from './messages-page.js';
import { readAllMessages, readMessage } from './read-messages.js';
import { listMessages } from './reminders.repository.js';

const MOST_SHOWN = 200;

/** The words on a person's desk: reminders of the ladder, urging notes, tasks (section 5). */
export function reminderRoutes(deps: Deps): Route[] {
  const { database, renderer } = deps;
  const show = async (visit: StaffVisit, req: Request, res: Response) => {
    const calendar = await hallCalendar(database, visit.person.hallId);
    const found = await listMessages(database, visit.person.staffId, {
      unreadOnly: false,
      limit: MOST_SHOWN,
    });
    const view = messageLines(found, calendar, visit.person.roles);
    await renderer.page(visit, req, res, 'reminders/messages', { title: '提醒', locals: { view } });
  };
  return [
    get(paths.messages, 'desk.view', show),
    get('/desk/messages/:id/reads', 'desk.view', (_visit, _req, res) => res.redirect(303, paths.messages)),
    post({
      path: '/desk/messages/:id/reads',
      permission: 'desk.view',
      form: z.strictObject({}),
      invalid: show,
      async handle(visit, req, res) {
        await readMessage(database, visit.person.staffId, Number(req.params.id) || 0, visit.now);
        res.redirect(303, paths.desk);
      },
    }),
    post({
      path: paths.messages,
      permission: 'desk.view',
      form: z.strictObject({ upToId: id() }),
      invalid: show,
      async handle(visit, req, res, { upToId }) {
        const count = await readAllMessages(database, visit.person.staffId, upToId, visit.now);
        req.session.flash = { kind: 'success', text: `${count} 条提醒已标为已读` };
        res.redirect(303, paths.desk);
      },
    }),
  ];
}
