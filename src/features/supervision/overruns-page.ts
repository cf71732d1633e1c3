import { OVERRUN_WAYS } from '../../domain/supervision/overrun-way.js';
import type { FormProblem } from '../../web/forms.js';
import type { LoadedCase } from '../cases/load-case.js';
import { type StepPage, typed } from '../cases/step-page.js';
import { clockWords, momentWords } from '../desk/clock-words.js';

/** The page on which a clerk writes why a case is late (SV-02). */
export function overdueReasonPage(loaded: LoadedCase, problem: FormProblem): StepPage {
  const { row } = loaded;
  return {
    noun: 'overdue-reasons',
    title: '登记超期原因',
    actions: [],
    lead: '办件已过承诺时限。写明原因和办结计划以后，才能继续办理；督查科和窗口负责人会看到。',
    rows: overrunRows(loaded),
    fields: [
      {
        kind: 'area',
        label: '超期原因',
        name: 'reason',
        value: typed(problem, 'reason', row.overdueReason),
        hint: '写清卡在哪一步、由谁造成',
        rows: 3,
        maxlength: 500,
      },
      {
        kind: 'area',
        label: '办结计划',
        name: 'plan',
        value: typed(problem, 'plan', row.overduePlan),
        hint: '下一步做什么，哪一天办结',
        rows: 3,
        maxlength: 500,
      },
    ],
    hidden: [],
    submit: { label: '登记' },
    withPapers: false,
  };
}

/** The page on which the way out of a long overrun is entered (SV-03). */
export function overrunMeasurePage(loaded: LoadedCase, problem: FormProblem): StepPage {
  const { row } = loaded;
  return {
    noun: 'overrun-measures',
    title: '登记超期处置',
    actions: [],
    lead: '办件已连续超期 3 个工作日。请选择原因和处置；属于本部门原因的，督查科会联系申请人听取意见。',
    rows: [
      ...overrunRows(loaded),
      { key: '超期原因', value: row.overdueReason },
      { key: '原办结计划', value: row.overduePlan },
    ],
    fields: measureFields(problem),
    hidden: [],
    submit: { label: '登记' },
    withPapers: false,
  };
}

function measureFields(problem: FormProblem): StepPage['fields'] {
  return [
    {
      kind: 'radio',
      label: '原因和处置',
      name: 'way',
      value: typed(problem, 'way'),
      options: Object.entries(OVERRUN_WAYS).map(([value, { label }]) => ({ value, label })),
    },
    {
      kind: 'area',
      label: '告知申请人的情况',
      name: 'told',
      value: typed(problem, 'told'),
      hint: '什么时候、用什么方式告知，告知了什么',
      rows: 3,
      maxlength: 500,
    },
    {
      kind: 'area',
      label: '办结计划',
      name: 'plan',
      value: typed(problem, 'plan'),
      hint: '属于本部门原因的必须填写，并一并告知申请人',
      required: false,
      rows: 3,
      maxlength: 500,
    },
  ];
}

function overrunRows({ row, calendar, now, settings }: LoadedCase) {
  if (row.runningDueAt === null) return [];
  const limits = {
    amberAbovePercent: settings.number('amberAbovePercent'),
    orangeAbovePercent: settings.number('orangeAbovePercent'),
  };
  const clock = clockWords(
    { acceptedAt: row.acceptedAt, dueAt: row.runningDueAt },
    now.getTime(),
    calendar,
    limits,
  );
  return [
    { key: '应办结', value: momentWords(row.runningDueAt, now.getTime(), calendar) },
    { key: '现在', value: clock.text },
  ];
}
