import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { NotFoundError } from '../../web/errors.js';
import { getPublic, type Route } from '../../web/routes.js';
import type { Visit } from '../../web/visit.js';
import { sendAttachment } from '../attachments/send-attachment.js';
import { findPublicFile } from '../material-files/material-files.repository.js';
import { findGuide } from './find-guide.js';
import { guidePage } from './guide-page.js';
import { guideSheet } from './guide-sheet.js';
import { guideQuery, itemNumber } from './guides.forms.js';
import { guidesPage } from './guides-page.js';
import { searchGuides } from './search-guides.js';

/** The guides of all published items, for anyone and without a session (S-09). */
export function guideRoutes(deps: Deps): Route[] {
  const one = async (visit: Visit, req: Request, res: Response, view: 'guides/guide' | 'guides/print') => {
    const itemId = itemNumber.parse(req.params.id);
    const guide = itemId === null ? null : await findGuide(deps.database, itemId);
    if (guide === null) throw new NotFoundError('没有这个办事指南，可能已经停用；请在办事指南里查找。');
    const values = view === 'guides/print' ? { ...guidePage(guide), ...guideSheet(guide) } : guidePage(guide);
    await deps.renderer.page(visit, req, res, view, {
      title: guide.text.name,
      locals: { guide: values },
      hallId: guide.live.hallId,
    });
  };
  return [
    getPublic('/guides', async (visit, req, res) => {
      const { department, ...asked } = guideQuery.parse(req.query);
      const results = await searchGuides(deps.database, { ...asked, departmentId: department });
      await deps.renderer.page(visit, req, res, 'guides/guides', {
        title: '办事指南',
        locals: { guides: guidesPage(results) },
      });
    }),
    getPublic('/guides/:id', (visit, req, res) => one(visit, req, res, 'guides/guide')),
    getPublic('/guides/:id/files/:fileId', (_visit, req, res) => takeAlong(deps, req, res)),
    getPublic('/guides/:id/print', (visit, req, res) => one(visit, req, res, 'guides/print')),
  ];
}

/** Hands out a form or sample of the version in force, free of charge. */
async function takeAlong(deps: Deps, req: Request, res: Response): Promise<void> {
  const itemId = itemNumber.parse(req.params.id);
  const fileId = itemNumber.parse(req.params.fileId);
  const found =
    itemId === null || fileId === null ? undefined : await findPublicFile(deps.database, itemId, fileId);
  if (found === undefined)
    throw new NotFoundError('这份表格已经换了新的，或者不再使用；请到办事指南里重新下载。');
  await sendAttachment(deps.config.dataDir, res, found, 'attachment');
}
