import type { Response } from 'express';
import { attachmentStore } from './attachment-store.js';

const PICTURE_POLICY = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'";
/** A sandbox would keep browsers from showing PDF at all; they run no script of the hall's site in it. */
const PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'";

/** Hands out a stored file, shown in the browser or under its own name. The caller has checked who asks. */
export async function sendAttachment(
  dataDir: string,
  res: Response,
  file: { storedName: string; fileName: string; mediaType: string },
  disposition: 'inline' | 'attachment',
): Promise<void> {
  const isPdf = file.mediaType === 'application/pdf';
  res.setHeader('content-type', file.mediaType);
  res.setHeader('x-content-type-options', 'nosniff');
  res.setHeader('content-security-policy', isPdf ? PDF_POLICY : PICTURE_POLICY);
  res.setHeader('content-disposition', dispositionOf(disposition, file.fileName));
  res.setHeader('cache-control', 'private, no-store');
  await sent(res, attachmentStore(dataDir).pathOf(file.storedName));
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
