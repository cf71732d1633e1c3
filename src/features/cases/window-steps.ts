import { yuanInWords, yuanText } from '../../domain/fees/fen.js';
import type { FormProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { caseHead } from './case-page.js';
import type { LoadedCase } from './load-case.js';
import { type Row, type StepField, type StepPage, typed } from './step-page.js';

/** What stands of the fee of a case: the schedule, and the slip once one is issued. */
export interface FeeOfCase {
  fees: readonly { name: string; standard: string; amountFen: number }[];
  slip: { slipNumber: string; amountFen: number; discountNote: string } | null;
  halfForParkFirms: boolean;
}

/** Telling the applicant to pay (T32), and afterwards the receipt (T33); a receipt that was typed stays, whoever was quicker. */
export function paymentPage(loaded: LoadedCase, fee: FeeOfCase, problem: FormProblem): StepPage {
  const schedule: Row[] = fee.fees.map((each) => ({ key: each.name, value: feeInWords(each) }));
  const common = { noun: 'payments', withPapers: false };
  return loaded.row.state === 'PAY' || typed(problem, 'step') === 'record'
    ? { ...common, ...receiptParts(loaded, fee, schedule, problem) }
    : { ...common, ...askParts(loaded, fee, schedule, problem) };
}

type PaymentParts = Omit<StepPage, 'noun' | 'withPapers'>;

function askParts({ row }: LoadedCase, fee: FeeOfCase, schedule: Row[], problem: FormProblem): PaymentParts {
  const isHalved = fee.halfForParkFirms && row.applicantType === 'organisation';
  const hasAmount = fee.fees.some(({ amountFen }) => amountFen > 0);
  return {
    title: '通知缴费',
    actions: ['ask-payment'],
    lead: '请打印缴费通知单交给申请人，到指定银行缴费；缴费后凭财政票据登记，再通知领取。',
    rows: schedule,
    fields: [...(hasAmount ? [] : [workedOutField(problem)]), ...(isHalved ? [parkFirmField(problem)] : [])],
    hidden: [{ name: 'step', value: 'ask' }],
    submit: { label: '开缴费通知单' },
  };
}

/** For a schedule that names a formula instead of an amount. */
function workedOutField(problem: FormProblem): StepField {
  return {
    kind: 'text',
    label: '应缴金额（元）',
    name: 'amount',
    value: typed(problem, 'amount'),
    hint: '按上面的收费标准计算，减免前的金额',
    required: true,
    mono: true,
    maxlength: 20,
  };
}

function parkFirmField(problem: FormProblem): StepField {
  return {
    kind: 'radio',
    label: '申请人是不是园区企业',
    name: 'parkFirm',
    value: typed(problem, 'parkFirm'),
    hint: '园区企业按标准的一半收取',
    options: [
      { value: '', label: '不是' },
      { value: 'on', label: '是园区企业' },
    ],
  };
}

function receiptParts(
  loaded: LoadedCase,
  { slip }: FeeOfCase,
  schedule: Row[],
  problem: FormProblem,
): PaymentParts {
  const issued: Row[] =
    slip === null
      ? schedule
      : [
          {
            key: '缴费通知单',
            value: slip.slipNumber,
            href: paths.caseAction(loaded.row.number, 'payment-slip'),
          },
          { key: '应缴', value: [yuanInWords(slip.amountFen), slip.discountNote].filter(Boolean).join('，') },
        ];
  return {
    title: '登记缴费',
    actions: ['record-payment'],
    lead: '核对财政票据后登记。登记后办件转为待领取。',
    rows: issued,
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
      {
        kind: 'text',
        label: '票据金额（元）',
        name: 'amount',
        value: typed(problem, 'amount', slip === null ? '' : yuanText(slip.amountFen)),
        hint: '与应缴金额不一致的不能登记',
        mono: true,
        maxlength: 20,
      },
      ...resultFields(loaded, problem),
      deliveryWayField(loaded, problem),
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
    fields: [...resultFields(loaded, problem), deliveryWayField(loaded, problem)],
    hidden: [],
    submit: { label: '登记并通知领取' },
    withPapers: false,
  };
}

/** S-42: what belongs to the one result pack of a joint case, item by item. */
function packRows({ facts }: LoadedCase): Row[] {
  return (facts.joint?.legs ?? []).map(({ departmentName, itemName }) => ({
    key: '一并发出',
    value: itemName,
    hint: departmentName,
  }));
}

/** Handing over the result ends the case (T35, FA-06). */
export function deliveryPage(loaded: LoadedCase, problem: FormProblem): StepPage {
  return {
    noun: 'deliveries',
    title: '发证办结',
    actions: ['deliver'],
    lead: '核对领取人身份后发出，登记领取人，办件办结。',
    rows: [{ key: '申请人', value: caseHead(loaded).applicant }, ...packRows(loaded)],
    fields: [
      ...resultFields(loaded, problem),
      deliveryWayField(loaded, problem),
      {
        kind: 'text',
        label: '邮寄单号',
        name: 'trackingNumber',
        value: typed(problem, 'trackingNumber'),
        hint: '邮寄的填写',
        required: false,
        mono: true,
        maxlength: 40,
      },
      {
        kind: 'text',
        label: '领取人姓名',
        name: 'receiverName',
        value: typed(problem, 'receiverName'),
        hint: '谁领走的；代领的写代领人姓名，邮寄的写收件人姓名',
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
    {
      kind: 'text',
      label: '有效期至',
      name: 'resultValidTo',
      value: typed(problem, 'resultValidTo', row.resultValidTo),
      hint: '如 2031-11-19；长期有效的不填',
      required: false,
      mono: true,
      maxlength: 10,
    },
  ];
}

function deliveryWayField({ row }: LoadedCase, problem: FormProblem): StepField {
  return {
    kind: 'radio',
    label: '领取方式',
    name: 'deliveryWay',
    value: typed(problem, 'deliveryWay', row.deliveryWay),
    options: [
      { value: 'window', label: '窗口领取' },
      { value: 'mail', label: '邮寄' },
    ],
  };
}

function feeInWords({ standard, amountFen }: { standard: string; amountFen: number }): string {
  const amount = amountFen > 0 ? yuanInWords(amountFen) : '';
  return [amount, standard].filter(Boolean).join('，') || '按规定标准';
}
