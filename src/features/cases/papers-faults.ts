import type { IntakeVerdict } from '../../domain/cases/intake-verdict.js';
import { type PapersValues, rowKey } from './cases.forms.js';
import { isBreach } from './conclude-papers.js';
import type { LoadedCase } from './load-case.js';

interface FieldFault {
  field: string;
  text: string;
}

/** What is still to be filled in before the conclusion can be carried out, field by field. */
export function papersFaults(loaded: LoadedCase, verdict: IntakeVerdict, values: PapersValues): FieldFault[] {
  switch (verdict.outcome) {
    case 'undecided':
      return materialFaults(loaded, values);
    case 'finish-instant':
      return [
        ...missing('resultName', values.resultName, '请填写发出的证件或者文书名称'),
        ...missing('receiverName', values.receiverName, '请填写领取人姓名，没有领取记录不能办结'),
        ...(loaded.row.feeCharged === 1
          ? missing('receiptNumber', values.receiptNumber, '这个事项收费，缴费以后填写财政票据号才能办结')
          : []),
      ];
    case 'tolerate':
      return [
        ...missing('promisedDate', values.promisedDate, '请填写申请人承诺补交的日期'),
        ...missing('signedBy', values.signedBy, '请填写在承诺书上签名的人'),
      ];
    case 'one-time-notice':
      return isBreach(verdict)
        ? missing(
            'breachReason',
            values.breachReason,
            '请写明上次为什么没有一次告知，督查人员会看到；不是上次就有的问题，请勾选“另交了新件”',
          )
        : [];
    default:
      return [];
  }
}

function materialFaults({ materials }: LoadedCase, values: PapersValues): FieldFault[] {
  return materials.flatMap(({ position, name, status: stored, problem: storedProblem }) => {
    const { status = stored, problem = storedProblem } = values.materials[rowKey(position)] ?? {};
    if (status === 'unchecked')
      return [{ field: `materials.${rowKey(position)}.status`, text: `请核对：${name}` }];
    if (status === 'defective' && problem === '') {
      return [{ field: `materials.${rowKey(position)}.problem`, text: `请写明哪里不合要求：${name}` }];
    }
    return [];
  });
}

function missing(field: string, value: string, text: string): FieldFault[] {
  return value === '' ? [{ field, text }] : [];
}
