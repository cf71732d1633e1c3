import { isRemitReason, REMIT_REASONS } from '../../domain/cases/remit.js';
import { noticeTitle } from '../../domain/notices/notice-kinds.js';
import { remediesInWords } from '../../domain/notices/remedies.js';
import type { FormProblem } from '../../web/forms.js';
import type { LoadedCase } from './load-case.js';
import { type LastLook, type Row, type StepField, type StepPage, typed } from './step-page.js';

/** The matter does not belong here (T14, C-43). */
export function nonAcceptancePage(_loaded: LoadedCase, problem: FormProblem): StepPage {
  const options = Object.entries(REMIT_REASONS).map(([value, { name, basis }]) => ({
    value,
    label: name,
    hint: basis,
  }));
  return {
    noun: 'non-acceptances',
    title: '不予受理',
    actions: ['refuse-acceptance'],
    lead: '只有不属于这里办理、或者依法不需要许可的，才不予受理。材料不齐的，出具一次性告知书。',
    rows: [],
    fields: [
      {
        kind: 'radio',
        label: '原因',
        name: 'remitReason',
        value: typed(problem, 'remitReason'),
        required: true,
        options,
      },
      {
        kind: 'text',
        label: '应当到哪里办理',
        name: 'whereToGo',
        value: typed(problem, 'whereToGo'),
        hint: '机关名称和地址；依法不需要许可的可以不填',
        maxlength: 200,
      },
      reasonField(problem, '会印在不予受理通知书上'),
      basisField(problem, REMIT_REASONS['outside-remit'].basis),
    ],
    hidden: [],
    submit: { label: '下一步：核对通知书', tone: 'danger' },
    withPapers: false,
  };
}

/** What the notice of non-acceptance will say. */
export function nonAcceptanceLook(
  values: { remitReason: string; whereToGo: string; reason: string; basis: string },
  loaded: LoadedCase,
): LastLook {
  const { remitReason, whereToGo, reason, basis } = values;
  return {
    title: '出具不予受理通知书',
    text: '下面的内容会印在通知书上交给申请人，办件随即结束，不能再改。',
    rows: [
      { key: '文书', value: noticeTitle('D-02') },
      { key: '原因', value: isRemitReason(remitReason) ? REMIT_REASONS[remitReason].words : remitReason },
      ...(whereToGo === '' ? [] : [{ key: '应当到哪里办理', value: whereToGo }]),
      { key: '理由', value: reason },
      { key: '依据', value: basis },
      remediesRow(loaded),
    ],
    submitLabel: '出具并打印',
  };
}

/** A matter that the law forbids is answered in writing at the window (T16). */
export function replyPage(_loaded: LoadedCase, problem: FormProblem): StepPage {
  return {
    noun: 'replies',
    title: '书面答复（不予办理）',
    actions: ['reply'],
    lead: '违反法律规定或者国家明令禁止的事项，当场说明并出具书面决定。情况复杂的，请按承诺件受理。',
    rows: [],
    fields: [reasonField(problem, '会印在决定书上'), basisField(problem, '')],
    hidden: [],
    submit: { label: '下一步：核对决定书', tone: 'danger' },
    withPapers: false,
  };
}

/** What the written reply will say. */
export function replyLook(
  { reason, basis }: { reason: string; basis: string },
  loaded: LoadedCase,
): LastLook {
  return refusalLook(reason, basis, loaded);
}

/** A refusal once more before it is issued: D-05 to the applicant, D-06 for the file (S-06). */
export function refusalLook(reason: string, basis: string, loaded: LoadedCase): LastLook {
  return {
    title: '出具不予行政许可决定书',
    text: '下面的内容会印在决定书上送达申请人，办件随即结束，不能再改。',
    rows: [
      { key: '文书', value: noticeTitle('D-05'), hint: `同时登记${noticeTitle('D-06')}，存档用` },
      { key: '理由', value: reason },
      { key: '依据', value: basis },
      remediesRow(loaded),
    ],
    submitLabel: '决定不予许可并打印',
  };
}

function remediesRow({ settings }: LoadedCase): Row {
  const bodies = { reconsiderationBody: settings.text('reconsiderationBody'), court: settings.text('court') };
  return { key: '救济途径', value: remediesInWords(bodies) };
}

/** The applicant takes his application back (T37). */
export function withdrawalPage(_loaded: LoadedCase, problem: FormProblem): StepPage {
  return {
    noun: 'withdrawals',
    title: '登记申请人撤回',
    actions: ['withdraw'],
    lead: '申请人自己提出撤回的，在这里登记。登记后办件结束，不能恢复；以后可以重新申请。',
    rows: [],
    fields: [{ ...reasonField(problem, '申请人说的理由，写进办件经过'), label: '撤回的理由' }],
    hidden: [],
    submit: { label: '下一步：核对', tone: 'danger' },
    withPapers: false,
  };
}

/** What a withdrawal does. */
export function withdrawalLook({ reason }: { reason: string }): LastLook {
  return {
    title: '登记申请人撤回',
    text: '登记后办件结束，不能恢复，也不出具文书。请确认申请人已经签字撤回。',
    rows: [{ key: '撤回的理由', value: reason }],
    submitLabel: '登记撤回',
  };
}

/** The reason of a step, as printed or kept. */
export function reasonField(problem: FormProblem, hint: string): StepField {
  return {
    kind: 'area',
    label: '理由',
    name: 'reason',
    value: typed(problem, 'reason'),
    hint,
    rows: 4,
    maxlength: 1000,
  };
}

/** The law on which a step rests. */
export function basisField(problem: FormProblem, before: string): StepField {
  return {
    kind: 'text',
    label: '依据的法律条款',
    name: 'basis',
    value: typed(problem, 'basis', before),
    maxlength: 500,
  };
}
