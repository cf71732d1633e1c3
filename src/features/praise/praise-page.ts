import { sizeInWords } from '../../domain/attachments/attachment-kinds.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { maskPersonName } from '../../domain/identity/masks.js';
import { dayInWords } from '../../domain/notices/notice-content.js';
import {
  isMediaLevel,
  isPraiseKind,
  isPraiseState,
  MEDIA_LEVELS,
  PRAISE_KINDS,
  PRAISE_STATES,
} from '../../domain/praise/praise.js';
import { paths } from '../../web/paths.js';
import type { EvidenceFile } from '../attachments/evidence.repository.js';
import type { NoticeSheet } from '../notices/notice-sheet.js';
import type { PraisedNames, PraiseRow } from './praise.repository.js';

/** Praise as a line of the list. */
export function praiseLine(row: PraiseRow, names: PraisedNames, calendar: Calendar) {
  return {
    number: row.number,
    href: paths.praiseOf(row.number),
    receivedText: receivedDay(row, calendar),
    kind: kindWords(row),
    praised: praisedWords(row, names),
    fromWhom: maskedSender(row.fromWhom),
    content: row.content,
    state: stateOf(row),
  };
}

function receivedDay({ receivedAt }: PraiseRow, { zone }: Calendar): string {
  return dayInWords(formatDate(dayOf(zone.toLocalMinute(receivedAt.getTime()))));
}

/** What the page of one praise shows beside its history; who verifies it needs to know whom to ask. */
export function praiseFacts(row: PraiseRow, names: PraisedNames, calendar: Calendar, mayVerify: boolean) {
  const moment = (at: Date) => momentInWords(at.getTime(), calendar.zone);
  const caseNumber = row.caseId === null ? '' : (names.cases.get(row.caseId) ?? '');
  const rows = [
    { key: '形式', value: kindWords(row) },
    { key: '表扬对象', value: praisedWords(row, names) },
    { key: '来自', value: (mayVerify ? row.fromWhom : maskedSender(row.fromWhom)) || '没有署名' },
    { key: '收到', value: receivedDay(row, calendar) },
    { key: '登记人', value: row.receivedBy },
    { key: '办件编号', value: caseNumber, ...(caseNumber && { href: paths.case(caseNumber) }) },
    {
      key: '核实',
      value: row.verifiedAt === null ? '' : `${row.verifiedBy} ${moment(row.verifiedAt)}`,
    },
    { key: '核实情况', value: row.note },
  ];
  return rows.filter(({ value }) => value !== '');
}

/** The files of praise, each with the way to it. */
export function praiseFiles(number: string, files: readonly EvidenceFile[]) {
  return files.map((file) => ({
    name: file.fileName,
    href: `${paths.praiseOf(number)}/files/${file.id}`,
    size: sizeInWords(file.sizeBytes),
  }));
}

/** The register sheet of praise, for the screen and for paper. */
export function praiseSheet(
  row: PraiseRow,
  names: PraisedNames,
  given: { hallName: string; calendar: Calendar; files: number },
): NoticeSheet {
  const moment = (at: Date | null) => (at === null ? '' : momentInWords(at.getTime(), given.calendar.zone));
  const field = (label: string, value: string, wide = false) => ({ label, value, wide });
  return {
    head: {
      organName: given.hallName,
      title: '表扬登记表',
      number: row.number,
      dateText: moment(row.receivedAt),
      to: null,
      copyText: null,
    },
    parts: [
      {
        type: 'fields',
        heading: '登记',
        fields: [
          field('形式', kindWords(row)),
          field('附件', given.files === 0 ? '没有' : `${given.files} 件`),
          field('表扬对象', praisedWords(row, names), true),
          field('来自', row.fromWhom || '没有署名'),
          field('登记人', row.receivedBy),
        ],
      },
      { type: 'text', heading: '内容', paragraphs: [row.content] },
      {
        type: 'fields',
        heading: '核实',
        fields: [
          field('结果', stateOf(row).label),
          field('核实人', row.verifiedBy),
          field('时间', moment(row.verifiedAt), true),
          field('情况', row.note, true),
        ],
      },
    ],
    seal: null,
    query: null,
    stub: null,
  };
}

export function stateOf(row: PraiseRow): { label: string; tone: string } {
  const state = isPraiseState(row.state) ? PRAISE_STATES[row.state] : PRAISE_STATES.registered;
  return { label: state.name, tone: state.tone };
}

/** Names so short may be those of persons and are masked; longer ones are of firms and papers. */
const LONGEST_PERSON_NAME = 4;

function maskedSender(name: string): string {
  return Array.from(name).length > LONGEST_PERSON_NAME ? name : maskPersonName(name);
}

function kindWords(row: PraiseRow): string {
  const kind = isPraiseKind(row.kind) ? PRAISE_KINDS[row.kind] : row.kind;
  return isMediaLevel(row.mediaLevel) ? `${kind}（${MEDIA_LEVELS[row.mediaLevel]}）` : kind;
}

function praisedWords(row: PraiseRow, names: PraisedNames): string {
  return [
    row.departmentId === null ? '' : names.departments.get(row.departmentId),
    row.windowId === null ? '' : names.windows.get(row.windowId),
    row.staffId === null ? '' : names.staff.get(row.staffId),
  ]
    .filter(Boolean)
    .join(' · ');
}
