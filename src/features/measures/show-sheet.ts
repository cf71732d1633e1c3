import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { noProblem } from '../../web/forms.js';
import type { StaffVisit } from '../../web/visit.js';
import { fileDisposition } from '../notices/file-name.js';
import { noticeFile } from '../notices/notice-file.js';
import type { NoticeSheet } from '../notices/notice-sheet.js';

/** Shows a sheet for the printer. */
export function showSheet(
  { renderer }: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  given: { sheet: NoticeSheet; stateText: string; fileHref: string; backHref: string; backLabel: string },
): Promise<void> {
  const { sheet, stateText, fileHref, backHref, backLabel } = given;
  return renderer.page(visit, req, res, 'notices/notice', {
    title: `${sheet.head.title} ${sheet.head.number}`,
    locals: {
      problem: noProblem(),
      view: {
        sheet,
        isPreview: false,
        opensDialogue: true,
        stateText,
        print: null,
        fileHref,
        caseHref: backHref,
        backLabel,
        intakeHref: null,
      },
    },
  });
}

/** Sends a sheet as a file. */
export async function sendSheet(res: Response, sheet: NoticeSheet, at: Date, demo: boolean): Promise<void> {
  const file = await noticeFile(sheet, { at, demo });
  const { title, number } = sheet.head;
  res.setHeader('cache-control', 'no-store');
  res.setHeader('content-disposition', fileDisposition(`${title} ${number}`, number));
  res.type('pdf').send(file);
}
