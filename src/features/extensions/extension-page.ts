import { extensionDaysLeft, openRequest } from '../../domain/extensions/extension.js';
import type { FormProblem } from '../../web/forms.js';
import type { LoadedCase } from '../cases/load-case.js';
import { type Row, type StepPage, typed } from '../cases/step-page.js';
import { momentWords } from '../desk/clock-words.js';
import { extensionRow } from './extensions.repository.js';
import { pageFacts } from './page-facts.js';

/** The page on which more time is asked for (T28, SV-04). */
export function extensionPage(loaded: LoadedCase, problem: FormProblem): StepPage {
  const left = extensionDaysLeft(pageFacts(loaded));
  return {
    noun: 'extensions',
    title: '申请延期',
    actions: [],
    lead: '延期由分管领导在到期前批准，批准后打印《延期办理通知书》告知申请人；到期前没有批准的，按超期处理。',
    rows: [
      { key: '办结期限', value: dueWords(loaded) },
      { key: '还可延长', value: `${left} 个工作日` },
    ],
    fields: [
      {
        kind: 'text',
        label: '延长工作日',
        name: 'workingDays',
        value: typed(problem, 'workingDays'),
        hint: `最多 ${left} 个`,
        mono: true,
        maxlength: 2,
      },
      {
        kind: 'area',
        label: '延期理由',
        name: 'reason',
        value: typed(problem, 'reason'),
        hint: '印在告知申请人的文书上',
        rows: 3,
        maxlength: 500,
      },
    ],
    hidden: [],
    submit: { label: '提交分管领导' },
    withPapers: false,
  };
}

/** The page on which the leader in charge decides (SV-04). */
export function extensionDecisionPage(loaded: LoadedCase, problem: FormProblem): StepPage {
  return {
    noun: 'extension-decisions',
    title: '审批延期',
    actions: [],
    lead: '同意后办结期限自动重算，并出具《延期办理通知书》。不同意的写明理由，要求按期办结。',
    rows: [{ key: '办结期限', value: dueWords(loaded) }, ...requestRows(loaded)],
    fields: [
      {
        kind: 'radio',
        label: '决定',
        name: 'decision',
        value: typed(problem, 'decision'),
        options: [
          { value: 'approve', label: '同意延期' },
          { value: 'deny', label: '不同意，按期办结' },
        ],
      },
      {
        kind: 'area',
        label: '不同意的理由',
        name: 'reason',
        value: typed(problem, 'reason'),
        required: false,
        rows: 2,
        maxlength: 500,
      },
    ],
    hidden: [],
    submit: { label: '提交决定' },
    withPapers: false,
  };
}

function requestRows(loaded: LoadedCase): Row[] {
  const { clockRows, calendar, now } = loaded;
  const open = openRequest(clockRows.extensions.map(extensionRow));
  const stored = clockRows.extensions.find((row) => row.status === 'open');
  if (open === null || stored === undefined) return [];
  return [
    { key: '申请延长', value: `${open.workingDays} 个工作日` },
    { key: '理由', value: open.reason },
    {
      key: '申请人员',
      value: `${stored.requestedBy}，${momentWords(open.requestedAt, now.getTime(), calendar)}`,
    },
  ];
}

function dueWords({ row, calendar, now }: LoadedCase): string {
  return row.dueAt === null ? '暂停计时，恢复后再定' : momentWords(row.dueAt, now.getTime(), calendar);
}
