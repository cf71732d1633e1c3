import { isRemitReason, REMIT_REASONS } from '../../domain/cases/remit.js';
import { type CaseState, isClockRunning, stateInPlainWords } from '../../domain/cases/states.js';
import { remediesInWords } from '../../domain/notices/remedies.js';
import type { MomentWords } from './moments-in-words.js';
import type { PublicCaseRow, PublicMaterialRow } from './status.repository.js';
import { withoutPersonalData } from './without-personal-data.js';

/** The answer to 需要您做什么; the materials are those still to be brought. */
export interface TodoAnswer {
  lead: string;
  notes: string[];
  materials: { name: string; words: string }[];
}

export interface TodoGiven {
  row: PublicCaseRow;
  state: CaseState;
  words: MomentWords;
  materials: readonly PublicMaterialRow[];
  now: number;
  /** Names that must not stand in the clear. */
  names: readonly string[];
  remedyBodies: { reconsiderationBody: string; court: string };
}

/** What the applicant has to do now, in plain words; refusals say why and what can be done against them. */
export function todoAnswer(given: TodoGiven): TodoAnswer {
  const { row, state } = given;
  if (row.gapPromisedFor !== null && isClockRunning(state)) return bring(given);
  switch (state) {
    case 'SUPP':
      return bring(given);
    case 'READY':
      return answer(`请到${placeOf(row)}领取${row.resultName || '结果'}`, [whatToBring(row)]);
    case 'PAY':
      return answer('请缴费', [
        row.paymentPlace === ''
          ? '缴费地点和金额写在缴费通知上。'
          : `缴费地点：${row.paymentPlace}。缴费后凭收据领取结果。`,
      ]);
    case 'DEC_N':
      return refused(given);
    case 'REJ_F':
      return notAccepted(given);
    case 'RETURN':
      return answer('可以备齐材料重新申请', ['退回的材料请到窗口取走；要带什么，请看办事指南。']);
    case 'WITHDRAWN':
      return answer('不需要做什么', ['还想办理的话，可以随时重新申请。']);
    case 'DONE':
      return answer('不需要做什么', [`${row.resultName || '结果'}已经交付，请妥善保管。`]);
    case 'DRAFT':
    case 'BOOKED':
    case 'PRE_FIX':
    case 'PRE_OK':
      return answer(stateInPlainWords(state), []);
    default:
      return answer('现在不需要做什么', row.acceptedAt === null ? [] : ['办好以后，这里会写明到哪里领取。']);
  }
}

function bring({ row, words, materials, names, now }: TodoGiven): TodoAnswer {
  const dueAt = row.gapPromisedFor ?? row.supplementDueAt;
  const isPast = dueAt !== null && now > dueAt;
  const until = dueAt === null ? '' : isPast ? '尽快' : `在 ${words.moment(dueAt)} 前`;
  const past = isPast
    ? [`补交的期限 ${words.moment(dueAt)} 已经过了，一直不补交会被退回；有困难请马上打下面的电话。`]
    : [];
  return {
    lead: `请${until}补交 ${materials.length} 样材料`,
    notes: [
      ...past,
      row.gapPromisedFor === null
        ? `交到${placeOf(row)}。材料补齐，当场受理。`
        : `您承诺后补这些材料，请交到${placeOf(row)}；补齐以前不能批准。`,
    ],
    materials: materials.map((material) => ({
      name: material.name,
      words: materialInWords(material, names),
    })),
  };
}

function materialInWords(material: PublicMaterialRow, names: readonly string[]): string {
  const problem = withoutPersonalData(material.problem.trim(), names);
  const parts = [
    material.originals > 0 ? `原件 ${material.originals} 份` : '',
    material.copies > 0 ? `复印件 ${material.copies} 份` : '',
  ].filter((part) => part !== '');
  const count = parts.length > 0 ? `请带${parts.join('、')}。` : '';
  if (material.status === 'defective') return `${sentence(problem || '不符合要求')}${count}`;
  return `${sentence(problem || '没有交')}${count}`;
}

function refused(given: TodoGiven): TodoAnswer {
  const { row, names } = given;
  const reasons = withoutPersonalData(row.decisionReasons.trim(), names);
  const first = reasons === '' ? '没有批准的理由写在决定书上。' : `没有批准的理由：${sentence(reasons)}`;
  return answer('请领取书面决定', [first, ...basisAndRemedies(given)]);
}

function notAccepted(given: TodoGiven): TodoAnswer {
  const { row, names } = given;
  const remit = isRemitReason(row.remitReason) ? REMIT_REASONS[row.remitReason].words : '';
  const reasons = withoutPersonalData(row.decisionReasons.trim(), names);
  const where = withoutPersonalData(row.whereToGo.trim(), names);
  return answer(where === '' ? '请领取不予受理通知书' : '请到该办的地方申请', [
    ...(remit === '' ? [] : [remit]),
    ...(reasons === '' || reasons === remit ? [] : [`没有受理的理由：${sentence(reasons)}`]),
    ...(where === '' ? [] : [`可以去办的地方：${sentence(where)}`]),
    ...basisAndRemedies(given),
  ]);
}

function basisAndRemedies({ row, names, remedyBodies }: TodoGiven): string[] {
  const basis = withoutPersonalData(row.decisionBasis.trim(), names);
  return [...(basis === '' ? [] : [`依据：${sentence(basis)}`]), remediesInWords(remedyBodies)];
}

function whatToBring(row: PublicCaseRow): string {
  return row.applicantType === 'organisation'
    ? '请带受理通知书、单位证照和经办人身份证。'
    : '请带受理通知书和身份证；请别人代领的，还要带委托书和代领人身份证。';
}

/** 3号窗口（一楼东侧）, as a citizen finds it. */
export function placeOf(row: PublicCaseRow): string {
  if (row.windowNumber === null) return `${row.hallName}${row.departmentName}窗口`;
  const location = row.windowLocation ? `（${row.windowLocation}）` : '';
  return ` ${row.windowNumber} 号窗口${row.windowName ? ` ${row.windowName}` : ''}${location}`;
}

function sentence(text: string): string {
  return /[。！？!?]$/.test(text) ? text : `${text}。`;
}

function answer(lead: string, notes: string[]): TodoAnswer {
  return { lead, notes, materials: [] };
}
