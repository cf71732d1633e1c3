import { describe, expect, it } from 'vitest';
import {
  attachmentName,
  isAttachmentKind,
  sizeInWords,
} from '../../../src/domain/attachments/attachment-kinds.js';

describe('attachments of a case', () => {
  it('only pictures and PDF may be attached', () => {
    const asked = [
      'image/jpeg',
      'image/png',
      'image/webp',
      'application/pdf',
      'image/svg+xml',
      'text/html',
      'application/zip',
    ];
    expect(asked.map(isAttachmentKind)).toEqual([true, true, true, true, false, false, false]);
  });

  it.each([
    ['营业执照.jpg', 'image/jpeg', '营业执照.jpg'],
    ['身份证.JPEG', 'image/jpeg', '身份证.JPEG'],
    ['C:\\扫描\\合同 第2页.pdf', 'application/pdf', '合同 第2页.pdf'],
    ['../../etc/passwd', 'image/png', 'passwd.png'],
    ['网页.html', 'image/jpeg', '网页.html.jpg'],
    ['图\u0000片\u202egnp.exe', 'image/png', '图片gnp.exe.png'],
    ['', 'image/webp', '扫描件.webp'],
    ['.pdf', 'application/pdf', '扫描件.pdf'],
    ['a<b>"c".png', 'image/png', 'abc.png'],
  ] as const)('the name %j of a %s is kept as %j', (given, kind, kept) => {
    expect(attachmentName(given, kind)).toBe(kept);
  });

  it('a long Chinese name is cut before its ending', () => {
    const name = attachmentName(`${'长'.repeat(300)}.pdf`, 'application/pdf');
    expect(name).toBe(`${'长'.repeat(120)}.pdf`);
  });

  it('sizes in words', () => {
    expect([500, 2048, 1_000_000, 3_565_158].map(sizeInWords)).toEqual(['500 B', '2 KB', '977 KB', '3.4 MB']);
  });
});
