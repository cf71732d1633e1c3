import { ATTACHMENT_KINDS } from '../attachments/attachment-kinds.js';
import type { PublicationFinding } from './publication-check.js';

/** what an applicant may take along to a material. */
export const MATERIAL_FILE_PURPOSES = { blank: '空白表格', sample: '填写样本' } as const;

export type MaterialFilePurpose = keyof typeof MATERIAL_FILE_PURPOSES;

/** Beside papers to print, forms that are filled in on a machine; those of old kinds may hide macros. */
export const MATERIAL_FILE_KINDS = {
  ...ATTACHMENT_KINDS,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    extension: 'docx',
    isPicture: false,
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    extension: 'xlsx',
    isPicture: false,
  },
} as const;

export type MaterialFileKind = keyof typeof MATERIAL_FILE_KINDS;

/** True for the media types that a form or sample may have. */
export function isMaterialFileKind(mediaType: string): mediaType is MaterialFileKind {
  return Object.hasOwn(MATERIAL_FILE_KINDS, mediaType);
}

export function isMaterialFilePurpose(purpose: string): purpose is MaterialFilePurpose {
  return Object.hasOwn(MATERIAL_FILE_PURPOSES, purpose);
}

interface Placed {
  position: number;
  name: string;
}

/**
 * Where the files of each material belong after the materials were written anew: by the name wherever it moved to,
 * otherwise, when the material was only given another name, by the place. @returns new positions by old ones; a
 * material that was taken out has none
 */
export function followMaterials(before: readonly Placed[], after: readonly Placed[]): Map<number, number> {
  const followed = new Map<number, number>();
  const taken = new Set<number>();
  const follow = (from: number, to: Placed | undefined) => {
    if (to === undefined || followed.has(from) || taken.has(to.position)) return;
    followed.set(from, to.position);
    taken.add(to.position);
  };
  for (const { position, name } of before) {
    const namesakes = after.filter((each) => each.name === name && !taken.has(each.position));
    follow(position, namesakes.find((each) => each.position === position) ?? namesakes[0]);
  }
  for (const { position } of before) {
    const inPlace = after.find((each) => each.position === position);
    const isOnlyRenamed = inPlace !== undefined && !before.some((each) => each.name === inPlace.name);
    if (isOnlyRenamed) follow(position, inPlace);
  }
  return followed;
}

/** The forms that materials name and nobody uploaded. @returns the names of the forms */
export function materialsWithoutForm(
  materials: readonly (Placed & { formName: string })[],
  files: readonly { position: number; purpose: string }[],
): string[] {
  return materials
    .filter(
      ({ position, formName }) =>
        formName.trim() !== '' &&
        !files.some((file) => file.position === position && file.purpose === 'blank'),
    )
    .map(({ formName }) => formName);
}

/** a form that the guide names has to be there to take along, free of charge. */
export function missingFileWarnings(
  materials: readonly (Placed & { formName: string })[],
  files: readonly { position: number; purpose: string }[],
): PublicationFinding[] {
  return materialsWithoutForm(materials, files).map((formName) => ({
    attribute: 'A-14',
    rule: 'A-14',
    lists: ['law'],
    text: `《${formName}》还没有上传空白表格，群众在办事指南里下载不到`,
  }));
}
