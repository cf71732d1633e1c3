import { sizeInWords } from '../../domain/attachments/attachment-kinds.js';
import { formatDate } from '../../domain/calendar/civil-time.js';
import {
  MATERIAL_FILE_KINDS,
  MATERIAL_FILE_PURPOSES,
  type MaterialFilePurpose,
} from '../../domain/items/material-files.js';
import { paths } from '../../web/paths.js';
import type { VersionRecord } from '../items/versions.repository.js';
import type { MaterialFileRow } from './material-files.repository.js';

const PURPOSES = Object.entries(MATERIAL_FILE_PURPOSES) as [MaterialFilePurpose, string][];

interface ShownFile {
  id: number;
  name: string;
  href: string;
  /** 128 KB，周管理 2026-11-20 */
  detail: string;
}

/** The values of the page on which forms and samples are attached to the materials of a version. */
export interface MaterialFilesPage {
  name: string;
  versionText: string;
  versionHref: string;
  action: string;
  removal: string;
  mayEdit: boolean;
  accept: string;
  limit: string;
  options: { value: string; label: string }[];
  purposes: { value: string; label: string }[];
  rows: {
    position: number;
    material: string;
    formName: string;
    files: { label: string; file: ShownFile | null }[];
  }[];
}

/** @param given.dayOf the civil day of a moment in the hall */
export function materialFilesPage(given: {
  version: VersionRecord;
  files: readonly MaterialFileRow[];
  mayEdit: boolean;
  megabytes: number;
  dayOf(at: Date): number;
}): MaterialFilesPage {
  const { version, files } = given;
  const shown = (file: MaterialFileRow): ShownFile => ({
    id: file.id,
    name: file.fileName,
    href: paths.itemVersionFile(version.id, file.id),
    detail: `${sizeInWords(file.sizeBytes)}，${file.attachedBy} ${formatDate(given.dayOf(file.attachedAt))}`,
  });
  return {
    name: version.name,
    versionText: `第 ${version.number} 版`,
    versionHref: paths.adminItemVersion(version.id),
    action: paths.itemVersionFiles(version.id),
    removal: `${paths.itemVersionFiles(version.id)}/removal`,
    mayEdit: given.mayEdit && version.status === 'draft',
    accept: Object.values(MATERIAL_FILE_KINDS)
      .map(({ extension }) => `.${extension}`)
      .join(','),
    limit: `PDF、Word（docx）、Excel（xlsx）或者图片，不超过 ${given.megabytes} MB`,
    options: version.materials.map(({ position, name }) => ({
      value: String(position),
      label: `${position} ${name}`,
    })),
    purposes: PURPOSES.map(([value, label]) => ({ value, label })),
    rows: version.materials.map(({ position, name, formName }) => ({
      position,
      material: name,
      formName,
      files: PURPOSES.map(([purpose, label]) => {
        const file = files.find((each) => each.position === position && each.purpose === purpose);
        return { label, file: file === undefined ? null : shown(file) };
      }),
    })),
  };
}
