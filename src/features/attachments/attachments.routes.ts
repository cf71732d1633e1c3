import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { MOST_FILES_AT_ONCE } from '../../domain/attachments/attachment-kinds.js';
import { NotFoundError } from '../../web/errors.js';
import { get, type Route } from '../../web/routes.js';
import type { FilePlan } from '../../web/uploads.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallSettings } from '../settings/hall-settings.js';
import { attachmentStore } from './attachment-store.js';
import { findAttachment } from './attachments.repository.js';
import { sendAttachment } from './send-attachment.js';

const MEGABYTE = 1024 * 1024;

/** Hands out what was attached: shown in the browser, or as a file with its own name. */
export function attachmentRoutes(deps: Deps): Route[] {
  const handOut =
    (disposition: 'inline' | 'attachment') => async (visit: StaffVisit, req: Request, res: Response) => {
      const id = Number(req.params.id);
      const found = Number.isSafeInteger(id)
        ? await findAttachment(deps.database, visit.person, id)
        : undefined;
      if (found === undefined) throw new NotFoundError('找不到这个文件，或者它不在您的窗口和部门');
      await sendAttachment(deps.config.dataDir, res, found, disposition);
    };
  return [
    get('/attachments/:id', 'case.view', handOut('inline')),
    get('/attachments/:id/file', 'case.view', handOut('attachment')),
  ];
}

/** How files of the person's hall are taken in. */
export async function filePlan(deps: Deps, visit: StaffVisit): Promise<FilePlan> {
  return {
    folder: attachmentStore(deps.config.dataDir).incoming,
    maxBytes: (await megabytes(deps, visit)) * MEGABYTE,
    maxFiles: MOST_FILES_AT_ONCE,
  };
}

/** The largest file that the person's hall takes, in MB. */
export async function megabytes(deps: Deps, visit: StaffVisit): Promise<number> {
  return (await hallSettings(deps.database, visit.person.hallId)).number('attachmentMegabytes');
}
