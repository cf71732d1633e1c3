import type { Request } from 'express';
import type { Deps } from '../../app.js';
import { NotFoundError } from '../../web/errors.js';
import { noProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { type GetRoute, get } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { findEvidence } from '../attachments/evidence.repository.js';
import { sendAttachment } from '../attachments/send-attachment.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { fileDisposition } from '../notices/file-name.js';
import { noticeFile } from '../notices/notice-file.js';
import { decisionSheet } from './decision-sheet.js';
import { type FaultRow, findFaultCase, findOwnFault, measuresOfFault } from './faults.repository.js';

type Find = (visit: StaffVisit, req: Request) => Promise<FaultRow | null>;

/** The printed decision and the files of a fault, for who looks at faults. */
export function faultPapers(deps: Deps): GetRoute[] {
  const find: Find = (visit, req) =>
    findFaultCase(deps.database.read, visit.person, String(req.params.number ?? ''));
  return papersAt(deps, '/faults/:number', 'fault.view', find, paths.fault);
}

/** The same for the person concerned, of his own faults alone. */
export function ownFaultPapers(deps: Deps): GetRoute[] {
  const find: Find = (visit, req) =>
    findOwnFault(deps.database.read, visit.person.staffId, String(req.params.number ?? ''));
  return papersAt(deps, '/record/faults/:number', 'record.own', find, paths.ownFault);
}

function papersAt(
  deps: Deps,
  base: string,
  permission: 'fault.view' | 'record.own',
  find: Find,
  hrefOf: (number: string) => string,
): GetRoute[] {
  const sheetOf = async (visit: StaffVisit, req: Request) => {
    const row = await find(visit, req);
    if (row === null || row.sanction === null || row.decidedAt === null || row.state === 'dismissed')
      throw new NotFoundError('还没有决定书');
    const calendar = await hallCalendar(deps.database, row.hallId);
    const measures = await measuresOfFault(deps.database.read, row.id);
    return { row, sheet: decisionSheet(row, measures, { hallName: visit.person.hallName, calendar }) };
  };
  return [
    get(`${base}/sheet.pdf`, permission, async (visit, req, res) => {
      const { row, sheet } = await sheetOf(visit, req);
      const file = await noticeFile(sheet, { at: row.decidedAt ?? visit.now, demo: visit.person.isDemoHall });
      res.setHeader('cache-control', 'no-store');
      res.setHeader('content-disposition', fileDisposition(`过错责任追究决定书 ${row.number}`, row.number));
      res.type('pdf').send(file);
    }),
    get(`${base}/sheet`, permission, async (visit, req, res) => {
      const { row, sheet } = await sheetOf(visit, req);
      await deps.renderer.page(visit, req, res, 'notices/notice', {
        title: `过错责任追究决定书 ${row.number}`,
        locals: {
          problem: noProblem(),
          view: {
            sheet,
            isPreview: false,
            opensDialogue: true,
            stateText: row.state === 'reversed' ? '已撤销' : '已决定',
            print: null,
            fileHref: `${hrefOf(row.number)}/sheet.pdf`,
            caseHref: hrefOf(row.number),
            backLabel: '返回',
            intakeHref: null,
          },
        },
      });
    }),
    get(`${base}/files/:fileId`, permission, async (visit, req, res) => {
      const row = await find(visit, req);
      const id = Number(req.params.fileId);
      const owner = row && { hallId: row.hallId, kind: 'fault' as const, id: row.id };
      const file =
        owner && Number.isSafeInteger(id) ? await findEvidence(deps.database, owner, id) : undefined;
      if (file === undefined || file === null) throw new NotFoundError('找不到这个文件');
      await sendAttachment(deps.config.dataDir, res, file, 'inline');
    }),
  ];
}
