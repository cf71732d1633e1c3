import { limitInWords } from '../../domain/items/compare-limits.js';
import { specialProcedureName } from '../../domain/suspensions/special-procedures.js';
import { runningSuspension } from '../../domain/suspensions/suspend.js';
import type { FormProblem } from '../../web/forms.js';
import type { LoadedCase } from '../cases/load-case.js';
import { type Row, type StepField, type StepPage, typed } from '../cases/step-page.js';
import { momentWords } from '../desk/clock-words.js';
import { proceduresOf, procedureValue } from './foreseen-procedures.js';
import { suspensionRow } from './stored-suspension.js';

const UNITS = [
  { value: 'workingDays', label: '工作日' },
  { value: 'calendarDays', label: '自然日' },
];

/** The page on which a special procedure begins and the clock is stopped (TL-118). */
export function suspensionPage(loaded: LoadedCase, problem: FormProblem): StepPage {
  const allowed = proceduresOf(loaded);
  const [only] = allowed;
  const step = loaded.clockRows.steps.find((row) => row.position === only?.stepPosition);
  return {
    noun: 'suspensions',
    title: '暂停计时（特别程序）',
    actions: [],
    lead: '只有事项的办事步骤规定不计入时限的特别程序可以暂停计时。提交后打印《中止计时告知书》，把所需时间书面告知申请人；结束时登记恢复，办结期限自动重算。',
    rows: allowed.map((each) => ({
      key: `第${each.stepPosition}步 ${each.stepName}`,
      value: each.basis,
    })),
    fields: [
      {
        kind: 'select',
        label: '特别程序',
        name: 'procedure',
        value: typed(problem, 'procedure', only && allowed.length === 1 ? procedureValue(only) : ''),
        emptyLabel: '请选择',
        options: allowed.map((each) => ({
          value: procedureValue(each),
          label: `${specialProcedureName(each.procedure)}（第${each.stepPosition}步）`,
        })),
      },
      {
        kind: 'area',
        label: '理由',
        name: 'reason',
        value: typed(problem, 'reason'),
        hint: '印在告知书上；同一事由只能暂停一次',
        rows: 3,
        maxlength: 500,
      },
      ...timeFields(problem, step?.limitValue ?? null),
      {
        kind: 'text',
        label: '依据',
        name: 'basis',
        value: typed(problem, 'basis'),
        hint: '不填用上面事项规定的依据',
        required: false,
        maxlength: 500,
      },
    ],
    hidden: [],
    submit: { label: '暂停计时并告知申请人' },
    withPapers: false,
  };
}

function timeFields(problem: FormProblem, limit: number | null): StepField[] {
  return [
    {
      kind: 'text',
      label: '特别程序最长需要',
      name: 'limitValue',
      value: typed(problem, 'limitValue', limit === null ? '' : String(limit)),
      hint: '超过这个期限列入督查清单',
      mono: true,
      maxlength: 3,
    },
    {
      kind: 'radio',
      label: '单位',
      name: 'limitUnit',
      value: typed(problem, 'limitUnit', 'workingDays'),
      options: UNITS,
    },
    {
      kind: 'text',
      label: '预计结束日期',
      name: 'expectedEnd',
      value: typed(problem, 'expectedEnd'),
      hint: '如 2026-12-01，不晚于上面的期限',
      mono: true,
      maxlength: 10,
    },
  ];
}

/** The page on which a special procedure ends and the clock goes on (T25). */
export function resumptionPage(loaded: LoadedCase, problem: FormProblem): StepPage {
  return {
    noun: 'resumptions',
    title: '恢复计时',
    actions: [],
    lead: '特别程序结束，登记结果。提交后恢复计时，办结期限从现在起重新计算。',
    rows: runningRows(loaded),
    fields: [
      {
        kind: 'area',
        label: '结果',
        name: 'result',
        value: typed(problem, 'result'),
        hint: '例如听证笔录、检测报告、公示结果的名称和编号',
        rows: 3,
        maxlength: 500,
      },
    ],
    hidden: [],
    submit: { label: '恢复计时' },
    withPapers: false,
  };
}

function runningRows({ clockRows, calendar, now }: LoadedCase): Row[] {
  const running = runningSuspension(clockRows.suspensions.map(suspensionRow));
  const stored = clockRows.suspensions.find((row) => row.endedAt === null);
  if (running === null || stored === undefined) return [];
  const moment = (at: number) => momentWords(at, now.getTime(), calendar);
  return [
    { key: '特别程序', value: specialProcedureName(running.procedure) },
    { key: '理由', value: running.reason },
    { key: '开始', value: moment(running.startedAt) },
    {
      key: '期限',
      value: `${limitInWords(running.limit)}${stored.dueAt === null ? '' : `，至 ${moment(stored.dueAt)}`}`,
    },
    { key: '预计结束', value: moment(running.expectedEndAt) },
  ];
}
