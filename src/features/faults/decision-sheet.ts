import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import type { NoticeSheet } from '../notices/notice-sheet.js';
import { factorLines, faultWords, measureName } from './fault-page.js';
import type { FaultRow } from './faults.repository.js';

/** The decision on a fault, laid out for the screen and for paper. */
export function decisionSheet(
  row: FaultRow,
  measures: readonly { number: string; code: string; state: string }[],
  given: { hallName: string; calendar: Calendar },
): NoticeSheet {
  const moment = (at: Date | null) => (at === null ? '' : momentInWords(at.getTime(), given.calendar.zone));
  return {
    head: {
      organName: given.hallName,
      title: '过错责任追究决定书',
      number: row.number,
      dateText: moment(row.decidedAt),
      to: row.personName,
      copyText: row.state === 'reversed' ? '已撤销' : null,
    },
    parts: [
      ...foundParts(row, moment),
      measuresPart(measures),
      { type: 'text', heading: '决定', paragraphs: [row.decision] },
      {
        type: 'fields',
        heading: '期限和救济',
        fields: [
          field('改正期限', moment(row.correctBy), true),
          field('申诉', `不服本决定的，可以在 ${moment(row.appealBy)} 以前书面申诉`, true),
          field('认定人', `${row.establishedBy}　${moment(row.establishedAt)}`, true),
          field('决定人', `${row.decidedBy}　${moment(row.decidedAt)}`, true),
        ],
      },
    ],
    seal: null,
    query: null,
    stub: null,
  };
}

type Parts = NoticeSheet['parts'];

/** What was done, what the person says to it, and what the inspection office found. */
function foundParts(row: FaultRow, moment: (at: Date | null) => string): Parts {
  return [
    {
      type: 'fields',
      heading: '过错',
      fields: [
        field('责任人', row.personName),
        field('替岗', row.actedForName === '' ? '不是替岗' : `替${row.actedForName}在岗`),
        field('过错', faultWords(row.faultId), true),
        field('发生时间', moment(row.occurredAt), true),
      ],
    },
    { type: 'text', heading: '事实', paragraphs: [row.facts] },
    { type: 'text', heading: '本人申辩', paragraphs: [row.hearing || '在规定的期限内没有申辩。'] },
    { type: 'text', heading: '认定', paragraphs: [row.finding] },
    {
      type: 'fields',
      heading: '考虑的因素',
      fields: factorLines(row).map(({ key, value }) => field(key, value, key === '等级')),
    },
  ];
}

function measuresPart(measures: readonly { number: string; code: string; state: string }[]): Parts[number] {
  return {
    type: 'table',
    heading: '处理措施',
    columns: [
      { label: '编号', narrow: false },
      { label: '措施', narrow: false },
    ],
    rows: measures.map(({ number, code, state }) => [
      number,
      `${measureName(code)}${state === 'reversed' ? '（已撤销）' : ''}`,
    ]),
  };
}

function field(label: string, value: string, wide = false) {
  return { label, value, wide };
}
