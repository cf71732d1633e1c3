/** What may be attached: pictures of papers, and papers scanned as PDF. What a file is, its content says. */
export const ATTACHMENT_KINDS = {
  'image/jpeg': { extension: 'jpg', isPicture: true },
  'image/png': { extension: 'png', isPicture: true },
  'image/webp': { extension: 'webp', isPicture: true },
  'application/pdf': { extension: 'pdf', isPicture: false },
} as const;

export type AttachmentKind = keyof typeof ATTACHMENT_KINDS;

/** Files that one sending may hold, and files that one draft or case may hold in all. */
export const MOST_FILES_AT_ONCE = 20;
export const MOST_FILES_IN_ALL = 200;

const LONGEST_NAME = 120;

/** True for the media types that may be attached. */
export function isAttachmentKind(mediaType: string): mediaType is AttachmentKind {
  return Object.hasOwn(ATTACHMENT_KINDS, mediaType);
}

/**
 * The name under which a file is shown and handed out: as the person's machine called it, without its folder and
 * without control signs, and always with an ending that tells what the content is.
 */
export function attachmentName(given: string, kind: AttachmentKind): string {
  return fileNameEnding(given, ATTACHMENT_KINDS[kind].extension);
}

/** The same for any ending that the content has; `extension` without a dot. */
export function fileNameEnding(given: string, extension: string): string {
  const bare = given
    .normalize('NFC')
    .replace(/^.*[/\\]/su, '')
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .trim();
  const name = bare === '' || bare.startsWith('.') ? `扫描件${bare}` : bare;
  const endings = extension === 'jpg' ? ['.jpg', '.jpeg'] : [`.${extension}`];
  const ending = endings.find((each) => name.toLowerCase().endsWith(each)) ?? '';
  const stem = [...name.slice(0, name.length - ending.length)].slice(0, LONGEST_NAME).join('');
  return `${stem}${ending === '' ? `.${extension}` : name.slice(-ending.length)}`;
}

/** 820 KB, 3.4 MB */
export function sizeInWords(bytes: number): string {
  const kilobytes = bytes / 1024;
  if (kilobytes < 1) return `${bytes} B`;
  return kilobytes < 1000 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
