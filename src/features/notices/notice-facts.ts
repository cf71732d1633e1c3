import type { Vault } from '../../db/vault.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { blockingMaterials } from '../../domain/cases/materials.js';
import { isRemitReason } from '../../domain/cases/remit.js';
import type { LimitUnit } from '../../domain/deadlines/time-limit.js';
import { isIdType } from '../../domain/identity/id-types.js';
import { maskIdNumber, maskPhone } from '../../domain/identity/masks.js';
import { limitInWords } from '../../domain/items/compare-limits.js';
import type {
  AcceptanceFacts,
  CommonNoticeFacts,
  CorrectionFacts,
  NonAcceptanceFacts,
  RefusalDecisionFacts,
  RefusalFilingFacts,
} from '../../domain/notices/notice-facts.js';
import { paths } from '../../web/paths.js';
import { checkedMaterial, kindOf } from '../cases/case-facts.js';
import type { CaseForNotice } from './case-for-notice.repository.js';
import type { AnsweredReferral } from './papers-facts.js';

interface Issued {
  number: string;
  issuedOn: string;
  publicUrl: string;
  vault: Vault;
  person: { name: string };
}

/** What every paper of a case says; numbers of persons are masked, since papers are kept in the clear. */
export function commonFacts(found: CaseForNotice, issued: Issued): CommonNoticeFacts {
  const { version, applicant, window } = found;
  const hall = version.item.hall;
  const numbers = maskedNumbers(applicant, issued.vault);
  return {
    number: issued.number,
    issuedOn: issued.issuedOn,
    hallName: hall.name,
    hallAddress: hall.address,
    sealName: found.settings.text('sealName') || hall.name,
    caseNumber: found.number,
    queryCode: found.queryCode,
    publicUrl: `${issued.publicUrl}${paths.publicStatus(found.publicToken)}`,
    applicantName: found.applicantName,
    applicantIdMasked: numbers.id,
    applicantPhoneMasked: numbers.phone,
    agentName: found.agentName,
    itemName: found.itemName,
    itemCode: version.item.code,
    departmentName: version.item.department.name,
    windowName: window === null ? '' : `${window.number}号窗口 ${window.name}`,
    handlerName: issued.person.name,
    handlerAName: found.nameOf(version.handlerAId),
    handlerBName: found.nameOf(version.handlerBId),
    phone: version.dutyPhone || window?.phone || hall.phone,
    complaintPhone: version.complaintPhone || hall.complaintPhone,
  };
}

export function acceptanceFacts(
  found: CaseForNotice,
  common: CommonNoticeFacts,
  calendar: Calendar,
): AcceptanceFacts {
  const { version } = found;
  return {
    ...common,
    kind: kindOf(found.kind),
    materials: found.materials
      .filter((row) => row.status === 'present')
      .map(({ name, originals, copies }) => ({ name, originals, copies })),
    limitText:
      found.limitValue === null || found.limitUnit === null
        ? ''
        : limitInWords({ value: found.limitValue, unit: found.limitUnit as LimitUnit }),
    dueText: found.dueAt === null ? '' : momentInWords(found.dueAt.getTime(), calendar.zone),
    dueProvisional: found.dueProvisional,
    isDeemed: found.deemedAccepted,
    feeText: version.feeCharged
      ? version.fees.map((fee) => `${fee.name} ${fee.standard}`.trim()).join('；')
      : '不收费',
  };
}

export function nonAcceptanceFacts(found: CaseForNotice, common: CommonNoticeFacts): NonAcceptanceFacts {
  return {
    ...common,
    ...remedyBodies(found),
    remitReason: isRemitReason(found.remitReason) ? found.remitReason : 'outside-remit',
    reason: found.decisionReasons,
    basis: found.decisionBasis,
    whereToGo: found.whereToGo,
  };
}

export function correctionFacts(
  found: CaseForNotice,
  common: CommonNoticeFacts,
  calendar: Calendar,
): CorrectionFacts {
  const lines = blockingMaterials(found.materials.map(checkedMaterial)).map(
    ({ position, name, status, problem, onSpot }) => {
      const material = found.version.materials.find((row) => row.name === name);
      return {
        position,
        name,
        status,
        problem,
        onSpot,
        requirement: material?.requirement ?? '',
        sample: [material?.formName, material?.sampleNote].filter(Boolean).join('；'),
      };
    },
  );
  return {
    ...common,
    lines,
    deadlineText:
      found.supplementDueAt === null
        ? ''
        : `${momentInWords(found.supplementDueAt.getTime(), calendar.zone)} 前`,
    isRepeated: found.notices.some((notice) => notice.kind === 'D-03'),
  };
}

export function refusalDecisionFacts(
  found: CaseForNotice,
  common: CommonNoticeFacts,
  calendar: Calendar,
): RefusalDecisionFacts {
  return {
    ...common,
    ...remedyBodies(found),
    reason: found.decisionReasons,
    basis: found.decisionBasis,
    receivedOn: formatDate(dayOf(calendar.zone.toLocalMinute(found.receivedAt.getTime()))),
    deciderName: found.nameOf(found.decidedById),
  };
}

export function refusalFilingFacts(
  found: CaseForNotice,
  common: CommonNoticeFacts,
  referral?: AnsweredReferral,
  calendar?: Calendar,
): RefusalFilingFacts {
  const byWindow = found.decidedById === found.receivedById;
  const authority = referral ? 'leader' : byWindow ? 'window' : 'approver';
  const decider = found.nameOf(found.decidedById);
  return {
    ...common,
    reason: found.decisionReasons,
    basis: found.decisionBasis,
    authority,
    ...(referral && {
      handlerName: referral.referredBy,
      referredText: calendar ? momentInWords(referral.referredAt, calendar.zone) : '',
    }),
    leaderOpinion: referral ? `${decider}：${referral.opinion}` : byWindow ? '' : `${decider}：不予许可`,
    answeredOn: common.issuedOn,
    archiveNumber: found.number,
    papersReturned: false,
  };
}

export function remedyBodies(found: CaseForNotice) {
  return {
    reconsiderationBody: found.settings.text('reconsiderationBody'),
    court: found.settings.text('court'),
  };
}

function maskedNumbers(applicant: CaseForNotice['applicant'], vault: Vault): { id: string; phone: string } {
  if (applicant === null) return { id: '', phone: '' };
  const open = (column: string, sealed: string | null) =>
    sealed === null ? '' : vault.open(sealed, `Applicant.${column}:${applicant.rowKey}`);
  const id = open('idNumber', applicant.idNumberCipher);
  const phone = open('phone', applicant.phoneCipher);
  const type = isIdType(applicant.idType) ? applicant.idType : 'other';
  return { id: id === '' ? '' : maskIdNumber(type, id), phone: phone === '' ? '' : maskPhone(phone) };
}
