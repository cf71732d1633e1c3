import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { proceedingsOf } from '../../db/proceedings.js';
import { may } from '../../domain/access/permissions.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { PRAISE_REFUSALS } from '../../domain/praise/praise.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { findEvidence, listEvidence } from '../attachments/evidence.repository.js';
import { sendAttachment } from '../attachments/send-attachment.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { fileDisposition } from '../notices/file-name.js';
import { noticeFile } from '../notices/notice-file.js';
import { verificationForm } from './praise.forms.js';
import { findPraise, namesOfPraised, praiseReach } from './praise.repository.js';
import { praiseFacts, praiseFiles, praiseSheet, stateOf } from './praise-page.js';
import { verifyPraise } from './verify-praise.js';

const STEPS: Readonly<Record<string, { what: string; tone: string }>> = {
  registered: { what: '登记表扬', tone: 'blue' },
  verified: { what: '核实属实', tone: 'green' },
  'not-verified': { what: '核实不属实', tone: 'neutral' },
};

/** The page of one praise, its files, its sheet, and its verification. */
export function praisePages(deps: Deps): Route[] {
  return [
    ...sheetRoutes(deps),
    get('/praise/:number/files/:id', 'complaint.register', async (visit, req, res) => {
      const { row } = await load(deps, visit, req);
      const found = await findEvidence(deps.database, ownerOf(row), Number(req.params.id) || 0);
      if (found === undefined) throw new NotFoundError('找不到这个文件');
      await sendAttachment(deps.config.dataDir, res, found, 'inline');
    }),
    get('/praise/:number', 'complaint.register', (visit, req, res) =>
      showPraise(deps, visit, req, res, noProblem()),
    ),
    verificationRoute(deps),
  ];
}

function sheetRoutes(deps: Deps): Route[] {
  return [
    get('/praise/:number/sheet.pdf', 'complaint.register', async (visit, req, res) => {
      const { row, sheet } = await load(deps, visit, req);
      const file = await noticeFile(sheet, { at: row.receivedAt, demo: visit.person.isDemoHall });
      res.setHeader('cache-control', 'no-store');
      res.setHeader('content-disposition', fileDisposition(`表扬登记表 ${row.number}`, row.number));
      res.type('pdf').send(file);
    }),
    get('/praise/:number/sheet', 'complaint.register', async (visit, req, res) => {
      const { row, sheet } = await load(deps, visit, req);
      const view = {
        sheet,
        isPreview: false,
        opensDialogue: true,
        stateText: stateOf(row).label,
        print: null,
        fileHref: `${paths.praiseOf(row.number)}/sheet.pdf`,
        caseHref: paths.praiseOf(row.number),
        backLabel: '返回表扬',
        intakeHref: null,
      };
      await deps.renderer.page(visit, req, res, 'notices/notice', {
        title: `表扬登记表 ${row.number}`,
        locals: { problem: noProblem(), view },
      });
    }),
  ];
}

function verificationRoute(deps: Deps): Route {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showPraise(deps, visit, req, res, problem);
  return post({
    path: '/praise/:number/verification',
    permission: 'praise.verify',
    form: verificationForm,
    invalid: show,
    async handle(visit, req, res, values) {
      const number = String(req.params.number);
      const outcome = await verifyPraise(deps.database, visit.person, { number, ...values }, visit.now);
      if (outcome.ok) {
        req.session.flash = { kind: 'success', text: '核实结果已登记' };
        return res.redirect(303, paths.praiseOf(number));
      }
      if (outcome.kind === 'not-found') throw new NotFoundError('找不到这条表扬');
      const { _csrf, ...typed } = req.body as Record<string, unknown>;
      const error =
        outcome.kind === 'changed'
          ? { field: 'form', text: '同事刚刚改动过这条表扬，请看清以后再提交' }
          : {
              field: outcome.refusal.field,
              text: `${PRAISE_REFUSALS[outcome.refusal.code]}（${outcome.refusal.rule}）`,
            };
      await show(visit, req, res, problemOf([error], typed, 409));
    },
  });
}

const ownerOf = (row: { hallId: number; id: number }) =>
  ({ hallId: row.hallId, kind: 'praise', id: row.id }) as const;

async function load({ database }: Deps, visit: StaffVisit, req: Request) {
  const row = await findPraise(database.read, praiseReach(visit.person), String(req.params.number));
  if (row === null) throw new NotFoundError('找不到这条表扬');
  const names = await namesOfPraised(database, [row]);
  const calendar = await hallCalendar(database, row.hallId);
  const files = await listEvidence(database, ownerOf(row));
  const hall = await database.read.hall.findUniqueOrThrow({ where: { id: row.hallId } });
  const sheet = praiseSheet(row, names, { hallName: hall.name, calendar, files: files.length });
  return { row, names, calendar, files, sheet };
}

async function showPraise(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { row, names, calendar, files } = await load(deps, visit, req);
  const steps = await proceedingsOf(deps.database.sql, row.hallId, 'praise', row.id);
  const isOwn = row.staffId === visit.person.staffId;
  const view = {
    problem,
    number: row.number,
    version: row.version,
    content: row.content,
    state: stateOf(row),
    facts: praiseFacts(row, names, calendar, may(visit.person.roles, 'praise.verify')),
    files: praiseFiles(row.number, files),
    mayVerify: row.state === 'registered' && may(visit.person.roles, 'praise.verify') && !isOwn,
    isOwn: isOwn && row.state === 'registered' && may(visit.person.roles, 'praise.verify'),
    history: steps.map((step) => ({
      when: momentInWords(step.at, calendar.zone),
      who: step.actorName,
      what: STEPS[step.kind]?.what ?? step.kind,
      detail: step.note,
      tone: STEPS[step.kind]?.tone ?? 'neutral',
    })),
  };
  await deps.renderer.page(visit, req, res, 'praise/praise', {
    title: `表扬 ${row.number}`,
    status: problem.status,
    locals: { view },
  });
}
