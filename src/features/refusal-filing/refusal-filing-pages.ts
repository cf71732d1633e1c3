import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { noticeTitle } from '../../domain/notices/notice-kinds.js';
import type { FormProblem } from '../../web/forms.js';
import { basisField, reasonField, refusalLook } from '../cases/closing-steps.js';
import type { LoadedCase } from '../cases/load-case.js';
import { type LastLook, type StepPage, typed, typedList } from '../cases/step-page.js';

/** T17: the clerk puts his refusal to the leader in charge, in writing. */
export function referralPage(_loaded: LoadedCase, problem: FormProblem): StepPage {
  return {
    noun: 'referrals',
    title: '报分管领导研究（否定报备）',
    actions: ['refer-refusal'],
    lead: '不予办理超出窗口授权的，不能自行答复。写明理由和依据报分管领导，由领导书面答复；理由和依据会印在决定书上。',
    rows: [],
    fields: [reasonField(problem, '为什么不能办理'), basisField(problem, '')],
    hidden: [],
    submit: { label: '书面报分管领导' },
    withPapers: true,
  };
}

/** T18, T19: the leader reads the referral and answers in writing. */
export function referralAnswerPage({ extras, calendar }: LoadedCase, problem: FormProblem): StepPage {
  const { referral } = extras;
  const moment = (at: number) => momentInWords(at, calendar.zone);
  return {
    noun: 'referral-answers',
    title: '答复否定报备',
    actions: ['confirm-refusal', 'order-acceptance'],
    lead: '同意不予办理的，出具不予行政许可决定书；要求受理的，按承诺件受理，从答复时起计算办理期限。',
    rows:
      referral === null
        ? []
        : [
            { key: '报备', value: `${moment(referral.referredAt)} ${referral.referredBy}` },
            { key: '不能办理的理由', value: referral.reasons },
            { key: '依据', value: referral.basis },
            { key: '答复期限', value: referral.dueAt === null ? '' : `${moment(referral.dueAt)} 前` },
          ].filter((row) => row.value !== ''),
    fields: [
      {
        kind: 'radio',
        label: '答复',
        name: 'answer',
        value: typed(problem, 'answer'),
        required: true,
        options: [
          { value: 'confirm', label: '同意不予办理', hint: '下一步核对决定书' },
          { value: 'order-acceptance', label: '要求受理', hint: '出具受理通知书，转部门审查' },
        ],
      },
      { ...reasonField(problem, '写入否定报备登记表'), label: '书面意见' },
    ],
    hidden: [],
    submit: { label: '答复' },
    withPapers: true,
  };
}

/** What a confirmed refusal prints; null for an ordered acceptance, which is taken at once. */
export function referralAnswerLook(
  { answer, reason }: { answer: 'confirm' | 'order-acceptance'; reason: string },
  loaded: LoadedCase,
): LastLook | null {
  const { referral } = loaded.extras;
  if (answer !== 'confirm' || referral === null) return null;
  const look = refusalLook(referral.reasons, referral.basis, loaded);
  return { ...look, rows: [...look.rows, { key: '领导意见', value: reason }] };
}

/** T38: which papers go back, and who signed for them. */
export function paperReturnPage(loaded: LoadedCase, problem: FormProblem): StepPage {
  const { materials } = loaded;
  const here = materials.filter((row) => row.status === 'present').map((row) => row.name);
  const names = here.length > 0 ? here : materials.map((row) => row.name);
  const ticked = typedList(problem, 'papers', here);
  return {
    noun: 'paper-returns',
    title: '退还材料',
    actions: ['hand-back-papers'],
    lead: `申请人要求退还申请材料的，当面点清、签收。登记后打印${noticeTitle('D-138')}，请签收人签名。`,
    rows: [],
    fields: [
      {
        kind: 'ticks',
        label: '退还的材料',
        name: 'papers',
        value: '',
        options: names.map((name) => ({ value: name, label: name, checked: ticked.includes(name) })),
      },
      {
        kind: 'text',
        label: '签收人姓名',
        name: 'signedBy',
        value: typed(problem, 'signedBy'),
        required: true,
        maxlength: 60,
      },
    ],
    hidden: [],
    submit: { label: '登记退还并打印签收单' },
    withPapers: false,
  };
}
