import { CONTACT_CHANNELS } from '../../domain/upward/upward.js';
import type { FormProblem } from '../../web/forms.js';
import type { LoadedCase } from '../cases/load-case.js';
import { type Row, type StepPage, typed } from '../cases/step-page.js';
import { momentWords } from '../desk/clock-words.js';
import type { FilingRow, TrackerOption } from './upward.repository.js';

const COMMON = { hidden: [], withPapers: false };

/** Forwarding to the superior (T26): the body stands in the item, the tracker is named here. */
export function forwardingPage(
  { row }: LoadedCase,
  given: { body: string; trackers: readonly TrackerOption[]; selfId: number },
  problem: FormProblem,
): StepPage {
  const self = given.trackers.some(({ id }) => id === given.selfId) ? String(given.selfId) : '';
  return {
    ...COMMON,
    noun: 'forwardings',
    title: '转报上级',
    actions: ['forward-upward'],
    lead: '转报以后窗口停止计时。跟踪人负责与上级机关联系，每次联系都要登记；批复到了登记结果并告诉申请人。',
    rows: [
      { key: '报送的上级机关', value: given.body || '事项没有写明' },
      { key: '事项', value: row.itemName },
    ],
    fields: [
      {
        kind: 'select',
        label: '跟踪人',
        name: 'trackerId',
        value: typed(problem, 'trackerId', self),
        required: true,
        emptyLabel: '请选择',
        options: given.trackers.map(({ id, name }) => ({ value: String(id), label: name })),
      },
      {
        kind: 'text',
        label: '预计批复日期',
        name: 'expectedOn',
        value: typed(problem, 'expectedOn'),
        hint: '写成 2026-11-20 的样子',
        required: false,
        maxlength: 10,
      },
      {
        kind: 'area',
        label: '转报说明',
        name: 'note',
        value: typed(problem, 'note'),
        required: false,
        rows: 2,
        maxlength: 500,
      },
    ],
    submit: { label: '转报上级' },
  };
}

/** A contact with the superior for the log (SV-08). */
export function contactPage(
  loaded: LoadedCase,
  filing: FilingRow | undefined,
  problem: FormProblem,
): StepPage {
  return {
    ...COMMON,
    noun: 'superior-contacts',
    title: '登记与上级联系',
    actions: [],
    lead: '打过电话、发过函、上门问过，都登记在这里；登记时间就是联系时间。',
    rows: filingRows(loaded, filing),
    fields: [
      {
        kind: 'radio',
        label: '联系方式',
        name: 'way',
        value: typed(problem, 'way', 'phone'),
        options: Object.entries(CONTACT_CHANNELS).map(([value, label]) => ({ value, label })),
      },
      {
        kind: 'text',
        label: '联系了谁',
        name: 'contactedName',
        value: typed(problem, 'contactedName'),
        required: true,
        maxlength: 60,
      },
      {
        kind: 'area',
        label: '结果',
        name: 'note',
        value: typed(problem, 'note'),
        required: true,
        rows: 3,
        maxlength: 500,
      },
    ],
    submit: { label: '登记联系' },
  };
}

/** The superior's answer (T27), which goes on to the applicant. */
export function superiorAnswerPage(
  loaded: LoadedCase,
  filing: FilingRow | undefined,
  problem: FormProblem,
): StepPage {
  return {
    ...COMMON,
    noun: 'superior-answers',
    title: '登记上级批复',
    actions: ['file-superior-answer'],
    lead: '登记以后办件回到审查，窗口接着计时；公开查询页面同时告诉申请人批复结果。',
    rows: filingRows(loaded, filing),
    fields: answerFields(problem),
    submit: { label: '登记批复' },
  };
}

function filingRows({ calendar, now }: LoadedCase, filing: FilingRow | undefined): Row[] {
  if (filing === undefined) return [];
  const words = (at: number) => momentWords(at, now.getTime(), calendar);
  return [
    { key: '上级机关', value: filing.body },
    { key: '转报', value: words(filing.forwardedAt) },
    { key: '跟踪人', value: filing.tracker },
    { key: '最近联系', value: words(filing.lastContactAt) },
  ];
}

function answerFields(problem: FormProblem): StepPage['fields'] {
  return [
    {
      kind: 'radio',
      label: '上级机关的意见',
      name: 'agrees',
      value: typed(problem, 'agrees'),
      options: [
        { value: 'yes', label: '同意' },
        { value: 'no', label: '不同意' },
      ],
    },
    {
      kind: 'text',
      label: '批复文号',
      name: 'documentNumber',
      value: typed(problem, 'documentNumber'),
      required: true,
      mono: true,
      maxlength: 80,
    },
    {
      kind: 'text',
      label: '批复日期',
      name: 'answeredOn',
      value: typed(problem, 'answeredOn'),
      hint: '写成 2026-11-20 的样子',
      required: true,
      maxlength: 10,
    },
    {
      kind: 'area',
      label: '批复内容',
      name: 'content',
      value: typed(problem, 'content'),
      required: true,
      rows: 3,
      maxlength: 1000,
    },
    {
      kind: 'text',
      label: '怎样告诉申请人',
      name: 'told',
      value: typed(problem, 'told'),
      hint: '例如：当天打电话告知',
      required: true,
      maxlength: 200,
    },
  ];
}
