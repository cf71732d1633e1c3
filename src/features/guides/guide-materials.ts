import { sizeInWords } from '../../domain/attachments/attachment-kinds.js';
import { NECESSITIES } from '../../domain/cases/materials.js';
import type { ItemMaterial } from '../../domain/items/item-content.js';
import {
  isMaterialFileKind,
  MATERIAL_FILE_KINDS,
  MATERIAL_FILE_PURPOSES,
  type MaterialFilePurpose,
} from '../../domain/items/material-files.js';
import { paths } from '../../web/paths.js';

export interface GuideFile {
  href: string;
  /** 下载空白表格 */
  label: string;
  /** 建筑工程施工许可证申请表.pdf，PDF，56 KB */
  detail: string;
}

export interface GuideMaterial {
  name: string;
  /** 原件 1 份，复印件 2 份 */
  count: string;
  /** Short facts in plain words, each a line. */
  notes: string[];
  /** The blank form and the filled sample to take along (A-14). */
  files: GuideFile[];
  basis: string;
  isRequired: boolean;
}

/** A form or sample of a version, as it is stored. */
export interface FormFile {
  id: number;
  position: number;
  purpose: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
}

/** A material in the words of a guide, with the files that belong to it. */
export function guideMaterial(
  material: ItemMaterial,
  itemId: number,
  files: readonly FormFile[],
): GuideMaterial {
  const own = files.filter(({ position }) => position === material.position);
  const has = (purpose: MaterialFilePurpose) => own.some((file) => file.purpose === purpose);
  return {
    name: material.name,
    count: countOf(material),
    notes: notesOf(material, has('blank'), has('sample')),
    files: (Object.keys(MATERIAL_FILE_PURPOSES) as MaterialFilePurpose[]).flatMap((purpose) =>
      own.filter((file) => file.purpose === purpose).map((file) => fileOf(file, purpose, itemId)),
    ),
    basis: material.basis,
    isRequired: material.necessity === 'required',
  };
}

function countOf(material: ItemMaterial): string {
  const count = [
    material.originals > 0 ? `原件 ${material.originals} 份` : '',
    material.copies > 0 ? `复印件 ${material.copies} 份` : '',
  ].filter((part) => part !== '');
  const form = { paper: '纸质', electronic: '电子', both: '纸质和电子都要' }[material.form];
  return `${count.join('，') || '电子件'}${form === '' || form === '电子' ? '' : `（${form}）`}`;
}

function notesOf(material: ItemMaterial, hasForm: boolean, hasSample: boolean): string[] {
  const place = hasForm ? '可以下载，窗口也免费提供' : '窗口免费提供';
  return [
    material.necessity === 'required' ? '' : necessityInWords(material),
    material.requirement,
    issuerOf(material),
    material.formName === '' ? '' : `空白表格：《${material.formName}》，${place}`,
    material.sampleNote === '' || hasSample ? '' : `填写样本：${material.sampleNote}`,
    material.onSpot ? '有小错可以当场改' : '',
    material.mayFollow ? '可以先受理，承诺后补' : '',
  ].filter((note) => note !== '');
}

/** 由公安机关出具; what the applicant writes or has himself needs no issuer. */
function issuerOf({ issuingBody }: ItemMaterial): string {
  if (issuingBody === '') return '';
  return issuingBody.startsWith('申请人') ? issuingBody : `由${issuingBody}出具`;
}

function necessityInWords({ necessity, requiredWhen }: ItemMaterial): string {
  if (necessity === 'conditional' && requiredWhen !== '') return `这种情况才要：${requiredWhen}`;
  return NECESSITIES[necessity];
}

function fileOf(file: FormFile, purpose: MaterialFilePurpose, itemId: number): GuideFile {
  const kind = isMaterialFileKind(file.mediaType) ? MATERIAL_FILE_KINDS[file.mediaType].extension : '';
  return {
    href: paths.guideFile(itemId, file.id),
    label: `下载${MATERIAL_FILE_PURPOSES[purpose]}`,
    detail: [kind.toUpperCase(), sizeInWords(file.sizeBytes)].filter((part) => part !== '').join('，'),
  };
}
