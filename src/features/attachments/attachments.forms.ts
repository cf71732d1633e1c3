import { z } from 'zod';

/** The material that files belong to, by its position; 0 for none. */
export const attachTo = z.coerce.number().int().min(0).max(999).catch(0).default(0);

/** The names of files that a form without files carries along: chosen, but not uploaded. */
export const chosenFiles = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat().filter((name) => name !== '')));

/** For forms that are sent without their files: whoever chose some is told to upload them first. */
export const noChosenFiles = chosenFiles.refine(
  (names) => names.length === 0,
  '选好的文件还没有上传：请先按“上传”，再提交；不要这些文件就重新选择',
);

export const caseAttachmentsForm = z.strictObject({ attachTo, files: chosenFiles });
