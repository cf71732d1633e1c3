import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Deps } from '../../app.js';
import { ENTRY_REFUSALS } from '../../domain/appraisal/entry-steps.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { receivedFiles } from '../../web/uploads.js';
import type { StaffVisit } from '../../web/visit.js';
import { attachmentStore } from '../attachments/attachment-store.js';
import { letGo, storeEvidence } from '../attachments/store-evidence.js';
import type { entryForm } from './entries.forms.js';
import { addEntry, type EntryOutcome } from './hand-entries.js';

type Show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => Promise<void>;

/** Why an entry was not taken, beside its field. @throws NotFoundError when it does not exist */
export function entryProblem(
  outcome: Extract<EntryOutcome, { ok: false }>,
  typed: Record<string, unknown>,
): FormProblem {
  switch (outcome.code) {
    case 'not-found':
      throw new NotFoundError('找不到这一条加减分');
    case 'changed':
      return problemOf([{ field: 'form', text: '这一条刚被同事办理过，请看清以后再办' }], typed, 409);
    case 'unknown-rule':
      return problemOf([{ field: 'rule', text: '这一期的办法里没有这条规则' }], typed, 409);
    case 'unknown-matter': {
      const field = 'sameAs' in typed ? 'sameAs' : 'other';
      return problemOf([{ field, text: '这个对象在这一期没有这个编号的加减分' }], typed, 409);
    }
    default:
      return problemOf([ENTRY_REFUSALS[outcome.code]], typed, 409);
  }
}

/** Takes an entry by hand with its files. */
export async function takeEntry(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  values: z.output<typeof entryForm>,
  show: Show,
): Promise<void> {
  const { _csrf, ...typed } = req.body as Record<string, unknown>;
  const store = attachmentStore(deps.config.dataDir);
  const stored = await storeEvidence(store, receivedFiles(req));
  if (!stored.ok) {
    const text = `“${stored.fileName}”不是 JPG、PNG、WebP 图片或 PDF 文件，请重新选择`;
    return show(visit, req, res, problemOf([{ field: 'files', text }], typed));
  }
  const { files: _files, points, sameAs, ...entry } = values;
  const given = {
    ...entry,
    points: points === '' ? null : Number(points),
    sameAs: sameAs === '' ? null : Number(sameAs),
    files: stored.files,
  };
  try {
    const outcome = await addEntry(deps.database, visit.person, given, visit.now);
    if (!outcome.ok) {
      await letGo(store, stored.files);
      visit.log.info({ refusal: outcome.code }, 'refused');
      return await show(visit, req, res, entryProblem(outcome, typed));
    }
    req.session.flash = { kind: 'success', text: '已登记，另一个人审核同意以后计入' };
    res.redirect(303, paths.appraisalEntry(outcome.entryId));
  } catch (error) {
    await letGo(store, stored.files);
    throw error;
  }
}
