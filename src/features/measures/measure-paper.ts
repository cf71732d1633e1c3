import { appraisalEffectOf, isWarning } from '../../domain/accountability/measure-steps.js';
import { MEASURES } from '../../domain/accountability/measures.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import type { NoticeSheet } from '../notices/notice-sheet.js';
import { type MeasureRow, measureFacts } from './measures.repository.js';

/** What the notice is filled with when it is served; moments as Dates. */
export interface PaperFacts {
  hallName: string;
  departmentName: string;
  servedAt: Date;
  servedBy: string;
  helperSection: string;
  selfCriticismBy: Date | null;
  effectiveFrom: Date | null;
  effectiveUntil: Date | null;
  substitute: string;
  appealBy: Date | null;
}

/** The notice as it is handed over: D-13 for warnings, the notice of the measure for everything else. */
export function measureSheet(row: MeasureRow, given: PaperFacts, { zone }: Calendar): NoticeSheet {
  const { code } = measureFacts(row);
  const moment = (at: Date | null) => (at === null ? '' : momentInWords(at.getTime(), zone));
  const field = (label: string, value: string, wide = false) => ({ label, value, wide });
  const to = row.staffName || given.departmentName;
  const effect = appraisalEffectOf(code);
  const fields = [
    field('对象', to),
    field('科室', given.departmentName),
    field('处理', MEASURES[code].name),
    field('送达', moment(given.servedAt)),
    field('开始', moment(given.effectiveFrom)),
    field('结束', moment(given.effectiveUntil)),
    field('替岗人员', given.substitute),
    field('检讨期限', moment(given.selfCriticismBy)),
    field('帮助科室', given.helperSection, true),
    field('考核影响', effect, true),
    field('申诉期限', moment(given.appealBy), true),
  ];
  return {
    head: {
      organName: given.hallName,
      title: isWarning(code) ? '告诫通知书' : '处理决定通知书',
      number: row.number,
      dateText: moment(given.servedAt),
      to,
      copyText: null,
    },
    parts: [
      { type: 'text', heading: '事实', paragraphs: [row.facts] },
      { type: 'text', heading: '违反的规定和处理依据', paragraphs: [row.legalBasis] },
      { type: 'text', heading: '决定', paragraphs: [`${MEASURES[code].name}。${row.decision}`] },
      { type: 'fields', heading: '执行', fields: fields.filter(({ value }) => value !== '') },
      {
        type: 'fields',
        heading: '签署和送达（在系统内签署）',
        fields: [
          field('签发', `${row.decidedBy}　${moment(row.decidedAt)}`, true),
          field('送达', `${given.servedBy}　${moment(given.servedAt)}　当面送达`, true),
        ],
      },
    ],
    seal: null,
    query: null,
    stub: null,
  };
}

/** The notice as it was frozen on serving; null before. */
export function servedSheet(row: Pick<MeasureRow, 'paper'>): NoticeSheet | null {
  return row.paper === '' ? null : (JSON.parse(row.paper) as NoticeSheet);
}

/** D-14: the self-criticism with the signature of the head and the date it was handed in. */
export function selfCriticismSheet(
  row: MeasureRow,
  given: { hallName: string; departmentName: string },
  { zone }: Calendar,
): NoticeSheet {
  const moment = (at: Date | null) => (at === null ? '' : momentInWords(at.getTime(), zone));
  const field = (label: string, value: string) => ({ label, value, wide: true });
  return {
    head: {
      organName: given.hallName,
      title: '书面检讨',
      number: row.number,
      dateText: moment(row.selfCriticismAt),
      to: null,
      copyText: null,
    },
    parts: [
      {
        type: 'text',
        heading: `检讨人：${row.staffName}　${given.departmentName}`,
        paragraphs: [row.selfCriticism],
      },
      {
        type: 'fields',
        heading: '审阅和交回（在系统内签署）',
        fields: [
          field('检讨人', `${row.staffName}　${moment(row.selfCriticismAt)}`),
          field(
            '科室负责人',
            row.reviewedAt === null ? '尚未审阅' : `${row.reviewedBy}　${moment(row.reviewedAt)}`,
          ),
          field('审阅意见', row.review),
          field('交回监察室', row.returnedAt === null ? '尚未交回' : moment(row.returnedAt)),
        ],
      },
    ],
    seal: null,
    query: null,
    stub: null,
  };
}
