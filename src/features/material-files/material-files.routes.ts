import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { dayOf } from '../../domain/calendar/civil-time.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, type PostRoute, post, type Route } from '../../web/routes.js';
import { receivedFiles } from '../../web/uploads.js';
import type { StaffVisit } from '../../web/visit.js';
import { attachmentStore } from '../attachments/attachment-store.js';
import { filePlan, megabytes } from '../attachments/attachments.routes.js';
import { sendAttachment } from '../attachments/send-attachment.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { versionInReach } from '../items/version-page.js';
import { attachMaterialFile, type MaterialFileRefusal, removeMaterialFile } from './attach-material-file.js';
import { materialFileForm, removalForm } from './material-files.forms.js';
import { findMaterialFile, listMaterialFiles } from './material-files.repository.js';
import { materialFilesPage } from './material-files-page.js';

const FILES = '/admin/item-versions/:id/files';

const REFUSALS: Readonly<Record<MaterialFileRefusal, { field: string; text: string; status: number }>> = {
  'not-found': { field: 'form', text: '这个文件已经不在了，请刷新页面后再看', status: 409 },
  'not-a-draft': {
    field: 'form',
    text: '这个版本已经公布，表格和样本不能再换；请回到事项页面新建一版草稿（A-46）',
    status: 409,
  },
  'no-such-material': { field: 'position', text: '这件材料已经不在清单里，请重新选择', status: 422 },
  'wrong-kind': {
    field: 'files',
    text: '只能上传 PDF、Word（docx）、Excel（xlsx）或者图片；旧的 doc、xls 请另存后再传',
    status: 422,
  },
};

/** The blank forms and filled samples of the materials of a version. */
export function materialFileRoutes(deps: Deps): Route[] {
  return [
    get(FILES, 'item.publish', (visit, req, res) => showFiles(deps, visit, req, res, noProblem())),
    takeFile(deps),
    takeRemoval(deps),
    get(`${FILES}/:fileId`, 'item.publish', async (visit, req, res) => {
      const { version } = await versionInReach(deps.database, visit, Number(req.params.id));
      const fileId = Number(req.params.fileId);
      const found = Number.isSafeInteger(fileId)
        ? await findMaterialFile(deps.database.read, version.id, fileId)
        : null;
      if (found === null) throw new NotFoundError('找不到这个文件');
      await sendAttachment(deps.config.dataDir, res, found, 'attachment');
    }),
  ];
}

function takeFile(deps: Deps): PostRoute {
  const again = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showFiles(deps, visit, req, res, problem);
  return post({
    path: FILES,
    permission: 'item.edit',
    form: materialFileForm,
    files: async (visit, req) => {
      await versionInReach(deps.database, visit, Number(req.params.id));
      return { ...(await filePlan(deps, visit)), maxFiles: 1 };
    },
    invalid: again,
    async handle(visit, req, res, { position, purpose }) {
      const { version, reach } = await versionInReach(deps.database, visit, Number(req.params.id));
      const typed = { position: String(position), purpose };
      const [file] = receivedFiles(req);
      if (file === undefined)
        return again(visit, req, res, problemOf([{ field: 'files', text: '请选择文件' }], typed, 422));
      const house = { database: deps.database, store: attachmentStore(deps.config.dataDir) };
      const place = { versionId: version.id, position, purpose };
      const outcome = await attachMaterialFile(house, reach.administrator, place, file, visit.now);
      if (!outcome.ok) return again(visit, req, res, refused(outcome.code, typed));
      req.session.flash = { kind: 'success', text: `已上传“${outcome.fileName}”，随这一版一起公布` };
      res.redirect(303, paths.itemVersionFiles(version.id));
    },
  });
}

function takeRemoval(deps: Deps): PostRoute {
  const again = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showFiles(deps, visit, req, res, problem);
  return post({
    path: `${FILES}/removal`,
    permission: 'item.edit',
    form: removalForm,
    invalid: again,
    async handle(visit, req, res, { file }) {
      const { version, reach } = await versionInReach(deps.database, visit, Number(req.params.id));
      const given = { versionId: version.id, fileId: file };
      const outcome = await removeMaterialFile(deps.database, reach.administrator, given, visit.now);
      if (!outcome.ok) return again(visit, req, res, refused(outcome.code, {}));
      req.session.flash = { kind: 'success', text: `已撤下“${outcome.fileName}”` };
      res.redirect(303, paths.itemVersionFiles(version.id));
    },
  });
}

async function showFiles(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { version } = await versionInReach(deps.database, visit, Number(req.params.id));
  const { zone } = await hallCalendar(deps.database, version.hallId);
  const view = materialFilesPage({
    version,
    files: await listMaterialFiles(deps.database.read, version.id),
    mayEdit: may(visit.person.roles, 'item.edit'),
    megabytes: await megabytes(deps, visit),
    dayOf: (at) => dayOf(zone.toLocalMinute(at.getTime())),
  });
  await deps.renderer.page(visit, req, res, 'material-files/files', {
    title: `表格和样本：${version.name}`,
    status: problem.status,
    locals: { view: { ...view, problem } },
  });
}

function refused(code: MaterialFileRefusal, typed: Record<string, unknown>): FormProblem {
  const { field, text, status } = REFUSALS[code];
  return problemOf([{ field, text }], typed, status);
}
