import {
  ATTACHMENT_KINDS,
  type AttachmentKind,
  isAttachmentKind,
  sizeInWords,
} from '../../domain/attachments/attachment-kinds.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { paths } from '../../web/paths.js';
import { momentWords } from '../desk/clock-words.js';
import type { AttachmentRow } from './attachments.repository.js';

const NO_MATERIAL = '其他材料';

/** What a browser offers to choose; the content is looked at all the same. */
const ACCEPTED = Object.keys(ATTACHMENT_KINDS).join(',');

/** The panel of scans and photos of a draft or a case. */
export interface AttachmentPanel {
  /** Where files are sent; empty when none may be added. */
  action: string;
  /** Where a file of a draft is taken out again; empty for a case. */
  removeAction: string;
  accept: string;
  limit: string;
  options: { value: string; label: string }[];
  groups: {
    title: string;
    files: { id: number; name: string; href: string; fileHref: string; detail: string; isPicture: boolean }[];
  }[];
  count: number;
  error: string;
}

/** @param given.materials in the order of the case; @param given.now moments of today are told by the hour */
export function attachmentPanel(given: {
  rows: readonly AttachmentRow[];
  materials: readonly { position: number; name: string }[];
  action: string;
  removeAction?: string;
  megabytes: number;
  error?: string;
  now: Date;
  calendar: Calendar;
}): AttachmentPanel {
  const { rows, materials, now, calendar } = given;
  const places = [
    ...materials.map(({ position, name }) => ({ position, title: name })),
    { position: 0, title: NO_MATERIAL },
  ];
  const isKnown = (position: number) => materials.some((each) => each.position === position);
  return {
    action: given.action,
    removeAction: given.removeAction ?? '',
    accept: ACCEPTED,
    limit: `图片（JPG、PNG、WebP）或 PDF，每个不超过 ${given.megabytes} MB`,
    options: places.map(({ position, title }) => ({ value: String(position), label: title })),
    groups: places
      .map(({ position, title }) => ({
        title,
        files: rows
          .filter((row) => (isKnown(row.position) ? row.position : 0) === position)
          .map((row) => ({
            id: row.id,
            name: row.fileName,
            href: paths.attachment(row.id),
            fileHref: paths.attachmentFile(row.id),
            detail: [
              sizeInWords(row.sizeBytes),
              momentWords(row.createdAt, now.getTime(), calendar),
              row.uploadedBy ?? '',
            ]
              .filter(Boolean)
              .join(' '),
            isPicture: isPicture(row.mediaType),
          })),
      }))
      .filter(({ files }) => files.length > 0),
    count: rows.length,
    error: given.error ?? '',
  };
}

function isPicture(mediaType: string): boolean {
  return isAttachmentKind(mediaType) && ATTACHMENT_KINDS[mediaType satisfies AttachmentKind].isPicture;
}
