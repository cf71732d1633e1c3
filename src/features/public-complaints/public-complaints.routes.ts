import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { MINUTES_PER_DAY, parseDate } from '../../domain/calendar/civil-time.js';
import { complaintRefusalInWords } from '../../domain/complaints/complaint-refusal-in-words.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { getPublic, postPublic, type Route } from '../../web/routes.js';
import { type FilePlan, receivedFiles } from '../../web/uploads.js';
import type { Visit } from '../../web/visit.js';
import { attachmentStore } from '../attachments/attachment-store.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { chosenHall, publicHalls } from '../home/public-halls.js';
import { complainPage } from './complain-page.js';
import { givePass, passOf } from './complaint-cookie.js';
import {
  createFloodGate,
  LARGEST_PHOTO_MEGABYTES,
  PHOTOS_PER_COMPLAINT,
  PHOTOS_PER_HALL_AND_DAY,
} from './flood-gate.js';
import { followRoutes } from './follow.routes.js';
import { asCitizen, keepPrivate } from './private-page.js';
import { type ComplainValues, complainForm } from './public-complaints.forms.js';
import { countFilesSince } from './public-complaints.repository.js';
import { sendComplaint } from './send-complaint.js';

const MEGABYTE = 1024 * 1024;
const DAY_MS = 86_400_000;
const FLOODING = '这个网络今天提交得太多，请过一小时再提交，或者打投诉电话、到大厅咨询投诉台';
const NO_MORE_PHOTOS = '今天网上收到的照片太多，请先不带照片提交，照片可以带到大厅';

/** Complaints of citizens from their phones (S-13): the form, the number and code at once, and what becomes of it. */
export function publicComplaintRoutes(deps: Deps): Route[] {
  const gate = createFloodGate();
  const flooding = new WeakSet<Request>();
  const { publicUrl } = deps.config;
  const show = (visit: Visit, req: Request, res: Response, problem: FormProblem) =>
    showForm(deps, visit, req, res, flooding.has(req) ? tooMany(problem, FLOODING) : problem);
  return [
    getPublic(paths.complain, (visit, req, res) => show(visit, req, res, noProblem()), { session: true }),
    postPublic({
      path: paths.complain,
      session: true,
      form: complainForm,
      async files(visit, req) {
        if (gate.isFlooding(visit.address, visit.now)) flooding.add(req);
        return photoPlan(deps, visit, flooding.has(req));
      },
      invalid: show,
      handle: (visit, req, res, values) =>
        flooding.has(req)
          ? show(visit, req, res, problemOf([], typedOf(req), 429))
          : takeIn(deps, visit, req, res, values),
    }),
    getPublic(paths.complainReceived, async (visit, req, res) => {
      const pass = passOf(deps, req, visit.now);
      if (pass === null) return res.redirect(303, paths.complaintStatus);
      keepPrivate(res);
      const view = {
        number: pass.number,
        code: pass.code,
        queryUrl: publicUrl === null ? '' : `${publicUrl}${paths.complaintStatus}`,
      };
      await deps.renderer.page(visit, req, res, 'public-complaints/received', {
        title: '投诉已经登记',
        locals: { view },
      });
    }),
    ...followRoutes(deps),
  ];
}

async function takeIn(deps: Deps, visit: Visit, req: Request, res: Response, values: ComplainValues) {
  const { now } = visit;
  const again = (field: string, text: string, status = 422) =>
    showForm(deps, visit, req, res, problemOf([{ field, text }], typedOf(req), status));
  if (values.website !== '') return again('website', '最后一格请留空，再提交一次');
  const hall = chosenHall(await publicHalls(deps.database), values.hall);
  if (hall === undefined) return again('hall', '大厅还没有建立');
  const { zone } = await hallCalendar(deps.database, hall.id);
  const day = parseDate(values.occurredOn);
  const house = { database: deps.database, vault: deps.vault, store: attachmentStore(deps.config.dataDir) };
  const isAnonymous = values.identity === 'anonymous';
  const outcome = await sendComplaint(
    house,
    {
      ...values,
      hallId: hall.id,
      submissionKey: values.key,
      caseToken: values.s,
      occurredAt: day === null ? null : new Date(zone.toInstant(day * MINUTES_PER_DAY)),
      anonymous: isAnonymous,
      confidential: !values.open,
      name: isAnonymous ? '' : values.name,
      files: receivedFiles(req),
    },
    now,
  );
  if (outcome.ok) {
    givePass(deps, res, { id: outcome.id, number: outcome.number, code: outcome.queryCode }, now);
    return res.redirect(303, paths.complainReceived);
  }
  if ('wrongFile' in outcome) return again('files', `“${outcome.wrongFile}”不是照片或者 PDF，请重新选择`);
  const { refusal } = outcome;
  visit.log.info({ refusal: { rule: refusal.rule, code: refusal.code } }, 'refused');
  await again(FIELDS[refusal.field] ?? refusal.field, complaintRefusalInWords(refusal), 409);
}

/** The fields of the register as this form calls them. */
const FIELDS: Readonly<Record<string, string>> = {
  occurredAt: 'occurredOn',
  targetWindowId: 'target',
  targetDepartmentId: 'target',
  targetStaffId: 'who',
};

async function photoPlan(deps: Deps, { now }: Visit, isFlooding: boolean): Promise<FilePlan> {
  const halls = await publicHalls(deps.database);
  const since = new Date(now.getTime() - DAY_MS);
  let isFull = false;
  for (const { id } of halls)
    isFull ||= (await countFilesSince(deps.database, id, since)) >= PHOTOS_PER_HALL_AND_DAY;
  return {
    folder: attachmentStore(deps.config.dataDir).incoming,
    maxBytes: LARGEST_PHOTO_MEGABYTES * MEGABYTE,
    maxFiles: isFlooding || isFull ? 0 : PHOTOS_PER_COMPLAINT,
  };
}

function tooMany(problem: FormProblem, text: string): FormProblem {
  return problemOf([{ field: 'form', text }], problem.values, 429);
}

async function showForm(deps: Deps, visit: Visit, req: Request, res: Response, problem: FormProblem) {
  const halls = await publicHalls(deps.database);
  const asked = problem.values.hall ?? req.query.hall;
  const hall = chosenHall(halls, typeof asked === 'string' ? asked : undefined);
  keepPrivate(res);
  if (hall === undefined)
    return deps.renderer.page(asCitizen(visit), req, res, 'home/empty', { title: '大厅还没有建立' });
  const token = problem.values.s ?? req.query.s;
  const shown = problem.status === 413 ? photosRefused(problem) : problem;
  const view = await complainPage(deps.database, {
    hall,
    halls,
    caseToken: typeof token === 'string' ? token : '',
    problem: shown,
    key: randomBytes(18).toString('base64url'),
  });
  await deps.renderer.page(asCitizen(visit), req, res, 'public-complaints/complain', {
    title: '投诉',
    status: problem.status,
    locals: { view },
  });
}

/** A plan of no photos at all is said in other words than one of too many. */
function photosRefused(problem: FormProblem): FormProblem {
  const isNone = problem.errors.some(({ text }) => text.includes(' 0 个文件'));
  return isNone ? problemOf([{ field: 'files', text: NO_MORE_PHOTOS }], problem.values, 413) : problem;
}

function typedOf(req: Request): Record<string, unknown> {
  const { _csrf, ...typed } = (req.body ?? {}) as Record<string, unknown>;
  return typed;
}
