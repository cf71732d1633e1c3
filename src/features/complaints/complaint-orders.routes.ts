import type { Request } from 'express';
import type { Deps } from '../../app.js';
import { NotFoundError } from '../../web/errors.js';
import { paths } from '../../web/paths.js';
import { type GetRoute, get } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { sendSheet, showSheet } from '../measures/show-sheet.js';
import { hallSettings } from '../settings/hall-settings.js';
import { stateOf } from './complaint-line.js';
import { namesOf } from './complaint-names.js';
import { circularSheet, hasCircular, hasWorkOrder, workOrderSheet } from './complaint-orders.js';
import { complaintLimits } from './complaint-settings.js';
import { NO_COMPLAINT } from './complaint-steps.routes.js';
import { type FoundComplaint, readComplaint } from './complaints.repository.js';

/** The work order of a level-skipping complaint and the circular on a valid one, on paper and as files. */
export function complaintOrders(deps: Deps): GetRoute[] {
  return [
    ...sheetAt(deps, 'work-order', {
      has: hasWorkOrder,
      draw: workOrderSheet,
      hrefOf: paths.complaintWorkOrder,
    }),
    ...sheetAt(deps, 'circular', { has: hasCircular, draw: circularSheet, hrefOf: paths.complaintCircular }),
  ];
}

interface Kind {
  has: (row: FoundComplaint) => boolean;
  draw: typeof workOrderSheet;
  hrefOf: (number: string) => string;
}

function sheetAt(deps: Deps, noun: 'work-order' | 'circular', { has, draw, hrefOf }: Kind): GetRoute[] {
  const load = async (visit: StaffVisit, req: Request) => {
    const { database } = deps;
    const row = await readComplaint(database, visit.person, String(req.params.number ?? ''));
    if (row === null) throw new NotFoundError(NO_COMPLAINT);
    if (!has(row)) throw new NotFoundError('这件投诉没有这份文书');
    const hall = await database.read.hall.findUniqueOrThrow({ where: { id: row.hallId } });
    const sheet = draw(row, await namesOf(database, row), {
      hallName: hall.name,
      calendar: await hallCalendar(database, row.hallId),
      levelSkippingWorkingDays: complaintLimits(await hallSettings(database, row.hallId))
        .levelSkippingWorkingDays,
    });
    return { row, sheet };
  };
  return [
    get(`/complaints/:number/${noun}`, 'complaint.view', async (visit, req, res) => {
      const { row, sheet } = await load(visit, req);
      res.setHeader('cache-control', 'no-store');
      await showSheet(deps, visit, req, res, {
        sheet,
        stateText: stateOf(row.state).label,
        fileHref: `${hrefOf(row.number)}.pdf`,
        backHref: paths.complaint(row.number),
        backLabel: '返回投诉',
      });
    }),
    get(`/complaints/:number/${noun}.pdf`, 'complaint.view', async (visit, req, res) => {
      const { sheet } = await load(visit, req);
      await sendSheet(res, sheet, visit.now, visit.person.isDemoHall);
    }),
  ];
}
