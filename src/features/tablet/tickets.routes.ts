import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Deps } from '../../app.js';
import { paths } from '../../web/paths.js';
import { post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { type OpenedTicket, openTicket } from './open-ticket.js';

const LONGEST_NUMBER = 60;

const askForm = z.strictObject({ number: z.string().trim().max(LONGEST_NUMBER).default('') });

const REFUSALS: Readonly<Record<Extract<OpenedTicket, { ok: false }>['code'], string>> = {
  'no-window': '您没有窗口，不能请群众在窗口评价',
  'no-tablet': '这个窗口还没有平板，请窗口负责人或者督查科在“平板”里设置；群众也可以扫通知书上的二维码评价',
  'rated-today': '这件办件今天已经在窗口评价过，每次到窗口评价一次（S-54）',
  'not-found': '找不到这件办件',
};

/** One key of the clerk opens the rating of the visitor who sits before him (S-54). */
export function ticketRoutes({ database }: Deps): Route[] {
  const back = (_visit: StaffVisit, req: Request, res: Response) => {
    const { number } = (req.body ?? {}) as Record<string, unknown>;
    const isCase = typeof number === 'string' && number !== '' && number.length <= LONGEST_NUMBER;
    res.redirect(303, isCase ? paths.case(number) : paths.desk);
  };
  return [
    post({
      path: '/ratings/tickets',
      permission: 'rating.open',
      form: askForm,
      invalid: back,
      async handle(visit, req, res, { number }) {
        const outcome = await openTicket(database, visit.person, number, visit.now);
        req.session.flash = outcome.ok
          ? {
              kind: 'success',
              text: `已请群众评价：${outcome.windowNumber}号窗口的平板 ${outcome.minutes} 分钟内有效`,
            }
          : { kind: 'notice', text: REFUSALS[outcome.code] };
        back(visit, req, res);
      },
    }),
  ];
}
