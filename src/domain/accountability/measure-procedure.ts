import type { MeasureState, MeasureSubject } from './measure-states.js';
import { isOnSection, sequelOf } from './measure-steps.js';
import { isMeasureCode, type MeasureCode } from './measures.js';
import { isOffPost } from './off-post.js';

export type MeasureRefusalCode =
  | 'concerned'
  | 'own-proposal'
  | 'wrong-state'
  | 'not-yours'
  | 'no-self-criticism'
  | 'written-already'
  | 'not-head'
  | 'not-reviewed'
  | 'days-not-over'
  | 'needs-dates'
  | 'needs-substitute'
  | 'substitute-is-self'
  | 'substitute-not-competent'
  | 'substitute-away'
  | 'no-person'
  | 'no-section'
  | 'no-head'
  | 'foreign-person'
  | 'off-post-already';

export interface MeasureRefusal {
  rule: string;
  code: MeasureRefusalCode;
  field: string;
}

export const MEASURE_REFUSALS: Readonly<Record<MeasureRefusalCode, string>> = {
  concerned: '这项处理涉及您本人或者您的科室，要由其他人员办理',
  'own-proposal': '处理是您提出的，要由其他人员决定',
  'wrong-state': '这项处理现在不能这样办，请看清它的状态',
  'not-yours': '只能写自己的检讨',
  'no-self-criticism': '这项处理不要求书面检讨',
  'written-already': '检讨已经审阅，不能再改',
  'not-head': '检讨由本科室负责人审阅；负责人的检讨由分管领导审阅',
  'not-reviewed': '检讨还没有经科室负责人审阅签字',
  'days-not-over': '期限还没有届满，届满以后才能召开评议会',
  'needs-dates': '请填写开始日期；停职还要填写截止日期',
  'needs-substitute': '请选择替岗人员，离岗期间由其办理',
  'substitute-is-self': '不能由本人替岗',
  'substitute-not-competent': '替岗人员要能办他的业务：请选择B角、同部门或者同窗口的人员',
  'substitute-away': '替岗人员在这段时间也要离岗，请另选一人',
  'no-person': '请选择人员',
  'no-section': '请选择科室',
  'no-head': '这个科室没有登记负责人，请先由管理员登记窗口负责人',
  'foreign-person': '只能对本科室人员提出',
  'off-post-already': '他已经离岗，请先办结原来的处理',
};

/** A measure as the rules need it; moments in milliseconds. */
export interface MeasureFacts {
  code: MeasureCode;
  state: MeasureState;
  subjectKind: MeasureSubject;
  staffId: number | null;
  departmentId: number | null;
  proposedById: number;
  selfCriticismAt: number | null;
  reviewedAt: number | null;
  effectiveUntil: number | null;
}

export interface Actor {
  staffId: number;
  departmentId: number | null;
}

/** S-15: proposal, decision and the person concerned are kept apart. */
export function refuseDecision(measure: MeasureFacts, by: Actor): MeasureRefusal | null {
  if (isConcerned(measure, by)) return refuseMeasure('concerned');
  if (measure.state !== 'proposed') return refuseMeasure('wrong-state');
  return measure.proposedById === by.staffId ? refuseMeasure('own-proposal') : null;
}

/** 003:L112-114: the inspection office serves what was decided, never somebody on himself. */
export function refuseServing(measure: MeasureFacts, by: Actor): MeasureRefusal | null {
  if (isConcerned(measure, by)) return refuseMeasure('concerned');
  return measure.state === 'decided' ? null : refuseMeasure('wrong-state');
}

/** D-14: written by the person himself; it may be improved until the head has signed it. */
export function refuseSelfCriticism(measure: MeasureFacts, by: Actor): MeasureRefusal | null {
  if (measure.staffId !== by.staffId) return refuseMeasure('not-yours', 'form', 'D-14');
  if (sequelOf(measure.code) !== 'self-criticism') return refuseMeasure('no-self-criticism', 'form', 'D-14');
  if (measure.state !== 'served') return refuseMeasure('wrong-state', 'form', 'D-14');
  return measure.reviewedAt === null ? null : refuseMeasure('written-already', 'form', 'D-14');
}

/** D-14: reviewed and signed by the head of the section; the head's own by the leader in charge. */
export function refuseReview(
  measure: MeasureFacts,
  by: Actor & { isHead: boolean; isLeaderInCharge: boolean },
  concerned: { isHead: boolean },
): MeasureRefusal | null {
  if (measure.staffId === by.staffId) return refuseMeasure('concerned', 'form', 'D-14');
  const isSameSection = measure.departmentId === null || measure.departmentId === by.departmentId;
  const isReviewer = concerned.isHead || measure.departmentId === null ? by.isLeaderInCharge : by.isHead;
  if (!isSameSection || !isReviewer) return refuseMeasure('not-head', 'form', 'D-14');
  const isReady = measure.state === 'served' && measure.selfCriticismAt !== null;
  return isReady && measure.reviewedAt === null ? null : refuseMeasure('wrong-state', 'form', 'D-14');
}

/** D-14: the inspection office takes it in once the head has signed. */
export function refuseReturn(measure: MeasureFacts, by: Actor): MeasureRefusal | null {
  if (isConcerned(measure, by)) return refuseMeasure('concerned', 'form', 'D-14');
  const isWaiting = measure.state === 'served' && sequelOf(measure.code) === 'self-criticism';
  if (!isWaiting) return refuseMeasure('wrong-state', 'form', 'D-14');
  return measure.reviewedAt === null ? refuseMeasure('not-reviewed', 'form', 'D-14') : null;
}

/** What has to be carried out is reported as done by others than the person. */
export function refuseCompletion(measure: MeasureFacts, by: Actor): MeasureRefusal | null {
  if (isConcerned(measure, by)) return refuseMeasure('concerned');
  const isWaiting = measure.state === 'served' && sequelOf(measure.code) === 'carry-out';
  return isWaiting ? null : refuseMeasure('wrong-state');
}

/** 003:L84: after the days, the meeting decides: restore, reassign or dismiss. */
export function refuseEvaluation(measure: MeasureFacts, by: Actor, now: number): MeasureRefusal | null {
  if (isConcerned(measure, by)) return refuseMeasure('concerned', 'form', 'S-16');
  if (measure.state !== 'under-way' || !isOffPost(measure.code))
    return refuseMeasure('wrong-state', 'form', 'S-16');
  const isOver = measure.effectiveUntil !== null && now > measure.effectiveUntil;
  return isOver ? null : refuseMeasure('days-not-over', 'form', 'S-16');
}

/** A measure belongs to a person or to a section, as its code says. */
export function refuseSubject(
  code: string,
  given: { staffId: number | null; departmentId: number | null },
): MeasureRefusal | null {
  if (!isMeasureCode(code)) return refuseMeasure('wrong-state', 'code');
  if (isOnSection(code))
    return given.departmentId === null ? refuseMeasure('no-section', 'departmentId') : null;
  return given.staffId === null ? refuseMeasure('no-person', 'staffId') : null;
}

export function isConcerned(
  measure: Pick<MeasureFacts, 'staffId' | 'subjectKind' | 'departmentId'>,
  by: Actor,
): boolean {
  if (measure.staffId === by.staffId) return true;
  return (
    measure.subjectKind === 'section' &&
    measure.departmentId !== null &&
    measure.departmentId === by.departmentId
  );
}

export function refuseMeasure(code: MeasureRefusalCode, field = 'form', rule = 'S-15'): MeasureRefusal {
  return { rule, code, field };
}
