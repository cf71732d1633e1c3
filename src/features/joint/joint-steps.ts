import { LEAD_NAMES } from '../../domain/joint/lead.js';
import type { FormProblem } from '../../web/forms.js';
import type { LoadedCase } from '../cases/load-case.js';
import { type Row, type StepPage, typed } from '../cases/step-page.js';
import { opinionsInWords } from './close-legs.js';

/** Opening the legs (T22): the joint application form is checked once more, then the first group is handed its copies. */
export function legOpeningPage(
  { facts }: LoadedCase,
  form: { projectName: string; contactName: string; phone: string },
  problem: FormProblem,
): StepPage {
  const legs = facts.joint?.legs ?? [];
  const first = Math.min(...legs.map(({ position }) => position));
  return {
    noun: 'leg-openings',
    title: '启动并联审批',
    actions: ['open-legs'],
    lead: '提交以后，第 1 组各部门马上收到抄告单并开始计时；材料由窗口抄送，申请人不用在部门之间递送。',
    rows: [
      ...legs.map(
        (leg): Row => ({
          key: leg.departmentName,
          value: leg.itemName,
          hint: leg.position === first ? '现在抄告' : `第 ${leg.position} 组，前面的部门都同意以后抄告`,
        }),
      ),
      { key: '牵头', value: facts.joint === undefined ? '' : LEAD_NAMES[facts.joint.lead] },
      { key: '联系电话', value: form.phone === '' ? '没有登记，请先补上' : form.phone },
    ],
    fields: [
      {
        kind: 'text',
        label: '项目名称',
        name: 'projectName',
        value: typed(problem, 'projectName', form.projectName),
        required: true,
        maxlength: 100,
      },
      {
        kind: 'text',
        label: '联系人',
        name: 'contactName',
        value: typed(problem, 'contactName', form.contactName),
        required: true,
        maxlength: 60,
      },
    ],
    hidden: [],
    submit: { label: '启动并抄告各部门' },
    withPapers: false,
  };
}

/** Closing the legs (T23): all organs have answered; the case goes on to the decision. */
export function legClosingPage(loaded: LoadedCase, _problem: FormProblem): StepPage {
  const legs = loaded.facts.joint?.legs ?? [];
  return {
    noun: 'leg-closings',
    title: '汇总部门意见',
    actions: ['close-legs'],
    lead: `${opinionsInWords(legs)}。汇总以后转审批决定；有部门不同意的，不能准予许可。`,
    rows: opinionRows(loaded),
    fields: [],
    hidden: [],
    submit: { label: '汇总，转审批决定' },
    withPapers: false,
  };
}

/** What each organ answered, for the pages of the lead and of the approver. */
export function opinionRows({ facts }: LoadedCase): Row[] {
  return (facts.joint?.legs ?? []).map((leg) => {
    const because = [leg.reason, leg.basis && `依据：${leg.basis}`].filter(Boolean).join('；');
    const words = {
      agreed: '同意',
      disagreed: '不同意',
      spared: '不再需要答复',
      open: '还没有答复',
      waiting: '还没有抄告',
    };
    return {
      key: leg.departmentName,
      value: `${words[leg.state]}（${leg.itemName}）`,
      ...(because === '' ? {} : { hint: because }),
    };
  });
}
