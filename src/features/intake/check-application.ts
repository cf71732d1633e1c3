import type { VerdictOutcome } from '../../domain/cases/intake-verdict.js';
import { idTypesFor, isIdType, parseIdNumber } from '../../domain/identity/id-types.js';
import { idNumberProblemInWords, PHONE_PROBLEM_WORDS } from '../../domain/identity/identity-in-words.js';
import { parsePhone } from '../../domain/identity/phone.js';
import type { ApplicantInput } from './applicants.repository.js';

export interface FieldFault {
  field: string;
  text: string;
}

/** The fields of the form that say who applies. */
export interface WhoApplies {
  applicantType: 'person' | 'organisation';
  idType: string;
  idNumber: string;
  name: string;
  phone: string;
  address: string;
  contactName: string;
  legalPerson: string;
}

/** Checks who applies and brings the numbers into the form to store. `today` is YYYY-MM-DD in the hall's zone. */
export function checkApplicant(
  given: WhoApplies,
  today: string,
): { applicant: ApplicantInput; faults: FieldFault[] } {
  const faults: FieldFault[] = [];
  const person = given.applicantType === 'person';
  const offered = idTypesFor(given.applicantType);
  const idType =
    isIdType(given.idType) && offered.includes(given.idType) ? given.idType : (offered[0] ?? 'other');
  let idNumber = '';
  if (given.idNumber === '') {
    faults.push({
      field: 'idNumber',
      text: person ? '请填写证件号码' : '请填写统一社会信用代码或其他证件号码',
    });
  } else {
    const parsed = parseIdNumber(given.applicantType, idType, given.idNumber, today);
    if (parsed.ok) idNumber = parsed.value;
    else faults.push({ field: 'idNumber', text: idNumberProblemInWords(idType, parsed.problem) });
  }
  if (given.name === '') faults.push({ field: 'name', text: person ? '请填写姓名' : '请填写单位名称' });
  const phone = parsePhone(given.phone);
  if (!phone.ok)
    faults.push({
      field: 'phone',
      text: given.phone === '' ? '请填写联系电话，通知取件用' : PHONE_PROBLEM_WORDS,
    });
  const { name, address, contactName, legalPerson } = given;
  return {
    faults,
    applicant: {
      type: given.applicantType,
      name,
      idType,
      idNumber,
      phone: phone.ok ? phone.value.number : '',
      address,
      contactName,
      legalPerson,
    },
  };
}

/** Checks the agent: all or nothing of name and phone; the number when given. */
export function checkAgent(
  given: { agentName: string; agentIdNumber: string; agentPhone: string },
  today: string,
) {
  const faults: FieldFault[] = [];
  const agent = { name: given.agentName, idNumber: '', phone: '' };
  if (given.agentName === '' && (given.agentIdNumber !== '' || given.agentPhone !== '')) {
    faults.push({ field: 'agentName', text: '请填写代办人姓名' });
  }
  if (given.agentIdNumber !== '') {
    const parsed = parseIdNumber('person', 'resident-id', given.agentIdNumber, today);
    if (parsed.ok) agent.idNumber = parsed.value;
    else faults.push({ field: 'agentIdNumber', text: idNumberProblemInWords('resident-id', parsed.problem) });
  }
  if (given.agentPhone !== '') {
    const parsed = parsePhone(given.agentPhone);
    if (parsed.ok) agent.phone = parsed.value.number;
    else faults.push({ field: 'agentPhone', text: PHONE_PROBLEM_WORDS });
  }
  return { agent, faults };
}

/** What the conclusion needs to be written down with it. */
export function checkOutcomeFields(
  outcome: VerdictOutcome,
  given: {
    reason: string;
    basis: string;
    resultName: string;
    receiverName: string;
    whereToGo: string;
    remitReason: string;
    promisedDate: string;
    signedBy: string;
    receiptNumber?: string;
    isCharged?: boolean;
  },
): FieldFault[] {
  const missing = (
    field: 'reason' | 'basis' | 'resultName' | 'receiverName' | 'whereToGo' | 'promisedDate' | 'signedBy',
    text: string,
  ): FieldFault[] => (given[field] === '' ? [{ field, text }] : []);
  switch (outcome) {
    case 'non-acceptance':
      return [
        ...missing('reason', '请写明不予受理的理由'),
        ...missing('basis', '请写明不予受理的依据'),
        ...(given.remitReason === 'no-permit-needed'
          ? []
          : missing('whereToGo', '请告诉申请人应当到哪里办理')),
      ];
    case 'reply':
      return [...missing('reason', '请写明不予办理的理由'), ...missing('basis', '请写明依据的法律条款')];
    case 'tolerate':
      return [
        ...missing('promisedDate', '请填写申请人承诺补交的日期'),
        ...missing('signedBy', '请填写在承诺书上签名的人'),
      ];
    case 'refer':
      return [...missing('reason', '请写明不能办理的理由'), ...missing('basis', '请写明依据的法律条款')];
    case 'treat-as-promised':
      return missing('reason', '请写明为什么需要审查后答复');
    case 'finish-instant':
      return [
        ...missing('resultName', '请填写发出的证件或文书'),
        ...missing('receiverName', '请填写领取人姓名'),
        ...(given.isCharged === true && (given.receiptNumber ?? '') === ''
          ? [{ field: 'receiptNumber', text: '这个事项收费，缴费以后填写财政票据号才能当场办结' }]
          : []),
      ];
    default:
      return [];
  }
}
