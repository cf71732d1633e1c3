import type { FormProblem } from '../../web/forms.js';
import { caseHead } from './case-page.js';
import type { LoadedCase } from './load-case.js';
import { type Row, type StepField, type StepPage, typed } from './step-page.js';

const FEN_PER_YUAN = 100;

/** Telling the applicant to pay (T32), and afterwards the receipt (T33). */
export function paymentPage(
  loaded: LoadedCase,
  fees: readonly { name: string; standard: string; amountFen: number }[],
  problem: FormProblem,
): StepPage {
  const rows: Row[] = fees.map((fee) => ({ key: fee.name, value: feeInWords(fee) }));
  const common = { noun: 'payments', rows, withPapers: false };
  if (loaded.row.state !== 'PAY') {
    return {
      ...common,
      title: '通知缴费',
      actions: ['ask-payment'],
      lead: '请申请人按下面的标准缴费；缴费后凭财政票据登记，再通知领取。',
      fields: [],
      hidden: [{ name: 'step', value: 'ask' }],
      submit: { label: '已通知申请人缴费' },
    };
  }
  return {
    ...common,
    title: '登记缴费',
    actions: ['record-payment'],
    lead: '核对财政票据后登记。登记后办件转为待领取。',
    fields: [
      {
        kind: 'text',
        label: '财政票据号',
        name: 'receiptNumber',
        value: typed(problem, 'receiptNumber'),
        required: true,
        mono: true,
        maxlength: 60,
      },
      ...resultFields(loaded, problem),
    ],
    hidden: [{ name: 'step', value: 'record' }],
    submit: { label: '登记缴费并通知领取' },
  };
}

/** The certificate is there and can be collected (T34). */
export function readyNoticePage(loaded: LoadedCase, problem: FormProblem): StepPage {
  return {
    noun: 'ready-notices',
    title: '通知领取',
    actions: ['notify-ready'],
    lead: '证件或者文书已经制好，登记后公开查询页面告诉申请人来领取。',
    rows: [],
    fields: resultFields(loaded, problem),
    hidden: [],
    submit: { label: '登记并通知领取' },
    withPapers: false,
  };
}

/** Handing over the result ends the case (T35, FA-06). */
export function deliveryPage(loaded: LoadedCase, problem: FormProblem): StepPage {
  return {
    noun: 'deliveries',
    title: '发证办结',
    actions: ['deliver'],
    lead: '核对领取人身份后发出，登记领取人，办件办结。',
    rows: [{ key: '申请人', value: caseHead(loaded).applicant }],
    fields: [
      ...resultFields(loaded, problem),
      {
        kind: 'text',
        label: '领取人姓名',
        name: 'receiverName',
        value: typed(problem, 'receiverName'),
        hint: '谁领走的；代领的写代领人姓名',
        required: true,
        maxlength: 60,
      },
    ],
    hidden: [],
    submit: { label: '发证办结' },
    withPapers: false,
  };
}

function resultFields({ row }: LoadedCase, problem: FormProblem): StepField[] {
  return [
    {
      kind: 'text',
      label: '发出的证件或者文书',
      name: 'resultName',
      value: typed(problem, 'resultName', row.resultName || row.itemResultName),
      required: true,
      maxlength: 100,
    },
    {
      kind: 'text',
      label: '证件或者文书编号',
      name: 'resultNumber',
      value: typed(problem, 'resultNumber', row.resultNumber),
      required: false,
      mono: true,
      maxlength: 60,
    },
  ];
}

function feeInWords({ standard, amountFen }: { standard: string; amountFen: number }): string {
  const amount = amountFen > 0 ? `${(amountFen / FEN_PER_YUAN).toFixed(2)} 元` : '';
  return [amount, standard].filter(Boolean).join('，') || '按规定标准';
}
