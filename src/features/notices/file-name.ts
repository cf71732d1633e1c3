const FORBIDDEN = /[\\/:*?"<>|]|\p{Cc}/gu;

/**
 * The header that names a file in Chinese (RFC 6266, RFC 5987), with a plain name for very old programs.
 * @param name without ending
 */
export function fileDisposition(name: string, plain: string): string {
  const clean = `${name.replace(FORBIDDEN, '')}.pdf`;
  const encoded = encodeURIComponent(clean).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}.pdf"; filename*=UTF-8''${encoded}`;
}
