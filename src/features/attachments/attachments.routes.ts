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

const MEGABYTE = 1024 * 1024;
const PICTURE_POLICY = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'";
/** A sandbox would keep browsers from showing PDF at all; they run no script of the hall's site in it. */
const PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'";

/** Hands out what was attached: shown in the browser, or as a file with its own name. */
export function attachmentRoutes(deps: Deps): Route[] {
  const handOut =
    (disposition: 'inline' | 'attachment') => async (visit: StaffVisit, req: Request, res: Response) => {
      const id = Number(req.params.id);
      const found = Number.isSafeInteger(id)
        ? await findAttachment(deps.database, visit.person, id)
        : undefined;
      if (found === undefined) throw new NotFoundError('找不到这个文件，或者它不在您的窗口和部门');
      const isPdf = found.mediaType === 'application/pdf';
      res.setHeader('content-type', found.mediaType);
      res.setHeader('x-content-type-options', 'nosniff');
      res.setHeader('content-security-policy', isPdf ? PDF_POLICY : PICTURE_POLICY);
      res.setHeader('content-disposition', dispositionOf(disposition, found.fileName));
      res.setHeader('cache-control', 'private, no-store');
      await sent(res, attachmentStore(deps.config.dataDir).pathOf(found.storedName));
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

/** The name in plain letters for old browsers, and in full (RFC 6266). */
function dispositionOf(disposition: string, fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const full = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${full}`;
}

function sent(res: Response, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    res.sendFile(path, { cacheControl: false, dotfiles: 'allow', lastModified: false }, (error) => {
      if (error === undefined || error === null || res.headersSent) return resolve();
      reject(error);
    });
  });
}
