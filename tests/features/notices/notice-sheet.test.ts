import { describe, expect, it } from 'vitest';
import type { NoticeContent } from '../../../src/domain/notices/notice-content.js';
import { fileDisposition } from '../../../src/features/notices/file-name.js';
import { noticeFile } from '../../../src/features/notices/notice-file.js';
import { noticeSheet } from '../../../src/features/notices/notice-sheet.js';
import { printMark } from '../../../src/features/notices/print-mark.js';
import { sealLines } from '../../../src/features/notices/seal-lines.js';
import { readStoredContent } from '../../../src/features/notices/stored-content.js';
import { readPdf } from './pdf-text.js';

const CONTENT: NoticeContent = {
  version: 1,
  kind: 'D-03',
  title: '材料补齐通知书（一次性告知书）',
  number: '补字〔2026〕第000001号',
  hallName: '青河区政务服务中心',
  issuedOnText: '2026年11月20日',
  addressee: '张建国',
  sections: [],
  seal: { organ: '青河区政务服务中心', wording: '业务受理专用章' },
  query: { caseNumber: '20261120-0001-3', queryCode: '3E9AG6', url: 'https://hall.example/s/abc' },
  receipt: { title: '材料补齐通知书', number: '补字〔2026〕第000001号', applicantName: '张建国' },
};

const FACTS = { at: new Date('2026-11-20T10:00:00+08:00'), demo: false };

describe('laying out a notice', () => {
  it('short values stand in pairs, a long one takes its line after the pair it would tear', () => {
    const long = '青河区人民路88号政务服务中心一楼东侧综合服务区';
    const fields = [
      { label: '窗口', value: '3号' },
      { label: '地址', value: long },
      { label: '经办人', value: '赵敏' },
      { label: '电话', value: '028' },
    ];
    const sheet = noticeSheet({ ...CONTENT, sections: [{ type: 'fields', heading: '联系', fields }] }, null);
    expect(sheet.parts).toEqual([
      {
        type: 'fields',
        heading: '联系',
        fields: [
          { label: '窗口', value: '3号', wide: false },
          { label: '经办人', value: '赵敏', wide: false },
          { label: '地址', value: long, wide: true },
          { label: '电话', value: '028', wide: true },
        ],
      },
    ]);
  });

  it('a column in which no row says anything is left away, short columns are narrow', () => {
    const section = {
      type: 'table' as const,
      heading: '材料',
      columns: ['序号', '材料', '样本'],
      rows: [
        ['1', '建设工程规划许可证', ''],
        ['2', '施工合同', ' '],
      ],
    };
    expect(noticeSheet({ ...CONTENT, sections: [section] }, null).parts).toEqual([
      {
        type: 'table',
        heading: '材料',
        columns: [
          { label: '序号', narrow: true },
          { label: '材料', narrow: false },
        ],
        rows: [
          ['1', '建设工程规划许可证'],
          ['2', '施工合同'],
        ],
      },
    ]);
  });

  it('the filing form of the hall has neither seal, QR code nor stub', () => {
    const filing = { ...CONTENT, seal: { organ: '大厅', wording: '' }, query: null, receipt: null };
    const { seal, query, stub } = noticeSheet(filing, null);
    expect({ seal, query, stub }).toEqual({ seal: null, query: null, stub: null });
  });

  it('the long name of an organ is broken within the circle of the seal', () => {
    expect(
      sealLines('行政审批专用章', '青河区行政审批和政务服务管理局', '2026年11月20日').map(
        (line) => line.text,
      ),
    ).toEqual(['行政审批专用章', '（盖章处）', '青河区行政审批和', '政务服务管理局', '2026年11月20日']);
  });
});

describe('the mark of a sheet', () => {
  const printedAt = Date.parse('2026-11-20T10:00:00+08:00');
  it.each([
    [0, null, 'preview'],
    [1, null, 'preview'],
    [1, 1, 'original'],
    [2, 1, 'preview'],
    [2, 2, 'copy'],
    [2, 3, 'preview'],
  ] as const)('printed %s times, asked for print %s: %s', (printedCount, asked, kind) => {
    const notice = { printedCount, printedAt: printedCount === 0 ? null : printedAt };
    expect(printMark(notice, asked, printedAt + 60_000).kind).toBe(kind);
  });
});

describe('the content as kept', () => {
  it('is read whole', () => {
    expect(readStoredContent(7, JSON.stringify(CONTENT))).toEqual(CONTENT);
  });

  it.each(['', '{', '[]', '{"version":1}', JSON.stringify({ ...CONTENT, version: 2 })])(
    '%s is named as unreadable',
    (stored) => {
      expect(() => readStoredContent(7, stored)).toThrow('the content of notice 7 cannot be read');
    },
  );
});

describe('the file', () => {
  it('a long list goes over several pages with its head on each, and the stub stays in one piece', async () => {
    const rows = Array.from({ length: 90 }, (_, index) => [
      String(index + 1),
      `第${index + 1}项材料`,
      '缺少封面签章页，请补交',
    ]);
    const section = {
      type: 'table' as const,
      heading: '材料',
      columns: ['序号', '材料', '问题和要求'],
      rows,
    };
    const { pages, text } = readPdf(
      await noticeFile(noticeSheet({ ...CONTENT, sections: [section] }, null), FACTS),
    );
    expect(pages).toBe(3);
    expect(text.match(/问题和要求/g)?.length).toBe(3);
    expect(text.match(/第\d+项材料/g)?.length).toBe(90);
    expect(text).toContain('补字〔2026〕第000001号　第 3 页，共 3 页');
    expect(text.indexOf('沿此线撕下')).toBeGreaterThan(text.indexOf('第90项材料'));
  });

  it('a row longer than a page is parted, not lost', async () => {
    const section = {
      type: 'table' as const,
      heading: '',
      columns: ['材料', '问题'],
      rows: [['合同', '错'.repeat(3000)]],
    };
    const { pages, text } = readPdf(
      await noticeFile(noticeSheet({ ...CONTENT, sections: [section] }, null), FACTS),
    );
    expect(pages).toBe(2);
    expect(text.match(/错/g)?.length).toBe(3000);
  });

  it('a character that the face lacks is shown as such and named, not dropped', async () => {
    const { text } = readPdf(
      await noticeFile(noticeSheet({ ...CONTENT, addressee: '𠮷田一郎' }, null), FACTS),
    );
    expect(text).toContain('〓田一郎：');
    expect(text).toContain('注：“〓”处为字库没有的生僻字（U+20BB7）');
  });

  it('a demonstration hall says on its file that it binds nobody', async () => {
    const { text } = readPdf(await noticeFile(noticeSheet(CONTENT, null), { ...FACTS, demo: true }));
    expect(text).toContain('（演示文书，不具法律效力）');
  });

  it('its name keeps Chinese, and loses what a file name may not hold', () => {
    expect(fileDisposition('通知(1)/"二"\r\n', 'notice-7')).toBe(
      `attachment; filename="notice-7.pdf"; filename*=UTF-8''%E9%80%9A%E7%9F%A5%281%29%E4%BA%8C.pdf`,
    );
  });
});
